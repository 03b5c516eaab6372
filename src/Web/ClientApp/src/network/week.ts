import type { CalendarItem, FeedItem, NeedCard } from '../api/entries';
import { addressOf } from '../app/slugs';
import { eventOf, inOrder } from '../calendar/events';
import { language, t } from '../i18n';
import { exact, fullDay } from '../i18n/dates';
import { memberName } from '../live/cards';
import { speakerOf } from '../needs/words';

const Week = 7 * 86_400_000;
const Most = { shared: 8, events: 6, needs: 5 };

/** What there is to tell, as the whole network may read it. */
export interface WeekOf {
  readonly network: string;
  readonly shared: readonly FeedItem[];
  readonly events: readonly CalendarItem[];
  /** Those that are open. */
  readonly needs: readonly NeedCard[];
  readonly now: Date;
  readonly zone: string;
  /** Where the app is, without a slash at the end. */
  readonly origin: string;
}

/** The week in plain text, to be forwarded: what was shared in the last seven days, what takes place in the next seven, and what is
 * needed. What stands in a group alone isn't in it. Null where there is nothing to tell. */
export function weekText({ network, shared, events, needs, now, zone, origin }: WeekOf): string | null {
  const lately = shared
    .filter(({ group, sharedAt }) => !group && now.getTime() - Date.parse(sharedAt) < Week)
    .sort((a, b) => Date.parse(b.sharedAt) - Date.parse(a.sharedAt));
  const coming = inOrder(
    events.filter(({ group }) => !group).map((item) => eventOf(item, language.value, zone)),
  ).filter(({ startsAt, until }) => until > now.getTime() && startsAt < now.getTime() + Week);
  const asked = [...needs].sort((a, b) => b.on.localeCompare(a.on));
  const parts = [
    part('network.week.shared', lately.map(sharedRow(origin)), Most.shared, `${origin}/app`),
    part('network.week.events', coming.map(eventRow(origin)), Most.events, `${origin}/app/calendario`),
    part('network.week.needs', asked.map(needRow(origin)), Most.needs, `${origin}/app/necesidades`),
  ].filter((one) => one.length > 0);
  if (parts.length === 0) return null;
  return [t('network.week.title', { network }), ...parts].join('\n\n');
}

type Heading = 'network.week.shared' | 'network.week.events' | 'network.week.needs';

function part(heading: Heading, rows: readonly string[], most: number, where: string): string {
  if (rows.length === 0) return '';
  const left = rows.length - most;
  const more = left > 0 ? [t('network.week.more', { n: left, where })] : [];
  return [t(heading), ...rows.slice(0, most), ...more].join('\n');
}

const row = (words: string, link: string): string => `• ${words}\n  ${link}`;

const sharedRow =
  (origin: string) =>
  ({ id, title, titles, by }: FeedItem): string => {
    const own = titles?.[language.value]?.title ?? title;
    return row(`${own} — ${memberName(by)}`, origin + addressOf.publication(id, own));
  };

const eventRow =
  (origin: string) =>
  ({ id, title, item, when, startsAt }: ReturnType<typeof eventOf>): string => {
    const at = new Date(startsAt);
    const words = [when.allDay ? fullDay(at) : exact(at), title, item.place].filter(Boolean).join(' · ');
    return row(words, origin + addressOf.publication(id, title));
  };

const needRow =
  (origin: string) =>
  (need: NeedCard): string =>
    row(`${need.title} — ${speakerOf(need)}`, origin + addressOf.need(need.id, need.title));
