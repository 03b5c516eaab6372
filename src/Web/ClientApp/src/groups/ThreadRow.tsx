import type { TargetedMouseEvent } from 'preact';
import type { GroupId, GroupThread } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberCard, memberName, organizationCard } from '../live/cards';
import { useLive, useMine } from '../live/hooks';
import { entryOf, unreadOf } from '../live/unread';
import { live } from '../live/live';
import { AxisChips, Chip, KindChip } from '../ui/Chip';
import { countryName } from '../ui/countryName';
import { Face } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { RelativeTime } from '../ui/RelativeTime';
import { titleOf } from '../threads/titleOf';

interface ThreadRowProps {
  readonly card: GroupThread;
  readonly group: { readonly id: string; readonly name: string };
  /** On the home page the group is said too. */
  readonly showGroup?: boolean;
}

/**
 * A conversation in a list: who spoke last, for whom, where from and when, what it is about, and how much is new. What
 * is more than talk shows how it begins, and what is meant to last its axes too.
 */
export function ThreadRow({ card, group, showGroup = false }: ThreadRowProps) {
  const { member } = useLive();
  const mine = useMine();
  const joined = entryOf(
    live.value?.topics.view(`group/${group.id}`).state.value.entries ?? new Map(),
    'groupMember',
    member,
  )?.since;
  const unread = unreadOf(card, mine, member, joined, group.id);
  const speaker = memberCard(card.lastBy);
  const name = memberName(card.lastBy);
  const organization = speaker?.organization ? organizationCard(speaker.organization)?.name : undefined;
  const from = [organization && t('member.for', { name: organization }), countryName(speaker?.country ?? '')];
  const href = addressOf.thread(group, card);
  const title = titleOf(card);
  return (
    <article class={unread > 0 ? 'thread-row is-unread' : 'thread-row'} data-kind={card.type}>
      <Face id={card.lastBy} name={name} />
      <div class="thread-row-main">
        <p class="thread-row-by">
          <span class="thread-row-name">{name}</span>
          <span class="thread-row-org clip">{from.filter(Boolean).join(' · ')}</span>
          <span class="thread-row-time">
            <RelativeTime at={card.lastAt} />
          </span>
        </p>
        <h3>
          <a class="cover-link" href={href}>
            {title}
          </a>
        </h3>
        {card.type !== 'conversation' && (
          <>
            <p class="thread-row-words">{card.excerpt}</p>
            {card.type !== 'information' && <AxisChips axes={card.axes} plain />}
          </>
        )}
        <p class="thread-row-facts">
          <KindChip kind={card.type} />
          {showGroup && <span class="clip">{group.name}</span>}
          {card.announces && <Chip icon="megaphone">{t('thread.announces')}</Chip>}
          {card.pinned && <Chip icon="pin">{t('thread.pinned')}</Chip>}
          {card.closed && <Chip icon="lock">{t('thread.closed')}</Chip>}
          {!card.closed && (
            <a class="thread-row-act" href={`${href}#responder`} aria-label={t('thread.reply', { title })}>
              {t('action.reply')}
            </a>
          )}
          {unread > 0 && <Unread n={unread} card={card} title={title} group={group.id} />}
        </p>
      </div>
    </article>
  );
}

/** How much is new; pressed, it counts as read. */
function Unread({ n, card, title, group }: { n: number; card: GroupThread; title: string; group: GroupId }) {
  const { outbox } = useLive();
  const words = t('thread.markRead', { title });
  const mark = (event: TargetedMouseEvent<HTMLButtonElement>) => {
    void outbox.add({ do: 'markRead', groups: { [group]: { [card.id]: card.lastNo } } });
    // The act goes away, and whoever came by keyboard stays in the row.
    event.currentTarget.closest('article')?.querySelector('a')?.focus();
  };
  return (
    <button
      type="button"
      class="badge thread-row-read"
      aria-label={`${t('thread.unread', { n })}. ${words}`}
      title={words}
      onClick={mark}
    >
      {n}
      <Icon name="check-check" size={14} />
    </button>
  );
}
