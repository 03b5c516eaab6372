import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Hidden } from '../../src/api/hiding';
import { type Report, waits } from '../../src/api/reports';
import { HiddenLine } from '../../src/hiding/HiddenLine';
import { speak, speakMore } from '../../src/i18n';

const hidden: Hidden = {
  by: 'm1',
  at: '2026-03-12T10:00:00Z',
  reason: 'personalData',
  text: 'Dice dónde vive alguien.',
  place: 'g1',
};

beforeAll(async () => {
  await speak('es');
  await speakMore();
});
afterEach(cleanup);

describe('what stands in the place of what was hidden', () => {
  it('says why to everybody, and lets nobody look behind who may not', () => {
    const { container } = render(<HiddenLine about="thread/t1" post={4} hidden={hidden} isOwn={false} looks={false} />);
    expect(container.textContent).toContain('Dice dónde vive alguien.');
    expect(container.textContent).toContain('Muestra datos personales');
    expect(container.querySelector('button')).toBeNull();
  });

  it('lets its author look behind', () => {
    const { container } = render(<HiddenLine about="thread/t1" post={4} hidden={hidden} isOwn looks />);
    expect(container.querySelector('strong')?.textContent).toContain('lo que escribiste');
    expect(container.querySelector('button')?.textContent).toBe('Ver lo oculto');
  });
});

describe('an appeal', () => {
  const report = { no: 1, about: 'thread/t1', reports: [], state: 'hidden' } as unknown as Report;
  const appeal = { at: hidden.at, text: 'Es mi casa.', elsewhere: false, granted: false };

  it('waits until it is decided, and not for whom somebody else decides', () => {
    expect(waits(report)).toBe(false);
    expect(waits({ ...report, appeal })).toBe(true);
    expect(waits({ ...report, appeal: { ...appeal, elsewhere: true } })).toBe(false);
    const decision = { by: 'm2', at: hidden.at, text: 'No.' };
    expect(waits({ ...report, appeal: { ...appeal, decision } })).toBe(false);
  });
});
