import type { FeedItem } from '../api/entries';
import { savesData } from '../app/session';
import { addressOf } from '../app/slugs';
import { language, t } from '../i18n';
import { shortMonth } from '../i18n/dates';
import { memberCard, memberName, organizationCard } from '../live/cards';
import { useEntries } from '../live/hooks';
import { entryOf } from '../live/unread';
import { AxisChips, KindChip } from '../ui/Chip';
import { countryName } from '../ui/countryName';
import { Face } from '../ui/Face';
import { RelativeTime } from '../ui/RelativeTime';
import { wordsFor } from './rows';

/** Something shared in a list: who, for whom, from where and when, what kind, how it begins, and one act. */
export function FeedRow({ item }: { item: FeedItem }) {
  const { title, summary, language: own } = wordsFor(item, language.value);
  const href = addressOf.publication(item.id, title);
  const comments = item.comments > 0 && t('feed.comments', { n: item.comments });
  const cover = savesData.value ? undefined : item.cover;
  return (
    <article class={cover ? 'feed-row has-cover' : 'feed-row'} data-kind={item.type}>
      <By item={item} />
      <div class="feed-main">
        {cover && (
          <img
            class="feed-cover"
            src={`/api/files/${cover.id}/thumbnail`}
            width={112}
            height={84}
            loading="lazy"
            decoding="async"
            alt={cover.alt ?? ''}
          />
        )}
        {item.when && <DateBlock start={item.when.start} />}
        <div class="feed-words">
          <h3 lang={own}>
            <a class="cover-link" href={href}>
              {title}
            </a>
          </h3>
          {item.when && item.place && <p class="feed-place">{item.place}</p>}
          <p class="feed-summary" lang={own}>
            {summary}
          </p>
        </div>
      </div>
      <p class="feed-foot">
        <KindChip kind={item.type} />
        <AxisChips axes={item.axes} plain />
        <a
          class="thread-row-act"
          href={`${href}#responder`}
          aria-label={comments ? `${comments}: ${title}` : t('feed.comment.on', { title })}
        >
          {comments || t('feed.comment')}
        </a>
      </p>
    </article>
  );
}

/** The face, the names, in whose name, the country and the time. */
function By({ item }: { item: FeedItem }) {
  const authors = item.authors.length > 0 ? item.authors : [item.by];
  const first = memberCard(authors[0] ?? item.by);
  const name = memberName(authors[0] ?? item.by);
  const initiatives = useEntries(item.initiative ? 'directory/initiatives' : null);
  const initiative = item.initiative ? entryOf(initiatives, 'initiativeCard', item.initiative)?.name : undefined;
  const organization = organizationCard(item.organization ?? first?.organization ?? '')?.name;
  const inName = initiative ?? organization;
  const from = [inName && t('member.for', { name: inName }), countryName(item.country || (first?.country ?? ''))];
  return (
    <div class="feed-by">
      <Face id={authors[0] ?? item.by} name={name} />
      <p class="thread-row-by">
        <span class="thread-row-name">
          {name}
          {authors.length > 1 && ` +${authors.length - 1}`}
        </span>
        <span class="thread-row-org clip">{from.filter(Boolean).join(' · ')}</span>
        <span class="thread-row-time">
          <RelativeTime at={item.sharedAt} />
        </span>
      </p>
    </div>
  );
}

/** Day and month of an event. */
function DateBlock({ start }: { start: string }) {
  const at = new Date(start);
  return (
    <time class="date-block" dateTime={start}>
      <span class="date-day">{at.getDate()}</span>
      <span class="date-month">{shortMonth(at)}</span>
    </time>
  );
}
