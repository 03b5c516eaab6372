import type { Settings } from '../api/me';
import { SignIn } from '../app/routes';

export const FirstSteps = '/app/primeros-pasos';

/**
 * Where somebody goes after signing in: to the first steps, if they are still to be taken, else to the page that was
 * asked for, if it is one of this app. Whoever had to wait for somebody's yes takes them on another day.
 */
export function destination(asked: string | undefined, steps: Settings['firstSteps'] | undefined): string {
  if (steps === 'todo') return FirstSteps;
  const own = ownPath(asked || '/app');
  return own && !own.startsWith(SignIn) ? own : '/app';
}

/** A path of this app as the browser would go to it, or null. */
function ownPath(asked: string): string | null {
  try {
    const { pathname, search, hash, origin } = new URL(asked, location.origin);
    return origin === location.origin && /^\/app(?:$|\/)/.test(pathname) ? pathname + search + hash : null;
  } catch {
    return null;
  }
}
