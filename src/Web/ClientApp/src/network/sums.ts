import type { InitiativeCard } from '../api/entries';

/** A number with what it is known from: how many initiatives, and between which days they were counted. */
export interface Sum {
  readonly value: number;
  readonly records: number;
  readonly from: string;
  readonly to: string;
}

/** Of these initiatives: families, and the share of women in percent; null where none was counted. */
export interface Sums {
  readonly families: Sum | null;
  readonly women: Sum | null;
  /** How many say neither. */
  readonly uncounted: number;
}

/** The sums of some initiatives. For the share of women, an initiative counts as much as its families. */
export function sumsOf(cards: readonly InitiativeCard[]): Sums {
  const families = cards.flatMap(({ families: value, familiesOn: on }) =>
    value === undefined || on === undefined ? [] : { value, days: [on] },
  );
  const women = cards.flatMap(({ families: weight, familiesOn, women: value, womenOn }) =>
    weight === undefined || value === undefined || !womenOn || !familiesOn
      ? []
      : { value, weight, days: [womenOn, familiesOn] },
  );
  const weights = total(women.map(({ weight }) => weight));
  return {
    families: sum(total(families.map(({ value }) => value)), families),
    women: sum(total(women.map(({ value, weight }) => value * weight)) / weights, women),
    uncounted: cards.filter((card) => card.families === undefined && card.women === undefined).length,
  };
}

/** A row of the table: a country, and what there is in it. */
export interface CountryRow {
  readonly country: string;
  readonly organizations: number;
  readonly members: number;
  readonly initiatives: number;
  readonly actions: number;
  readonly families: number | null;
}

interface Located {
  readonly country: string;
}

/** What there is in each country, the most initiatives first. */
export function byCountry(
  organizations: readonly Located[],
  members: readonly Located[],
  initiatives: readonly InitiativeCard[],
  actions: readonly Located[],
): CountryRow[] {
  const codes = new Set([...organizations, ...members, ...initiatives, ...actions].map((one) => one.country));
  const inOf = <One extends Located>(all: readonly One[], country: string) =>
    all.filter((one) => one.country === country);
  return [...codes]
    .map((country) => ({
      country,
      organizations: inOf(organizations, country).length,
      members: inOf(members, country).length,
      initiatives: inOf(initiatives, country).length,
      actions: inOf(actions, country).length,
      families: sumsOf(inOf(initiatives, country)).families?.value ?? null,
    }))
    .sort(
      (a, b) =>
        b.initiatives - a.initiatives ||
        b.organizations - a.organizations ||
        b.members - a.members ||
        a.country.localeCompare(b.country),
    );
}

const total = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function sum(value: number, records: readonly { readonly days: readonly string[] }[]): Sum | null {
  const days = records.flatMap((record) => record.days).sort();
  const [from, to] = [days.at(0), days.at(-1)];
  return from === undefined || to === undefined ? null : { value, records: records.length, from, to };
}
