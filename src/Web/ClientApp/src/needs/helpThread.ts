import type { MemberId, NeedId, ThreadId } from '../api/entries';

/** Digits of an id that tell its time, after its letter. */
const Time = 13;
/** Where an id says which kind of UUID it is. */
const Version = 13;
const Variant = 17;

/**
 * The conversation between a need's people and one helper, as the server finds it: the time of the need, then what is
 * random in both, added bit by bit.
 */
export function helpThread(need: NeedId, helper: MemberId): ThreadId {
  const digits = [...need].map((digit, at) => {
    if (at < Time) return digit;
    const sum = Number.parseInt(digit, 16) ^ Number.parseInt(helper[at] ?? '0', 16);
    if (at === Version) return '7';
    return (at === Variant ? 8 | (sum & 3) : sum).toString(16);
  });
  return `t${digits.slice(1).join('')}`;
}
