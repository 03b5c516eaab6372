/** Each of these as a heading with room below. */
export const headed = (headings: readonly string[]): string =>
  headings.map((heading) => `## ${heading.trim()}\n\n`).join('\n');
