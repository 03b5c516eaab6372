import { useSignal } from '@preact/signals';
import { get } from '../../api/http';
import type { Webhook, WebhookSecret } from '../../api/webhooks';
import { useTold } from '../../help/useTold';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { EmptyState, Skeleton } from '../../ui/EmptyState';
import { LoadFailed } from '../../ui/LoadFailed';
import { PageTitle } from '../../ui/Page';
import { useLoaded } from '../../ui/useLoaded';
import { Secret } from './Secret';
import { Path, WebhookForm } from './WebhookForm';
import { WebhookCard } from './WebhookCard';

/** Which sites and programs are told what happens in the network. */
export function WebhooksPage() {
  const told = useTold('webhookOff');
  const { value, failed, again } = useLoaded(() => get<{ items: readonly Webhook[] }>(Path), `${told}`);
  const adds = useSignal(false);
  const made = useSignal<WebhookSecret | null>(null);
  const done = (secret?: WebhookSecret) => {
    adds.value = false;
    made.value = secret ?? null;
    again();
  };
  return (
    <>
      <PageTitle title={t('admin.webhooks')} back={{ href: '/app/admin', label: t('nav.back') }} />
      <p class="lead">{t('admin.webhooks.lead')}</p>
      {made.value && <Secret secret={made.value.secret} onClose={() => (made.value = null)} />}
      {!value && (failed ? <LoadFailed cause={failed} onRetry={again} /> : <Skeleton rows={3} shape="card" />)}
      {value?.items.length === 0 && !adds.value && <EmptyState id="webhooks" title={t('admin.webhooks.none')} />}
      {value &&
        (adds.value ? (
          <WebhookForm webhook={null} onDone={done} onCancel={() => (adds.value = false)} />
        ) : (
          <Button look="primary" icon="plus" onClick={() => (adds.value = true)}>
            {t('admin.webhooks.add')}
          </Button>
        ))}
      <ul class="stack webhooks">
        {value?.items.map((one) => (
          <li key={one.no} class="card">
            <WebhookCard webhook={one} onChanged={again} onSecret={(secret) => (made.value = secret)} />
          </li>
        ))}
      </ul>
    </>
  );
}
