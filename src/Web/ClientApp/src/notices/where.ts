import type { Entry, Notice } from '../api/entries';
import { Messages, myGroups } from '../app/places';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { idOf } from '../live/belonging';
import { groupCard, memberName, needCard, organizationCard } from '../live/cards';
import { entriesOf, entryOf } from '../live/unread';
import { pageAddress } from '../pages/address';
import { threadOf } from '../publications/kinds';
import { hrefOf } from '../talks/talks';

/** What a notice leads to: its name, as far as this browser knows it, and its address. */
export interface Where {
  readonly name?: string;
  readonly href: string;
}

/** What is held of the topics that names are looked for in. */
export type Held = (topic: string) => ReadonlyMap<string, Entry>;

/** Where a notice leads. */
export function whereOf(
  { about = '', place = '', post, by }: Notice,
  held: Held,
  mine: ReadonlyMap<string, Entry>,
): Where {
  const [person] = by;
  if (about.startsWith('questions/')) return { href: post ? '/app/ayuda#mis-preguntas' : '/app/admin/preguntas' };
  if (about.startsWith('webhooks/')) return { href: '/app/admin/conexiones' };
  if (about.startsWith('reports/')) return toReports(about, post);
  if (about.startsWith('thread/')) return inThread(idOf(about), place, post ? `#p${post}` : '', held, mine);
  if (about.startsWith('page/')) return toPage(idOf(about), place, held);
  if (about) return toTopic(about, mine);
  return { href: person ? addressOf.member(person, '') : '/app/invitaciones' };
}

function inThread(thread: string, place: string, hash: string, held: Held, mine: ReadonlyMap<string, Entry>): Where {
  const id = idOf(place);
  if (place.startsWith('group/')) {
    const group = { id, name: nameOfGroup(id) ?? '' };
    const title = entryOf(held(place), 'groupThread', thread)?.title;
    const name = title === '' ? t('thread.hidden') : title;
    return { name, href: addressOf.thread(group, { id: thread, title: title ?? '' }) + hash };
  }
  if (place.startsWith('helps/')) {
    const need = needCard(id);
    return { name: need?.title, href: addressOf.help({ id, title: need?.title ?? '' }, thread) };
  }
  if (place.startsWith('talk/')) return inTalk(id, hash, mine);
  const title = titleOf(id, held, mine) ?? entryOf(held(`thread/${threadOf(id)}`), 'threadAbout', 'about')?.title;
  return { name: title, href: addressOf.publication(id, title ?? '') + hash };
}

/** A talk of two is called like nothing: who wrote says it. */
function inTalk(id: string, hash: string, mine: ReadonlyMap<string, Entry>): Where {
  const talk = entryOf(mine, 'ownTalk', id);
  return talk ? { name: talk.title, href: hrefOf(talk) + hash } : { name: '', href: Messages };
}

/** What waits for whoever moderates, or a warning. */
function toReports(about: string, warning: number | undefined): Where {
  const place = idOf(about);
  if (warning !== undefined) return { href: `/app/denuncias/${place}/${warning}` };
  if (place === 'network') return { href: '/app/denuncias' };
  const name = nameOfGroup(place);
  return { name, href: `${addressOf.group(place, name ?? '')}/denuncias` };
}

function toPage(page: string, place: string, held: Held): Where {
  const id = idOf(place);
  const title = entryOf(held(place), 'groupPage', page)?.title;
  if (!id) return { href: '/app/avisos' };
  const href = pageAddress({ id, name: nameOfGroup(id) ?? '' }, { id: page, title: title ?? '' });
  return { name: title === '' ? t('page.hidden') : title, href };
}

function toTopic(about: string, mine: ReadonlyMap<string, Entry>): Where {
  const id = idOf(about);
  const kind = about.slice(0, about.indexOf('/'));
  if (kind === 'group') {
    const name = nameOfGroup(id) ?? entryOf(mine, 'membership', id)?.name;
    return { name, href: addressOf.group(id, name ?? '') };
  }
  if (kind === 'organization') {
    const name = organizationCard(id)?.name;
    return { name, href: addressOf.organization(id, name ?? '') };
  }
  if (kind === 'publication') {
    const name = entryOf(mine, 'authorship', id)?.title;
    return { name, href: addressOf.publication(id, name ?? '') };
  }
  if (kind === 'need') return { name: needCard(id)?.title, href: addressOf.need(id, needCard(id)?.title ?? '') };
  if (kind === 'me') return { name: memberName(id), href: addressOf.member(id, memberName(id)) };
  const name = entryOf(mine, kind === 'project' ? 'projectPlace' : 'initiativePlace', id)?.name;
  return { name, href: kind === 'project' ? addressOf.project(id, name ?? '') : addressOf.initiative(id, name ?? '') };
}

const nameOfGroup = (id: string): string | undefined =>
  myGroups().find((one) => one.id === id)?.name ?? groupCard(id)?.name;

/** The title of something shared: the own one, or one that stands in the network's feed. */
const titleOf = (id: string, held: Held, mine: ReadonlyMap<string, Entry>): string | undefined =>
  entryOf(mine, 'authorship', id)?.title ||
  entriesOf(held('feed/network'), 'feedItem').find((one) => one.id === id)?.title;
