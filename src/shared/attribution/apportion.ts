import {
  addRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  roundRatio,
} from '../kernel/ratio.ts';

/** A part with an exact, not negative weight. */
export type Weighted = { readonly share: Ratio };

/**
 * Shares a whole number out by exact weights (S46.5): each part is rounded, and what rounding left over goes to the first of the
 * largest, so nothing is lost or made. Weights that are all zero share out nothing.
 */
export function apportion<Part extends Weighted>(
  parts: readonly Part[],
  total: number,
): (readonly [part: Part, amount: number])[] {
  const sum = sumRatios(parts.map(({ share }) => share));
  if (sum.num === 0n) return parts.map((part) => [part, 0] as const);
  const rounded = parts.map(
    (part) =>
      [
        part,
        Number(roundRatio(multiplyRatios(ratio(total), divideRatios(part.share, sum)))),
      ] as const,
  );
  const left = rounded.reduce((rest, [, amount]) => rest - amount, total);
  const largest = largestOf(parts);
  return rounded.map(
    ([part, amount]) => [part, part === largest ? amount + left : amount] as const,
  );
}

/** The first part that none outweighs. */
function largestOf<Part extends Weighted>(parts: readonly Part[]): Part {
  return parts.reduce((best, part) =>
    part.share.num * best.share.den > best.share.num * part.share.den ? part : best,
  );
}

/** The sum of exact shares; zero of none. */
export function sumRatios(shares: readonly Ratio[]): Ratio {
  return shares.reduce(addRatios, ratio(0));
}
