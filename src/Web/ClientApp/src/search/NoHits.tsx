import type { SearchResults } from '../api/search';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { filtersIn, type Question, unfiltered } from './question';

interface NoHitsProps {
  readonly question: Question;
  readonly counts: SearchResults['counts'];
  readonly onQuestion: (question: Question) => void;
}

/** Nothing was found: what may help, as one act where there is one. */
export function NoHits({ question, counts, onQuestion }: NoHitsProps) {
  const elsewhere = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const text = question.text.trim();
  const filtered = filtersIn(question) > 0;
  return (
    <EmptyState id="find" title={text ? t('find.none', { text }) : t('find.none.filters')}>
      {elsewhere > 0 ? (
        <Button look="primary" onClick={() => onQuestion({ ...question, kind: '' })}>
          {t('find.none.elsewhere', { n: elsewhere })}
        </Button>
      ) : filtered ? (
        <Button look="primary" onClick={() => onQuestion(unfiltered(question))}>
          {t('find.none.unfilter')}
        </Button>
      ) : (
        <p>{t('find.none.hint')}</p>
      )}
    </EmptyState>
  );
}
