import type { Entry, TopicName } from '../api/entries';
import type { ReportPlace } from '../api/reports';
import { myGroups } from '../app/places';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { idOf } from '../live/belonging';
import { initiativeCard, memberName, needCard, organizationCard } from '../live/cards';
import { live } from '../live/live';
import { entryOf } from '../live/unread';
import { pageAddress } from '../pages/address';
import { titleOf } from '../threads/titleOf';

export interface About {
  readonly name: string;
  /** Absent where the reader can't go there. */
  readonly href?: string;
}

interface Reported {
  readonly about: TopicName;
  readonly post?: number;
}

/** What a report is about, as far as the reader knows it: messages of others than of the reader's groups have no address. */
export function aboutOf({ about, post }: Reported, place: ReportPlace, group: ReadonlyMap<string, Entry>): About {
  const id = idOf(about);
  const kind = about.slice(0, about.indexOf('/'));
  if (kind === 'thread') {
    const title = entryOf(group, 'groupThread', id)?.title;
    if (title === undefined) return { name: t('report.about.post') };
    const hash = post === undefined ? '' : `#p${post}`;
    return {
      name: t('report.about.post.in', { title: titleOf({ title }) }),
      href: addressOf.thread({ id: place, name: nameOfGroup(place) }, { id, title }) + hash,
    };
  }
  if (kind === 'me') return { name: memberName(id), href: addressOf.member(id, memberName(id)) };
  if (kind === 'organization') {
    const name = organizationCard(id)?.name ?? t('report.about.organization');
    return { name, href: addressOf.organization(id, name) };
  }
  if (kind === 'initiative') {
    const name = initiativeCard(id)?.name ?? t('report.about.initiative');
    return { name, href: addressOf.initiative(id, name) };
  }
  if (kind === 'need') {
    const name = needCard(id)?.title || t('report.about.need');
    return { name, href: addressOf.need(id, name) };
  }
  if (kind === 'project') {
    const name = projectName(id) ?? t('report.about.project');
    return { name, href: addressOf.project(id, name) };
  }
  if (kind === 'page') {
    const title = entryOf(group, 'groupPage', id)?.title;
    if (title === undefined) return { name: t('report.about.page') };
    return {
      name: title || t('page.hidden'),
      href: pageAddress({ id: place, name: nameOfGroup(place) }, { id, title }),
    };
  }
  return { name: t('report.about.publication'), href: addressOf.publication(id, '') };
}

/** Whether a conversation may begin with it, the title of which is hidden with it. */
export const mayBegin = ({ about, post }: Reported): boolean => about.startsWith('thread/') && post === 2;

/** What whoever moderates can hide. */
export const isHideable = ({ about }: Reported): boolean =>
  ['thread', 'publication', 'need', 'page'].includes(about.slice(0, about.indexOf('/')));

const nameOfGroup = (id: string): string => myGroups().find((one) => one.id === id)?.name ?? '';

/** What a project is called, where its directory is here. */
const projectName = (id: string): string | undefined => {
  const cards = live.value?.topics.view('directory/projects').state.value.entries;
  return cards && entryOf(cards, 'projectCard', id)?.name;
};
