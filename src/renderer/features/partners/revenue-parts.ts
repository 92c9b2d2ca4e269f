import type { RevenuePoint } from '../../../shared/qbr/deck-types.ts';

/** What a bar is stacked from: 'other' is revenue of which nobody said whether it was sourced or influenced. */
export const revenueParts = ['sourced', 'influenced', 'other'] as const;
export type RevenuePart = (typeof revenueParts)[number];

/** Minor units of one part of a quarter; null where there is none to draw. */
export function partValue(point: RevenuePoint, part: RevenuePart): number | null {
  if (part !== 'other') return point[part];
  if (point.revenue === null) return null;
  const rest = point.revenue - (point.sourced ?? 0) - (point.influenced ?? 0);
  return rest === 0 && (point.sourced !== null || point.influenced !== null) ? null : rest;
}

/** The parts that any quarter has something of, in the order they are stacked. */
export function partsOf(points: readonly RevenuePoint[]): RevenuePart[] {
  return revenueParts.filter((part) => points.some((point) => (partValue(point, part) ?? 0) !== 0));
}
