import { useRef } from 'preact/hooks';
import { t } from '../i18n';
import { Button } from '../ui/Button';

/** Chooses files; a phone offers its camera, too. */
export function AttachButton({ onChoose }: { onChoose: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="quiet" icon="paperclip" label={t('files.attach')} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onChoose([...(event.currentTarget.files ?? [])]);
          // The same file can be chosen once more.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
