import { computed, effect } from '@preact/signals';
import type { MemberId, TopicName } from '../api/entries';
import { Belonging, type Groups, groupsOf, placesOf } from './belonging';
import type { Sender } from './sender';
import type { Store } from './store';
import type { Topics } from './topics';

/** What forgets, once there is something on screen. */
export interface Forgetting {
  /** A topic is no longer there for the member. */
  gone(topic: TopicName): Promise<void>;
  stop(): void;
}

/** Begins to forget what the member may no longer see, now and whenever that changes. */
export function forgetting(store: Store, topics: Topics, outbox: Sender, member: MemberId): Forgetting {
  const belonging = new Belonging(store, topics, outbox);
  return { gone: (topic) => belonging.gone(topic), stop: follow(topics, member, belonging) };
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
