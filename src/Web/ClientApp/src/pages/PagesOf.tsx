import type { GroupId, GroupPage } from '../api/entries';
import { addressOf } from '../app/slugs';
import type { TabProps } from '../groups/tabs';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useEntries, useMine } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { ButtonLink } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { EmptyState } from '../ui/EmptyState';
import { Icon } from '../ui/Icon';
import { RelativeTime } from '../ui/RelativeTime';
import { pageAddress } from './address';
import { type PageGroup, pageGroupOf } from './usePage';
import '../styles/pages.css';

/** As a tab of a group. */
export default function PagesTab({ view }: TabProps) {
  return <PagesOf group={view.id} />;
}

/** The pages of a group: pinned ones first, then whatever was written last. What is put away stands below. */
export function PagesOf({ group: id }: { group: GroupId }) {
  const entries = useEntries(`group/${id}`);
  const group = pageGroupOf(id, useMine(), entries);
  if (!group) return null;
  const cards = entriesOf(entries, 'groupPage').sort(byPinThenTime);
  const used = cards.filter((card) => !card.archived);
  const archived = cards.filter((card) => card.archived);
  const fresh = !group.isClosed && (
    <ButtonLink look="primary" icon="plus" href={`${addressOf.group(id, group.name)}/paginas/nueva`}>
      {t('page.new')}
    </ButtonLink>
  );
  return (
    <section class="pages" aria-label={t('group.tab.pages')}>
      {used.length === 0 ? (
        <EmptyState id={`pages ${id}`} title={t('page.none')}>
          <p class="small">{t('page.none.example')}</p>
          {fresh}
        </EmptyState>
      ) : (
        <>
          {fresh}
          <Rows cards={used} group={group} />
        </>
      )}
      {archived.length > 0 && (
        <details class="more-fields">
          <summary>{t('page.archived.list', { n: archived.length })}</summary>
          <Rows cards={archived} group={group} />
        </details>
      )}
    </section>
  );
}

function Rows({ cards, group }: { cards: readonly GroupPage[]; group: PageGroup }) {
  return (
    <ul class="page-rows">
      {cards.map((card) => (
        <li key={card.id} class="page-row">
          <Icon name="file-text" />
          <div class="page-row-main">
            <h3>
              <a class="cover-link" href={pageAddress(group, card)}>
                {card.title || t('page.hidden')}
              </a>
            </h3>
            <p class="small">
              {memberName(card.by)}&nbsp;· <RelativeTime at={card.at} />
            </p>
          </div>
          {card.pinned && <Chip icon="pin">{t('page.pinned')}</Chip>}
        </li>
      ))}
    </ul>
  );
}

const byPinThenTime = (a: GroupPage, b: GroupPage) =>
  Number(b.pinned) - Number(a.pinned) || Date.parse(b.at) - Date.parse(a.at);
