import type { Entry, GroupId, ThreadId, TopicName } from '../api/entries';
import type { TopicState } from './apply';
import type { Sender } from './sender';
import { type KeptTopic, keptTopic, type Store } from './store';
import type { Topics } from './topics';
import { entriesOf, threadOfTalk } from './unread';

/** The groups of a member, the conversations about needs, and those of talks: those now, and those that once were. Of any other this browser
 * has not heard yet. */
export interface Groups {
  readonly now: readonly GroupId[];
  readonly lost: readonly GroupId[];
}

/** The groups as the member's own topic says them, or null while not all of it is there. */
export function groupsOf({ epoch, low, entries }: TopicState): Groups | null {
  if (epoch === null || low > 0) return null;
  const now = [
    ...entriesOf(entries, 'membership').flatMap((one) => ((one.role ?? one.visitsUntil) ? one.id : [])),
    ...entriesOf(entries, 'helping').map((one) => one.thread),
    ...entriesOf(entries, 'ownTalk').map((one) => threadIn(one.id)),
  ];
  const lost = [...entries.values()]
    .filter(({ kind }) => kind === 'membership' || kind === 'tombstone')
    .map(({ id }) => threadIn(id))
    .filter((id) => !now.includes(id));
  return { now: now.sort(), lost: lost.sort() };
}

const Helping = 'helping-';

/** The thread that the id of a helping or a talk names; any other id as it is. */
const threadIn = (id: string): string => (id.startsWith(Helping) ? id.slice(Helping.length) : threadOfTalk(id));

/** By what the member reads logs: the organizations and initiatives where the member has confirmed to be; null while
 * not all of the member's own topic is there. */
export function placesOf({ epoch, low, entries }: TopicState): readonly string[] | null {
  if (epoch === null || low > 0) return null;
  const organizations = entriesOf(entries, 'profile')
    .flatMap((own) => own.places)
    .filter((place) => place.role !== undefined && !place.unconfirmed)
    .map((place) => place.organization);
  const initiatives = entriesOf(entries, 'initiativePlace').filter((place) => !place.unconfirmed);
  return [...organizations, ...initiatives.map((place) => place.id)].sort();
}

/** Under which name the store keeps by what logs were read. */
const Places = 'places';

/** Where a new thread in a group is begun. */
export const newThreadDraft = (group: GroupId): string => `new/${group}`;

/** The group of which this is: the group itself, what is shared in it, what it has to do, its files, or its events of a
 * year. */
const ownerOf = (topic: TopicName): GroupId | undefined =>
  /^(?:group|tasks|files|feed|calendar)\/(g[^-]*)/.exec(topic)?.[1];

/** Something shared, the answers to an event, or a page of a group: each says of which group it is. */
const isShared = (topic: TopicName): boolean => /^(?:publication|answers|page)\//.test(topic);

/** Under which names the store keeps the bodies of something shared, or of a page, and what is written for that. */
export const bodiesOf = (id: string): string => `text/${id}/`;

/** The id in the name of a topic. */
export const idOf = (topic: TopicName): string => topic.slice(topic.indexOf('/') + 1);
const threadsIn = (entries: ReadonlyMap<string, Entry>): ThreadId[] =>
  entriesOf(entries, 'groupThread').map((thread) => thread.id);

/** Forgets what this browser holds of groups that the member no longer belongs to. */
export class Belonging {
  constructor(
    private readonly store: Store,
    private readonly topics: Topics,
    private readonly outbox: Pick<Sender, 'forget'>,
  ) {}

