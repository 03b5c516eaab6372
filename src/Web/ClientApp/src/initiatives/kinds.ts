import type { InitiativeKind } from '../api/entries';
import type { IconName } from '../ui/Icon';

/** What initiatives do, in the order in which it is offered. */
export const InitiativeKinds: readonly InitiativeKind[] = ['agricultural', 'livestock', 'manufacturing', 'services'];

export const kindIcon: Record<InitiativeKind, IconName> = {
  agricultural: 'sprout',
  livestock: 'heart-handshake',
  manufacturing: 'package',
  services: 'handshake',
};
