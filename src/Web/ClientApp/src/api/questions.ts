/** What members ask those who administer the network; the contracts in `src/Grains/Questions` say what fields mean. */

import type { MemberId } from './entries';

export interface Question {
  readonly no: number;
  readonly by: MemberId;
  readonly text: string;
  /** The page on which it came up. */
  readonly page?: string;
  readonly at: string;
  /** Left out while it waits. */
  readonly answer?: { readonly by: MemberId; readonly at: string; readonly text: string };
}
