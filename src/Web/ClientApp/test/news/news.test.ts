import { describe, expect, it } from 'vitest';
import type { NewsItem } from '../../src/api/entries';
import { titleIn, unseen } from '../../src/news/news';

const came = Date.parse('2026-11-01T10:00:00Z');
const member = `m${came.toString(16).padStart(12, '0')}7abc8def01234567890a`;
const item = (no: number, at: string, texts: NewsItem['texts'] = {}): NewsItem => ({
  kind: 'newsItem',
  id: `${no}`,
  no,
  rev: no,
  at,
  texts,
});
const before = item(1, '2026-10-01T10:00:00Z');
const first = item(2, '2026-11-02T10:00:00Z');
const second = item(3, '2026-11-03T10:00:00Z');

describe('what is new on the platform', () => {
  it('is the newest that was not put away', () => {
    expect(unseen([before, first, second], member, undefined)).toBe(second);
    expect(unseen([before, first, second], member, '2')).toBe(second);
    expect(unseen([before, first, second], member, '3')).toBeUndefined();
  });

  it('is nothing from before a member came', () => expect(unseen([before], member, undefined)).toBeUndefined());

  it('is called in the reader’s language, else in one that it has', () => {
    const texts = { pt: { title: 'Novo', text: 'x' }, en: { title: 'New', text: 'x' } };
    expect([titleIn(item(1, '', texts), 'en'), titleIn(item(1, '', texts), 'eu')]).toEqual(['New', 'Novo']);
  });
});
