import { z } from 'zod';
import { type Explained, explained } from '../kernel/explained.ts';
import { formatPercent } from '../kernel/percent.ts';
import { addRatios, compareRatios, type Ratio, ratio, toDecimals } from '../kernel/ratio.ts';
import { groupedCount } from '../kernel/words.ts';
import type { Segment } from './segment.ts';

const perManager = z
  .strictObject({ low: z.number().int().min(1), high: z.number().int().min(1) })
  .refine(({ low, high }) => low <= high, 'The comfortable number is at most the full one.');

/**
 * How many partners of a segment one manager carries (S08, G10): `high` when full, `low` with comfort. At-risk partners
 * take as much time as strategic ones unless a rule set says otherwise.
 */
export const capacityRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  partnersPerManager: z.strictObject({
    Strategic: perManager,
    'At-risk': perManager,
    Growth: perManager,
    Stable: perManager,
    'Long-tail': perManager,
  } satisfies Record<Segment, typeof perManager>),
});
export type CapacityRules = z.infer<typeof capacityRulesSchema>;

/** 5-10 strategic, 15-25 growth, 30-50 stable partners a manager; 100 long-tail ones, pooled. */
export const standardCapacity: CapacityRules = {
  preset: 'Standard',
  version: 1,
  partnersPerManager: {
    Strategic: { low: 5, high: 10 },
    'At-risk': { low: 5, high: 10 },
    Growth: { low: 15, high: 25 },
    Stable: { low: 30, high: 50 },
    'Long-tail': { low: 100, high: 100 },
  },
};

/** Segments from the most demanding to the least. */
export const loadSegments = [
  'Strategic',
  'At-risk',
  'Growth',
  'Stable',
  'Long-tail',
] as const satisfies readonly Segment[];

export type SegmentCounts = Readonly<Record<Segment, number>>;

/** Managers needed: `value` with full books, `comfortable` with the lower numbers; both exact. */
export type ManagerLoad = Explained<Ratio> & {
  readonly value: Ratio;
  readonly comfortable: Ratio;
  /** Above 100% of one manager. */
  readonly over: boolean;
};

/** The load of one manager's partners, or the managers a whole book needs: sum of count / capacity (S08.1, S08.2). */
export function managerLoad(rules: CapacityRules, counts: SegmentCounts): ManagerLoad {
  const sum = (which: 'low' | 'high'): Ratio =>
    loadSegments.reduce(
      (total, one) => addRatios(total, ratio(counts[one], rules.partnersPerManager[one][which])),
      ratio(0),
    );
  const value = sum('high');
  const asked = loadSegments.filter((one) => counts[one] > 0);
  return {
    ...explained<Ratio>({
      value,
      because: asked.map((one) => {
        const { high } = rules.partnersPerManager[one];
        const share = formatPercent(ratio(counts[one], high));
        const text = `${one}: ${groupedCount(counts[one])} of ${high} a manager, ${share}`;
        return { text, part: null };
      }),
      inputs: loadSegments.map((one) => ({ name: one, value: counts[one] })),
      rule: 'S08.1',
      preset: rules.preset,
    }),
    value,
    comfortable: sum('low'),
    over: compareRatios(value, ratio(1)) > 0,
  };
}

/** A load in managers, for showing: 3.4, 5.27. */
export function fullTimeManagers(load: Ratio): number {
  return toDecimals(load, 2);
}
