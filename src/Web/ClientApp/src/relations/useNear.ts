import { signal } from '@preact/signals';
import type { InitiativeCard, MemberCard, OrganizationCard } from '../api/entries';
import { remember, remembered } from '../app/remember';
import { me } from '../app/session';
import { axisOf } from '../live/axes';
import { memberCard, organizationCard } from '../live/cards';
import { useEntries, useLive, useMine } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { followsOf } from './following';
import { type Near, nearTo } from './near';

const Most = 200;
const changes = signal(0);

const nameOf = (member: string) => `comparte.near.${member}`;

const dismissedBy = (member: string): string[] => (remembered(nameOf(member)) ?? '').split(',').filter(Boolean);

/** Shows somebody no more among those near; on this device. */
export function dismiss(member: string, id: string): void {
  remember(nameOf(member), [...dismissedBy(member), id].slice(-Most).join());
  changes.value++;
}

/** Shows somebody again. */
export function showAgain(member: string, id: string): void {
  remember(
    nameOf(member),
    dismissedBy(member)
      .filter((one) => one !== id)
      .join(),
  );
  changes.value++;
}

/** Those near the member, with the reason. */
export function useNear(): Near[] {
  const { member } = useLive();
  const mine = useMine();
  const members: MemberCard[] = entriesOf(useEntries('directory/members'), 'memberCard');
  const organizations: OrganizationCard[] = entriesOf(useEntries('directory/organizations'), 'organizationCard');
  const initiatives: InitiativeCard[] = entriesOf(useEntries('directory/initiatives'), 'initiativeCard');
  const card = memberCard(member);
  const profile = me.value?.member;
  // Read, so that a dismissal is seen at once.
  void changes.value;
  if (!card && !profile) return [];
  const organization = profile?.organization ?? card?.organization;
  const leftOut = new Set([
    ...dismissedBy(member),
    ...followsOf(mine).map((one) => one.target),
    ...entriesOf(mine, 'link')
      .filter((link) => link.state !== 'none')
      .map((link) => link.member),
    ...entriesOf(mine, 'initiativePlace').map((place) => place.id),
  ]);
  return nearTo(
    {
      member,
      organization,
      type: organization ? organizationCard(organization)?.type : undefined,
      country: profile?.country ?? card?.country ?? '',
      territory: profile?.territory ?? '',
      languages: profile?.languages ?? card?.languages ?? [],
      axes: profile?.axes ?? card?.axes ?? [],
    },
    [...members, ...organizations, ...initiatives],
    leftOut,
    (key) => axisOf(key)?.id ?? key,
  );
}
