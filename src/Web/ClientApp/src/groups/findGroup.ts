import { firstHome } from '../app/session';
import { findBySlug } from '../app/slugs';
import type { Entry, GroupId } from '../api/entries';
import { live } from '../live/live';
import { entriesOf } from '../live/unread';

/** The group that a slug names: one of the member's, or one of the listed ones. */
export function findGroup(slug: string, mine: ReadonlyMap<string, Entry>): GroupId | undefined {
  const listed = live.value?.topics.view('directory/groups').state.value.entries;
  return (
    findBySlug(entriesOf(mine, 'membership'), slug) ??
    findBySlug(firstHome.value?.memberships ?? [], slug) ??
    findBySlug(listed ? entriesOf(listed, 'groupCard') : [], slug)
  )?.id;
}
