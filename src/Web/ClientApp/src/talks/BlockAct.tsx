import { useSignal } from '@preact/signals';
import type { MemberId } from '../api/entries';
import { del, put } from '../api/http';
import { t } from '../i18n';
import { useMine } from '../live/hooks';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { isBlocked } from './talks';

/** Blocks somebody, after saying what that means, or no longer. */
export function BlockAct({ id, name }: { id: MemberId; name: string }) {
  const blocked = isBlocked(useMine(), id);
  const asks = useSignal(false);
  const block = useSubmit(async () => {
    await put<undefined>(`/api/blocks/${id}`);
    asks.value = false;
  });
  return (
    <>
      {blocked ? (
        <Unblock id={id} name={name} />
      ) : (
        <Button look="quiet" icon="lock" onClick={() => (asks.value = true)}>
          {t('talk.block', { name })}
        </Button>
      )}
      {asks.value && (
        <Confirm
          title={t('talk.block', { name })}
          text={t('talk.block.text')}
          act={t('talk.block.act')}
          busy={block.busy}
          error={block.error}
          onConfirm={() => void block.submit()}
          onClose={() => (asks.value = false)}
        />
      )}
    </>
  );
}

/** Takes a block back. */
export function Unblock({ id, name }: { id: MemberId; name: string }) {
  const form = useSubmit(() => del<undefined>(`/api/blocks/${id}`));
  return (
    <>
      <Button look="quiet" icon="lock-open" busy={form.busy} onClick={() => void form.submit()}>
        {t('talk.unblock', { name })}
      </Button>
      <Problem form={form} />
    </>
  );
}
