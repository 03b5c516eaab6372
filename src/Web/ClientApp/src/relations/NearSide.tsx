import '../styles/relations.css';
import { t } from '../i18n';
import { Face } from '../ui/Face';
import { faceOf, pageOf } from './NearRow';
import { reasonOf } from './reason';
import { useNear } from './useNear';

const Shown = 3;

/** The nearest three, in the right column. */
export function NearSide() {
  const near = useNear();
  if (near.length === 0) return null;
  return (
    <section class="box near-side">
      <h2 class="overline">{t('near.title')}</h2>
      <ul class="people">
        {near.slice(0, Shown).map((one) => (
          <li key={one.card.id}>
            <a class="person" href={pageOf(one.card)}>
              <Face id={one.card.id} name={one.card.name} size={32} kind={faceOf[one.card.kind]} />
              <span class="person-words">
                <span class="clip">{one.card.name}</span>
                <span class="post-org">{reasonOf(one)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <a class="small" href="/app/cerca">
        {t('near.all')}
      </a>
    </section>
  );
}
