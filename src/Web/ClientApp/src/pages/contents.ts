/** A heading of a page that can be gone to. */
export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly level: number;
}

/** Fewer are seen at a glance. */
const Least = 3;

/** Gives the headings of a text names to go to, and answers them where there are enough. */
export function contentsOf(prose: ParentNode): readonly Heading[] {
  const found = [...prose.querySelectorAll<HTMLElement>('h2, h3')].filter((one) => one.textContent?.trim());
  found.forEach((one, i) => {
    one.id = `parte-${i + 1}`;
    one.tabIndex = -1;
  });
  if (found.length < Least) return [];
  return found.map((one) => ({
    id: one.id,
    text: one.textContent?.trim() ?? '',
    level: Number(one.tagName.slice(1)),
  }));
}
