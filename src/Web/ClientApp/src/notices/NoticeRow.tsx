import type { Notice } from '../api/entries';
import { t } from '../i18n';
import { useLive, useMine } from '../live/hooks';
import { MemberFace } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { RelativeTime } from '../ui/RelativeTime';
import { LevelMenu } from './LevelMenu';
import { whereOf } from './where';
import { Icons, sentence } from './words';

/** A notice on its way to what it is about; whoever follows it has seen it. */
export function NoticeRow({ notice, isNew }: { notice: Notice; isNew: boolean }) {
  const { topics, outbox } = useLive();
  const mine = useMine();
  const where = whereOf(notice, (topic) => topics.view(topic).state.value.entries, mine);
  const words = sentence(notice, where);
  const newest = notice.by.at(-1);
  const isOfTalk = notice.about?.startsWith('thread/') && notice.place?.startsWith('group/');
  return (
    <li class={isNew ? 'notice is-unread' : 'notice'}>
      <span class="notice-face">
        {newest ? (
          <MemberFace id={newest} />
        ) : (
          <span class="hit-icon">
            <Icon name={Icons[notice.type]} size={24} />
          </span>
        )}
        {newest && (
          <span class="notice-kind">
            <Icon name={Icons[notice.type]} size={14} />
          </span>
        )}
      </span>
      <div class="notice-words">
        <a
          class="cover-link"
          href={where.href}
          onClick={() => isNew && void outbox.add({ do: 'see', nos: [notice.no] })}
        >
          {isNew && <span class="sr">{t('notice.new')} </span>}
          {words}
        </a>
        <p class="small">
          <RelativeTime at={notice.at} />
        </p>
      </div>
      {isOfTalk && notice.about && (
        <LevelMenu about={notice.about} group={notice.place ?? ''} name={where.name ?? ''} />
      )}
    </li>
  );
}
