import type { Entry, PowerAct } from '../api/entries';
import { myGroups } from '../app/places';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { idOf } from '../live/belonging';
import { groupCard, organizationCard } from '../live/cards';
import { entryOf } from '../live/unread';
import { pageAddress } from '../pages/address';
import { titleOf } from '../threads/titleOf';

export interface Where {
  readonly name: string;
  readonly href: string;
}

/** Where an act took place, as far as this browser knows it: what the reader may not know of has no name here.
 * In the log of a group its own name is left out. */
export function whereOf({ about = '', post }: PowerAct, group?: GroupHere): Where | undefined {
  const id = idOf(about);
  if (about.startsWith('thread/') && group) {
    const title = entryOf(group.entries, 'groupThread', id)?.title;
    return title === undefined
      ? undefined
      : { name: titleOf({ title }), href: `${addressOf.thread(group, { id, title })}#p${post ?? 2}` };
  }
  if (about.startsWith('page/') && group) {
    const title = entryOf(group.entries, 'groupPage', id)?.title;
    return title === undefined
      ? undefined
      : { name: title || t('page.hidden'), href: pageAddress(group, { id, title }) };
  }
  if (about.startsWith('group/') && !group) {
    const name = groupCard(id)?.name ?? myGroups().find((one) => one.id === id)?.name;
    return name === undefined ? undefined : { name, href: addressOf.group(id, name) };
  }
  if (about.startsWith('organization/')) {
    const name = organizationCard(id)?.name;
    return name === undefined ? undefined : { name, href: addressOf.organization(id, name) };
  }
  if (about.startsWith('publication/')) return { name: t('power.publication'), href: addressOf.publication(id, '') };
  return undefined;
}

/** The group whose log is read, with what is held of it. */
export interface GroupHere {
  readonly id: string;
  readonly name: string;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Why somebody entered the group in an emergency, which the group itself holds: the log has no words. Pure. */
export function reasonOf({ type, by, at }: PowerAct, group?: GroupHere): string | undefined {
  const entry =
    type === 'emergencyEntered' && group ? entryOf(group.entries, 'emergencyEntry', `emergency/${by}`) : undefined;
  return entry?.visits.find((visit) => visit.at === at)?.reason;
}