  /**
   * Keeps the present groups only, whenever the others were lost: also while the app was closed. What was written for a
   * group of which nothing was heard yet stays: it may have been joined on another device.
   */
  async keepOnly({ now, lost }: Groups): Promise<void> {
    const known = await this.known();
    const isIn = (group: GroupId | undefined) => group !== undefined && now.includes(group);
    // What was shared with everybody names no group.
    const shared = new Map(known.filter(({ topic }) => isShared(topic)).map((one) => [one.topic, one.group]));
    const reads = (place: TopicName) =>
      shared.has(place) && (shared.get(place) === undefined || isIn(shared.get(place)));
    const outside = known.filter(({ topic, group, place }) => {
      const owner = ownerOf(topic);
      if (owner) return !isIn(owner);
      if (topic.startsWith('talk/')) return !isIn(threadOfTalk(idOf(topic)));
      if (isShared(topic)) return !reads(topic);
      // A conversation about a need, or of a talk, is named itself.
      if (!topic.startsWith('thread/') || now.includes(idOf(topic))) return false;
      return place ? !isShared(place) || !reads(place) : !isIn(group);
    });
    await this.forget(outside, lost);
  }

  /** Forgets all logs when the member no longer is where one of them was read from, also while the app was closed:
   * those that may still be read come again when they are opened. */
  async keepLogs(places: readonly string[]): Promise<void> {
    const before = (await this.store.value<readonly string[]>(Places)) ?? [];
    if (before.some((place) => !places.includes(place))) {
      const logs = (await this.known()).filter(({ topic }) => topic.startsWith('log/'));
      for (const { topic } of logs) {
        this.topics.purge(topic);
        await this.store.forgetValues(`draft/${topic}`);
      }
      await this.topics.settled();
    }
    await this.store.setValue(Places, places);
  }

  /** The group or the thread of this topic is no longer there for the member. */
  async gone(topic: TopicName): Promise<void> {
    const isGroup = topic.startsWith('group/');
    // Asked before it is forgotten; what is on screen goes at once.
    const threads = isGroup ? this.threadsOf(topic) : Promise.resolve(topic.startsWith('thread/') ? [idOf(topic)] : []);
    this.topics.purge(topic);
    await this.forgetWriting(isGroup ? [idOf(topic), ...(await threads)] : await threads);
    if (topic.startsWith('log/')) await this.store.forgetValues(`draft/${topic}`);
    if (isShared(topic)) await this.store.forgetValues(bodiesOf(idOf(topic)));
    if (!isGroup) return;
    const isInside = (one: KeptTopic) => one.group === idOf(topic) || ownerOf(one.topic) === idOf(topic);
    const inside = (await this.known()).filter(isInside);
    await this.forget(inside, [idOf(topic)]);
    await this.store.forgetValues(`draft/${newThreadDraft(idOf(topic))}`);
  }

  private async forget(outside: readonly KeptTopic[], lost: readonly GroupId[]): Promise<void> {
    for (const { topic, group } of outside) {
      const id = idOf(topic);
      if (isShared(topic)) await this.store.forgetValues(bodiesOf(id));
      const isLost = lost.includes(id) || lost.includes(group ?? '');
      if (isLost && topic.startsWith('group/')) {
        await this.forgetWriting([id, ...(await this.threadsOf(topic))]);
        await this.store.forgetValues(`draft/${newThreadDraft(id)}`);
      } else if (isLost && topic.startsWith('thread/')) await this.forgetWriting([id]);
      this.topics.purge(topic);
    }
    await this.topics.settled();
  }

  /** What is kept and, beyond that, what is in memory alone. */
  private async known(): Promise<KeptTopic[]> {
    const inMemory = this.topics.states().map(({ topic, entries }) => keptTopic(topic, entries.get('about')));
    const kept = await this.store.kept();
    return [...new Map([...kept, ...inMemory].map((one) => [one.topic, one])).values()];
  }

  /** The threads that a group knew, also those that were never opened here. */
  private async threadsOf(group: TopicName): Promise<ThreadId[]> {
    const shown = threadsIn(this.topics.view(group).state.value.entries);
    const kept = await this.store.load(group);
    return [...shown, ...threadsIn(kept.entries)];
  }

  /** Of these threads, and of the tasks of these groups. */
  private async forgetWriting(threads: readonly (ThreadId | GroupId)[]): Promise<void> {
    await this.outbox.forget(new Set(threads));
    for (const thread of threads) await this.store.forgetValues(`draft/thread/${thread}`);
  }
}
