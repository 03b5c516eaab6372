import type { MemberId, PageAbout, PageId, PagePen } from '../api/entries';
import { bodiesOf } from '../live/belonging';
import { sameText, type Written } from '../versions/written';

/** A version of a page with what it says. */
export interface PageText {
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly html: string;
  readonly at: string;
  readonly by: MemberId;
}

/** What is written for a page on this device and isn't in the page yet. */
export interface PageDraft {
  readonly page: PageId;
  /** This browser, as the pen names it. */
  readonly hand: string;
  /** The version on which it builds, and what that says. */
  readonly base: number;
  readonly saved: Written;
  readonly text: Written;
  /** What was changed, in the writer's words. */
  readonly note: string;
  /** Whether it is to be saved as soon as that can be. */
  readonly wanted: boolean;
}

/** Where it is kept. */
export const keptDraft = (page: PageId): string => `${bodiesOf(page)}draft`;

export const writtenIn = ({ title, source }: Pick<PageText, 'title' | 'source'>): Written => ({ title, body: source });

export const newPageDraft = (page: PageId, hand: string, text: PageText): PageDraft => ({
  page,
  hand,
  base: text.version,
  saved: writtenIn(text),
  text: writtenIn(text),
  note: '',
  wanted: false,
});

/** Whether something is written that the page doesn't have. */
export const isChanged = ({ text, saved }: Pick<PageDraft, 'text' | 'saved'>): boolean => !sameText(text, saved);

/** The same on top of another version. */
export const onTopOf = (draft: PageDraft, theirs: PageText, text: Written): PageDraft => ({
  ...draft,
  base: theirs.version,
  saved: writtenIn(theirs),
  text,
  wanted: false,
});

/** What the pen is to this browser: nobody's, its own, that of somebody else, or of the same member elsewhere. */
export type PenIs = 'free' | 'mine' | 'other' | 'elsewhere';

export function penIs(pen: PagePen | undefined, member: MemberId, hand: string | undefined): PenIs {
  if (!pen) return 'free';
  if (pen.by !== member) return 'other';
  return pen.hand === hand ? 'mine' : 'elsewhere';
}

/** Whether a member may write a page at all, whoever has its pen. */
export type MayWrite = 'yes' | 'locked' | 'archived' | 'hidden';

export function mayWrite(about: PageAbout, facilitates: boolean, isGroupClosed = false): MayWrite {
  if (about.hidden) return 'hidden';
  if (about.archivedAt || isGroupClosed) return 'archived';
  return about.locked && !facilitates ? 'locked' : 'yes';
}
