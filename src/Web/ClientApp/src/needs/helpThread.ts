import type { MemberId, NeedId, ThreadId } from '../api/entries';
import { joinedId } from '../api/joinedId';

/** The conversation between a need's people and one helper. */
export const helpThread = (need: NeedId, helper: MemberId): ThreadId => joinedId('t', need, helper);
