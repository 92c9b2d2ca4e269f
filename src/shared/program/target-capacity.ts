import { because, type Explained, explained } from '../kernel/explained.ts';
import { compareRatios, type Ratio, ratioOf, toDecimals } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';
import { type CapacityRules, managerLoad, type SegmentCounts } from './capacity.ts';
import type { Segment } from './segment.ts';

/** A partner target against the team: partners by segment today, how many more are needed, managers at hand. */
export type CapacityQuestion = {
  readonly counts: SegmentCounts;
  /** More partners the target asks for (`TargetPlan.partners`); null is unknown. */
  readonly added: number | null;
  /** The segment the new partners are looked after in. */
  readonly segment: Segment;
  /** Full-time managers, fractions allowed; null is unknown. */
  readonly managers: number | null;
};

/** `value` says whether the team can carry it with full books; `needed` is in managers, exact. */
export type CapacityVerdict = Explained<boolean> & { readonly needed: Ratio | null };

/** Whether the team carries the partners a revenue target asks for, by the full books of S08 (S99.6). */
export function capacityForTarget(
  rules: CapacityRules,
  { counts, added, segment, managers }: CapacityQuestion,
): CapacityVerdict {
  const needed =
    added === null
      ? null
      : managerLoad(rules, { ...counts, [segment]: counts[segment] + added }).value;
  const known = needed !== null && managers !== null;
  const shown = needed === null ? null : toDecimals(needed, 2);
  return {
    ...explained<boolean>({
      value: known ? compareRatios(needed, ratioOf(managers)) <= 0 : null,
      because: [
        because(
          added === null || shown === null
            ? 'How many more partners are needed is unknown.'
            : `With ${plural(added, 'more partner', 'more partners')} in ${segment}, full books ask for ${shown === 1 ? '1 manager' : `${shown} managers`}.`,
        ),
        because(
          managers === null
            ? 'The number of managers is unknown.'
            : `There ${managers === 1 ? 'is 1 manager' : `are ${managers} managers`}.`,
        ),
      ],
      inputs: [
        { name: 'More partners', value: added },
        { name: 'Managers', value: managers },
      ],
      rule: 'S99.6',
      preset: rules.preset,
    }),
    needed,
  };
}
