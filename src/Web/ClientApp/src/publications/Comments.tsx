import { usePeopleIn } from '../composer/usePeopleOf';
import { useVisits } from '../emergency/useVisits';
import { useModerates } from '../hiding/useModerates';
import { t } from '../i18n';
import { useEntries } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Talk } from '../threads/Talk';
import { threadOf } from './kinds';
import { type Publication, useStanding } from './usePublication';

/** What is said about it: a conversation like any other, led by its authors. */
export function Comments({ publication, title }: { publication: Publication; title: string }) {
  const { id, about } = publication;
  const thread = threadOf(id);
  const people = usePeopleIn(about.group);
  const leads = useStanding(publication) === 'author';
  const moderates = useModerates(about.group);
  const isClosed = entryOf(useEntries(`thread/${thread}`), 'threadAbout', 'about')?.closed === true;
  const visits = useVisits(about.group);
  const isOpen = about.stage === 'shared' && !isClosed && !visits;
  return (
    <section class="comments" aria-labelledby="comments">
      <h2 id="comments" class="comments-title">
        {about.comments > 0 ? t('publication.comments.n', { n: about.comments }) : t('publication.comments')}
      </h2>
      {about.comments === 0 && isOpen && <p class="small">{t('publication.comments.none')}</p>}
      <Talk
        thread={thread}
        rights={{ isOpen, leads, moderates, title, agreedIn: about.group }}
        people={people}
        label={t('publication.comments.label')}
        closed={t(
          visits
            ? 'refusal.emergency_reads_only'
            : about.stage === 'shared'
              ? 'thread.closed.text'
              : 'publication.comments.withdrawn',
        )}
        isUnder
      />
    </section>
  );
}
