import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatMinorShort, minorFromMajor } from '../kernel/money.ts';
import { labelOf, type QuarterKey } from '../kernel/quarter.ts';
import { floorRatio, ratio } from '../kernel/ratio.ts';
import { listed } from '../kernel/words.ts';
import type { TierFacts, TierQuarter } from './types.ts';

const quartersAsked = 4;

/** Average of the last four complete quarters, and whether it meets the minimum of a step. */
export type QuarterlyTest = Explained<number> & {
  /** null = a quarter is unknown. */
  readonly met: boolean | null;
  /** Minor units. */
  readonly minimum: number;
  readonly quarters: readonly TierQuarter[];
};

/**
 * Average revenue of the last four complete quarters, minor units, rounded down, so that it never meets a minimum
 * it is short of. Null unless all four are given and known (S11.9, Appendix E).
 */
export function quarterlyAverage(quarters: readonly TierQuarter[]): number | null {
  let total = 0n;
  for (const { revenue } of quarters) {
    if (revenue === null) return null;
    total += BigInt(revenue);
  }
  return quarters.length === quartersAsked ? Number(floorRatio(ratio(total, quartersAsked))) : null;
}

/**
 * The quarterly minimum as a performance test (S11.9, T3): the last four complete quarters are shown and their
 * average has to meet it. `atLeast` is in major units. An unknown quarter leaves the test open, never failed.
 */
export function quarterlyTest(
  preset: string,
  atLeast: number,
  { currency, quarters = [] }: Pick<TierFacts, 'currency' | 'quarters'>,
): QuarterlyTest {
  const minimum = minorFromMajor(atLeast, currency);
  const value = quarterlyAverage(quarters);
  const met = value === null ? null : value >= minimum;
  const money = (amount: number): string => formatMinorShort(amount, currency);
  const word = (key: QuarterKey, revenue: number | null): string =>
    `${labelOf(key)} ${revenue === null ? 'unknown' : money(revenue)}`;
  const shown = listed(quarters.map(({ quarter, revenue }) => word(quarter, revenue)));
  const needed = `${money(minimum)} a quarter needed`;
  const sentence =
    value === null
      ? `The average of the last four complete quarters is unknown; ${needed}.`
      : `The last four complete quarters average ${money(value)}; ${needed}: ${met === true ? 'met' : 'not met'}.`;
  return {
    ...explained({
      value,
      because: [because(sentence), ...(shown === '' ? [] : [because(`${shown}.`)])],
      inputs: quarters.map(({ quarter, revenue }) => ({ name: labelOf(quarter), value: revenue })),
      rule: 'S11.9',
      preset,
    }),
    met,
    minimum,
    quarters,
  };
}
