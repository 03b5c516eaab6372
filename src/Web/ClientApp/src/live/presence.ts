import { signal } from '@preact/signals';
import type { MemberId, TopicName } from '../api/entries';
import type { Presence } from '../api/live';

const AtMost = 100;
const Gather = 300;
const Day = 24 * 3_600_000;

/** Who of the people on screen is there. */
export class Presences {
  private readonly looks = new Map<MemberId, number>();
  private readonly known = signal<ReadonlyMap<MemberId, Presence>>(new Map());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = '';
  private place: TopicName | null = null;
  private toldPlace: TopicName | null = null;

  constructor(
    private readonly look: (members: readonly MemberId[]) => void,
    private readonly tellPlace: (topic: TopicName | null) => void,
  ) {}

  of(member: MemberId): Presence | undefined {
    return this.known.value.get(member);
  }

  /** Those who have a topic open on a visible screen. */
  here(topic: TopicName): MemberId[] {
    return [...this.known.value.values()]
      .filter((one) => one.state !== 'offline' && one.here?.includes(topic))
      .map((one) => one.member);
  }

  /** Asks about members while they are on screen; call the returned function when they no longer are. */
  watch(members: readonly MemberId[]): () => void {
    for (const member of members) this.looks.set(member, (this.looks.get(member) ?? 0) + 1);
    this.gather();
    return () => {
      for (const member of members) {
        const left = (this.looks.get(member) ?? 1) - 1;
        if (left > 0) this.looks.set(member, left);
        else this.looks.delete(member);
      }
      this.gather();
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
    const next = new Map(this.known.value);
    // Where somebody is stays as it was unless it is told.
    for (const one of news) next.set(one.member, { ...one, here: one.here ?? next.get(one.member)?.here });
    this.known.value = next;
  }

  private gather(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.place !== this.toldPlace) this.tellPlace(this.place);
      this.toldPlace = this.place;
      const members = [...this.looks.keys()].slice(0, AtMost).sort();
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
