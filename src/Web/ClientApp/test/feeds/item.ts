import type { FeedItem } from '../../src/api/entries';

/** Something shared, with what a test doesn't care about filled in. */
export const item = (id: string, no: number, sharedAt: string, more: Partial<FeedItem> = {}): FeedItem => ({
  kind: 'feedItem',
  id,
  no,
  rev: no,
  type: 'article',
  title: id,
  summary: '',
  language: 'es',
  languages: ['es'],
  by: 'm1',
  authors: ['m1'],
  axes: [],
  country: '',
  territory: '',
  sharedAt,
  comments: 0,
  ...more,
});
