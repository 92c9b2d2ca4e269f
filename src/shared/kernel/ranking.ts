import { sumMinor } from './money.ts';
import { ceilRatio, multiplyRatios, percentRatio, type Ratio, ratio } from './ratio.ts';

/** The middle of whole numbers, exactly; of an even count the mean of the two middle ones. Null of none. */
export function medianOf(values: readonly number[]): Ratio | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.length === 0
    ? null
    : ratio(
        middle.reduce((total, one) => total + one, 0),
        middle.length,
      );
}

/** How many of so many the top x percent are: rounded up (S79, S66). */
export function topCount(count: number, percent: number): number {
  return Number(ceilRatio(multiplyRatios(percentRatio(percent), ratio(count))));
}

/** Share of the whole that the largest `top` amounts bring, counting those above zero; null when none is. */
export function topShare(amounts: readonly number[], top: number): Ratio | null {
  const earning = amounts.filter((amount) => amount > 0).toSorted((a, b) => b - a);
  return earning.length === 0 ? null : ratio(sumMinor(earning.slice(0, top)), sumMinor(earning));
}
