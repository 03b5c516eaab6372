import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get, post } from '../../api/http';
import type { Webhook, WebhookDelivery } from '../../api/webhooks';
import { useRequestId } from '../../app/useRequestId';
import { t } from '../../i18n';
import { exact } from '../../i18n/dates';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/EmptyState';
import { LoadFailed } from '../../ui/LoadFailed';
import { Problem } from '../../ui/Problem';
import { useLoaded } from '../../ui/useLoaded';
import { useSubmit } from '../../ui/useSubmit';
import { Path } from './WebhookForm';
import { deliveryWords, happeningWords, isOnItsWay } from './words';

/** While something is on its way, what became of it is asked so often. */
const Asking = 2000;

interface DeliveriesProps {
  readonly webhook: Webhook;
  /** Grows whenever something was tried by hand, which opens the list. */
  readonly tried: number;
  /** Something came back. */
  readonly onTold: () => void;
}

/** What a receiver was told last, behind a line that opens. */
export function Deliveries({ webhook, tried, onTold }: DeliveriesProps) {
  const open = useSignal(false);
  useEffect(() => {
    if (tried > 0) open.value = true;
  }, [tried]);
  return (
    <details class="more-fields" open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{t('admin.webhooks.told')}</summary>
      {open.value && <List webhook={webhook} tried={tried} onTold={onTold} />}
    </details>
  );
}

function List({ webhook, tried, onTold }: DeliveriesProps) {
  const path = `${Path}/${webhook.no}/deliveries`;
  const { value, failed, again } = useLoaded(
    () => get<{ items: readonly WebhookDelivery[] }>(path),
    `${tried} ${webhook.off?.at}`,
  );
  const idOf = useRequestId();
  const repeat = useSubmit(async (id: string) => {
    await post<void>(`${path}/${id}`, {
      requestId: idOf({ id, tried: value?.items.find((one) => one.id === id)?.triedAt }),
    });
    again();
  });
  const waits = isOnItsWay(value?.items ?? []) && !webhook.off;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(again, Asking);
    return () => {
      clearInterval(timer);
      onTold();
    };
  }, [waits]);
  if (!value) return failed ? <LoadFailed cause={failed} onRetry={again} /> : <Skeleton rows={2} />;
  return (
    <>
      <Problem form={repeat} />
      {value.items.length === 0 && <p class="small">{t('admin.webhooks.told.none')}</p>}
      <ul class="guest-lines">
        {value.items.map((one) => (
          <li key={one.id} class="guest-line">
            <span class="guest-words">
              <span>{happeningWords(one.happening.type)}</span>
              <time class="small" dateTime={one.happening.at}>
                {exact(new Date(one.happening.at))}
              </time>
              <span class="small">{deliveryWords(one)}</span>
            </span>
            {one.state !== 'waiting' && !webhook.off && (
              <Button
                look="quiet"
                icon="send"
                label={t('admin.webhooks.again', {
                  what: `${happeningWords(one.happening.type)}, ${exact(new Date(one.happening.at))}`,
                })}
                busy={repeat.busy}
                onClick={() => void repeat.submit(one.id)}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
