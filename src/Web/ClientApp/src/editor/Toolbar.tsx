import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { type Key, t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Icon, type IconName } from '../ui/Icon';
import { change, selectedIn } from './box';
import { type Format, formatted, linked } from './format';
import '../styles/editor.css';

export type Tool = Format | 'link' | 'picture' | 'preview';

const icons: Record<Tool, IconName> = {
  bold: 'bold',
  italic: 'italic',
  heading: 'heading',
  list: 'list',
  numbers: 'list-ordered',
  quote: 'quote',
  link: 'link',
  picture: 'image',
  table: 'table',
  preview: 'eye',
};

/** All that there is, and what is enough for a message. */
export const AllTools: readonly Tool[] = [
  'bold',
  'italic',
  'heading',
  'list',
  'numbers',
  'quote',
  'link',
  'picture',
  'table',
  'preview',
];
export const FewTools: readonly Tool[] = ['bold', 'italic', 'list', 'quote', 'link'];

const shortcuts: Partial<Record<string, Tool>> = { b: 'bold', i: 'italic', k: 'link' };

interface ToolbarProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly tools: readonly Tool[];
  /** Where pictures go that are chosen. */
  readonly onPictures?: (files: readonly File[]) => void;
  readonly previews?: boolean;
  readonly onPreview?: () => void;
}

/** The acts above a box, each with its sign and name; arrows go from one to the next. */
export function Toolbar({ box, tools, onPictures, previews = false, onPreview }: ToolbarProps) {
  const links = useSignal<string | null>(null);
  const pictures = useRef<HTMLInputElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const press = (tool: Tool) => {
    if (tool === 'preview') return onPreview?.();
    if (tool === 'picture') return pictures.current?.click();
    if (!box.current) return;
    if (tool === 'link') {
      const { text, start, end } = selectedIn(box.current);
      links.value = text.slice(start, end);
    } else apply(box.current, tool);
  };
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const all = [...(row.current?.querySelectorAll('button:not(:disabled)') ?? [])] as HTMLElement[];
    if (step === 0 || all.length === 0) return;
    event.preventDefault();
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + step + all.length) % all.length]?.focus();
  };
  return (
    <>
      <div ref={row} class="tools" role="toolbar" aria-label={t('editor.tools')} onKeyDown={key}>
        {tools.map((tool) => (
          <button
            key={tool}
            type="button"
            class="tool"
            aria-label={t(`editor.${tool}`)}
            title={t(`editor.${tool}`)}
            aria-pressed={tool === 'preview' ? previews : undefined}
            disabled={previews && tool !== 'preview'}
            // The selection in the box stays.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => press(tool)}
          >
            <Icon name={icons[tool]} />
          </button>
        ))}
        {onPictures && (
          <input
            ref={pictures}
            type="file"
            accept="image/*"
            multiple
            hidden
            onChange={(event) => {
              onPictures([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        )}
      </div>
      {links.value !== null && (
        <LinkDialog
          words={links.value}
          onClose={() => (links.value = null)}
          onLink={(words, address) => {
            links.value = null;
            if (box.current) change(box.current, linked(selectedIn(box.current), words, address));
          }}
        />
      )}
    </>
  );
}

function apply(box: HTMLTextAreaElement, tool: Format): void {
  const words = { text: t('editor.some'), column: t('editor.column') };
  change(box, formatted(selectedIn(box), tool, words));
}

/** Does what a shortcut means; false leaves the key to the box. A link is asked for by its button. */
export function shortcut(event: KeyboardEvent, box: HTMLTextAreaElement, tools: readonly Tool[]): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
  const tool = shortcuts[event.key.toLowerCase()];
  if (!tool || !tools.includes(tool)) return false;
  if (tool === 'link') {
    const name = t('editor.link' satisfies Key);
    const bar = box.closest('.editor, .composer')?.querySelector<HTMLElement>(`.tool[aria-label="${name}"]`);
    bar?.click();
    return bar !== null;
  }
  apply(box, tool as Format);
  return true;
}

interface LinkDialogProps {
  readonly words: string;
  readonly onLink: (words: string, address: string) => void;
  readonly onClose: () => void;
}

const withScheme = (address: string): string => (/^[a-z]+:/i.test(address) ? address : `https://${address}`);

/** Where a link leads, and by which words. */
function LinkDialog({ words, onLink, onClose }: LinkDialogProps) {
  const address = useSignal('');
  const text = useSignal(words);
  const submit = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    const to = withScheme(address.value.trim());
    if (address.value.trim()) onLink(text.value.trim() || to.replace(/^\w+:\/\//, ''), to);
  };
  return (
    <Dialog title={t('editor.link')} onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={t('editor.link.address')}>
          {(field) => (
            <input
              {...field}
              type="text"
              inputMode="url"
              autocapitalize="none"
              spellcheck={false}
              required
              value={address.value}
              onInput={(event) => (address.value = event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('editor.link.words')}>
          {(field) => (
            <input {...field} value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
          )}
        </Field>
        <Button type="submit" look="primary">
          {t('editor.link.put')}
        </Button>
      </form>
    </Dialog>
  );
}
