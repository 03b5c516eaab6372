/** A number from 0 to 7, always the same for an id: which of the eight tints it has. */
export function tintOf(id: string): number {
  let sum = 0;
  for (let i = 0; i < id.length; i++) sum = (Math.imul(sum, 31) + id.charCodeAt(i)) | 0;
  return (sum >>> 3) & 7;
}

const Small = new Set(['de', 'del', 'da', 'do', 'dos', 'das', 'la', 'las', 'los', 'el', 'y', 'e', 'eta', 'and', 'of']);

/** The first letters of the first two words that count: "Ana de la Cruz" is AC. */
export function initials(name: string): string {
  const words = name.split(/[\s·–-]+/).filter((word) => /^\p{L}/u.test(word));
  const counted = words.filter((word) => !Small.has(word.toLowerCase()));
  const chosen = (counted.length ? counted : words).slice(0, 2);
  return chosen.map((word) => [...word][0]?.toLocaleUpperCase() ?? '').join('');
}
