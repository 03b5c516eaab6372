import '../styles/threads.css';
import '../styles/posts.css';
import '../styles/composer.css';
import '../styles/talks.css';
import type { OwnTalk } from '../api/entries';
import { LineWords } from '../app/LineWords';
import { Messages } from '../app/places';
import { NotFoundPage } from '../app/NotFoundPage';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { hasLeft, memberName } from '../live/cards';
import { useMine, useTopic } from '../live/hooks';
import { levelOf, threadOfTalk } from '../live/unread';
import { Talk } from '../threads/Talk';
import { Chip } from '../ui/Chip';
import { Face } from '../ui/Face';
import { PageTitle } from '../ui/Page';
import { TalkMenu } from './TalkMenu';
import { TalkPeople } from './TalkPeople';
import { isBlocked, nameOf, otherIn } from './talks';

/** A talk that has begun: who takes part, what was written, and the box to write more. */
export function TalkView({ talk }: { talk: OwnTalk }) {
  const mine = useMine();
  const thread = threadOfTalk(talk.id);
  const { status } = useTopic(`thread/${thread}`);
  useTopic(`talk/${talk.id}`);
  if (status === 'gone') return <NotFoundPage />;
  const title = nameOf(talk);
  const other = otherIn(talk);
  const blocked = isBlocked(mine, other);
  const left = other !== undefined && hasLeft(other);
  return (
    <div class="thread is-full">
      <header class="thread-head">
        <PageTitle title={title} back={{ href: Messages, label: t('nav.messages') }} />
        <div class="thread-facts">
          {other && !left && (
            <a class="talk-person" href={addressOf.member(other, memberName(other))}>
              <Face id={other} name={memberName(other)} size={24} />
              {t('talk.profile')}
            </a>
          )}
          {!other && <TalkPeople talk={talk} />}
          {levelOf(mine, thread) === 'none' && <Chip icon="bell-off">{t('talk.silent')}</Chip>}
          <LineWords />
          <TalkMenu talk={talk} />
        </div>
      </header>
      <Talk
        thread={thread}
        rights={{ isOpen: !blocked && !left, leads: false, title, hidesPresence: true }}
        people={[]}
        label={t('composer.label')}
        closed={left ? t('talk.left') : t('talk.blocked', { name: title })}
      />
    </div>
  );
}
