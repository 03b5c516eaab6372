import type { Entry, TopicName } from '../api/entries';
import type { ReportPlace } from '../api/reports';
import { myGroups } from '../app/places';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { idOf } from '../live/belonging';
import { initiativeCard, memberName, needCard, organizationCard } from '../live/cards';
import { entryOf } from '../live/unread';

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
    const name = myGroups().find((one) => one.id === place)?.name ?? '';
    const hash = post === undefined ? '' : `#p${post}`;
    return {
      name: t('report.about.post.in', { title }),
      href: addressOf.thread({ id: place, name }, { id, title }) + hash,
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
  return { name: t('report.about.publication'), href: addressOf.publication(id, '') };
}

/** What whoever moderates can hide. */
export const isHideable = ({ about }: Reported): boolean =>
  ['thread', 'publication', 'need'].includes(about.slice(0, about.indexOf('/')));
