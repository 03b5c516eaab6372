import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { part } from '../app/part';
import { forget, remember, remembered } from '../app/remember';
import type * as ToolbarParts from '../editor/Toolbar';
import { t } from '../i18n';
import { Button } from '../ui/Button';

type Tools = typeof ToolbarParts;

const Shown = 'comparte.tools';
/** What has a form that is worth keeping when it is pasted. */
const Formed = /<(?:ul|ol|table|h[1-6]|blockquote|strong|b|em|i|a)\b/i;

/** The acts above a small box: loaded when they are wanted, and there from then on. */
export function useTools(box: RefObject<HTMLTextAreaElement | null>) {
  const loaded = useSignal<Tools | null>(null);
  const isShown = useSignal(remembered(Shown) !== null);
  const load = () =>
    part(() => import('../editor/Toolbar')).then(
      (tools) => void (loaded.value = tools),
      () => {},
    );
  useEffect(() => {
    if (isShown.value && !loaded.value) void load();
  }, [isShown.value]);
  const turn = () => {
    isShown.value = !isShown.value;
    if (isShown.value) remember(Shown, '1');
    else forget(Shown);
    box.current?.focus();
  };
  const tools = loaded.value;
  return {
    button: (
      <Button
        look="quiet"
        icon="type"
        class="composer-tools"
        label={t('editor.tools')}
        aria-pressed={isShown.value}
        onClick={turn}
      />
    ),
    bar: isShown.value && tools && <tools.Toolbar box={box} tools={tools.FewTools} />,
    /** True when a shortcut was meant. */
    key: (event: KeyboardEvent): boolean =>
      tools !== null && box.current !== null && tools.shortcut(event, box.current, tools.FewTools),
    /** True when what is pasted has a form, which stays. */
    paste: (event: ClipboardEvent): boolean => {
      const html = event.clipboardData?.getData('text/html') ?? '';
      if (!Formed.test(html)) return false;
      const plain = event.clipboardData?.getData('text/plain') ?? '';
      event.preventDefault();
      void pasteFormed(box, html, plain);
      return true;
    },
  };
}

async function pasteFormed(box: RefObject<HTMLTextAreaElement | null>, html: string, plain: string): Promise<void> {
  const { insertHtml } = await import('../editor/pasting');
  if (box.current) insertHtml(box.current, html, plain);
}
