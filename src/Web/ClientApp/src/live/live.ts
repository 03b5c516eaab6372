import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Entry, MemberId, TopicName } from '../api/entries';
import { get } from '../api/http';
import type { TopicPage } from '../api/live';
import type { Me } from '../api/me';
import { part } from '../app/part';
import { applyAnswer } from './apply';
import { Connection, type LineState } from './connection';
import { Database } from './database';
import { DiscreetStore } from './discreet';
import { Presences } from './presence';
import { type Command, tellsReading } from './outbox';
import type { Forgetting } from './forgetting';
import { type Deliver, Sender } from './sender';
import { askOf } from './secrecy';
import { MemoryStore, type Store } from './store';
import { Sync } from './sync';
import { tabsOf } from './tabs';
import { Topics } from './topics';
import { Typing } from './typing';
import { withRead } from './unread';
import { called } from './called';

/** Under which name the store keeps who is signed in. */
export const Said = 'me';

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

async function openStore(member: MemberId, shared: boolean, taken: () => void): Promise<DiscreetStore> {
  if (shared || !('indexedDB' in globalThis)) return new DiscreetStore(new MemoryStore());
  // A private window may refuse; reading without a line is then all that is missing.
  return new DiscreetStore(await Database.of(member).catch(() => new MemoryStore()), taken);
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
  let forgetting: Promise<Forgetting> | undefined;
  const forgetFetched = () => void forgetting?.then((found) => found.fetched()).catch(() => {});
  const store = await openStore(member, shared, forgetFetched);
  const tabs = tabsOf(store.keeps ? member : null, ended, (taken) => store.take(taken));
  store.tell = tabs.tell;
  const topics = new Topics(store, (topic, entries) => store.learn(topic, entries));
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
    return called(withRead(topics.view(`me/${member}`).state.value.entries, commands), topics);
  });
  const presence = new Presences(
    (members) => connection.look(members),
    (topic) => connection.here(topic),
    savesData,
    () => connection.state.value === 'waiting',
  );
  const forget = () =>
    (forgetting ??= part(() => import('./forgetting')).then(
      (found) => found.forgetting(store, topics, outbox, member),
      (cause) => {
        forgetting = undefined;
        throw cause;
      },
    ));
  const typing = new Typing((topic) => connection.typing(topic));
  const connection: Connection = new Connection({
    up: () => {
      void sync.lineUp().then(() => presence.lineUp());
      void outbox.tryNow();
      forgetFetched();
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
  const sync: Sync = new Sync(
    topics,
    connection,
    pages,
    ended,
    (topic) =>
      void forget()
        .then((found) => found.gone(topic))
        // At least it leaves the screen.
        .catch(() => topics.purge(topic)),
  );
  void outbox.start(tabs.lock);
  askOf(store.secrets);
  const askFirst = (event: BeforeUnloadEvent) => store.hasUnsaved && event.preventDefault();
  addEventListener('beforeunload', askFirst);
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
    tend: () => void forget().catch(() => {}),
    wipe: async () => {
      askOf(null);
      removeEventListener('beforeunload', askFirst);
      outbox.stop();
      await forgetting?.then((found) => found.stop()).catch(() => {});
      presence.dispose();
      sync.dispose();
      await connection.stop();
      await topics.settled();
      tabs.close();
      await store.wipe();
    },
  };
}
