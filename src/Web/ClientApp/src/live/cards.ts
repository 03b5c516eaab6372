import { signal } from '@preact/signals';
import type {
  Entry,
  GroupCard,
  InitiativeCard,
  MemberCard,
  MemberId,
  NeedCard,
  OrganizationCard,
} from '../api/entries';
import type { Home } from '../api/me';
import { t } from '../i18n';
import { live } from './live';
import { entryOf } from './unread';

/** Cards that came with the first screen, until the directory is here. */
const seeds = signal<ReadonlyMap<string, Entry>>(new Map());

export function seed(home: Home): void {
  seeds.value = new Map([...home.people, ...home.organizations].map((card) => [card.id, card]));
}

function card<Kind extends 'memberCard' | 'organizationCard' | 'groupCard' | 'initiativeCard' | 'needCard'>(
  kind: Kind,
  topic: string,
  id: string,
) {
  const entries = live.value?.topics.view(`directory/${topic}`).state.value.entries;
  return (entries && entryOf(entries, kind, id)) ?? entryOf(seeds.value, kind, id);
}

/**
 * Whether somebody was a member and left the network: the directory says so itself, or it is held whole and doesn't know
 * them. While it is fetched they may still come; without a line it says what can be known.
 */
export function hasLeft(id: MemberId): boolean {
  const self = live.value;
  if (!self || !id.startsWith('m') || id === self.member) return false;
  const { state, current } = self.topics.view('directory/members');
  const { epoch, low, entries } = state.value;
  const held = entries.get(id);
  if (held) return held.kind === 'tombstone';
  const isWhole = epoch !== null && low === 0;
  return isWhole && (current.value || self.line.value === 'waiting');
}

/** What a member is called: by the own name, or by a word where the network, or yet this browser, doesn't know it. */
export const memberName = (id: MemberId): string =>
  memberCard(id)?.name ?? t(hasLeft(id) ? 'member.left' : 'member.unknown');

/** A member's card, as far as this browser holds it. */
export const memberCard = (id: MemberId): MemberCard | undefined => card('memberCard', 'members', id);
export const organizationCard = (id: string): OrganizationCard | undefined =>
  card('organizationCard', 'organizations', id);
export const groupCard = (id: string): GroupCard | undefined => card('groupCard', 'groups', id);
/** Of the directories that come with the first page that asks for them. */
export const initiativeCard = (id: string): InitiativeCard | undefined => card('initiativeCard', 'initiatives', id);
export const needCard = (id: string): NeedCard | undefined => card('needCard', 'needs', id);
