import { Refused } from '../api/http';
import { t } from '../i18n';
import { Button } from './Button';
import { EmptyState, ErrorState } from './EmptyState';

/** What could not be loaded: for want of a line, which is said as such, or for another reason. */
export function LoadFailed({ cause, onRetry }: { cause: unknown; onRetry: () => void }) {
  if (!(cause instanceof Refused && cause.status === 0)) return <ErrorState onRetry={onRetry} />;
  return (
    <EmptyState id="no-line" title={t('state.noLine')}>
      <Button onClick={onRetry}>{t('action.retry')}</Button>
    </EmptyState>
  );
}
