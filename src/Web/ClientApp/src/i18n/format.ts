export type Params = Readonly<Record<string, string | number>>;

const rules = new Map<string, Intl.PluralRules>();

function plural(language: string, n: number): string {
  const rule = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, rule);
  return rule.select(n);
}

/** A number as it is written in a language. Basque writes it like Spanish, and not every browser knows Basque. */
export const number = (value: number, language: string, options?: Intl.NumberFormatOptions): string =>
  // Numbers of three digits look the same in all of them; a formatter takes a slow phone long to make.
  !options && Number.isInteger(value) && Math.abs(value) < 1_000
    ? String(value)
    : value.toLocaleString(language === 'eu' ? 'es' : language, options);

/** Fills `{placeholders}`; with `n`, takes `key.one` or `key.other` where the key has plural forms. */
export function format(
  words: Readonly<Record<string, string>>,
  language: string,
  key: string,
  params?: Params,
): string {
  const n = params?.n;
  const form = typeof n === 'number' ? words[`${key}.${plural(language, n)}`] : undefined;
  const text = form ?? words[key] ?? words[`${key}.other`] ?? key;
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (typeof value === 'number') return number(value, language);
    return value ?? whole;
  });
}
