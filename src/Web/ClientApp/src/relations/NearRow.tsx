import '../styles/relations.css';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Face, MemberFace } from '../ui/Face';
import { useSubmit } from '../ui/useSubmit';
import { Problem } from '../ui/Problem';
import { follow } from './following';
import type { Card, Near } from './near';
import { reasonOf } from './reason';
import { dismiss } from './useNear';

/** The shape of its face. */
export const faceOf = { memberCard: 'person', organizationCard: 'organization', initiativeCard: 'initiative' } as const;

/** The page of a card. */
export function pageOf(card: Card): string {
  switch (card.kind) {
    case 'memberCard':
      return addressOf.member(card.id, card.name);
    case 'organizationCard':
      return addressOf.organization(card.id, card.name);
    case 'initiativeCard':
      return addressOf.initiative(card.id, card.name);
  }
}

/** Somebody near, with the reason, to be followed or left out. */
export function NearRow({ near }: { near: Near }) {
  const { card } = near;
  const { member } = useLive();
  const change = useSubmit(() => follow(card.id, true));
  return (
    <li class="directory-row near-row">
      {card.kind === 'memberCard' ? (
        <MemberFace id={card.id} />
      ) : (
        <Face id={card.id} name={card.name} kind={faceOf[card.kind]} />
      )}
      <div class="directory-words">
        <a class="cover-link directory-name" href={pageOf(card)}>
          {card.name}
        </a>
        <p class="directory-line">{reasonOf(near)}</p>
        <Problem form={change} />
      </div>
      <div class="near-acts">
        <Button icon="plus" busy={change.busy} onClick={() => void change.submit()}>
          {t('relations.follow')}
        </Button>
        <Button look="quiet" label={t('near.dismiss.of', { name: card.name })} onClick={() => dismiss(member, card.id)}>
          {t('near.dismiss')}
        </Button>
      </div>
    </li>
  );
}
