import { useSignal } from '@preact/signals';
import type { Attachment } from '../api/entries';
import { savesData } from '../app/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { FileRow } from './FileRow';
import { nameWords, sizeWords, timeWords } from './words';
import '../styles/files.css';

/** The files of a post: pictures small, each opening large; the others by their names. */
export function Attachments({ files, by }: { files: readonly Attachment[]; by: string }) {
  const pictures = files.filter((file) => file.kind === 'picture');
  const others = files.filter((file) => file.kind !== 'picture');
  return (
    <>
      {pictures.length > 0 && (
        <ul class={pictures.length > 1 ? 'pictures is-many' : 'pictures'}>
          {pictures.map((file) => (
            <li key={file.id}>
              <PictureView file={file} by={by} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul class="files">
          {others.map((file) => (
            <li key={file.id}>
              {file.kind === 'audio' || file.kind === 'video' ? <Played file={file} /> : <Saved file={file} />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const pathOf = (file: Attachment, form = 'content') => `/api/files/${file.id}/${form}`;

/** A picture in a place that it has from the beginning, so that nothing jumps. Whoever saves data asks for each one. */
function PictureView({ file, by }: { file: Attachment; by: string }) {
  const wanted = useSignal(!savesData.value);
  const failed = useSignal(false);
  const opens = useSignal(false);
  const { width = 4, height = 3 } = file;
  const alt = file.alt ?? t('files.picture.by', { name: by });
  const show = () => {
    failed.value = false;
    wanted.value = true;
  };
  return (
    <>
      <div class="picture" style={{ aspectRatio: `${width} / ${height}` }}>
        {wanted.value && !failed.value ? (
          <button type="button" aria-haspopup="dialog" onClick={() => (opens.value = true)}>
            <img
              src={pathOf(file, 'thumbnail')}
              width={width}
              height={height}
              loading="lazy"
              decoding="async"
              alt={alt}
              onError={() => (failed.value = true)}
            />
          </button>
        ) : (
          <button type="button" class="picture-place" onClick={show}>
            <Icon name={failed.value ? 'wifi-off' : 'image'} />
            <span>{alt}</span>
            <strong>
              {failed.value
                ? t('files.picture.failed')
                : t('files.picture.show', { size: sizeWords(file.thumbnail ?? file.size) })}
            </strong>
          </button>
        )}
      </div>
      {opens.value && (
        <Dialog title={file.alt ?? file.name} onClose={() => (opens.value = false)}>
          <img class="picture-large" src={pathOf(file, 'display')} width={width} height={height} alt={alt} />
          <a class="button button-plain" href={pathOf(file)} target="_blank" rel="noopener">
            <Icon name="image" />
            {t('files.picture.original', { size: sizeWords(file.size) })}
          </a>
        </Dialog>
      )}
    </>
  );
}

/** Sound and films are played where they stand; nothing of them is fetched before. */
function Played({ file }: { file: Attachment }) {
  const opens = useSignal(false);
  const name = nameWords(file);
  const length = file.seconds === undefined ? '' : `${timeWords(file.seconds)} · `;
  return (
    <>
      <FileRow kind={file.kind} name={name}>
        <span class="small">
          {length}
          {sizeWords(file.size)}
        </span>
      </FileRow>
      {file.kind === 'audio' ? (
        <audio class="file-audio" controls preload="none" src={pathOf(file)} aria-label={`${name} ${length}`} />
      ) : (
        <Button icon="film" label={t('files.play.of', { name })} onClick={() => (opens.value = true)}>
          {t('files.play')}
        </Button>
      )}
      {opens.value && (
        <Dialog title={name} onClose={() => (opens.value = false)}>
          <video class="picture-large" controls src={pathOf(file)} aria-label={name} />
        </Dialog>
      )}
    </>
  );
}

/** What is saved and opened elsewhere. */
function Saved({ file }: { file: Attachment }) {
  return (
    <a class="file-save" href={pathOf(file)} download={file.name}>
      <FileRow kind={file.kind} name={file.name}>
        <span class="small">{sizeWords(file.size)}</span>
      </FileRow>
      <Icon name="download" />
      <span class="sr">{t('files.save')}</span>
    </a>
  );
}
