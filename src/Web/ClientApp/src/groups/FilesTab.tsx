import '../styles/people.css';
import '../styles/groupFiles.css';
import { useSignal } from '@preact/signals';
import type { GroupFiles } from '../api/entries';
import { addressOf } from '../app/slugs';
import { Attachments } from '../files/Attachments';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useEntries, useLive, useTopic } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { Face } from '../ui/Face';
import { MemberLink } from '../ui/MemberLink';
import { RelativeTime } from '../ui/RelativeTime';
import { filesIn, type FileView, viewsIn } from './files';
import type { TabProps } from './tabs';
import { titleOf } from '../threads/titleOf';

const AtOnce = 20;

/** The newest files of a group, wherever they are in it: who brought them, when, and where they are. */
export default function FilesTab({ view: group }: TabProps) {
  const { line } = useLive();
  const topic = useTopic(`files/${group.id}`);
  const view = useSignal<FileView | 'all'>('all');
  const shown = useSignal(AtOnce);
  const entries = topic.state?.entries ?? new Map();
  const all = filesIn(entries);
  const found = filesIn(entries, view.value);
  const waits = topic.status === 'loading' || topic.status === 'empty';
  if (waits && all.length === 0) return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />;
  if (all.length === 0) return <EmptyState id={group.id} title={t('group.files.none')} />;
  const choose = (one: FileView | 'all') => {
    view.value = one;
    shown.value = AtOnce;
  };
  return (
    <>
      <h2 class="sr">{t('group.tab.files')}</h2>
      <fieldset class="segments file-views">
        <legend class="sr">{t('group.files.kind')}</legend>
        {(['all', ...viewsIn(all)] as const).map((one) => (
          <label key={one} class="segment">
            <input type="radio" name="kind" checked={view.value === one} onChange={() => choose(one)} />
            {t(`group.files.kind.${one}`)}
          </label>
        ))}
      </fieldset>
      {found.length === 0 && <p class="small">{t('group.files.none.kind')}</p>}
      <ul class="stack">
        {found.slice(0, shown.value).map((one) => (
          <FilesOf key={one.id} one={one} group={group} />
        ))}
      </ul>
      {found.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </>
  );
}

function FilesOf({ one, group }: { one: GroupFiles; group: TabProps['view'] }) {
  const name = memberName(one.by);
  return (
    <li class="card group-file">
      <p class="group-file-by">
        <Face id={one.by} name={name} size={24} />
        <MemberLink id={one.by} name={name} />
        <span>
          <RelativeTime at={one.at} />
        </span>
        <Place one={one} group={group} />
      </p>
      <Attachments files={one.files} by={name} />
    </li>
  );
}

/** Leads to the message or to what was shared, as far as that is known here. */
function Place({ one, group }: { one: GroupFiles; group: TabProps['view'] }) {
  const entries = useEntries(`group/${group.id}`);
  const [kind, id = ''] = one.in.split('/');
  if (kind === 'publication') {
    const title = one.title ?? '';
    return <a href={addressOf.publication(id, title)}>{t('group.files.in', { title })}</a>;
  }
  const card = entryOf(entries, 'groupThread', id);
  if (!card) return null;
  const thread = addressOf.thread({ id: group.id, name: group.about.name }, card);
  return <a href={one.post ? `${thread}#p${one.post}` : thread}>{t('group.files.in', { title: titleOf(card) })}</a>;
}
