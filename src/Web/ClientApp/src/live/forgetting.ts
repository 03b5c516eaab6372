import { computed, effect } from '@preact/signals';
import type { MemberId, TopicName } from '../api/entries';
import { del } from '../api/http';
import { allOf, answer, Database, type Kept } from './database';
import type { DiscreetStore } from './discreet';
import { Belonging, type Groups, groupsOf, placesOf } from './belonging';
import type { Sender } from './sender';
import type { Store } from './store';
import type { Topics } from './topics';
import { countTraffic } from './traffic';

const MonthAgo = 30 * 24 * 3_600_000;

/** What forgets, and counts what comes over the line, once there is something on screen. */
export interface Forgetting {
  /** A topic is no longer there for the member. */
  gone(topic: TopicName): Promise<void>;
  /** Has the browser forget the files that it fetched, if that is still to be done. */
  fetched(): Promise<void>;
  stop(): Promise<void>;
}

/** Under which name the store keeps that the browser has still to forget what it fetched, and since when. */
export const Fetched = 'forgetFetched';

/** Begins to forget what is old and what the member may no longer see, now and whenever that changes, and to count. */
export function forgetting(store: DiscreetStore, topics: Topics, outbox: Sender, member: MemberId): Forgetting {
  const belonging = new Belonging(store, topics, outbox);
  const counting = countTraffic(store.disk).catch(() => () => {});
  if (store.disk instanceof Database) void expire(store.disk, Date.now() - MonthAgo).catch(() => {});
  void forgetFetched(store).catch(() => {});
  const stopFollowing = follow(topics, member, belonging);
  return {
    gone: (topic) => belonging.gone(topic),
    fetched: () => forgetFetched(store),
    stop: async () => {
      stopFollowing();
      (await counting)();
    },
  };
}

/** Forgets what was not opened since then: in one step, so that a topic that is opened meanwhile is read either before or after it. */
export const expire = (disk: Database, before: number): Promise<void> =>
  disk.write(['topics', 'entries'], async (tx) => {
    const topics = tx.objectStore('topics');
    for (const { topic, openedAt } of await answer<Kept[]>(topics.getAll())) {
      if (openedAt >= before) continue;
      topics.delete(topic);
      tx.objectStore('entries').delete(allOf(topic));
    }
  });

/** Pictures and other files are in the browser's own store, which the server alone has it forget. */
export async function forgetFetched(store: Store): Promise<void> {
  const since = await store.value(Fetched);
  if (since === undefined) return;
  await del('/api/files/kept');
  // What was taken off the device meanwhile is asked for anew.
  if ((await store.value(Fetched)) === since) await store.setValue(Fetched, undefined);
}

/** Whenever the member's groups and places are known, what is held of others is forgotten. */
function follow(topics: Topics, member: MemberId, belonging: Belonging): () => void {
  const mine = topics.view(`me/${member}`).state;
  const groups = computed(() => JSON.stringify(groupsOf(mine.value)));
  const places = computed(() => JSON.stringify(placesOf(mine.value)));
  const stopGroups = effect(() => {
    const known = JSON.parse(groups.value) as Groups | null;
    if (known) void belonging.keepOnly(known).catch(() => {});
  });
  const stopPlaces = effect(() => {
    const known = JSON.parse(places.value) as readonly string[] | null;
    if (known) void belonging.keepLogs(known).catch(() => {});
  });
  return () => {
    stopGroups();
    stopPlaces();
  };
}
