import type { Entry, GroupId, TopicName } from '../api/entries';
import { type KeptTopic, keptTopic } from './store';

/** What says of a group whether it is sensitive: the group itself, and the member's own topic. */
interface Marks {
  readonly about?: boolean;
  readonly own?: boolean;
}

/** The group whose this is by its name: the group itself, its tasks, files, events and so on. */
const ownerOf = (topic: TopicName): GroupId | undefined =>
  /^(?:group|tasks|files|feed|calendar|power)\/(g[^-]*)/.exec(topic)?.[1];

type Standing = 'unknown' | 'open' | 'secret';

const idOf = (topic: TopicName): string => topic.slice(topic.indexOf('/') + 1);
const Ids = /[a-z][0-9a-f]{32}/g;

/** Which groups are sensitive and what belongs to them, learned from every entry that passes. */
export class Secrets {
  private readonly groups = new Map<GroupId, Marks>();
  /** The groups of threads, pages and what is shared. */
  private readonly inside = new Map<string, GroupId>();

  /**
   * Takes what entries of a topic say; answers the groups of which something else is true than before, and the sensitive ones of
   * which it is newly known that something is theirs.
   */
  learn(topic: TopicName, entries: Iterable<Entry>): GroupId[] {
    const group = ownerOf(topic);
    const before = new Map<GroupId, Standing>();
    const mark = (id: GroupId, marks: Marks) => {
      if (!before.has(id)) before.set(id, this.standing(id));
      this.groups.set(id, { ...this.groups.get(id), ...marks });
    };
    const grown: GroupId[] = [];
    const put = (id: string, of: GroupId) => {
      if (this.inside.get(id) !== of) grown.push(of);
      this.inside.set(id, of);
    };
    for (const entry of entries) {
      if (entry.kind === 'membership') mark(entry.id, { own: entry.sensitive === true });
      else if (entry.kind === 'groupAbout' && group) mark(group, { about: entry.sensitive === true });
      else if (group && ['groupThread', 'groupPage', 'feedItem', 'calendarItem'].includes(entry.kind))
        put(entry.id, group);
      else if (entry.id === 'about') {
        const of = this.groupBy(keptTopic(topic, entry));
        if (of) put(idOf(topic), of);
      }
    }
    const turned = [...before].filter(([id, was]) => this.standing(id) !== was).map(([id]) => id);
    return [...turned, ...grown.filter((id) => this.has(id))];
  }

  /** Whether nothing of a topic may be written down: it is of a sensitive group, or of one of which that isn't known yet. */
  hides(kept: KeptTopic): boolean {
    const group = this.groupBy(kept);
    return group === undefined ? kept.topic.startsWith('page/') : this.standing(group) !== 'open';
  }

  /** Whether this is a sensitive group, or something in one. */
  has(id: string): boolean {
    return this.standing(this.inside.get(id) ?? id) === 'secret';
  }

  /** Whether a name or a value names something of a sensitive group. */
  isNamedBy(...said: readonly unknown[]): boolean {
    return (JSON.stringify(said).match(Ids) ?? []).some((id) => this.has(id));
  }

  /** Whether an address leads into a sensitive group: it ends on the last letters of the group's id, or holds an id whole. */
  isLedTo(path: string): boolean {
    const tail = /^\/app\/grupos\/[^/]*?([^/]{6})(?:\/|$)/.exec(path)?.[1];
    return this.isNamedBy(path) || (!!tail && [...this.groups.keys()].some((id) => id.endsWith(tail) && this.has(id)));
  }

  /** An entry as it may be written down where others stand as well: without what it says of a sensitive group. */
  veil(entry: Entry): Entry {
    if (entry.kind === 'ownTasks' && this.has(entry.group))
      return { ...entry, tasks: entry.tasks.map((task) => ({ ...task, title: '' })) };
    return entry.kind === 'authorship' && this.has(entry.id) ? { ...entry, title: '' } : entry;
  }

  private standing(group: GroupId): Standing {
    const marks = this.groups.get(group);
    return !marks ? 'unknown' : marks.about || marks.own ? 'secret' : 'open';
  }

  /** Conversations about something shared are of its group. */
  private groupBy({ topic, group, place }: KeptTopic): GroupId | undefined {
    return ownerOf(topic) ?? group ?? (place && this.inside.get(idOf(place))) ?? this.inside.get(idOf(topic));
  }
}
