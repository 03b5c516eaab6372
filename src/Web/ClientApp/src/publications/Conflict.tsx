import { ConflictView } from '../versions/ConflictView';
import type { Drafting } from './Drafting';

/** What somebody else wrote meanwhile, beside what was written here. */
export function Conflict({ drafting }: { drafting: Drafting }) {
  const theirs = drafting.conflict.value;
  if (!theirs) return null;
  return <ConflictView mine={drafting.draft.value.text} theirs={theirs} onSettle={(mine) => drafting.settle(mine)} />;
}
