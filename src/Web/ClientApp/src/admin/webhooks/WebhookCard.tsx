import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { del, post, put } from '../../api/http';
import { requestId } from '../../api/requestId';
import type { Webhook, WebhookSecret } from '../../api/webhooks';
import { t } from '../../i18n';
import { exact } from '../../i18n/dates';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Confirm';
import { Menu } from '../../ui/Menu';
import { Problem } from '../../ui/Problem';
import { useSubmit } from '../../ui/useSubmit';
import { Deliveries } from './Deliveries';
import { Path, WebhookForm } from './WebhookForm';
import { happeningWords, stateWords } from './words';

interface WebhookCardProps {
  readonly webhook: Webhook;
  readonly onChanged: () => void;
  readonly onSecret: (secret: WebhookSecret) => void;
}

/** A receiver: how it goes, what it was told, and what can be done. */
export function WebhookCard({ webhook, onChanged, onSecret }: WebhookCardProps) {
  const { no, name, off } = webhook;
  const changes = useSignal(false);
  const asks = useSignal<'delete' | 'secret' | null>(null);
  /** How often something was done that shows among what was told. */
  const tried = useSignal(0);
  const own = `${Path}/${no}`;
  const heading = useRef<HTMLHeadingElement>(null);
  const changed = useRef(false);
  const close = () => (asks.value = null);
  useEffect(() => {
    // The menu from which the form was opened is closed: whoever closes the form goes on at what it was about.
    if (!changes.value && changed.current) heading.current?.focus();
    changed.current = changes.value;
  }, [changes.value]);
  const turn = useSubmit(async () => {
    await put<void>(`${own}/on`, { requestId: requestId(), on: !!off });
    onChanged();
  });
  const ping = useSubmit(async () => {
    await post<void>(`${own}/ping`, { requestId: requestId() });
    tried.value++;
  });
  const remove = useSubmit(async () => {
    await del<void>(`${own}?requestId=${requestId()}`);
    onChanged();
  });
  const renew = useSubmit(async () => {
    onSecret(await post<WebhookSecret>(`${own}/secret`, { requestId: requestId() }));
    close();
    onChanged();
  });
  if (changes.value) {
    const done = () => {
      changes.value = false;
      onChanged();
    };
    return <WebhookForm webhook={webhook} onDone={done} onCancel={() => (changes.value = false)} />;
  }
  return (
    <>
      <h2 ref={heading} class="box-title" tabIndex={-1}>
        {name}
      </h2>
      <Standing of={webhook} />
      <Problem form={turn} />
      <Problem form={ping} />
      <div class="acts">
        {!off && (
          <Button icon="send" busy={ping.busy} onClick={() => void ping.submit()}>
            {t('admin.webhooks.try')}
          </Button>
        )}
        <Button busy={turn.busy} onClick={() => void turn.submit()}>
          {t(off ? 'admin.webhooks.on' : 'admin.webhooks.pause')}
        </Button>
        <Menu label={t('admin.more.of', { name })}>
          <Button look="quiet" icon="pencil" onClick={() => (changes.value = true)}>
            {t('action.edit')}
          </Button>
          <Button look="quiet" icon="key-round" onClick={() => (asks.value = 'secret')}>
            {t('admin.webhooks.renew')}
          </Button>
          <Button look="quiet" icon="trash-2" onClick={() => (asks.value = 'delete')}>
            {t('action.delete')}
          </Button>
        </Menu>
      </div>
      <Deliveries webhook={webhook} tried={tried.value} onTold={onChanged} />
      {asks.value === 'delete' && (
        <Confirm
          title={t('admin.webhooks.delete.title', { name })}
          text={t('admin.webhooks.delete.text')}
          act={t('action.delete')}
          busy={remove.busy}
          error={remove.error}
          onConfirm={() => void remove.submit()}
          onClose={close}
        />
      )}
      {asks.value === 'secret' && (
        <Confirm
          title={t('admin.webhooks.renew')}
          text={t('admin.webhooks.renew.text')}
          act={t('admin.webhooks.renew')}
          busy={renew.busy}
          error={renew.error}
          onConfirm={() => void renew.submit()}
          onClose={close}
        />
      )}
    </>
  );
}

/** What it is told, and how it goes. */
function Standing({ of }: { of: Webhook }) {
  const { words, bad } = stateWords(of);
  return (
    <>
      <p class={bad ? 'alert' : 'webhook-state'} role="status">
        {words}
      </p>
      <p class="small webhook-address">{of.address}</p>
      <p class="small">{of.happenings.map(happeningWords).join(' · ')}</p>
      {of.formerUntil && <p class="small">{t('admin.webhooks.former', { date: exact(new Date(of.formerUntil)) })}</p>}
    </>
  );
}
