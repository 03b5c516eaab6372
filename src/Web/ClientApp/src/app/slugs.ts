import { isSecret } from '../live/secrecy';

const Tail = 6;
const Longest = 60;

/** A name in lower-case ASCII words, as in an address. */
export const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, Longest)
    .replace(/^-+|-+$/g, '');

/** What an address says of something: of what belongs to a sensitive group nothing, since browsers remember where one was. */
const said = (name: string, id: string): string => (isSecret(id) ? '' : folded(name));

/** The name in an address: lower-case ASCII words and the last six characters of the id, which alone count. */
export const slugOf = (name: string, id: string): string => [said(name, id), id.slice(-Tail)].filter(Boolean).join('-');

/** The last six characters of the id that a slug names. */
export const tailOf = (slug: string): string => slug.slice(-Tail);

/** The id among these that a slug names. */
export const findBySlug = <T extends { readonly id: string }>(all: Iterable<T>, slug: string): T | undefined =>
  [...all].find((one) => one.id.endsWith(tailOf(slug)));

/** Addresses of things with a name. */
export const addressOf = {
  group: (id: string, name: string) => `/app/grupos/${slugOf(name, id)}`,
  thread: (group: { id: string; name: string }, thread: { id: string; title: string }) =>
    `/app/grupos/${slugOf(group.name, group.id)}/${slugOf(thread.title, thread.id)}`,
  member: (id: string, name: string) => `/app/personas/${slugOf(name, id)}`,
  /** An axis is called by its key, whatever its name is. */
  axis: (key: string) => `/app/ejes/${key}`,
  organization: (id: string, name: string) => `/app/organizaciones/${slugOf(name, id)}`,
  project: (id: string, name: string) => `/app/proyectos/${slugOf(name, id)}`,
  need: (id: string, title: string) => `/app/necesidades/${slugOf(title, id)}`,
  /** The conversation of a need's people with one who helps. */
  help: (need: { id: string; title: string }, thread: string) =>
    `/app/necesidades/${slugOf(need.title, need.id)}/${tailOf(thread)}`,
  /** The talk with somebody, also before it begins. */
  pair: (id: string, name: string) => `/app/mensajes/con/${slugOf(name, id)}`,
  talk: (id: string, title: string) => `/app/mensajes/${slugOf(title, id)}`,
  initiative: (id: string, name: string) => `/app/iniciativas/${slugOf(name, id)}`,
  /** No directory lists all that was shared, so the id stands there whole. */
  publication: (id: string, title: string) => `/app/compartido/${[said(title, id), id].filter(Boolean).join('-')}`,
  country: (code: string) => `/app/paises/${code.toLowerCase()}`,
  territory: (code: string, territory: string) => `/app/paises/${code.toLowerCase()}/${folded(territory)}`,
};
