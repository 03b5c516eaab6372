import '../styles/people.css';
import '../styles/needs.css';
import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { post } from '../api/http';
import { addressOf, findBySlug } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { useFormDraft } from '../composer/useFormDraft';
import { language, t } from '../i18n';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { Field } from '../ui/Field';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';
import { KeptFields, type NeedDraft, NeedForm } from './NeedForm';
import { useNames } from '../people/useNames';

/** Something new that is needed or offered, in the own name or in that of those whose confirmed person the reader is. */
export default function NewNeedPage() {
  const { query } = useRoute();
  const { route } = useLocation();
  const { member } = useLive();
  const idOf = useRequestId();
  const form = useRef<HTMLFormElement>(null);
  const draft = useFormDraft('new/need', form, KeptFields);
  const names = useNames();
  const chosen = useSignal<string | null>(null);
  const name = names.find((one) => one.id === chosen.value) ?? findBySlug(names, query.de ?? '-');
  const make = useSubmit(async (need: NeedDraft) => {
    const body = { ...need, clearUntil: undefined, ...(chosen.value === '' || !name ? {} : { [name.kind]: name.id }) };
    const { id } = await post<{ id: string }>('/api/needs', { requestId: idOf(body), ...body });
    await draft.forget();
    route(addressOf.need(id, need.title), true);
  });
  const self = memberCard(member);
  const proposed = {
    type: query.tipo === 'oferta' ? ('offer' as const) : ('need' as const),
    country: self?.country,
    languages: [language.value],
  };
  return (
    <>
      <PageTitle title={t('needs.new.title')} back={{ href: '/app/necesidades', label: t('nav.back') }} />
      {names.length > 0 && (
        <Field label={t('needs.name')} hint={t('needs.name.hint')}>
          {(field) => (
            <select
              {...(field as object)}
              value={chosen.value ?? name?.id ?? ''}
              onChange={(event) => (chosen.value = event.currentTarget.value)}
            >
              <option value="">{t('needs.name.own')}</option>
              {names.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <NeedForm key={self ? 'known' : 'new'} about={proposed} form={make} act={t('action.share')} own={form} />
    </>
  );
}
