import { diffWordsWithSpace } from 'diff';

/** A part of two texts: in both, in the later one only, or in the former one only. */
export interface Part {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** The words by which two texts differ. */
export const differences = (former: string, later: string): Part[] =>
  diffWordsWithSpace(former, later).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
