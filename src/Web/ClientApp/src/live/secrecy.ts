import { signal } from '@preact/signals';

/** Knows what belongs to sensitive groups. */
interface Knowing {
  has(id: string): boolean;
  isLedTo(path: string): boolean;
}

let knowing: Knowing | null = null;
/** How often something else became known: what asks in between is asked anew. */
const version = signal(0);

/** Says who knows, while somebody is signed in. */
export const askOf = (who: Knowing | null): void => void (knowing = who);

/** Says that something else is known now. */
export const learned = (): void => void (version.value = version.peek() + 1);

const asked = (): Knowing | null => (version.value < 0 ? null : knowing);

/** Whether this is a sensitive group, or something in one. */
export const isSecret = (id: string): boolean => asked()?.has(id) ?? false;

/** Whether the page on screen is of a sensitive group. */
export const isSecretPlace = (): boolean => asked()?.isLedTo(location.pathname) ?? false;
