import { signal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { Unsent } from '../../src/app/Unsent';
import { type Live, live } from '../../src/live/live';
import { type Command, type Item, newItem } from '../../src/live/outbox';
import { MemoryStore } from '../../src/live/store';
import { Topics } from '../../src/live/topics';

afterEach(() => {
  cleanup();
  live.value = null;
});

const refused = (command: Command): Item => ({
  ...newItem(command.do, 'me', command, 0),
  state: 'refused',
  refusal: { code: 'post_deleted', detail: 'Ya no está.' },
});

it('shows what was refused, also where it has no place on screen, and takes it back', async () => {
  const items = signal<readonly Item[]>([newItem('r0', 'me', { do: 'post', thread: 't1', body: 'waits' }, 0)]);
  const outbox = { items, takeBack: vi.fn(), resend: vi.fn() };
  const topics = new Topics(new MemoryStore());
  live.value = { member: 'me', topics, outbox, mine: signal(new Map()) } as unknown as Live;
  const page = render(<Unsent />);
  expect(page.container.textContent).toBe('');
  items.value = [...items.value, refused({ do: 'edit', thread: 't1', no: 3, body: 'Kaixo' })];
  (await page.findByText('unsent.open')).click();
  expect(await page.findByText('Kaixo')).toBeTruthy();
  page.getByText('Quitar').click();
  expect(outbox.takeBack).toHaveBeenCalledWith('edit');
  items.value = [];
  await vi.waitUntil(() => page.container.textContent === '');
});
