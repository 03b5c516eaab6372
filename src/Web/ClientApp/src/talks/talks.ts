import type { BlockedMember, Entry, MemberId, OwnTalk, TalkId } from '../api/entries';
import { joinedId } from '../api/joinedId';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberCard, memberName } from '../live/cards';
import { live } from '../live/live';
import { entriesOf, entryOf } from '../live/unread';

type Entries = ReadonlyMap<string, Entry>;

/** The one talk of two members, whoever begins it: with the time of the one who came later. */
export const pairTalk = (one: MemberId, other: MemberId): TalkId =>
  one < other ? joinedId('k', other, one) : joinedId('k', one, other);

/** The member's talks, the one written in last first; those taken out of the list only once something new is written. */
export const talksOf = (mine: Entries): OwnTalk[] =>
  entriesOf(mine, 'ownTalk')
    .filter(({ lastNo, hiddenUpTo = 0 }) => lastNo > hiddenUpTo)
    .sort((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt));

/** Whom the member blocks, the newest first. */
export const blockedBy = (mine: Entries): BlockedMember[] =>
  entriesOf(mine, 'blocked').sort((a, b) => Date.parse(b.at) - Date.parse(a.at));

export const isBlocked = (mine: Entries, other: MemberId | undefined): boolean =>
  entryOf(mine, 'blocked', `block-${other}`) !== undefined;

/** The people of a talk but for the reader. */
export const othersIn = ({ people }: OwnTalk): MemberId[] => people.filter((id) => id !== live.value?.member);

/** The other one of a talk of two. */
export const otherIn = (talk: OwnTalk): MemberId | undefined => (talk.pair ? othersIn(talk)[0] : undefined);

/** The first of a member's names, where several stand in a row. */
export const shortName = (id: MemberId): string => memberCard(id)?.name.split(' ')[0] ?? memberName(id);

/** What a talk is called: its title, or who takes part. */
export function nameOf(talk: OwnTalk): string {
  const others = othersIn(talk);
  const [other] = others;
  if (talk.title) return talk.title;
  if (!other) return t('talk.alone');
  return others.length === 1 ? memberName(other) : others.map(shortName).join(', ');
}

/** Where a talk is read. */
export function hrefOf(talk: OwnTalk): string {
  const other = otherIn(talk);
  return other ? addressOf.pair(other, memberCard(other)?.name ?? '') : addressOf.talk(talk.id, talk.title);
}
