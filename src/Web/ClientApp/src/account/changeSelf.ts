import { patch } from '../api/http';
import type { Settings } from '../api/me';
import { requestId } from '../api/requestId';
import { me, refreshMe } from '../app/session';

/** What a member may change of the own profile and settings; what is left out stays. */
export interface SelfChange {
  readonly name?: string;
  readonly country?: string;
  readonly territory?: string;
  readonly languages?: readonly string[];
  readonly axes?: readonly string[];
  readonly about?: string;
  readonly settings?: Partial<Settings>;
}

/** Changes the own profile or settings, and what this page shows of them. */
export async function changeSelf(change: SelfChange): Promise<void> {
  await patch('/api/members/me', { requestId: requestId(), ...change });
  if (me.value && change.settings) {
    me.value = { ...me.value, settings: { ...me.value.settings, ...change.settings } };
  }
  // The change is done; what else the server knows comes when it comes.
  await refreshMe().catch(() => {});
}
