import { compareRatios, type Ratio, ratioOf } from './ratio.ts';

/** A band of a scale by its lower edge, which belongs to it; it ends where the next one above starts (G1). */
export type Band = { readonly from: number };

/**
 * The band that holds a value, exactly compared (G1, G13). `bands` run from the highest edge down.
 * Null below the lowest edge.
 */
export function bandOf<B extends Band>(bands: readonly B[], value: number | Ratio): B | null {
  const exact = typeof value === 'number' ? ratioOf(value) : value;
  return bands.find(({ from }) => compareRatios(exact, ratioOf(from)) >= 0) ?? null;
}

/** Whether bands or steps run strictly from the highest edge down, as `bandOf` reads them. */
export function descends(bands: readonly Band[]): boolean {
  let above = Number.POSITIVE_INFINITY;
  for (const { from } of bands) {
    if (from >= above) return false;
    above = from;
  }
  return true;
}
