import { get } from '../api/http';
import { t } from '../i18n';
import { useLoaded } from '../ui/useLoaded';
import { People } from './Follow';
import { useLink } from './following';

/** With whom a person is linked, where both show it. */
export function LinkedWith({ id }: { id: string }) {
  const own = useLink(id)?.state ?? '';
  const { value } = useLoaded(() => get<{ items: readonly string[] }>(`/api/links/${id}`), `${id} ${own}`);
  if (!value?.items.length) return null;
  return (
    <section aria-labelledby="links">
      <h2 id="links" class="overline">
        {t('relations.links')} · {value.items.length}
      </h2>
      <People ids={value.items} />
    </section>
  );
}
