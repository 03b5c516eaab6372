import type { Entry, TopicName } from '../api/entries';
import type { TopicBatch, TopicPage } from '../api/live';

/**
 * What the browser holds of a topic. Complete up to the cursor `{epoch, rev}` for every entry with a number of at
 * least `low`; entries below `low` may be there singly, because they changed, and are not shown as a row.
 */
export interface TopicState {
  readonly topic: TopicName;
  readonly epoch: string | null;
  readonly rev: number;
  /** Every entry from this number on is held; 0 when nothing older is left. */
  readonly low: number;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** What came of applying: the state, the entries to write down, and whether the reader must ask for more. */
export interface Applied {
  readonly state: TopicState;
  readonly changed: readonly Entry[];
  /** `gap`: changes in between are missing; `reset`: another incarnation, a window is needed. */
  readonly outcome: 'applied' | 'dropped' | 'gap' | 'reset';
  /** Whether what was held before is to be forgotten. */
  readonly replaced?: boolean;
}

export const emptyTopic = (topic: TopicName): TopicState => ({
  topic,
  epoch: null,
  rev: 0,
  low: Number.POSITIVE_INFINITY,
  entries: new Map(),
});

const unchanged = (state: TopicState, outcome: Applied['outcome']): Applied => ({ state, changed: [], outcome });

/** Takes each entry that is newer than the one held. */
function take(state: TopicState, entries: readonly Entry[], to: Partial<TopicState>): Applied {
  const changed = entries.filter((entry) => entry.rev > (state.entries.get(entry.id)?.rev ?? -1));
  const merged = changed.length ? new Map(state.entries) : state.entries;
  for (const entry of changed) (merged as Map<string, Entry>).set(entry.id, entry);
  return { state: { ...state, ...to, entries: merged }, changed, outcome: 'applied' };
}

/** Applies changes that were pushed, or a difference that was fetched. */
export function applyBatch(state: TopicState, batch: Omit<TopicBatch, 'topic'>): Applied {
  if (batch.epoch !== state.epoch) return unchanged(state, 'reset');
  if (batch.from > state.rev) return unchanged(state, 'gap');
  if (batch.to <= state.rev) return unchanged(state, 'dropped');
  return take(state, batch.entries, { rev: batch.to });
}

/** Adopts a window, which replaces all that is held, unless the reader has meanwhile come further. */
function applyWindow(state: TopicState, page: TopicPage): Applied {
  if (page.epoch === state.epoch && state.rev >= page.to) return take(state, page.entries, {});
  const entries = new Map(page.entries.map((entry) => [entry.id, entry]));
  const next = { topic: state.topic, epoch: page.epoch, rev: page.to, low: lowOf(state.topic, page), entries };
  return { state: next, changed: page.entries, outcome: 'applied', replaced: true };
}

/** Topics of which only the newest entries come by themselves, the older ones when somebody asks. */
export const isRow = (topic: TopicName): boolean => /^(?:thread|log|feed)\//.test(topic);

/** A window of a thread or log is its newest entries in a row; of any other topic it is the newest changes, in no row. */
function lowOf(topic: TopicName, page: TopicPage): number {
  if (!page.hasOlder) return 0;
  const numbers = page.entries.map((entry) => entry.no).filter((no) => no > 1);
  if (isRow(topic)) return Math.min(...numbers);
  return Math.max(1, ...numbers) + 1;
}

/** Adds older entries. `low` moves down only when they join the row: meanwhile a window may have cut it off above. */
function applyOlder(state: TopicState, page: TopicPage, before: number): Applied {
  if (page.epoch !== state.epoch) return unchanged(state, 'reset');
  const lowest = page.hasOlder ? Math.min(...page.entries.map((entry) => entry.no)) : 0;
  return take(state, page.entries, before >= state.low ? { low: Math.min(state.low, lowest) } : {});
}

/** What was asked: changes after a revision, or entries before a number. */
export type Asked = { readonly since: number } | { readonly before: number };

/** Applies a page, however it continues what is held. */
export function applyPage(state: TopicState, page: TopicPage, asked: Asked): Applied {
  if ('before' in asked) return applyOlder(state, page, asked.before);
  if (page.mode === 'window') return applyWindow(state, page);
  return applyBatch(state, { epoch: page.epoch, from: asked.since, to: page.to, entries: page.entries });
}

/** Takes single entries from the answer to an own command, without claiming to be complete up to them. */
export const applyAnswer = (state: TopicState, entries: readonly Entry[]): Applied =>
  state.epoch === null ? unchanged(state, 'dropped') : take(state, entries, {});
