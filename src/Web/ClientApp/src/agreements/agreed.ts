import type { MemberId } from '../api/entries';

/** A version of what a group agreed on. */
export interface Agreed {
  readonly version: number;
  readonly source: string;
  readonly html: string;
  readonly at: string;
  readonly by: MemberId;
}

/** When it was changed and by whom. */
export interface AgreedVersion {
  readonly version: number;
  readonly at: string;
  readonly by: MemberId;
}
