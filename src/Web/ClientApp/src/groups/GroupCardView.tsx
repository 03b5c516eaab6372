import type { GroupCard } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { Band } from '../ui/Band';
import { AxisChips, Chip } from '../ui/Chip';

interface GroupCardViewProps {
  readonly id: string;
  readonly name: string;
  /** What the directory says; hidden groups stand in none. */
  readonly card: GroupCard | undefined;
  readonly news?: { readonly threads: number; readonly requests: number };
  readonly waiting?: boolean;
}

/** A group in a list: its band, its purpose, how one joins, and what is new in it. */
export function GroupCardView({ id, name, card, news, waiting }: GroupCardViewProps) {
  return (
    <article class="card group-card">
      <Band id={id} height={6} />
      <h3>
        <a class="cover-link" href={addressOf.group(id, name)}>
          {name}
        </a>
      </h3>
      {card?.purpose && <p class="small">{card.purpose}</p>}
      <p class="facts">
        {news && news.threads > 0 && <span class="badge">{t('nav.unread', { n: news.threads })}</span>}
        {news && news.requests > 0 && <span class="badge badge-ask">{t('nav.requests', { n: news.requests })}</span>}
        {waiting && <Chip icon="clock">{t('group.waiting')}</Chip>}
        {card && <span class="small">{t('groups.members', { n: card.members })}</span>}
        {card && !news && <span class="small">{t(`group.access.${card.access}`)}</span>}
      </p>
      {card && !news && <AxisChips axes={card.axes} plain />}
    </article>
  );
}
