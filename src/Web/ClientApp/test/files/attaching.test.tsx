import { signal } from '@preact/signals';
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import type { Draft } from '../../src/composer/useDraft';
import { useAttaching } from '../../src/files/useAttaching';

let written = () => {};
const store = {
  setValue: () => new Promise<void>((resolve) => (written = resolve)),
  value: async () => undefined,
};
vi.mock('../../src/live/hooks', () => ({ useLive: () => ({ store }) }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('is beside the text at once, and what names it waits until it is written down', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const draft = signal<Draft>({ text: 'El acta.', mentions: [] });
  const hook: { current?: ReturnType<typeof useAttaching> } = {};
  const Uses = () => {
    hook.current = useAttaching('draft', draft);
    return null;
  };
  render(<Uses />);
  let kept = false;

  await act(() => hook.current?.add([new File(['a'], 'acta.txt')]));
  void hook.current?.kept().then(() => (kept = true));
  await Promise.resolve();

  expect(draft.value.files?.map((file) => file.name)).toEqual(['acta.txt']);
  expect(kept).toBe(false);
  written();
  await vi.waitFor(() => expect(kept).toBe(true));
});
