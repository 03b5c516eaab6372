import type { Entry, EntryOf } from '../api/entries';
import { del, put } from '../api/http';
import { useMine } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';

type Entries = ReadonlyMap<string, Entry>;

/** What the member follows, the newest first. */
export const followsOf = (mine: Entries): EntryOf<'follow'>[] =>
  entriesOf(mine, 'follow').sort((a, b) => b.at.localeCompare(a.at));

/** Whether the member follows something. */
export const useFollows = (target: string): boolean => entryOf(useMine(), 'follow', `follow-${target}`) !== undefined;

/** What is between the member and another one, where there is anything. */
export function useLink(other: string): EntryOf<'link'> | undefined {
  const link = entryOf(useMine(), 'link', `link-${other}`);
  return link?.state === 'none' ? undefined : link;
}

/** Follows something, or no longer. */
export const follow = (target: string, follows: boolean): Promise<void> =>
  follows ? put(`/api/follows/${target}`) : del(`/api/follows/${target}`);

/** Asks for a link, or accepts one. */
export const askLink = (other: string, word = ''): Promise<void> => put(`/api/links/${other}`, { word });

/** Ends a link, takes back what was asked, or declines. */
export const endLink = (other: string): Promise<void> => del(`/api/links/${other}`);
