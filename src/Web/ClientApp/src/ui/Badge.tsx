/** A number in a list, said in words; nothing where it is zero. */
export function Badge({ n, words }: { n: number; words: string }) {
  if (n === 0) return null;
  return (
    <span class="badge" title={words}>
      <span aria-hidden="true">{n}</span>
      <span class="sr"> {words}</span>
    </span>
  );
}
