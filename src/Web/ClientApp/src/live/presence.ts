import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { MemberId, TopicName } from '../api/entries';
import type { Presence } from '../api/live';

const AtMost = 100;
const Gather = 300;
const Day = 24 * 3_600_000;

/** Who of the people on screen is there. */
export class Presences {
  /** Who asks about whom, the one who came last at the end. */
  private readonly looks = new Set<readonly MemberId[]>();
  private readonly known = signal<ReadonlyMap<MemberId, Presence>>(new Map());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = '';
  private readonly stop: () => void;
  private place: TopicName | null = null;
  private toldPlace: TopicName | null = null;

  constructor(
    private readonly look: (members: readonly MemberId[]) => void,
    private readonly tellPlace: (topic: TopicName | null) => void,
    /** Whether the member saves data: then nobody is asked about, whoever wants to know. */
    private readonly saves: ReadonlySignal<boolean>,
    /** Whether there is no line: then nobody knows who is there, also while the socket seems to live on. */
    private readonly isAway: () => boolean = () => false,
  ) {
    this.stop = effect(() => {
      if (this.saves.value) this.known.value = new Map();
      this.gather();
    });
  }

  dispose(): void {
    this.stop();
    clearTimeout(this.timer);
  }

  of(member: MemberId): Presence | undefined {
    return this.isAway() ? undefined : this.known.value.get(member);
  }

  /** Those who have a topic open on a visible screen. */
  here(topic: TopicName): MemberId[] {
    if (this.isAway()) return [];
    return [...this.known.value.values()]
      .filter((one) => one.state !== 'offline' && one.here?.includes(topic))
      .map((one) => one.member);
  }

  /** Asks about members while they are on screen; call the returned function when they no longer are. */
  watch(members: readonly MemberId[]): () => void {
    const own = [...members];
    this.looks.add(own);
    this.gather();
    return () => {
      if (this.looks.delete(own)) this.gather();
    };
  }

  /** Says which topic is on the screen; null when none is, or the tab is hidden. */
  stand(topic: TopicName | null): void {
    this.place = topic;
    this.gather();
  }

  /** A new line knows of no former question. */
  lineUp(): void {
    this.asked = '';
    this.toldPlace = null;
    this.gather();
  }

  lineDown(): void {
    this.known.value = new Map();
  }

  take(news: readonly Presence[]): void {
    if (this.saves.value) return;
    const next = new Map(this.known.value);
    // Where somebody is stays as it was unless it is told.
    for (const one of news) next.set(one.member, { ...one, here: one.here ?? next.get(one.member)?.here });
    this.known.value = next;
  }

  /** As many as may be asked about. Whoever came on screen last is what one looks at. */
  private wanted(): MemberId[] {
    if (this.saves.value) return [];
    const all = new Set([...this.looks].reverse().flat());
    return [...all].slice(0, AtMost).sort();
  }

  private gather(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.place !== this.toldPlace) this.tellPlace(this.place);
      this.toldPlace = this.place;
      const members = this.wanted();
      if (members.join() === this.asked) return;
      this.asked = members.join();
      this.look(members);
    }, Gather);
  }
}

/** How presence is said: now, today, this week, or not at all. */
export function presenceWord(one: Presence | undefined, now: number): 'now' | 'today' | 'week' | null {
  if (!one) return null;
  if (one.state === 'active') return 'now';
  const age = now - Date.parse(one.at);
  return age < Day ? 'today' : age < 7 * Day ? 'week' : null;
}
