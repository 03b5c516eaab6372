import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { PublicationKinds } from '../api/entries';
import { myGroups } from '../app/places';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useLive, useMine } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { KindChip } from '../ui/Chip';
import { PageTitle } from '../ui/Page';
import { RelativeTime } from '../ui/RelativeTime';
import { type Draft, newKey } from './draft';
import { keptDraft } from './draftings';
import { KindChoices } from './KindChoices';
import { newPath } from './kinds';
import '../styles/publish.css';

/** What to share, and what was begun and not shared yet. */
export default function SharePage() {
  const { url } = useLocation();
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const groups = myGroups();
  return (
    <>
      <PageTitle title={t('publication.choose')} back={{ href: '/app', label: t('nav.home') }} />
      <KindChoices query={query} />
      <Begun />
      {groups.length > 0 && (
        <section aria-labelledby="talk-in">
          <h2 id="talk-in" class="overline">
            {t('publication.talk')}
          </h2>
          <ul class="chips">
            {groups.map((group) => (
              <li key={group.id}>
                <a class="chip chip-link" href={`${addressOf.group(group.id, group.name)}/nueva`}>
                  {group.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Drafts: those that the server knows, and those that are only on this device. */
function Begun() {
  const { store } = useLive();
  const here = useSignal<readonly Draft[]>([]);
  useEffect(() => {
    void Promise.all(PublicationKinds.map((kind) => keptDraft(store, newKey(kind)))).then(
      (found) => (here.value = found.filter((one) => one !== undefined)),
    );
  }, [store]);
  const drafts = entriesOf(useMine(), 'authorship')
    .filter((one) => one.stage === 'draft' && one.state === 'author')
    .sort((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt));
  if (drafts.length + here.value.length === 0) return null;
  return (
    <section aria-labelledby="begun">
      <h2 id="begun" class="overline">
        {t('publication.begun')}
      </h2>
      <ul class="directory">
        {here.value.map(({ key, creation, text }) => (
          <li key={key} class="begun-row">
            <KindChip kind={creation.type} />
            <a class="begun-title" href={newPath(creation.type)}>
              {text.title.trim() || t('publication.untitled')}
            </a>
            <span class="small">{t('publication.begun.here')}</span>
          </li>
        ))}
        {drafts.map(({ id, type, title, changedAt }) => (
          <li key={id} class="begun-row">
            <KindChip kind={type} />
            <a class="begun-title" href={`${addressOf.publication(id, title)}/editar`}>
              {title.trim() || t('publication.untitled')}
            </a>
            <span class="small">
              <RelativeTime at={changedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
