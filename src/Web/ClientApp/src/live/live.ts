import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Entry, MemberId, TopicName } from '../api/entries';
import { get } from '../api/http';
import type { TopicPage } from '../api/live';
import type { Me } from '../api/me';
import { part } from '../app/part';
import { applyAnswer } from './apply';
import { Belonging, type Groups, groupsOf, placesOf } from './belonging';
import { Connection, type LineState } from './connection';
import { Database } from './database';
import { Presences } from './presence';
import { type Command, tellsReading } from './outbox';
import { type Deliver, Sender } from './sender';
import { MemoryStore, type Store } from './store';
import { Sync } from './sync';
import { tabsOf } from './tabs';
import { Topics } from './topics';
import { countTraffic } from './traffic';
import { Typing } from './typing';
import { withRead } from './unread';

/** Under which name the store keeps who is signed in. */
export const Said = 'me';

const MonthAgo = 30 * 24 * 3_600_000;
/** So many tellings of what was read are remembered until the member's own topic says the same. */
const ToldAtMost = 50;

/** What a signed-in member's page stands on. Views reach it through the hooks in `hooks.ts`. */
export interface Live {
  readonly member: MemberId;
  /** What the server said of the member when it was asked last, if that is kept. */
  readonly said: Me | undefined;
  readonly store: Store;
  readonly topics: Topics;
  readonly outbox: Sender;
  /** What is the member's own: memberships, settings, and what was read, also what was just read here. */
  readonly mine: ReadonlySignal<ReadonlyMap<string, Entry>>;
  readonly presence: Presences;
  readonly typing: Typing;
  readonly line: ReadonlySignal<LineState>;
  /** Fetches older entries of a thread; true while there are more. */
  older(topic: TopicName): Promise<boolean>;
  /** Fetches the entries around a number that is far from what is held; tells from which number to which. */
  around(topic: TopicName, no: number): Promise<Segment>;
  /** Takes entries that an own command answered with. */
  learn(topic: TopicName, entries: readonly Entry[]): void;
  /** Connects; called once the first content is there. */
  connect(): void;
  /** Counts what comes over the line and forgets what is old; called once the first content is on screen. */
  tend(): void;
  /** Ends everything and forgets what this browser holds of the member. */
  wipe(): Promise<void>;
}

/** A row of entries that is held apart from the newest ones. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/** The page's live state while somebody is signed in. */
export const live = signal<Live | null>(null);

const OlderAtOnce = 50;

const pages = {
  since: (topic: TopicName, epoch: string | null, rev: number) =>
    get<TopicPage>(`/api/topics/${topic}/entries${epoch === null ? '' : `?epoch=${epoch}&since=${rev}`}`),
  before: (topic: TopicName, no: number, limit: number) =>
    get<TopicPage>(`/api/topics/${topic}/entries?before=${no}&limit=${limit}`),
};

async function openStore(member: MemberId, shared: boolean): Promise<Store> {
  if (shared || !('indexedDB' in globalThis)) return new MemoryStore();
  // A private window may refuse; reading without a line is then all that is missing.
  return Database.of(member).catch(() => new MemoryStore());
}

interface Start {
  readonly member: MemberId;
  /** Whether the device is shared: then nothing is kept. */
  readonly shared: boolean;
  readonly savesData: ReadonlySignal<boolean>;
  /** The session is over. */
  readonly ended: () => void;
}

/** Opens what is kept of a member and starts sending. */
export async function startLive({ member, shared, savesData, ended }: Start): Promise<Live> {
  const store = await openStore(member, shared);
  const kept = !(store instanceof MemoryStore);
  const tabs = tabsOf(kept ? member : null, ended);
  const topics = new Topics(store);
  // What the first screen is made of, so that it is shown whole and once.
  const [said] = await Promise.all([
    store.value<Me>(Said).catch(() => undefined),
    topics.readAll([
      'me/',
      'group/',
      'feed/network',
      'feed/g',
      'directory/members',
      'directory/organizations',
      'directory/groups',
      'directory/needs',
      'axes/',
    ]),
  ]);
  const learn = (topic: TopicName, entries: readonly Entry[]) =>
    void topics.apply(topic, (state) => applyAnswer(state, entries));
  const told = signal<readonly Command[]>([]);
  // Nothing is sent before there is something to send: what sends it comes then.
  const send: Deliver = async (item) => {
    const result = await part(() => import('./deliver')).then(
      ({ deliver }) => deliver(item, store, learn, ended),
      () => ({ came: 'later' }) as const,
    );
    const isTold = result.came === 'done' && tellsReading(item.command);
    if (isTold) told.value = [...told.value, item.command].slice(-ToldAtMost);
    return result;
  };
  const outbox = new Sender(store, member, send, tabs);
  const mine = computed(() => {
    const commands = [...told.value, ...outbox.items.value.map(({ command }) => command)];
    return withRead(topics.view(`me/${member}`).state.value.entries, commands);
  });
  const presence = new Presences(
    (members) => connection.look(members),
    (topic) => connection.here(topic),
    savesData,
    () => connection.state.value === 'waiting',
  );
  const belonging = new Belonging(store, topics, outbox);
  const typing = new Typing((topic) => connection.typing(topic));
  const connection: Connection = new Connection({
    up: () => {
      void sync.lineUp().then(() => presence.lineUp());
      void outbox.tryNow();
    },
    down: () => {
      sync.lineDown();
      presence.lineDown();
    },
    changes: (batch) => {
      for (const entry of batch.entries) if (entry.kind === 'post') typing.posted(batch.topic, entry.by);
      sync.changes(batch);
    },
    heads: (heads) => sync.heads(heads),
    answers: (answers) => void sync.answers(answers),
    caughtUp: () => sync.caughtUp(),
    reset: (topic) => void sync.catchUp(topic),
    gone: (topic) => sync.gone(topic),
    typing: (topic, writer) => writer !== member && typing.heard(topic, writer),
    presence: (news) => presence.take(news),
    wants: () => sync.wants(),
    ended,
  });
  const sync: Sync = new Sync(topics, connection, pages, ended, (topic) => void belonging.gone(topic).catch(() => {}));
  const stopBelonging = followBelonging(topics, member, belonging);
  let stopCounting: Promise<() => void> | undefined;
  void outbox.start(tabs.lock);
  return {
    member,
    said,
    store,
    topics,
    outbox,
    mine,
    presence,
    typing,
    line: connection.state,
    older: (topic) => sync.older(topic, OlderAtOnce),
    around: (topic, no) => sync.around(topic, no, OlderAtOnce),
    learn,
    connect: () => connection.start(),
    tend: () => {
      stopCounting ??= countTraffic(store).catch(() => () => {});
      void store.expire(Date.now() - MonthAgo).catch(() => {});
    },
    wipe: async () => {
      outbox.stop();
      stopBelonging();
      presence.dispose();
      sync.dispose();
      await connection.stop();
      (await stopCounting)?.();
      await topics.settled();
      tabs.close();
      await store.wipe();
    },
  };
}

/** Whenever the member's groups and places are known, what is held of others is forgotten. */
function followBelonging(topics: Topics, member: MemberId, belonging: Belonging): () => void {
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
