import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import type { Draft } from './useDraft';
import { choose, moved, nameBeforeCaret, namesLike } from './mentions';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** The list of names under a text box after `@`: arrows move, Enter or Tab chooses, Escape closes. */
export function useMentions(
  box: RefObject<HTMLTextAreaElement | null>,
  draft: Signal<Draft>,
  people: readonly Choice[],
) {
  const listId = useId();
  const place = useSignal<{ start: number; part: string } | null>(null);
  const active = useSignal(0);
  const choices = place.value ? namesLike(people, place.value.part) : [];

  const look = () => {
    const area = box.current;
    place.value = area ? nameBeforeCaret(area.value, area.selectionStart) : null;
    active.value = 0;
  };
  const close = () => {
    place.value = null;
  };
  const pick = (index: number) => {
    const chosen = choices[index];
    const area = box.current;
    if (!chosen || !area || !place.value) return;
    const { start } = place.value;
    const { text, caret } = choose(area.value, start, area.selectionStart, chosen.name);
    const others = moved(draft.value.mentions, area.value, text).filter((one) => one.at !== start);
    draft.value = { ...draft.value, text, mentions: [...others, { at: start, name: chosen.name, id: chosen.id }] };
    close();
    queueMicrotask(() => {
      area.focus();
      area.setSelectionRange(caret, caret);
    });
  };
  /** Takes a key when the list is open; false leaves it to the box. */
  const key = (event: KeyboardEvent): boolean => {
    if (choices.length === 0) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) active.value = (active.value + step + choices.length) % choices.length;
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey) pick(active.value);
    else if (event.key === 'Escape') close();
    else return false;
    return true;
  };
  return { listId, choices, active: active.value, look, close, pick, key };
}
