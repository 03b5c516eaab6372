import type { NeedCard } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { axisLabel } from '../live/axes';
import { dayOf, today } from '../initiatives/days';
import { dayName, daysBetween, relative } from '../i18n/dates';
import { minute } from '../ui/clock';
import { Chip } from '../ui/Chip';
import { countryName } from '../ui/countryName';
import { HelpLink } from './HelpLink';
import { isOpen } from './matches';
import { NeedChip } from './NeedChip';
import { NeedFace } from './NeedFace';
import type { Own } from './useOwn';
import { nameOf } from './words';

interface NeedRowProps {
  readonly card: NeedCard;
  readonly own: Own;
  /** Why it fits. */
  readonly reason?: string;
  /** On the page of whoever asks, that is not said again. */
  readonly ofOne?: boolean;
}

/** A need or an offer in a list: who asks and in whose name, where, what it is about, and one act. */
export function NeedRow({ card, own, reason, ofOne }: NeedRowProps) {
  const { person, of } = nameOf(card);
  const begun = own.helpsIn(card.id) !== undefined;
  const open = isOpen(card, today());
  const stage = card.stage ?? 'open';
  return (
    <li class="directory-row need-row">
      <NeedFace of={card} />
      <div class="directory-words">
        <p class="need-chips">
          <NeedChip type={card.type} />
          {stage === 'answered' && <Chip icon="check">{t('needs.answered')}</Chip>}
          {stage !== 'answered' && !open && <Chip icon="lock">{t('needs.over')}</Chip>}
        </p>
        <a class="cover-link directory-name" href={addressOf.need(card.id, card.title)}>
          {card.hidden ? t('hiding.page') : card.title}
        </a>
        <p class="directory-line">
          {!ofOne && (
            <span>
              {person}
              {of && <span class="directory-organization"> {t('needs.for', { name: of })}</span>}
            </span>
          )}
          {card.country && <span>{countryName(card.country)}</span>}
          <span>
            <time dateTime={card.on}>{dayWords(card.on)}</time>
          </span>
        </p>
        {reason ? (
          <p class="need-reason">{reason}</p>
        ) : (
          card.axes && <p class="directory-axes clip">{card.axes.map(axisLabel).filter(Boolean).join(' · ')}</p>
        )}
      </div>
      {!own.isOwn(card) && (open || begun) && <HelpLink need={card} begun={begun} />}
    </li>
  );
}

/** "Hoy", "Ayer", "hace 5 días": of a day no hour is known. */
function dayWords(on: string): string {
  const [day, now] = [dayOf(on), minute.value];
  return daysBetween(day, now) < 2 ? dayName(day, now) : relative(day, now);
}
