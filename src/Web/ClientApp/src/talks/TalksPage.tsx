import '../styles/people.css';
import '../styles/talks.css';
import type { MemberId, OwnTalk } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useLive, useMine, useTopic } from '../live/hooks';
import { entriesOf, levelOf, threadOfTalk, unreadInTalk } from '../live/unread';
import { Badge } from '../ui/Badge';
import { ButtonLink } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { Face } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { PageTitle } from '../ui/Page';
import { RelativeTime } from '../ui/RelativeTime';
import { lastWords } from './lastWords';
import { hrefOf, nameOf, otherIn, othersIn, pairTalk, talksOf } from './talks';

/** The reader's talks, the one written in last first. */
export default function TalksPage() {
  const { member, line } = useLive();
  const { status } = useTopic(`me/${member}`);
  useTopic('directory/members');
  const talks = talksOf(useMine());
  const begun = useBegun();
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('nav.messages')} />
        <ButtonLink look="primary" icon="pencil" href="/app/mensajes/nueva">
          {t('talk.new')}
        </ButtonLink>
      </div>
      {talks.length + begun.length > 0 ? (
        <ul class="directory talks">
          {begun.map((to) => (
            <li key={to} class="directory-row">
              <Face id={to} name={memberName(to)} />
              <div class="directory-words">
                <a class="cover-link directory-name" href={addressOf.pair(to, memberName(to))}>
                  {memberName(to)}
                </a>
                <p class="directory-line">
                  <span>{t('outbox.kept')}</span>
                </p>
              </div>
            </li>
          ))}
          {talks.map((talk) => (
            <TalkRow key={talk.id} talk={talk} />
          ))}
        </ul>
      ) : status === 'held' ? (
        <EmptyState id="talks" title={t('talk.none')}>
          <p>{t('talk.none.text')}</p>
        </EmptyState>
      ) : line.value === 'waiting' ? (
        <NoLine />
      ) : (
        <Skeleton />
      )}
    </>
  );
}

/** To whom the reader has written first words that still wait here. */
function useBegun(): MemberId[] {
  const { outbox, member } = useLive();
  const mine = useMine();
  const known = new Set(entriesOf(mine, 'ownTalk').map(({ id }) => id));
  const to = outbox.items.value.flatMap(({ command }) => (command.do === 'post' && command.to ? [command.to] : []));
  return [...new Set(to)].filter((other) => !known.has(pairTalk(member, other)));
}

function TalkRow({ talk }: { talk: OwnTalk }) {
  const { member } = useLive();
  const mine = useMine();
  const other = otherIn(talk);
  const unread = unreadInTalk(talk, mine, member);
  const words = lastWords(talk);
  return (
    <li class={unread ? 'directory-row is-unread' : 'directory-row'}>
      {other ? <Face id={other} name={memberName(other)} /> : <Faces ids={othersIn(talk)} />}
      <div class="directory-words">
        <a class="cover-link directory-name" href={hrefOf(talk)}>
          {nameOf(talk)}
        </a>
        <p class="directory-line talk-line">
          {words && <span class="talk-words">{words}</span>}
          <span class="talk-when">
            <RelativeTime at={talk.lastAt} />
          </span>
        </p>
      </div>
      {levelOf(mine, threadOfTalk(talk.id)) === 'none' && (
        <span class="talk-silent" title={t('talk.silent')}>
          <Icon name="bell-off" size={18} />
          <span class="sr">{t('talk.silent')}</span>
        </span>
      )}
      <Badge n={unread} words={t('talk.unread', { n: unread })} />
    </li>
  );
}

/** Two of those who take part, in the room of one. */
function Faces({ ids }: { ids: readonly MemberId[] }) {
  return (
    <span class="talk-faces">
      {ids.slice(0, 2).map((id) => (
        <Face key={id} id={id} name={memberName(id)} size={24} />
      ))}
    </span>
  );
}
