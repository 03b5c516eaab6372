import { t } from '../i18n';
import { ButtonLink } from '../ui/Button';
import { Feed } from './Feed';

interface FeedOfProps {
  readonly feed: string;
  /** Others whose things belong here, too. */
  readonly also?: readonly string[];
  readonly empty: string;
  /** Where one shares something here, for whoever may. */
  readonly share?: string;
  readonly filters?: boolean;
}

/** What was shared at a place, as a part of its page. */
export function FeedOf({ feed, also = [], empty, share, filters }: FeedOfProps) {
  return (
    <section class="feed-of" aria-labelledby={`feed-${feed}`}>
      <div class="row-between">
        <h2 id={`feed-${feed}`} class="overline">
          {t('feed.title')}
        </h2>
        {share && (
          <ButtonLink look="quiet" icon="plus" href={share}>
            {t('action.share')}
          </ButtonLink>
        )}
      </div>
      <Feed feeds={[feed, ...also]} empty={empty} filters={filters} atOnce={5} />
    </section>
  );
}
