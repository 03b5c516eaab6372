import { signal } from '@preact/signals';
import { forget, remember, remembered } from './remember';

const Name = 'comparte.shared';

/**
 * Whether whoever signs in here says that others use this device too. Every way to sign in shows it as one box and tells
 * it to the server. A browser of which it was once said goes on saying so until somebody takes it back.
 */
export const sharesDevice = signal(remembered(Name) !== null);

/** Notes what was said when somebody signed in. */
export function noteSharing(shares: boolean): void {
  sharesDevice.value = shares;
  if (shares) remember(Name, '1');
  else forget(Name);
}

/** Whether it was said here of this browser. */
export const isKnownAsShared = (): boolean => remembered(Name) !== null;
