import { afterEach, describe, expect, it, vi } from 'vitest';
import { tabsOf } from '../../src/live/tabs';

/** A channel that fails as the browser's does once it is closed. */
class Channel {
  static readonly open = new Set<Channel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor() {
    Channel.open.add(this);
  }

  postMessage(data: unknown) {
    if (!Channel.open.has(this)) throw new DOMException('Channel is closed', 'InvalidStateError');
    for (const other of Channel.open) if (other !== this) other.onmessage?.({ data });
  }

  close() {
    Channel.open.delete(this);
  }
}

const takesNothing = async () => {};

afterEach(() => {
  Channel.open.clear();
  vi.unstubAllGlobals();
});

describe('the tabs of a member', () => {
  it('tell each other, until the session is over: then what is late has nobody to tell', () => {
    vi.stubGlobal('BroadcastChannel', Channel);
    const heard: string[] = [];
    const one = tabsOf('m1', () => heard.push('one ended'), takesNothing);
    const other = tabsOf('m1', () => heard.push('other ended'), takesNothing);
    other.onTold(() => heard.push('other told'));
    one.tell();
    one.close();
    one.tell();
    one.close();
    expect(heard).toEqual(['other told', 'other ended']);
  });

  it('hand each other what was taken off the device, and read anew once they have it', async () => {
    vi.stubGlobal('BroadcastChannel', Channel);
    const heard: unknown[] = [];
    const one = tabsOf('m1', () => {}, takesNothing);
    const other = tabsOf(
      'm1',
      () => {},
      async (taken) => void heard.push(taken),
    );
    const read = new Promise<void>((resolve) => other.onTold(() => (heard.push('told'), resolve())));
    one.tell({ values: [['draft/thread/t1', 'text']] });
    await read;
    expect(heard).toEqual([{ values: [['draft/thread/t1', 'text']] }, 'told']);
  });
});
