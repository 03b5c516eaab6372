import { slugOf } from '../app/slugs';
import { t } from '../i18n';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { ButtonLink } from '../ui/Button';
import { InitiativeRow } from './InitiativeRow';
import { everyInitiative, findInitiatives } from './search';

interface InitiativesOfProps {
  readonly organization: { readonly id: string; readonly name: string };
  /** Whether the reader represents the organization. */
  readonly mayAdd: boolean;
}

/** The initiatives that an organization accompanies. */
export function InitiativesOf({ organization: { id, name }, mayAdd }: InitiativesOfProps) {
  const cards = entriesOf(useEntries('directory/initiatives'), 'initiativeCard');
  const own = findInitiatives(cards, { ...everyInitiative, organization: id });
  return (
    <section aria-labelledby="initiatives">
      <h2 id="initiatives" class="overline">
        {t('initiative.of')} · {own.length}
      </h2>
      {own.length === 0 && <p class="small">{t('initiative.of.none')}</p>}
      <ul class="directory">
        {own.map((card) => (
          <InitiativeRow key={card.id} card={card} ofOne />
        ))}
      </ul>
      {mayAdd && (
        <ButtonLink icon="plus" href={`/app/iniciativas/nueva?de=${slugOf(name, id)}`}>
          {t('initiative.new')}
        </ButtonLink>
      )}
    </section>
  );
}
