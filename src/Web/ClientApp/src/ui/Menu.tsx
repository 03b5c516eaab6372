import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Icon, type IconName } from './Icon';

interface MenuProps {
  /** Says whose menu it is: "Más sobre el mensaje de Ana". */
  readonly label: string;
  readonly icon?: IconName;
  /** Shown beside the icon where nothing around it says what it is about. */
  readonly words?: string;
  readonly children: ComponentChildren;
}

/**
 * Acts behind one button. They are ordinary buttons in a popover: Tab and the arrows (`arrows.ts`) reach them, and Escape
 * closes. They are made once somebody comes near: a page has a menu for each post, and hardly one of them is opened.
 */
export function Menu({ label, icon = 'ellipsis', words, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const isNear = useSignal(false);
  const comeNear = () => (isNear.value = true);
  const place = () => {
    const at = button.current?.getBoundingClientRect();
    const menu = list.current;
    if (!at || !menu) return;
    const { width, height } = menu.getBoundingClientRect();
    const above = at.bottom + height > innerHeight;
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    menu.style.top = `${above ? Math.max(8, at.top - height) : at.bottom}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={words ? 'button button-quiet' : 'button button-quiet is-round'}
        popovertarget={id}
        aria-label={words ? undefined : label}
        title={label}
        onFocus={comeNear}
        onPointerDown={comeNear}
        onClick={comeNear}
      >
        <Icon name={icon} />
        {words && (
          <span>
            {words}
            <span class="sr"> {label}</span>
          </span>
        )}
      </button>
      <div ref={list} id={id} class="menu" popover="auto" onToggle={place} onClick={() => list.current?.hidePopover()}>
        {isNear.value && children}
      </div>
    </>
  );
}
