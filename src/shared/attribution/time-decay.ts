import { type Ratio, ratio } from '../kernel/ratio.ts';

const bits = 64n;

/**
 * The weight of a touch by time decay (S46.4): 2^(-days before close / half-life), as an exact fraction. Whole half-lives are exact
 * powers of two. Between them 2^(-r/h) is irrational: it is the largest multiple of 2^-64 not above it, found in whole
 * numbers, so that it is the same on every machine. Days and half-life are whole; days at least 0, half-life at least 1.
 */
export function decayWeight(daysBeforeClose: number, halfLifeDays: number): Ratio {
  const halvings = BigInt(Math.floor(daysBeforeClose / halfLifeDays));
  const rest = daysBeforeClose % halfLifeDays;
  if (rest === 0) return ratio(1n, 2n ** halvings);
  return ratio(rootOfHalf(BigInt(rest), BigInt(halfLifeDays)), 2n ** (bits + halvings));
}

/** The largest x with x / 2^64 at most 2^(-rest/halfLife): x^halfLife <= 2^(64 x halfLife - rest), found bit by bit. */
function rootOfHalf(rest: bigint, halfLife: bigint): bigint {
  const limit = 2n ** (bits * halfLife - rest);
  let root = 0n;
  for (let bit = 2n ** (bits - 1n); bit > 0n; bit /= 2n)
    if ((root + bit) ** halfLife <= limit) root += bit;
  return root;
}
