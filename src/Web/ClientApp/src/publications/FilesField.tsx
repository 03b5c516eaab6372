import { useRef } from 'preact/hooks';
import type { Attachment } from '../api/entries';
import { FileRow } from '../files/FileRow';
import { VoiceButton } from '../files/VoiceButton';
import { sizeWords } from '../files/words';
import { t } from '../i18n';
import { Button } from '../ui/Button';

interface FilesFieldProps {
  readonly attachments: readonly Attachment[];
  readonly body: string;
  readonly onTake: (files: readonly File[]) => void;
  readonly onRecord: (file: File, seconds: number) => void;
  readonly onRemove: (id: string) => void;
}

/** The files that go with it, those in the text among them. */
export function FilesField({ attachments, body, onTake, onRecord, onRemove }: FilesFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="files-field">
      {attachments.length > 0 && (
        <ul class="files">
          {attachments.map((file) => (
            <li key={file.id} class="file-pending">
              {file.kind === 'picture' && (
                <img class="file-preview" src={`/api/files/${file.id}/thumbnail`} alt={file.alt ?? ''} />
              )}
              <FileRow kind={file.kind} name={file.name}>
                <span class="small">
                  {body.includes(`](${file.id})`) ? t('publication.files.inText') : sizeWords(file.size)}
                </span>
              </FileRow>
              <Button
                look="quiet"
                icon="x"
                label={t('files.remove', { name: file.name })}
                onClick={() => onRemove(file.id)}
              />
            </li>
          ))}
        </ul>
      )}
      <div class="acts">
        <Button look="quiet" icon="paperclip" onClick={() => input.current?.click()}>
          {t('files.attach')}
        </Button>
        <VoiceButton onRecorded={onRecord} />
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onTake([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
