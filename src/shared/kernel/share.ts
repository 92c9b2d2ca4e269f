import { divideRatios, type Ratio, ratioOf } from './ratio.ts';

/**
 * A part of a whole, exactly; both read as they are written in decimal (G13). Null where either is unknown or the whole
 * is not above zero: a share of nothing is "n/a", never zero (G8).
 */
export function shareOf(part: number | null, whole: number | null): Ratio | null {
  if (part === null || whole === null || whole <= 0) return null;
  return divideRatios(ratioOf(part), ratioOf(whole));
}
