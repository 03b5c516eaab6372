import type { ComponentType } from 'preact';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useFits } from './useFits';
import { sentenceOf, speakerOf } from './words';

const Shown = 3;

/** What others need that fits the reader, each with the reason; in the right column of a wide screen. */
export const Needed: ComponentType = () => {
  const fits = useFits().filter(({ card }) => card.type !== 'offer');
  if (fits.length === 0) return null;
  return (
    <section class="box">
      <h2 class="overline">{t('home.needs')}</h2>
      <ul>
        {fits.slice(0, Shown).map(({ card, reasons }) => (
          <li key={card.id}>
            <a class="side-group" href={addressOf.need(card.id, card.title)}>
              <strong>{card.title}</strong>
              <span class="post-org">{speakerOf(card)}</span>
              <span class="small">{sentenceOf(reasons)}</span>
            </a>
          </li>
        ))}
      </ul>
      <a class="small" href="/app/necesidades">
        {t('home.needs.all')}
      </a>
    </section>
  );
};
