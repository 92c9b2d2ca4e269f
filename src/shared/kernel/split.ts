import { ratio, ratioOf, roundRatio } from './ratio.ts';

/**
 * Splits a whole number (minor units, minutes) by weights of any size: each share is rounded half up and what rounding
 * left over goes to the first of the largest lines, so nothing is lost or made (S34, G6).
 * Throws RangeError on no weights, a negative one, or weights that sum to zero.
 */
export function splitByWeights(total: number, weights: readonly number[]): number[] {
  const exact = weights.map(ratioOf);
  const scale = exact.reduce((widest, { den }) => (den > widest ? den : widest), 1n);
  const whole = exact.map(({ num, den }) => (num * scale) / den);
  const sum = whole.reduce((added, weight) => added + weight, 0n);
  if (sum <= 0n || whole.some((weight) => weight < 0n))
    throw new RangeError('A split needs weights of zero or more that sum to more than zero.');
  const parts = whole.map((weight) => Number(roundRatio(ratio(BigInt(total) * weight, sum))));
  const left = parts.reduce((rest, part) => rest - part, total);
  const heaviest = whole.indexOf(
    whole.reduce((most, weight) => (weight > most ? weight : most), 0n),
  );
  return parts.map((part, at) => (at === heaviest ? part + left : part));
}
