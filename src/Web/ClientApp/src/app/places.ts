import { signal } from '@preact/signals';
import type { Entry, GroupId, Membership, Notice, OwnTalk } from '../api/entries';
import { type Key, t } from '../i18n';
import { compareFolded } from '../i18n/fold';
import { live } from '../live/live';
import { type MarkRead, readBy } from '../live/outbox';
import { entriesOf, newsIn, talksWithNews, threadsWithNews } from '../live/unread';
import { withSeen } from '../notices/seen';
import type { IconName } from '../ui/Icon';
import { firstHome } from './session';

export interface Place {
  readonly href: string;
  readonly label: Key;
  readonly icon: IconName;
}

export const Notices = '/app/avisos';
export const Messages = '/app/mensajes';

/** The sections, in the order of the rail; on a phone the first four are tabs. What is only some people's comes later. */
export const places = signal<readonly Place[]>([
  { href: '/app', label: 'nav.home', icon: 'house' },
  { href: '/app/grupos', label: 'nav.groups', icon: 'message-circle' },
  { href: Messages, label: 'nav.messages', icon: 'mail' },
  { href: Notices, label: 'nav.notices', icon: 'bell' },
  { href: '/app/personas', label: 'nav.people', icon: 'users' },
  { href: '/app/calendario', label: 'nav.calendar', icon: 'calendar' },
  { href: '/app/biblioteca', label: 'nav.library', icon: 'library' },
  { href: '/app/ejes', label: 'nav.axes', icon: 'sprout' },
  { href: '/app/iniciativas', label: 'nav.initiatives', icon: 'leaf' },
  { href: '/app/proyectos', label: 'nav.projects', icon: 'handshake' },
  { href: '/app/necesidades', label: 'nav.needs', icon: 'hand-helping' },
  { href: '/app/red', label: 'nav.network', icon: 'globe' },
  { href: '/app/invitaciones', label: 'nav.invitations', icon: 'user-plus' },
  { href: '/app/ajustes', label: 'nav.settings', icon: 'settings' },
  { href: '/app/ayuda', label: 'nav.help', icon: 'circle-help' },
]);

const Organizations = '/app/organizaciones/';

/** Whether an address belongs to a place; organizations stand among the people. */
export const isAt = (place: string, path: string): boolean =>
  path === place ||
  (place !== '/app' && path.startsWith(`${place}/`)) ||
  (place === '/app/personas' && path.startsWith(Organizations));

const none: ReadonlyMap<string, Entry> = new Map();

/** The groups that the member belongs to, by name. */
export function myGroups(): Membership[] {
  const known = entriesOf(live.value?.mine.value ?? none, 'membership');
  const first = firstHome.value?.memberships.map((one) => ({ ...one, name: one.name || t('sensitive.group') }));
  const all = known.length ? known : (first ?? []);
  return all.filter((one) => one.role !== undefined).sort((a, b) => compareFolded(a.name, b.name));
}

/** Whether the member facilitates any group: such members look after what is the network's, too. */
export const facilitates = (): boolean => myGroups().some((group) => group.role === 'facilitator');

/** The talks with news. */
export const newTalks = (): OwnTalk[] => (live.value ? talksWithNews(live.value.mine.value, live.value.member) : []);

/** The notices that are new, once what was done here is sent. */
export function newNotices(): Notice[] {
  const self = live.value;
  if (!self) return [];
  const held = self.topics.view(`inbox/${self.member}`).state.value.entries;
  return newsIn(withSeen(held, self.outbox.items.value), self.mine.value);
}

/** What is unread in these groups: the command that marks all of it as read. */
export function unreadIn(groups: readonly { readonly id: GroupId }[]): MarkRead {
  const self = live.value;
  const held = (id: GroupId) => self?.topics.view(`group/${id}`).state.value.entries ?? none;
  const found = groups.map(({ id }) => [
    id,
    threadsWithNews(held(id), self?.mine.value ?? none, self?.member ?? '', id),
  ]);
  return { do: 'markRead', groups: Object.fromEntries(found) };
}

/** How many conversations of these groups have news. */
export const countUnread = (groups: readonly { readonly id: GroupId }[]): number => readBy(unreadIn(groups)).length;

/** How many conversations of a group have news, and how many people ask to join. */
export const newsOf = (group: Membership): { threads: number; requests: number } => ({
  threads: countUnread([group]),
  requests: group.requests ?? 0,
});
