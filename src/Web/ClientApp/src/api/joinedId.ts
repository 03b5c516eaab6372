/** Digits of an id that tell its time, after its letter. */
const Time = 13;
/** Where an id says which kind of UUID it is. */
const Version = 13;
const Variant = 17;

/** The id that two have together, as the server finds it: the time of one, then what is random in both, added bit by bit. */
export function joinedId(letter: string, one: string, other: string): string {
  const digits = [...one].map((digit, at) => {
    if (at < Time) return digit;
    const sum = Number.parseInt(digit, 16) ^ Number.parseInt(other[at] ?? '0', 16);
    if (at === Version) return '7';
    return (at === Variant ? 8 | (sum & 3) : sum).toString(16);
  });
  return letter + digits.slice(1).join('');
}
