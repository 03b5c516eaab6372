import { useRef } from 'preact/hooks';
import type { Attachment } from '../api/entries';
import type { PendingFile } from '../files/pending';
import { uploadsOf } from '../files/uploads';
import { useObjectUrl } from '../files/useObjectUrl';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import type { PublicationChange } from './draft';
import type { Drafting } from './Drafting';

interface CoverFieldProps {
  readonly drafting: Drafting;
  /** The one that the server has. */
  readonly cover: Attachment | undefined;
  readonly onTake: (file: File) => Promise<void>;
  readonly onSay: (change: PublicationChange) => void;
}

/** The picture above everything: chosen or taken, described in a line, changed, taken out. */
export function CoverField({ drafting, cover, onTake, onSay }: CoverFieldProps) {
  const { store } = useLive();
  const input = useRef<HTMLInputElement>(null);
  const pending = drafting.draft.value.cover;
  const has = pending ?? cover;
  const choose = () => input.current?.click();
  const remove = () => {
    if (pending) {
      drafting.change((draft) => ({ ...draft, cover: undefined }));
      void uploadsOf(store).drop(pending);
    }
    if (cover) onSay({ clearCover: true });
  };
  const describe = (alt: string) => {
    if (pending) drafting.change((draft) => ({ ...draft, cover: draft.cover && { ...draft.cover, alt } }));
    else if (cover && alt !== (cover.alt ?? '')) onSay({ cover: { id: cover.id, alt } });
  };
  return (
    <div class="cover-field">
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void onTake(file);
        }}
      />
      {!has && (
        <button type="button" class="cover-add" onClick={choose}>
          <CoverSign />
          <span>
            <strong>{t('publication.cover.add')}</strong>
            <span class="small">{t('publication.cover.hint')}</span>
          </span>
        </button>
      )}
      {has && (
        <>
          <div class="cover-shown">
            {pending ? (
              <PendingCover file={pending} />
            ) : (
              cover && <img src={`/api/files/${cover.id}/display`} alt={cover.alt ?? ''} />
            )}
          </div>
          <div class="cover-acts">
            <input
              class="file-alt"
              defaultValue={has.alt ?? ''}
              maxLength={160}
              aria-label={t('files.alt.of', { name: has.name })}
              placeholder={t('files.alt')}
              onChange={(event) => describe(event.currentTarget.value.trim())}
            />
            <Button look="quiet" icon="image" onClick={choose}>
              {t('publication.cover.change')}
            </Button>
            <Button look="quiet" icon="x" label={t('publication.cover.remove')} onClick={remove} />
          </div>
        </>
      )}
    </div>
  );
}

function PendingCover({ file }: { file: PendingFile }) {
  const { store } = useLive();
  const url = useObjectUrl(file);
  const { phase, sent, refusal } = uploadsOf(store).progress(file).value;
  return (
    <>
      {url && <img src={url} alt={file.alt} />}
      {refusal && <span class="field-error">{t('refusal.file_kind_refused')}</span>}
      {phase === 'sending' && (
        <progress class="file-progress" value={sent} max={file.size} aria-label={t('publication.saving')} />
      )}
    </>
  );
}

const CoverSign = () => (
  <span class="cover-sign" aria-hidden="true">
    +
  </span>
);
