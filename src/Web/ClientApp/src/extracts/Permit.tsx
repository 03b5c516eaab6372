import { useSignal } from '@preact/signals';
import type { ExtractPermit } from '../api/entries';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { CopyBox } from '../ui/CopyBox';
import { Dialog } from '../ui/Dialog';
import type { Submit } from '../ui/useSubmit';
import { holds, PermitLine } from './PermitLine';

/** As long as the server lets a permit hold. */
const Days = 7;
const Facts = ['stays', 'log'] as const;

interface PermitProps {
  readonly of: 'group' | 'organization';
  readonly id: string;
  readonly permit: ExtractPermit | undefined;
  readonly form: Submit<{ readonly extract: boolean }>;
}

/** Allows that a group or an organization is taken along into another network, after saying in plain words what that means, or takes
 * it back; for whoever leads it. */
export function Permit({ of, id, permit, form }: PermitProps) {
  const asks = useSignal(false);
  const close = () => (asks.value = false);
  const allow = async () => {
    await form.submit({ extract: true });
    close();
  };
  return (
    <section class="extract" aria-labelledby="extract">
      <h2 id="extract" class="overline">
        {t(`extract.title.${of}`)}
      </h2>
      <p class="small">{t(`extract.text.${of}`)}</p>
      <PermitLine permit={permit} />
      {holds(permit, minute.value) && <CopyBox label={t('extract.id')} value={id} />}
      <div class="acts">
        {holds(permit, minute.value) ? (
          <Button icon="lock" busy={form.busy} onClick={() => void form.submit({ extract: false })}>
            {t('extract.deny')}
          </Button>
        ) : (
          <Button icon="lock-open" onClick={() => (asks.value = true)}>
            {t('extract.allow.act')}
          </Button>
        )}
      </div>
      {asks.value && (
        <Dialog title={t(`extract.title.${of}`)} onClose={close}>
          <p>{t('extract.allow.ask', { n: Days })}</p>
          <ul class="dialog-list">
            <li>{t(`extract.allow.${of}`)}</li>
            <li>{t(`extract.allow.private.${of}`)}</li>
            {Facts.map((fact) => (
              <li key={fact}>{t(`extract.allow.${fact}`)}</li>
            ))}
          </ul>
          <div class="acts">
            <Button look="primary" busy={form.busy} onClick={() => void allow()}>
              {t('extract.allow.confirm', { n: Days })}
            </Button>
            <Button look="quiet" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
