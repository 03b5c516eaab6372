import type { Entry, GroupThread, Membership } from '../api/entries';
import type { GroupThreadCard } from '../api/me';
import { daysBetween } from '../i18n/dates';
import { entriesOf } from '../live/unread';

export interface NewsRow {
  readonly card: GroupThread;
  readonly group: { readonly id: string; readonly name: string };
}

export interface NewsDay {
  readonly at: string;
  readonly rows: readonly NewsRow[];
}

/** All conversations of my groups, newest first: from the groups that are held, and from the first answer for others. */
export function newsOfGroups(
  groups: readonly Membership[],
  held: (group: string) => ReadonlyMap<string, Entry>,
  first: readonly GroupThreadCard[],
): NewsRow[] {
  const rows = groups.flatMap(({ id, name }) => {
    const own = entriesOf(held(id), 'groupThread');
    const cards = own.length ? own : first.filter((one) => one.group === id).map((one) => one.card);
    return cards.map((card) => ({ card, group: { id, name } }));
  });
  return rows.sort((a, b) => Date.parse(b.card.lastAt) - Date.parse(a.card.lastAt));
}

/** The same, divided by the reader's days. */
export function byDay(rows: readonly NewsRow[]): NewsDay[] {
  const days: { at: string; rows: NewsRow[] }[] = [];
  for (const row of rows) {
    const last = days.at(-1);
    if (last && daysBetween(new Date(row.card.lastAt), new Date(last.at)) === 0) last.rows.push(row);
    else days.push({ at: row.card.lastAt, rows: [row] });
  }
  return days;
}

/** The conversation above which the line "read up to here" stands: the first after all that is unread, if any is. */
export function firstRead(rows: readonly NewsRow[], isUnread: (row: NewsRow) => boolean): NewsRow['card'] | undefined {
  const last = rows.findLastIndex(isUnread);
  return last < 0 ? undefined : rows[last + 1]?.card;
}
