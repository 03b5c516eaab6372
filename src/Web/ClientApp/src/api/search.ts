import { get } from './http';

/** What there is to be found. A kind that this browser doesn't know yet is left out. */
export type HitKind =
  | 'person'
  | 'organization'
  | 'initiative'
  | 'group'
  | 'axis'
  | 'project'
  | 'need'
  | 'publication'
  | 'page'
  | 'thread'
  | 'post';

/** A part of a text that was looked for, in UTF-16 units. */
export interface TextMark {
  readonly start: number;
  readonly length: number;
}

/** One thing that was found; all texts are plain. */
export interface SearchHit {
  readonly kind: HitKind;
  /** Of a post its conversation's. */
  readonly id: string;
  readonly no?: number;
  readonly title: string;
  readonly titleMarks: readonly TextMark[];
  readonly excerpt: string;
  readonly marks: readonly TextMark[];
  readonly at?: string;
  readonly by?: string;
  readonly group?: string;
  readonly organization?: string;
  readonly country: string;
  readonly axes: readonly string[];
}

/** A part of what was found. */
export interface SearchResults {
  readonly items: readonly SearchHit[];
  /** How many there are of each kind, whichever is asked for. */
  readonly counts: Readonly<Partial<Record<HitKind, number>>>;
  /** What to ask as `after` for more. */
  readonly next?: number;
  /** Whether what is like the words was taken too. */
  readonly isNear?: boolean;
  /** Whether the server still prepares what is looked through. */
  readonly isPartial?: boolean;
}

export const search = (query: string, stop?: AbortSignal): Promise<SearchResults> => get(`/api/search?${query}`, stop);

export const suggest = (text: string, stop?: AbortSignal): Promise<SearchResults> =>
  get(`/api/search/suggest?q=${encodeURIComponent(text)}`, stop);
