import { HttpTransportType, HubConnectionBuilder, JsonHubProtocol, LogLevel } from '@microsoft/signalr';
import type { MemberId, TopicName } from '../api/entries';
import type { Bye, Presence, TopicAnswer, TopicBatch, TopicHead, TopicWant } from '../api/live';
import { countBytes } from './traffic';

/** What a hub connection tells. */
export interface HubHandlers {
  changes(batch: TopicBatch): void;
  heads(heads: readonly TopicHead[]): void;
  reset(topic: TopicName): void;
  gone(topic: TopicName): void;
  typing(topic: TopicName, member: MemberId): void;
  presence(presence: readonly Presence[]): void;
  bye(bye: Bye): void;
}

export interface Hub {
  open(wants: readonly TopicWant[]): Promise<readonly TopicAnswer[]>;
  close(topics: readonly TopicName[]): void;
  look(members: readonly MemberId[]): void;
  /** Which topic is on the screen, for "who is here". */
  here(topic: TopicName | null): void;
  typing(topic: TopicName): void;
  /** Asks for a sign of life; tells whether it came, and closes a connection that gives none. */
  probe(patience: number): Promise<boolean>;
  stop(): Promise<void>;
}

const Ping = 30_000;
const Silence = 60_000;

const encoder = new TextEncoder();

class CountedProtocol extends JsonHubProtocol {
  override parseMessages(...[input, logger]: Parameters<JsonHubProtocol['parseMessages']>) {
    countBytes(encoder.encode(input).length);
    return super.parseMessages(input, logger);
  }
}

/** Opens the socket; `closed` resolves when it is over, however that came. SignalR is loaded with this file. */
export async function connectHub(handlers: HubHandlers): Promise<{ hub: Hub; closed: Promise<void> }> {
  const connection = new HubConnectionBuilder()
    .withUrl('/live', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withHubProtocol(new CountedProtocol())
    .configureLogging(LogLevel.None)
    .build();
  connection.keepAliveIntervalInMilliseconds = Ping;
  connection.serverTimeoutInMilliseconds = Silence;
  connection.on('Changes', handlers.changes);
  connection.on('Heads', handlers.heads);
  connection.on('Sync', (head: TopicHead) => handlers.heads([head]));
  connection.on('Reset', ({ topic }) => handlers.reset(topic));
  connection.on('Gone', ({ topic }) => handlers.gone(topic));
  connection.on('Typing', ({ topic, member }) => handlers.typing(topic, member));
  connection.on('Presence', handlers.presence);
  connection.on('Bye', handlers.bye);
  const closed = new Promise<void>((resolve) => connection.onclose(() => resolve()));
  await connection.start();

  const tell = (method: string, ...args: unknown[]) => void connection.send(method, ...args).catch(() => {});
  const hub: Hub = {
    open: (wants) => connection.invoke('Open', wants),
    close: (topics) => tell('Close', topics),
    look: (members) => tell('Look', members),
    here: (topic) => tell('Here', topic),
    typing: (topic) => tell('Typing', topic),
    probe: async (patience) => {
      const silence = new Promise((_, reject) => setTimeout(() => reject(new Error('silent')), patience));
      const alive = await Promise.race([connection.invoke('Open', []), silence]).then(
        () => true,
        () => false,
      );
      if (!alive) await connection.stop();
      return alive;
    },
    stop: () => connection.stop(),
  };
  return { hub, closed };
}
