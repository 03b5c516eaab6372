import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { part } from '../app/part';
import { t } from '../i18n';
import { Icon } from '../ui/Icon';
import { addressOfQuestion, nothing } from './question';
import type { SuggestionsProps } from './Suggestions';

/** The list under the box; its id, and that of its lines with their number. */
export const ListId = 'suggested';

/** The search of a wide screen: names are suggested as one types, Enter leads to everything. */
export function HeaderSearch() {
  const { route } = useLocation();
  const text = useSignal('');
  const isOpen = useSignal(false);
  const list = useSignal<ComponentType<SuggestionsProps> | null>(null);
  const lines = useSignal<readonly string[]>([]);
  const active = useSignal(-1);
  const box = useRef<HTMLInputElement>(null);
  const close = () => {
    isOpen.value = false;
    active.value = -1;
  };
  const go = (href: string) => {
    close();
    box.current?.blur();
    route(href);
  };
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const count = lines.value.length;
    if (step && count > 0) {
      event.preventDefault();
      isOpen.value = true;
      // One more place than lines: the box itself.
      active.value = ((active.value + 1 + step + count + 1) % (count + 1)) - 1;
    } else if (event.key === 'Escape' && isOpen.value) {
      event.preventDefault();
      close();
    }
  };
  const isShown = isOpen.value && text.value.trim() !== '' && list.value !== null;
  const List = list.value;
  return (
    <search class="header-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(lines.value[active.value] ?? addressOfQuestion({ ...nothing, text: text.value }));
        }}
      >
        <Icon name="search" size={18} />
        <input
          ref={box}
          type="text"
          name="q"
          list={undefined}
          role="combobox"
          enterkeyhint="search"
          autocomplete="off"
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          aria-autocomplete="list"
          aria-expanded={isShown && lines.value.length > 0}
          aria-controls={ListId}
          aria-activedescendant={active.value >= 0 ? `${ListId}-${active.value}` : undefined}
          value={text.value}
          onFocus={() => {
            if (!list.peek()) {
              part(() => import('./Suggestions')).then(
                (module) => {
                  list.value = module.Suggestions;
                },
                // Without a line nothing is suggested; Enter leads to the page as ever.
                () => {},
              );
            }
          }}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            isOpen.value = true;
            active.value = -1;
          }}
          onKeyDown={key}
          onBlur={close}
        />
        {isShown && List && <List text={text.value} active={active.value} lines={lines} onGo={go} />}
      </form>
    </search>
  );
}
