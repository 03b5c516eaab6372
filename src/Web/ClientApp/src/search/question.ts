/** What is asked; an empty text asks for nothing. */
export interface Question {
  readonly text: string;
  readonly kind: string;
  readonly axis: string;
  readonly country: string;
  readonly language: string;
  /** Days, as `2026-05-01`. */
  readonly from: string;
  readonly to: string;
}

export const nothing: Question = { text: '', kind: '', axis: '', country: '', language: '', from: '', to: '' };

/** The names of a question's parts in an address of the app, and those that the server knows. */
const parts: readonly (readonly [part: keyof Question, inAddress: string, onServer: string])[] = [
  ['text', 'q', 'q'],
  ['kind', 'tipo', 'kind'],
  ['axis', 'eje', 'axis'],
  ['country', 'pais', 'country'],
  ['language', 'idioma', 'language'],
  ['from', 'desde', 'from'],
  ['to', 'hasta', 'to'],
];

const filters = ['axis', 'country', 'language', 'from', 'to'] as const;

/** The question that an address asks. */
export const questionIn = (query: Readonly<Record<string, string>>): Question =>
  Object.fromEntries(parts.map(([part, name]) => [part, query[name] ?? ''])) as unknown as Question;

/** The address that asks a question. */
export function addressOfQuestion(question: Question): string {
  const query = queryOf(question, 1);
  return query ? `/app/buscar?${query}` : '/app/buscar';
}

/** The question as the server is asked. */
export const serverQuery = (question: Question): string => queryOf(question, 2);

function queryOf(question: Question, name: 1 | 2): string {
  const query = new URLSearchParams();
  for (const part of parts) {
    const value = question[part[0]].trim();
    if (value) query.set(part[name], value);
  }
  return query.toString();
}

/** How many filters are set, text and kind aside. */
export const filtersIn = (question: Question): number => filters.filter((name) => question[name]).length;

/** The same without its filters. */
export const unfiltered = (question: Question): Question => ({
  ...nothing,
  text: question.text,
  kind: question.kind,
});

/** Whether nothing is asked. */
export const asksNothing = (question: Question): boolean =>
  !question.text.trim() && !question.kind && filtersIn(question) === 0;
