import '../styles/needs.css';
import type { NeedCard } from '../api/entries';
import { t } from '../i18n';
import { today } from '../initiatives/days';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { NeedRow } from './NeedRow';
import { inOrder } from './search';
import { useOwn } from './useOwn';

const Shown = 5;

interface NeedsOfProps {
  /** Whether a need or offer belongs here. */
  readonly which: (card: NeedCard) => boolean;
  /** Whether all are stated by the same. */
  readonly ofOne?: boolean;
  readonly children?: preact.ComponentChildren;
}

/** What is needed and offered by one, or about one axis; nothing where there is nothing. */
export function NeedsOf({ which, ofOne, children }: NeedsOfProps) {
  const own = useOwn();
  const entries = useEntries('directory/needs');
  useEntries('directory/initiatives');
  const cards = inOrder(entriesOf(entries, 'needCard').filter(which), today());
  if (cards.length === 0 && !children) return null;
  return (
    <section aria-labelledby="needs">
      <h2 id="needs" class="overline">
        {t('needs.of')} · {cards.length}
      </h2>
      <ul class="directory">
        {cards.slice(0, Shown).map((card) => (
          <NeedRow key={card.id} card={card} own={own} ofOne={ofOne} />
        ))}
      </ul>
      {children}
    </section>
  );
}
