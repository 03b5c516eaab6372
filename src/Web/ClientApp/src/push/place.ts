/** The address of a place in the app; null for anything else. */
export function addressAt(path: unknown): string | null {
  if (typeof path !== 'string') return null;
  const { origin, pathname, href } = new URL(path, location.origin);
  return origin === location.origin && /^\/app(\/|$)/.test(pathname) ? href : null;
}
