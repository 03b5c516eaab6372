import type { MemberId } from '../api/entries';

/** What is written: a title and a body. */
export interface Written {
  readonly title: string;
  readonly body: string;
}

/** The same with who wrote it and when, as far as that is known. */
export interface Signed extends Written {
  readonly by?: MemberId;
  readonly at?: string;
}

export const sameText = (a: Written | null, b: Written | null): boolean => a?.title === b?.title && a?.body === b?.body;

/** Both texts, one below the other, for whoever wants to make one of them. */
export const joined = (mine: Written, theirs: Written): Written => ({
  title: mine.title,
  body: [mine.body.trim(), theirs.body.trim()].filter(Boolean).join('\n\n---\n\n'),
});
