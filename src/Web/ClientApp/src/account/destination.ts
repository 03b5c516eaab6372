import type { Settings } from '../api/me';
import { SignIn } from '../app/routes';

export const FirstSteps = '/app/primeros-pasos';

/**
 * Where somebody goes after signing in: to the first steps, if they are still to be taken, else to the page that was
 * asked for, if it is one of this app. Whoever had to wait for somebody's yes takes them on another day.
 */
export function destination(asked: string | undefined, steps: Settings['firstSteps'] | undefined): string {
  if (steps === 'todo') return FirstSteps;
  if (!asked || !/^\/app(?:$|[/?#])/.test(asked) || asked.startsWith(SignIn)) return '/app';
  return asked;
}
