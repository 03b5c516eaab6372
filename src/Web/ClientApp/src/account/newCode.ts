import { signal } from '@preact/signals';

/** A code to print that the server has just made: shown once, held by this page alone. */
export const newCode = signal<string | null>(null);

/** Whether somebody is on the way from an invitation to the first steps. */
export const isArriving = signal(false);
