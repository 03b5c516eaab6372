import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { post } from '../api/http';
import { t } from '../i18n';
import { sentence } from '../ui/useSubmit';
import { change, insert, selectedIn } from './box';
import { block, nextLine } from './format';
import { textOfHtml } from './paste';
import { AllTools, shortcut, Toolbar } from './Toolbar';
import '../styles/editor.css';
import '../styles/versions.css';

interface EditorProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  /** The language that is written. */
  readonly lang?: string;
  readonly hint?: string;
  readonly error?: string;
  readonly rows?: number;
  /** Takes pictures that are chosen, pasted or dropped, and answers what stands for them in the text. */
  readonly takePictures?: (files: readonly File[]) => Promise<string>;
  /** Takes other files that are dropped. */
  readonly takeFiles?: (files: readonly File[]) => void;
}

const isPicture = (file: File): boolean => file.type.startsWith('image/');

/** Where one writes at length: a box with acts above it. What is pasted keeps its form, pictures stand in the text. */
export function Editor(props: EditorProps) {
  const { label, value, onInput, lang, hint, error, rows = 12, takePictures, takeFiles } = props;
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const previews = useSignal(false);
  const tools = AllTools.filter((tool) => tool !== 'picture' || takePictures);
  const take = async (files: readonly File[]) => {
    const pictures = takePictures ? files.filter(isPicture) : [];
    const others = files.filter((file) => !pictures.includes(file));
    if (others.length > 0) takeFiles?.(others);
    if (pictures.length === 0 || !takePictures) return;
    const put = await takePictures(pictures);
    if (put && box.current) change(box.current, block(selectedIn(box.current), put));
  };
  const paste = (event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (!data || !box.current) return;
    const html = data.getData('text/html');
    // A program that copies a table copies a picture of it, too.
    if (data.files.length > 0 && !html) {
      event.preventDefault();
      void take([...data.files]);
      return;
    }
    const text = html && textOfHtml(html);
    if (!text) return;
    event.preventDefault();
    insert(box.current, text);
  };
  const key = (event: KeyboardEvent) => {
    const area = event.currentTarget as HTMLTextAreaElement;
    if (shortcut(event, area, tools)) return event.preventDefault();
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const next = nextLine(selectedIn(area));
    if (!next) return;
    event.preventDefault();
    change(area, next);
  };
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div
      class="editor field"
      onDragOver={(event) => event.dataTransfer?.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => {
        if (!event.dataTransfer?.files.length) return;
        event.preventDefault();
        void take([...event.dataTransfer.files]);
      }}
    >
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      <div class={error ? 'editor-frame is-wrong' : 'editor-frame'}>
        <Toolbar
          box={box}
          tools={tools}
          previews={previews.value}
          onPreview={() => (previews.value = !previews.value)}
          onPictures={takePictures && ((files) => void take(files))}
        />
        {previews.value && <Preview source={value} lang={lang} />}
        <textarea
          ref={box}
          id={id}
          hidden={previews.value}
          rows={rows}
          lang={lang}
          spellcheck
          value={value}
          aria-describedby={about || undefined}
          aria-invalid={error ? true : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={key}
          onPaste={paste}
        />
      </div>
      {error && (
        <p id={`${id}-error`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** How it will look, as the server renders it. */
function Preview({ source, lang }: { source: string; lang: string | undefined }) {
  const html = useSignal<string | null>(null);
  const failed = useSignal('');
  useEffect(() => {
    let left = false;
    post<{ html: string }>('/api/preview', { source }).then(
      (made) => {
        if (!left) html.value = made.html;
      },
      (cause) => {
        if (!left) failed.value = sentence(cause);
      },
    );
    return () => {
      left = true;
    };
  }, [source]);
  if (failed.value) return <p class="editor-preview alert">{failed.value}</p>;
  if (html.value === null) {
    return (
      <p class="editor-preview small" role="status">
        {t('state.loading')}
      </p>
    );
  }
  if (!source.trim()) return <p class="editor-preview small">{t('editor.preview.empty')}</p>;
  return <div class="editor-preview prose" lang={lang} dangerouslySetInnerHTML={{ __html: html.value }} />;
}
