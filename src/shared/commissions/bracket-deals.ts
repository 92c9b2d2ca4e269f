import { compareDates, type LocalDate } from '../kernel/local-date.ts';
import { formatMinorShort, sumMinor, timesRate } from '../kernel/money.ts';
import { type FiscalStartMonth, quarterOf } from '../kernel/quarter.ts';
import { ratio } from '../kernel/ratio.ts';
import { type BracketRules, sliceByBrackets, wholeRate } from './brackets.ts';
import {
  type Commission,
  type CommissionLine,
  commissionLine,
  commissionOf,
  percentFactor,
} from './lines.ts';

/** A closed deal, or a credit that takes part of one back. */
export type VolumeDeal = {
  readonly id: string;
  readonly closedOn: LocalDate;
  /** Minor units above 0; a credit states its size, also above 0. */
  readonly value: number;
  /** The deal a credit reverses; null for a deal. */
  readonly creditOf: string | null;
};

export type VolumeDealFacts = {
  readonly currency: string;
  readonly fiscalStartMonth: FiscalStartMonth;
  readonly deals: readonly VolumeDeal[];
};

/** A fiscal year while its deals are walked: closed value so far and over the whole year, less credits. */
type Year = { soFar: number; whole: number };
type Booked = { readonly deal: VolumeDeal; readonly year: Year; earned: number; reversed: number };

/**
 * Commission deal by deal through today (S49.7): deals in order of close date (then id) fill the brackets of their
 * fiscal year, and a deal across an edge is split into one line per bracket. A credit reverses the same share of what
 * its deal earned, never more (S49.8), and takes its value off that year's volume for the deals after it. A credit
 * without an earlier deal is left out and lowers the coverage.
 */
export function dealCommissions(
  rules: BracketRules,
  facts: VolumeDealFacts,
  today: LocalDate,
): Commission {
  const { currency } = facts;
  const deals = facts.deals.filter(({ closedOn }) => closedOn <= today).toSorted(byClose);
  const booked = bookDeals(deals, facts.fiscalStartMonth);
  const lost = new Set<string>();
  const lines = deals.flatMap((deal) => {
    const { creditOf } = deal;
    const found = booked.get(creditOf ?? deal.id);
    if (found === undefined || found.deal.closedOn > deal.closedOn) {
      lost.add(deal.id);
      return [];
    }
    return creditOf === null
      ? earn(rules, currency, found)
      : [reverse(currency, found, { ...deal, creditOf })];
  });
  const inputs = deals.map(({ id, value }) => ({ name: id, value: lost.has(id) ? null : value }));
  const notes = [...lost].map((id) => `The credit ${id} is left out: it has no earlier deal here.`);
  return commissionOf({ currency, rule: 'S49.7', preset: rules.preset, inputs }, lines, notes);
}

/** By close date; on one day deals before credits, then by id. */
function byClose(a: VolumeDeal, b: VolumeDeal): number {
  const later = compareDates(a.closedOn, b.closedOn);
  if (later !== 0) return later;
  const credit = Number(a.creditOf !== null) - Number(b.creditOf !== null);
  return credit === 0 ? compareDates(a.id, b.id) : credit;
}

/** The deals by id, each with its fiscal year; the years' whole volumes are known from the start. */
function bookDeals(deals: readonly VolumeDeal[], start: FiscalStartMonth): Map<string, Booked> {
  const years = new Map<number, Year>();
  const booked = new Map<string, Booked>();
  for (const deal of deals) {
    if (deal.creditOf !== null) continue;
    const key = quarterOf(deal.closedOn, start).year;
    const year = years.get(key) ?? { soFar: 0, whole: 0 };
    years.set(key, year);
    year.whole += deal.value;
    booked.set(deal.id, { deal, year, earned: 0, reversed: 0 });
  }
  for (const { creditOf, value } of deals) {
    const found = creditOf === null ? undefined : booked.get(creditOf);
    if (found !== undefined) found.year.whole -= value;
  }
  return booked;
}

function earn(rules: BracketRules, currency: string, booked: Booked): CommissionLine[] {
  const { deal, year } = booked;
  const { id, value, closedOn: on } = deal;
  const slices =
    rules.mode === 'marginal'
      ? sliceByBrackets(rules.brackets, currency, year.soFar, year.soFar + value)
      : [{ base: value, rate: wholeRate(rules, currency, year.whole) }];
  const lines = slices
    .filter(({ base }) => base > 0)
    .map(({ base, rate }) =>
      commissionLine({ id, on, label: id, base, currency }, [percentFactor(rate)]),
    );
  year.soFar += value;
  booked.earned = sumMinor(lines.map(({ amount }) => amount));
  return lines;
}

/** Cumulative, so that credits for a whole deal give back exactly what it earned. */
function reverse(
  currency: string,
  booked: Booked,
  credit: VolumeDeal & { readonly creditOf: string },
): CommissionLine {
  const { deal, year, earned, reversed } = booked;
  const upTo = Math.min(deal.value, reversed + credit.value);
  const back = (part: number): number => timesRate(earned, ratio(part, deal.value));
  const [base, amount] = [reversed - upTo, back(reversed) - back(upTo)];
  year.soFar += base;
  booked.reversed = upTo;
  const text = `${credit.id}: ${formatMinorShort(base, currency)} at the rate of ${credit.creditOf} = ${formatMinorShort(amount, currency)}`;
  return {
    id: credit.id,
    on: credit.closedOn,
    base,
    rate: ratio(earned, deal.value),
    amount,
    text,
  };
}
