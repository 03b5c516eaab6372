import { del, Refused } from '../api/http';
import { retryDelay } from '../live/waiting';
import { forget, remember, remembered } from './remember';

const Name = 'comparte.signOutPending';

/** The question that is on its way, so that it is asked once at a time. */
let asking: Promise<boolean> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
/** Where nothing can be kept, this page at least knows. */
let leaves = false;

/** Whether somebody signed out here of whom the server has not heard that yet: until then nothing may be shown. */
export const isLeaving = (): boolean => leaves || remembered(Name) !== null;

/** Notes that somebody signs out, and tells the server as soon as there is a line. */
export function leave(): Promise<boolean> {
  leaves = true;
  remember(Name, '1');
  return endSession();
}

/** Asks the server to end the session that this browser still has; true once it did. It is asked again until then. */
export function endSession(): Promise<boolean> {
  if (!isLeaving()) return Promise.resolve(true);
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

async function ask(): Promise<boolean> {
  clearTimeout(timer);
  removeEventListener('online', again);
  try {
    await del('/api/session');
  } catch (error) {
    // Whoever is not signed in has been signed out.
    if (!(error instanceof Refused) || error.passing) {
      addEventListener('online', again);
      timer = setTimeout(again, retryDelay(failures++));
      return false;
    }
  }
  failures = 0;
  leaves = false;
  forget(Name);
  return true;
}

const again = (): void => void endSession();
