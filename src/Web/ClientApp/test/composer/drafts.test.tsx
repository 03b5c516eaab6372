import { cleanup, fireEvent, render } from '@testing-library/preact';
import { useRef } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Composer } from '../../src/composer/Composer';
import { useFormDraft } from '../../src/composer/useFormDraft';
import { type Live, live } from '../../src/live/live';
import { MemoryStore } from '../../src/live/store';
import { Topics } from '../../src/live/topics';

let store: MemoryStore;
beforeEach(() => {
  vi.useFakeTimers();
  store = new MemoryStore();
  live.value = { store, topics: new Topics(store) } as unknown as Live;
});
afterEach(() => {
  cleanup();
  live.value = null;
  vi.useRealTimers();
});

const pass = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms);
const written = (box: Element) => (box as HTMLTextAreaElement).value;

function compose(onSend: (body: string) => Promise<void>, more: { initial?: string; onCancel?: () => void } = {}) {
  const page = render(<Composer label="Mensaje" draft="thread/t1" people={[]} onSend={onSend} {...more} />);
  const box = page.getByLabelText('Mensaje');
  return { ...page, box, write: (text: string) => fireEvent.input(box, { target: { value: text } }) };
}

describe('what is being written', () => {
  it('is kept, and is there when one comes back', async () => {
    const page = compose(async () => {});
    page.write('Kaixo');
    await pass();
    page.unmount();
    const { box } = compose(async () => {});
    await pass();
    expect(written(box)).toBe('Kaixo');
  });

  it('stays in the box until it is written down elsewhere, and is sent once', async () => {
    let done: () => void = () => {};
    const onSend = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
    const { box, write, container } = compose(onSend);
    write('Kaixo');
    fireEvent.submit(container.querySelector('form') as Element);
    fireEvent.submit(container.querySelector('form') as Element);
    await pass(1);
    expect([written(box), onSend.mock.calls]).toEqual(['Kaixo', [['Kaixo']]]);
    done();
    await pass(1);
    expect(written(box)).toBe('');
  });

  it('is sent too when it was sent while the text before it was being written down', async () => {
    const done: (() => void)[] = [];
    const onSend = vi.fn(() => new Promise<void>((resolve) => done.push(resolve)));
    const { box, write, container } = compose(onSend);
    const form = container.querySelector('form') as Element;
    write('Kaixo');
    fireEvent.submit(form);
    write('Egun on');
    await pass(1);
    fireEvent.submit(form);
    await pass(1);
    expect(onSend.mock.calls).toEqual([['Kaixo']]);
    done[0]?.();
    await pass(100);
    expect(onSend.mock.calls).toEqual([['Kaixo'], ['Egun on']]);
    done[1]?.();
    await pass(1);
    expect([written(box), onSend.mock.calls.length]).toEqual(['', 2]);
  });

  it('is not sent once more by itself when it could not be written down', async () => {
    let fail: (error: Error) => void = () => {};
    const onSend = vi.fn(() => new Promise<void>((_, reject) => (fail = reject)));
    const refused = vi.fn();
    process.on('unhandledRejection', refused);
    const { box, write, container } = compose(onSend);
    const form = container.querySelector('form') as Element;
    write('Kaixo');
    fireEvent.submit(form);
    fireEvent.submit(form);
    fail(new Error('full'));
    await pass(1);
    process.off('unhandledRejection', refused);
    expect([written(box), onSend.mock.calls.length]).toEqual(['Kaixo', 1]);
  });

  it('is not kept again once it is sent, however soon after the last letter', async () => {
    const { write, container, unmount } = compose(async () => store.setValue('draft/thread/t1', undefined));
    write('Kaixo');
    await pass(100);
    fireEvent.submit(container.querySelector('form') as Element);
    await pass();
    unmount();
    await pass();
    expect(await store.value('draft/thread/t1')).toBeUndefined();
  });

  it('keeps a name that was chosen while the text before it was on its way', async () => {
    let done: () => void = () => {};
    const onSend = vi.fn<(body: string) => Promise<void>>(() => new Promise((resolve) => (done = resolve)));
    const people = [{ id: 'm1', name: 'Ane' }];
    const page = render(<Composer label="Mensaje" people={people} onSend={onSend} />);
    const box = page.getByLabelText('Mensaje') as HTMLTextAreaElement;
    const form = page.container.querySelector('form') as Element;
    fireEvent.input(box, { target: { value: 'Kaixo' } });
    fireEvent.submit(form);
    box.value = 'Kaixo @An';
    box.setSelectionRange(9, 9);
    fireEvent.input(box);
    await pass(1);
    fireEvent.keyDown(box, { key: 'Enter' });
    await pass(1);
    done();
    await pass(1);
    fireEvent.submit(form);
    expect(onSend.mock.calls[1]?.[0]).toContain('m1');
  });

  it('leaves nothing when an edit is given up', async () => {
    const page = compose(async () => {}, { initial: 'Kaixo', onCancel: () => {} });
    page.write('Kaixo denoi');
    await pass();
    expect(await store.value('draft/thread/t1')).toMatchObject({ text: 'Kaixo denoi' });
    fireEvent.keyDown(page.box, { key: 'Escape' });
    page.unmount();
    await pass();
    expect(await store.value('draft/thread/t1')).toBeUndefined();
  });
});

describe('a form', () => {
  let sent: () => Promise<void> = async () => {};
  function Thread() {
    const form = useRef<HTMLFormElement>(null);
    sent = useFormDraft('new/g1', form, ['title']).forget;
    return (
      <form ref={form}>
        <input name="title" aria-label="Título" />
      </form>
    );
  }
  const open = () => {
    const page = render(<Thread />);
    return { ...page, title: page.getByLabelText('Título') };
  };

  it('keeps its texts until it is sent', async () => {
    const first = open();
    fireEvent.input(first.title, { target: { value: 'Semillas' } });
    first.unmount();
    const second = open();
    await pass();
    expect(written(second.title)).toBe('Semillas');
    fireEvent.input(second.title, { target: { value: 'Semillas criollas' } });
    await sent();
    second.unmount();
    await pass();
    expect(await store.value('draft/new/g1')).toBeUndefined();
  });
});
