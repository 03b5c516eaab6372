/** The first words of a text, as the title of a task. */
export function titleFrom(text: string, most = 80): string {
  const line = text.trim().split(/\n/, 1)[0]?.trim() ?? '';
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:]+$/, '')}…`;
}
