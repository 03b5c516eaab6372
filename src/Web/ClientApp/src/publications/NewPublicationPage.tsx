import { useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { PublicationKind } from '../api/entries';
import { requestId } from '../api/requestId';
import { useDrafting } from '../editor/useDrafting';
import { NotFoundPage } from '../app/NotFoundPage';
import { myGroups } from '../app/places';
import { me } from '../app/session';
import { addressOf } from '../app/slugs';
import { language, t } from '../i18n';
import { useLive, useTopic } from '../live/hooks';
import { Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { newDraft, newKey } from './draft';
import { openNew } from './draftings';
import { EditForm } from './EditForm';
import { isPublicationKind } from './kinds';
import { publicationOf } from './usePublication';

/** Something new to share; it is begun at the server once something is written. */
export default function NewPublicationPage() {
  const { params, query } = useRoute();
  const kind = params.kind;
  if (!isPublicationKind(kind)) return <NotFoundPage />;
  return <New key={kind} kind={kind} query={query} />;
}

function New({ kind, query }: { kind: PublicationKind; query: Readonly<Record<string, string>> }) {
  const { store, learn, outbox } = useLive();
  const { drafting } = useDrafting(kind, () => {
    const key = newKey(kind);
    // What waits to be shared is not written on.
    const waits = outbox.items.peek().filter(({ command }) => command.do === 'share' && command.draft.startsWith(key));
    const self = me.peek()?.member;
    const group = myGroups().find((one) => one.id === query.grupo)?.id;
    return openNew(
      store,
      learn,
      newDraft({
        key: waits.length > 0 ? `${key}-${waits.length}` : key,
        requestId: requestId(),
        type: kind,
        language: language.peek(),
        group,
        facts: {
          ...(self?.country ? { country: self.country, territory: self.territory } : {}),
          ...(query.organizacion ? { organization: query.organizacion } : {}),
          ...(query.iniciativa ? { initiative: query.iniciativa } : {}),
          ...(query.eje ? { axes: [query.eje] } : {}),
        },
      }),
    );
  });
  const { id = null, text } = drafting?.draft.value ?? {};
  const { state } = useTopic(id ? `publication/${id}` : null);
  useEffect(() => {
    // From now on it has an address, under which it is found again on any device.
    if (id) history.replaceState(history.state, '', `${addressOf.publication(id, text?.title ?? '')}/editar`);
  }, [id]);
  return (
    <>
      <PageTitle title={t(`publication.new.${kind}`)} back={{ href: '/app', label: t('nav.home') }} />
      {drafting ? (
        <EditForm drafting={drafting} publication={id && state ? publicationOf(id, state.entries) : undefined} />
      ) : (
        <Skeleton shape="card" />
      )}
    </>
  );
}
