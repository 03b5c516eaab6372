import type { Entry, GroupId, ThreadId } from '../api/entries';
import { t } from '../i18n';
import { useEntries, useLive } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { People } from '../relations/Follow';
import { Button } from '../ui/Button';
import { answered } from './answered';

interface AnnouncementProps {
  readonly group: GroupId;
  readonly thread: ThreadId;
  readonly posts: ReadonlyMap<string, Entry>;
}

/** What a facilitator told the whole group: who answered, by a reaction or a word, who has not, and one act to say "I read it". */
export function Announcement({ group, thread, posts }: AnnouncementProps) {
  const { member, outbox } = useLive();
  const members = entriesOf(useEntries(`group/${group}`), 'groupMember').map(({ id }) => id);
  const { opening, who } = answered(posts, outbox.items.value, thread, member);
  if (!opening || members.length === 0) return null;
  const asked = members.filter((id) => id !== opening.by);
  const missing = asked.filter((id) => !who.has(id));
  const note = () => void outbox.add({ do: 'react', thread, no: opening.no, name: 'noted', on: true });
  return (
    <section class="box announcement" aria-label={t('thread.announces')}>
      <div class="row-between">
        <p>{t('group.announced.read', { n: asked.length - missing.length, all: asked.length })}</p>
        {missing.includes(member) && (
          <Button look="primary" icon="check" onClick={note}>
            {t('reaction.noted')}
          </Button>
        )}
      </div>
      {missing.length === 0 ? (
        <p class="small">{t('group.announced.all')}</p>
      ) : (
        <details>
          <summary>{t('group.announced.missing', { n: missing.length })}</summary>
          <People ids={missing} />
        </details>
      )}
    </section>
  );
}
