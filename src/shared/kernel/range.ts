import { z } from 'zod';
import { compareRatios, type Ratio, ratioOf } from './ratio.ts';

/** A range that stands alone, both ends included (G1, G7). `max` null is open-ended ("$50K+"). */
export const rangeSchema = z
  .strictObject({ min: z.number(), max: z.number().nullable() })
  .refine(({ min, max }) => max === null || min <= max, 'A range runs from its lower end up.');
export type Range = Readonly<z.infer<typeof rangeSchema>>;

export type RangePlace = 'below' | 'inside' | 'above';

/** Where a value lies against a range, exactly compared; both ends are inside (G1, G13). */
export function placeIn({ min, max }: Range, value: number | Ratio): RangePlace {
  const exact = typeof value === 'number' ? ratioOf(value) : value;
  if (compareRatios(exact, ratioOf(min)) < 0) return 'below';
  return max !== null && compareRatios(exact, ratioOf(max)) > 0 ? 'above' : 'inside';
}

/** A range of a program with the value chosen in it; the low end unless chosen otherwise (G7). */
export type Chosen = { readonly range: Range; readonly chosen: number };

/** The value in use, and a warning when it was chosen outside its range: a warning, never a block (G7). */
export function chosenIn(
  range: Range,
  chosen: number | null,
): Chosen & { readonly outside: boolean } {
  const value = chosen ?? range.min;
  return { range, chosen: value, outside: placeIn(range, value) !== 'inside' };
}
