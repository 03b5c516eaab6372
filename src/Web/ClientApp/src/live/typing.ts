import { signal } from '@preact/signals';
import type { MemberId, TopicName } from '../api/entries';

const SayEvery = 4_000;
const Shown = 6_000;

interface Typist {
  readonly topic: TopicName;
  readonly member: MemberId;
  readonly until: number;
}

/** Who is writing where. */
export class Typing {
  private readonly typists = signal<readonly Typist[]>([]);
  private readonly said = new Map<TopicName, number>();

  constructor(private readonly tell: (topic: TopicName) => void) {}

  /** The member writes; others hear of it at most once in four seconds. */
  say(topic: TopicName, now = Date.now()): void {
    if (now - (this.said.get(topic) ?? 0) < SayEvery) return;
    this.said.set(topic, now);
    this.tell(topic);
  }

  /** The member sent: writing again is news again. */
  sent(topic: TopicName): void {
    this.said.delete(topic);
  }

  heard(topic: TopicName, member: MemberId, now = Date.now()): void {
    const others = this.typists.value.filter((one) => one.topic !== topic || one.member !== member);
    this.typists.value = [...others, { topic, member, until: now + Shown }];
    setTimeout(() => this.prune(), Shown + 10);
  }

  /** A member whose post arrived no longer writes it. */
  posted(topic: TopicName, member: MemberId): void {
    if (!this.who(topic).includes(member)) return;
    this.typists.value = this.typists.value.filter((one) => one.topic !== topic || one.member !== member);
  }

  who(topic: TopicName): MemberId[] {
    return this.typists.value.filter((one) => one.topic === topic).map((one) => one.member);
  }

  private prune(now = Date.now()): void {
    this.typists.value = this.typists.value.filter((one) => one.until > now);
  }
}
