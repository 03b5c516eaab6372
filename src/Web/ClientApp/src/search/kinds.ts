import type { HitKind, SearchHit } from '../api/search';
import { addressOf } from '../app/slugs';
import type { Key } from '../i18n';
import { pageAddress } from '../pages/address';
import type { IconName } from '../ui/Icon';

interface KindOfHit {
  /** All of them, and one of them. */
  readonly all: Key;
  readonly one: Key;
  readonly icon: IconName;
  /** Where a hit leads, given the name of its group. */
  readonly address: (hit: SearchHit, group: string) => string;
}

const threadOf = (hit: SearchHit, group: string) =>
  addressOf.thread({ id: hit.group ?? '', name: group }, { id: hit.id, title: hit.title });

/** What there is to be found, in the order in which it is offered. */
export const Kinds: Readonly<Record<HitKind, KindOfHit>> = {
  person: {
    all: 'people.persons',
    one: 'find.person',
    icon: 'user-round',
    address: ({ id, title }) => addressOf.member(id, title),
  },
  organization: {
    all: 'people.organizations',
    one: 'find.organization',
    icon: 'building-2',
    address: ({ id, title }) => addressOf.organization(id, title),
  },
  initiative: {
    all: 'nav.initiatives',
    one: 'find.initiative',
    icon: 'leaf',
    address: ({ id, title }) => addressOf.initiative(id, title),
  },
  group: {
    all: 'nav.groups',
    one: 'find.group',
    icon: 'users',
    address: ({ id, title }) => addressOf.group(id, title),
  },
  axis: { all: 'nav.axes', one: 'find.axis', icon: 'sprout', address: ({ id }) => addressOf.axis(id) },
  project: {
    all: 'nav.projects',
    one: 'find.project',
    icon: 'columns-2',
    address: ({ id, title }) => addressOf.project(id, title),
  },
  need: {
    all: 'nav.needs',
    one: 'find.need',
    icon: 'hand-helping',
    address: ({ id, title }) => addressOf.need(id, title),
  },
  publication: {
    all: 'find.publications',
    one: 'find.publication',
    icon: 'newspaper',
    address: ({ id, title }) => addressOf.publication(id, title),
  },
  thread: { all: 'find.threads', one: 'find.thread', icon: 'message-circle', address: threadOf },
  post: {
    all: 'find.posts',
    one: 'find.post',
    icon: 'quote',
    address: (hit, group) => `${threadOf(hit, group)}#p${hit.no}`,
  },
  page: {
    all: 'find.pages',
    one: 'find.page',
    icon: 'file-text',
    address: ({ id, title, group = '' }, name) => pageAddress({ id: group, name }, { id, title }),
  },
};

export const isKnown = (hit: SearchHit): boolean => hit.kind in Kinds;
