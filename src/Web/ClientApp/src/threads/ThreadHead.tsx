import { useEffect } from 'preact/hooks';
import type { GroupId, GroupThread, ThreadAbout, ThreadId } from '../api/entries';
import { LineWords } from '../app/LineWords';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useEntries, useLive, useMine } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { LevelMenu } from '../notices/LevelMenu';
import { AxisChips, Chip, KindChip } from '../ui/Chip';
import { FaceStack } from '../ui/Face';
import { PageTitle } from '../ui/Page';
import { ThreadMenu } from './ThreadMenu';
import { titleOf } from './titleOf';

const Watched = 100;

interface ThreadHeadProps {
  readonly group: GroupId;
  readonly thread: ThreadId;
  readonly about: ThreadAbout | GroupThread | undefined;
}

/** What it is about, where it belongs, and who is here. */
export function ThreadHead({ group, thread, about }: ThreadHeadProps) {
  const { presence, member } = useLive();
  const entries = useEntries(`group/${group}`);
  const mine = useMine();
  const name = entryOf(entries, 'groupAbout', 'about')?.name ?? entryOf(mine, 'membership', group)?.name ?? '';
  const members = entriesOf(entries, 'groupMember').map(({ id }) => id);
  const watched = members.slice(0, Watched).join();
  useEffect(() => presence.watch(watched ? watched.split(',') : []), [presence, watched]);
  const here = presence.here(`thread/${thread}`).filter((id) => id !== member);
  const href = addressOf.group(group, name);
  const title = about && titleOf(about);
  return (
    <header class="thread-head">
      <PageTitle title={title ?? t('nav.groups')} back={{ href, label: t('thread.back', { name }) }} />
      <div class="thread-facts">
        <a class="small clip thread-group" href={href}>
          {name}
        </a>
        {about && about.type !== 'conversation' && <KindChip kind={about.type} />}
        {about?.announces && <Chip icon="megaphone">{t('thread.announces')}</Chip>}
        {about?.pinned && <Chip icon="pin">{t('thread.pinned')}</Chip>}
        {about?.closed && <Chip icon="lock">{t('thread.closed')}</Chip>}
        {about && <AxisChips axes={about.axes} />}
        {here.length > 0 && (
          <span class="here">
            <FaceStack ids={here} />
            <span class="small">{t('thread.here', { n: here.length })}</span>
          </span>
        )}
        <LineWords />
        <LevelMenu about={`thread/${thread}`} group={`group/${group}`} name={title ?? ''} />
        {about && <ThreadMenu group={group} thread={thread} about={about} />}
      </div>
    </header>
  );
}
