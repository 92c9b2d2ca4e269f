import type { LocalDate } from '../kernel/local-date.ts';
import type { AskedStep } from './asked.ts';
import {
  type JudgedGroup,
  judgeAsked,
  type Reading,
  type WeighedGroup,
  weighAsked,
} from './criteria.ts';
import type { TierMeasure } from './ladder.ts';
import type { TierCriterion, TierFacts } from './types.ts';

export type WeighedStep = {
  readonly name: string;
  readonly index: number;
  readonly met: boolean | null;
  readonly groups: readonly WeighedGroup[];
};

export type JudgedStep = Omit<WeighedStep, 'groups'> & {
  readonly groups: readonly JudgedGroup[];
  /** Those of all groups, in their order. */
  readonly criteria: readonly TierCriterion[];
};

/** A step weighed and not yet worded. */
export function weighStep(
  { name, index, groups: asked }: AskedStep,
  facts: TierFacts,
  today: LocalDate,
): WeighedStep {
  const groups = asked.map((group) => weighAsked(group, facts, today));
  return { name, index, met: metBy(groups), groups };
}

/** A step with its criteria in words. */
export function judgeStep(
  { name, index, groups: asked }: AskedStep,
  read: (measure: TierMeasure) => Reading,
): JudgedStep {
  const groups = asked.map((one, group) => judgeAsked(one, group, read));
  const criteria: TierCriterion[] = [];
  for (const group of groups) for (const criterion of group.criteria) criteria.push(criterion);
  return { name, index, met: metBy(groups), groups, criteria };
}

function metBy(groups: readonly WeighedGroup[]): boolean | null {
  let all: boolean | null = true;
  for (const { met } of groups) {
    if (met === false) return false;
    if (met === null) all = null;
  }
  return all;
}
