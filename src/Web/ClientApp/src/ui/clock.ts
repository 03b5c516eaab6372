import { signal } from '@preact/signals';

/** The time, told anew each minute, for words such as "hace 2 h". */
export const minute = signal(new Date());

setInterval(() => {
  minute.value = new Date();
}, 60_000);
