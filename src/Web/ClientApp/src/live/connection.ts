import { type ReadonlySignal, signal } from '@preact/signals';
import type { MemberId, TopicName } from '../api/entries';
import { get, Refused, send } from '../api/http';
import type { Bye, LiveAnswer, Presence, TopicAnswer, TopicBatch, TopicHead, TopicWant } from '../api/live';
import { part } from '../app/part';
import type { Hub } from './hub';
import { retryDelay, Waiting } from './waiting';

/** `waiting`: no line; `slow`: sockets are blocked, the server is asked again and again. */
export type LineState = 'connecting' | 'live' | 'slow' | 'waiting' | 'signedOut';

/** Who is told what arrives. */
export interface Listener {
  up(): void;
  down(): void;
  changes(batch: TopicBatch): void;
  /** Resolves when nothing is being fetched: to ask earlier would be answered the same again. */
  caughtUp(): Promise<void>;
  heads(heads: readonly TopicHead[]): void;
  answers(answers: readonly TopicAnswer[]): void;
  reset(topic: TopicName): void;
  gone(topic: TopicName): void;
  typing(topic: TopicName, member: MemberId): void;
  presence(presence: readonly Presence[]): void;
  wants(): readonly TopicWant[];
  /** The session is over: signed out elsewhere, expired or blocked. */
  ended(): void;
}

/** After so many failed starts while HTTP works, sockets count as blocked. */
const BlockedAfter = 3;
const SocketAgainAfter = 5 * 60_000;
/** A hidden tab that comes back after this long asks whether its socket still lives. */
const SuspectAfter = 30_000;
const ProbeTime = 5_000;
const LongPoll = 40_000;

/** The one line of this tab to the server; it comes back by itself for as long as the session lasts. */
export class Connection {
  private readonly current = signal<LineState>('connecting');
  private readonly waiting = new Waiting();
  private hub: Hub | null = null;
  private stopped = false;
  private attempts = 0;
  private blocked = 0;
  private bye: Bye | null = null;
  private hiddenAt = 0;

  constructor(private readonly listener: Listener) {}

  get state(): ReadonlySignal<LineState> {
    return this.current;
  }

  start(): void {
    addEventListener('online', this.online);
    addEventListener('offline', this.offline);
    document.addEventListener('visibilitychange', this.visibility);
    void this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    removeEventListener('online', this.online);
    removeEventListener('offline', this.offline);
    document.removeEventListener('visibilitychange', this.visibility);
    this.waiting.end();
    await this.hub?.stop();
  }

  async open(wants: readonly TopicWant[]): Promise<readonly TopicAnswer[] | null> {
    return this.hub && wants.length ? this.hub.open(wants) : null;
  }

  close(topics: readonly TopicName[]): void {
    this.hub?.close(topics);
  }

  look(members: readonly MemberId[]): void {
    this.hub?.look(members);
  }

  here(topic: TopicName | null): void {
    this.hub?.here(topic);
  }

  typing(topic: TopicName): void {
    this.hub?.typing(topic);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      if (this.blocked >= BlockedAfter) await this.ask(Date.now() + SocketAgainAfter);
      else await this.connect();
      if (this.stopped) return;
      const wait = this.bye ? this.bye.reconnectIn * 1000 * (0.5 + Math.random()) : retryDelay(this.attempts++);
      this.bye = null;
      await this.waiting.for(wait);
    }
  }

  /** Connects and returns when the socket is closed or could not be opened. */
  private async connect(): Promise<void> {
    try {
      const { connectHub } = await part(() => import('./hub'));
      const { hub, closed } = await connectHub({ ...this.handlers });
      if (this.stopped) return void hub.stop();
      this.hub = hub;
      this.attempts = this.blocked = 0;
      this.current.value = 'live';
      this.listener.up();
      await closed;
    } catch {
      await this.afterFailedStart();
    } finally {
      const wasUp = this.hub !== null;
      this.hub = null;
      if (wasUp) this.listener.down();
      if (!this.stopped && this.current.value === 'live') this.current.value = 'connecting';
    }
  }

  private readonly handlers = {
    changes: (batch: TopicBatch) => this.listener.changes(batch),
    heads: (heads: readonly TopicHead[]) => this.listener.heads(heads),
    reset: (topic: TopicName) => this.listener.reset(topic),
    gone: (topic: TopicName) => this.listener.gone(topic),
    typing: (topic: TopicName, member: MemberId) => this.listener.typing(topic, member),
    presence: (presence: readonly Presence[]) => this.listener.presence(presence),
    bye: (bye: Bye) => {
      this.bye = bye;
      if (bye.reason === 'signedOut' || bye.reason === 'blocked') this.end();
    },
  };

  /** A browser can't see why an upgrade failed, so HTTP is asked. */
  private async afterFailedStart(): Promise<void> {
    try {
      await get('/api/me');
      this.blocked++;
      this.current.value = 'connecting';
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return this.end();
      this.current.value = 'waiting';
      if (error instanceof Refused && error.after) await this.waiting.for(error.after);
    }
  }

  /** For networks that block sockets: long questions, without typing and presence. */
  private async ask(until: number): Promise<void> {
    this.blocked = BlockedAfter - 1;
    // Sockets are blocked, but HTTP has just answered; the first question may take as long as it likes.
    this.current.value = 'slow';
    this.listener.up();
    let failures = 0;
    while (!this.stopped && Date.now() < until) {
      try {
        const answer = await send<LiveAnswer>('POST', '/api/live/wait', this.listener.wants(), LongPoll);
        this.current.value = 'slow';
        failures = 0;
        this.listener.answers(answer.topics);
        for (const batch of answer.batches) this.listener.changes(batch);
        await this.listener.caughtUp();
      } catch (error) {
        if (error instanceof Refused && error.status === 401) return this.end();
        this.current.value = 'waiting';
        await this.waiting.for(Math.max((error instanceof Refused && error.after) || 0, retryDelay(failures++)));
      }
    }
    this.listener.down();
  }

  private end(): void {
    this.current.value = 'signedOut';
    void this.stop();
    this.listener.ended();
  }

  private readonly wake = (): void => {
    this.attempts = 0;
    this.waiting.end();
  };

  /** A socket may outlive a break that the browser noticed. */
  private readonly online = (): void => {
    this.wake();
    const hub = this.hub;
    void hub?.probe(ProbeTime).then((alive) => {
      if (!alive || this.hub !== hub || this.stopped) return;
      this.current.value = 'live';
      this.listener.up();
    });
  };

  private readonly offline = (): void => {
    if (!this.stopped) this.current.value = 'waiting';
  };

  private readonly visibility = (): void => {
    if (document.visibilityState === 'hidden') {
      this.hiddenAt = Date.now();
      return;
    }
    this.wake();
    if (Date.now() - this.hiddenAt > SuspectAfter) void this.hub?.probe(ProbeTime);
  };
}
