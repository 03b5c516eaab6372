import type { PendingFile } from './pending';
import { t, tMaybe } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { FileRow } from './FileRow';
import { uploadsOf } from './uploads';
import { useObjectUrl } from './useObjectUrl';
import { nameWords, sizeWords, timeWords } from './words';
import '../styles/files.css';

interface PendingFilesProps {
  readonly files: readonly PendingFile[];
  /** Where they can still be changed. */
  readonly onChange?: (file: PendingFile) => void;
  readonly onRemove?: (file: PendingFile) => void;
}

/** Files that were chosen here, each with how far it is. */
export function PendingFiles({ files, onChange, onRemove }: PendingFilesProps) {
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.id} class="file-pending">
          <Preview file={file} />
          {onChange && file.kind === 'picture' && (
            <input
              class="file-alt"
              value={file.alt}
              maxLength={160}
              aria-label={t('files.alt.of', { name: file.name })}
              placeholder={t('files.alt')}
              onInput={(event) => onChange({ ...file, alt: event.currentTarget.value })}
            />
          )}
          {onRemove && (
            <Button
              look="quiet"
              icon="x"
              label={t('files.remove', { name: nameWords(file) })}
              onClick={() => onRemove(file)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Preview({ file }: { file: PendingFile }) {
  const url = useObjectUrl(file);
  const said = (
    <>
      {file.kind === 'picture' && url && <img class="file-preview" src={url} alt={file.alt} />}
      {file.kind === 'audio' && url && <audio class="file-audio" controls src={url} aria-label={nameWords(file)} />}
    </>
  );
  return (
    <>
      {said}
      <FileRow kind={file.kind} name={nameWords(file)}>
        <ProgressWords file={file} />
      </FileRow>
    </>
  );
}

/** How far a file is, in words. */
function ProgressWords({ file }: { file: PendingFile }) {
  const { store, line } = useLive();
  const { phase, sent, refusal } = uploadsOf(store).progress(file).value;
  const size = sizeWords(file.size);
  if (refusal) return <span class="field-error">{tMaybe(`refusal.${refusal.code}`) ?? t('error.unknown')}</span>;
  const length = file.seconds === undefined ? '' : `${timeWords(file.seconds)} · `;
  const words =
    phase === 'sending'
      ? t('files.sent', { sent: sizeWords(sent), size })
      : phase === 'preparing'
        ? t('files.preparing')
        : phase === 'ready'
          ? t('files.ready', { size })
          : t(line.value === 'waiting' ? 'files.waits' : 'files.starts', { size });
  return (
    <>
      <span class="small">
        {length}
        {words}
      </span>
      {phase === 'sending' && <progress class="file-progress" value={sent} max={file.size} aria-label={words} />}
    </>
  );
}
