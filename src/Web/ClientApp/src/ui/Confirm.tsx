import { t } from '../i18n';
import { Button } from './Button';
import { Dialog } from './Dialog';

interface ConfirmProps {
  readonly title: string;
  /** What is lost, and for whom. */
  readonly text: string;
  /** The verb of the act. */
  readonly act: string;
  readonly busy?: boolean;
  readonly error?: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that can't be undone. The way back is the first stop. */
export function Confirm({ title, text, act, busy, error, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {error && (
        <p class="alert alert-danger" role="alert">
          {error}
        </p>
      )}
      <div class="acts">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button look="danger" busy={busy} onClick={onConfirm}>
          {act}
        </Button>
      </div>
    </Dialog>
  );
}
