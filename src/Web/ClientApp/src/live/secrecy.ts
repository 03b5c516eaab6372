/** Knows what belongs to sensitive groups. */
interface Knowing {
  isSecret(id: string): boolean;
  isLedTo(path: string): boolean;
}

let knowing: Knowing | null = null;

/** Says who knows, while somebody is signed in. */
export const askOf = (who: Knowing | null): void => void (knowing = who);

/** Whether this is a sensitive group, or something in one. */
export const isSecret = (id: string): boolean => knowing?.isSecret(id) ?? false;

/** Whether the page on screen is of a sensitive group. */
export const isSecretPlace = (): boolean => knowing?.isLedTo(location.pathname) ?? false;
