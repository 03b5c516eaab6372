import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { canTakeBack, type Item } from '../live/outbox';
import { Button } from '../ui/Button';

/** The state of something on its way; when it was refused, why, and the two ways out. */
export function TaskState({ item }: { item: Item }) {
  const { outbox, line } = useLive();
  const takeBack = (
    <Button look="quiet" onClick={() => void outbox.takeBack(item.id)}>
      {t('outbox.takeBack')}
    </Button>
  );
  if (item.state === 'refused') {
    return (
      <div class="alert alert-danger" role="alert">
        <p>{t('outbox.refused', { why: item.refusal?.detail || t('error.unknown') })}</p>
        <div class="acts">
          <Button onClick={() => void outbox.resend(item.id)}>{t('action.retry')}</Button>
          {takeBack}
        </div>
      </div>
    );
  }
  const away = line.value === 'waiting' || (item.tries > 1 && item.state === 'waiting');
  const kept = outbox.unkept.value.has(item.id) ? 'outbox.unkept' : 'outbox.kept';
  return (
    <p class="post-state">
      <span role="status">{t(away ? kept : 'outbox.sending')}</span>
      {away && canTakeBack(item) && takeBack}
    </p>
  );
}
