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

interface BlockProps {
  readonly id: MemberId;
  readonly name: string;
}

/** Blocks somebody, after saying what that means, or no longer. */
export function BlockAct({ id, name }: BlockProps) {
  const asks = useSignal(false);
  return (
    <>
      <BlockButton id={id} name={name} onAsk={() => (asks.value = true)} />
      {asks.value && <BlockDialog id={id} name={name} onClose={() => (asks.value = false)} />}
    </>
  );
}

/** The way to the question, or back. */
export function BlockButton({ id, name, onAsk }: BlockProps & { onAsk: () => void }) {
  if (isBlocked(useMine(), id)) return <Unblock id={id} name={name} />;
  return (
    <Button look="quiet" icon="lock" onClick={onAsk}>
      {t('talk.block', { name })}
    </Button>
  );
}

/** Says what it means, and blocks. */
export function BlockDialog({ id, name, onClose }: BlockProps & { onClose: () => void }) {
  const block = useSubmit(async () => {
    await put<undefined>(`/api/blocks/${id}`);
    onClose();
  });
  return (
    <Confirm
      title={t('talk.block', { name })}
      text={t('talk.block.text')}
      act={t('talk.block.act')}
      busy={block.busy}
      error={block.error}
      onConfirm={() => void block.submit()}
      onClose={onClose}
    />
  );
}

/** Takes a block back. */
export function Unblock({ id, name }: BlockProps) {
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
