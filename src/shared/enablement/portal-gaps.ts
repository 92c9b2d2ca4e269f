import { because, type Explained, explained } from '../kernel/explained.ts';
import { progressPercent } from '../kernel/percent.ts';
import { ratio } from '../kernel/ratio.ts';
import type { Requirement, RequirementList } from '../playbooks/portal-requirements.ts';

export type RequirementGap<Priority extends string> = {
  readonly priority: Priority;
  readonly missing: readonly Requirement<Priority>[];
  readonly unknown: readonly Requirement<Priority>[];
};

/** `value` = present / known rows in whole percent, floored; null while nothing is known. */
export type RequirementGaps<Priority extends string> = Explained<number> & {
  readonly gaps: readonly RequirementGap<Priority>[];
};

/** A requirement list against what exists (S87.2): gaps by priority. Rows not answered are unknown, not missing (G8). */
export function requirementGaps<Priority extends string>(
  list: RequirementList<Priority>,
  present: ReadonlyMap<string, boolean>,
): RequirementGaps<Priority> {
  const known = list.rows.filter(({ id }) => present.has(id));
  const there = known.filter(({ id }) => present.get(id) === true).length;
  const gaps = list.priorities.map((priority) => {
    const rows = list.rows.filter((row) => row.priority === priority);
    return {
      priority,
      missing: rows.filter(({ id }) => present.get(id) === false),
      unknown: rows.filter(({ id }) => !present.has(id)),
    };
  });
  return {
    ...explained<number>({
      value: known.length === 0 ? null : progressPercent(ratio(there, known.length)),
      because: [
        because(`${there} of ${known.length} answered rows are there.`),
        ...gaps.flatMap(({ priority, missing }) =>
          missing.map(({ name }) => because(`Missing (${priority}): ${name}.`)),
        ),
      ],
      inputs: list.rows.map(({ id, name }) => ({ name, value: present.get(id) ?? null })),
      rule: 'S87.2',
      preset: list.id,
    }),
    gaps,
  };
}
