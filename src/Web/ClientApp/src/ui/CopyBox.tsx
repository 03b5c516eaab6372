import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { Button } from './Button';

interface CopyBoxProps {
  readonly label: string;
  readonly value: string;
  /** Offers the phone's own way of sharing, where there is one. */
  readonly share?: { readonly title: string; readonly text: string };
  readonly print?: boolean;
}

/** Something to take along: a link or a code that can be copied, shared or printed. */
export function CopyBox({ label, value, share, print }: CopyBoxProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);
  const copy = async () => {
    field.current?.select();
    // Without the permission the text is selected, and the person copies it.
    copied.value = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    );
  };
  return (
    <div class="copy">
      <label for={id}>{label}</label>
      <input id={id} ref={field} class="copy-value" readOnly value={value} onFocus={() => field.current?.select()} />
      <div class="acts">
        <Button icon={copied.value ? 'check' : 'copy'} onClick={() => void copy()}>
          {t(copied.value ? 'action.copied' : 'action.copy')}
        </Button>
        {share && 'share' in navigator && (
          <Button icon="share-2" onClick={() => void navigator.share({ ...share, url: value }).catch(() => {})}>
            {t('action.shareLink')}
          </Button>
        )}
        {print && (
          <Button icon="printer" onClick={() => window.print()}>
            {t('action.print')}
          </Button>
        )}
      </div>
      <span class="sr" role="status">
        {copied.value && t('action.copied')}
      </span>
    </div>
  );
}
