import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { isSecretPlace } from '../live/secrecy';
import { Band } from './Band';
import { Button } from './Button';

interface EmptyStateProps {
  readonly id: string;
  /** One sentence on what appears here. */
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** A place where nothing is yet: the band, one sentence, one act. */
export function EmptyState({ id, title, children }: EmptyStateProps) {
  return (
    <div class="empty">
      <Band id={id} height={32} />
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** What was never opened here, and what isn't kept, can't be read without a line; it comes by itself with it. */
export const NoLine = () =>
  isSecretPlace() ? (
    <EmptyState id="no-line" title={t('sensitive.away.title')}>
      <p>{t('sensitive.away')}</p>
    </EmptyState>
  ) : (
    <EmptyState id="no-line" title={t('state.noLine')} />
  );

/** What failed, what is safe, and one act. */
export function ErrorState({ title, onRetry }: { title?: string; onRetry?: () => void }) {
  return (
    <div class="empty" role="alert">
      <Band id="error" height={32} />
      <p class="empty-title">{title ?? t('state.error')}</p>
      <p>{t('state.error.safe')}</p>
      {onRetry && (
        <Button look="primary" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}

/** Shapes of what is about to come. */
export function Skeleton({ rows = 4, shape = 'row' }: { rows?: number; shape?: 'row' | 'card' }) {
  return (
    <div class="skeletons" role="status">
      <span class="sr">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} class={`skeleton skeleton-${shape}`} aria-hidden="true" />
      ))}
    </div>
  );
}
