import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Attachment } from '../api/entries';
import { pendingFile } from '../files/pending';
import { upload } from '../files/upload';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { useSubmit } from '../ui/useSubmit';

type Logo = Pick<Attachment, 'id' | 'width' | 'height'>;

interface LogoFieldProps {
  readonly logo: Logo | undefined;
  readonly error: string | undefined;
  readonly onChange: (logo: Logo | undefined) => void;
  /** While a picture is on its way: what is saved then would be without it. */
  readonly onBusy: (busy: boolean) => void;
}

/** The picture beside the network's name: it is uploaded at once, and the network's own only when the form is saved. */
export function LogoField({ logo, error, onChange, onBusy }: LogoFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** What was chosen here, which only this page can show. */
  const chosen = useSignal<{ id: string; url: string } | null>(null);
  const send = useSubmit(async (file: File) => {
    const stored = await upload(pendingFile('look', file), file, () => true);
    chosen.value = { id: stored, url: `/api/files/${stored}/thumbnail` };
    onChange({ id: stored });
  });
  const wrong = error ?? send.error;
  const source = logo && (chosen.value?.id === logo.id ? chosen.value.url : `/logo/${logo.id}`);
  return (
    <div class="field" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} class="field-label">
        {t('admin.look.logo')}
      </span>
      <p class="field-hint">{t('admin.look.logo.hint')}</p>
      <input
        ref={input}
        type="file"
        name="logo"
        accept="image/png,image/jpeg,image/webp"
        hidden
        aria-label={t('admin.look.logo')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (!file) return;
          onBusy(true);
          void send.submit(file).finally(() => onBusy(false));
        }}
      />
      <div class="logo-choice">
        {source && <img class="logo-shown" src={source} alt={t('admin.look.logo.now')} />}
        <Button icon="image" busy={send.busy} onClick={() => input.current?.click()}>
          {t(logo ? 'admin.look.logo.change' : 'admin.look.logo.choose')}
        </Button>
        {logo && (
          <Button look="quiet" onClick={() => onChange(undefined)}>
            {t('admin.look.logo.remove')}
          </Button>
        )}
      </div>
      <p class="small" role="status">
        {send.busy && t('admin.look.logo.sending')}
      </p>
      {wrong && (
        <p class="field-error" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
