const Tail = 6;
const Longest = 60;

/** The name in an address: lower-case ASCII words and the last six characters of the id, which alone count. */
export function slugOf(name: string, id: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, Longest)
    .replace(/^-+|-+$/g, '');
  return words ? `${words}-${id.slice(-Tail)}` : id.slice(-Tail);
}

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
  initiative: (id: string, name: string) => `/app/iniciativas/${slugOf(name, id)}`,
};
