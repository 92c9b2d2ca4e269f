import { ceilRatio, ratio, roundRatio } from './ratio.ts';

/*
 * Quotients of whole numbers, exact without bigints where that can be proved: for a whole `num` below 2^53 the double
 * nearest to num / den lies on the same side of every whole number as num / den itself.
 */

/** num / den to the nearest whole number, halves away from zero (G6), of whole numbers with den other than zero. */
export function roundDivide(num: number, den: number): number {
  const [size, parts] = [Math.abs(num), Math.abs(den)];
  const doubled = 2 * size + parts;
  const rounded = Number.isSafeInteger(doubled)
    ? Math.floor(doubled / (2 * parts))
    : Number(roundRatio(ratio(size, parts)));
  return num < 0 !== den < 0 && rounded !== 0 ? -rounded : rounded;
}

/** The smallest whole number not below num / den, of whole num >= 0 and den > 0. */
export function ceilDivide(num: number, den: number): number {
  return Number.isSafeInteger(num) ? Math.ceil(num / den) : Number(ceilRatio(ratio(num, den)));
}
