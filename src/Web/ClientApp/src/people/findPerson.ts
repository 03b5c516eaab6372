import type { Entry } from '../api/entries';
import { me } from '../app/session';
import { findBySlug } from '../app/slugs';
import { entriesOf } from '../live/unread';

/** The member that a slug names, as far as the directory knows; oneself is always known. */
export function findPerson(slug: string, directory: ReadonlyMap<string, Entry>): string | undefined {
  const self = me.value?.member;
  return findBySlug(self ? [self, ...entriesOf(directory, 'memberCard')] : entriesOf(directory, 'memberCard'), slug)
    ?.id;
}

/** Whether an address is that of somebody who left the network. */
export const leftBy = (slug: string, directory: ReadonlyMap<string, Entry> = new Map()): boolean =>
  findBySlug(
    [...directory.values()].filter(({ kind }) => kind === 'tombstone'),
    slug,
  ) !== undefined;
