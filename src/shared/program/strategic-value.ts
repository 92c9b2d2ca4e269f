import {
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOf,
  subtractRatios,
} from '../kernel/ratio.ts';

/** A scorecard's result with the lowest and highest it could be. */
export type ScorecardResult = {
  readonly score: number;
  readonly min: number;
  readonly max: number;
};

/**
 * A scorecard's result as strategic value, 0-100 and exact: rescaled from its minimum to its maximum (S06.4), so that a
 * 1-5 card's 3 is 50 and not 60. Throws RangeError where the card has no width.
 */
export function strategicValueOf({ score, min, max }: ScorecardResult): Ratio {
  const from = ratioOf(min);
  const width = subtractRatios(ratioOf(max), from);
  const place = divideRatios(subtractRatios(ratioOf(score), from), width);
  return multiplyRatios(place, ratio(100));
}

/** The share of all revenue that the largest n partners bring, minor units; null without revenue (S06.5). */
export function shareOfLargest(revenues: readonly number[], n: number): Ratio | null {
  const sorted = revenues.filter((one) => one > 0).sort((a, b) => b - a);
  const sum = (some: readonly number[]): bigint =>
    some.reduce((total, one) => total + BigInt(one), 0n);
  return sorted.length === 0 ? null : ratio(sum(sorted.slice(0, n)), sum(sorted));
}
