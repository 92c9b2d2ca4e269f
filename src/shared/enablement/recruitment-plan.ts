import { because, type Explained, explained } from '../kernel/explained.ts';
import { placeIn } from '../kernel/range.ts';
import {
  ceilRatio,
  divideRatios,
  multiplyRatios,
  percentRatio,
  type Ratio,
  ratio,
} from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { groupedCount } from '../kernel/words.ts';
import {
  type FunnelPlace,
  type FunnelStage,
  funnelStages,
  type RecruitmentRules,
} from './recruitment-rules.ts';

/** What a stage may hold, exactly: fractions are kept until somebody rounds them. */
export type ProjectedStage = {
  readonly stage: FunnelStage;
  readonly low: Ratio;
  readonly high: Ratio;
};

/** How many the stages hold for so many identified, at the low and the high end of every range (S79.4). */
export function projectFunnel(rules: RecruitmentRules, identified: number): ProjectedStage[] {
  let [low, high] = [ratio(identified), ratio(identified)];
  return rules.stages.map(({ id, percent }) => {
    low = multiplyRatios(low, percentRatio(percent.min));
    high = multiplyRatios(high, percentRatio(percent.max));
    return { stage: id, low, high };
  });
}

/**
 * The smallest whole number to start with so that `target` come out after these conversions (S79.5): target divided by
 * their product, rounded up once. Fails on a target below zero or a conversion of zero or less.
 */
export function neededFor(target: number, conversions: readonly Ratio[]): Result<number, string> {
  if (!Number.isInteger(target) || target < 0)
    return err('The target must be a whole number of zero or more.');
  if (conversions.some(({ num }) => num <= 0n))
    return err('Every conversion must be above 0%: nobody gets past a step of 0%.');
  return ok(backFrom(target, conversions));
}

function backFrom(target: number, conversions: readonly Ratio[]): number {
  const product = conversions.reduce(multiplyRatios, ratio(1));
  return Number(ceilRatio(divideRatios(ratio(target), product)));
}

export type RecruitmentGoal = {
  readonly stage: FunnelStage;
  readonly count: number;
  /** Conversions chosen by hand, in percent; the low end of the range otherwise (Appendix E, G7). */
  readonly chosenPercent: Readonly<Partial<Record<FunnelStage, number>>>;
};

export type NeededStage = { readonly stage: FunnelPlace; readonly needed: number };

/** `value` is how many candidates to identify; `needed` the same for every stage up to the goal. */
export type RecruitmentPlan = Explained<number> & { readonly needed: readonly NeededStage[] };

/** How many to approach for a goal (S79.5): back from the goal, each stage rounded up by itself, from exact figures. */
export function planRecruitment(
  rules: RecruitmentRules,
  { stage, count, chosenPercent }: RecruitmentGoal,
): Result<RecruitmentPlan, string> {
  const steps = rules.stages
    .slice(0, funnelStages.indexOf(stage) + 1)
    .map(({ id, percent }) => ({ id, range: percent, percent: chosenPercent[id] ?? percent.min }));
  const rates = steps.map(({ percent }) => percentRatio(percent));
  const identified = neededFor(count, rates);
  if (!identified.ok) return identified;
  const needed: NeededStage[] = [
    { stage: 'identified', needed: identified.value },
    ...steps.map(({ id }, at) => ({ stage: id, needed: backFrom(count, rates.slice(at + 1)) })),
  ];
  const outside = steps.filter(({ range, percent }) => placeIn(range, percent) !== 'inside');
  const product = steps.map(({ percent }) => `${percent}%`).join(' x ');
  return ok({
    ...explained<number>({
      value: identified.value,
      because: [
        because(
          `${groupedCount(count)} ${stage} / (${product}), rounded up, is ${groupedCount(identified.value)} identified.`,
        ),
        ...outside.map(({ id, range, percent }) =>
          because(`${percent}% for ${id} lies outside the expected ${range.min}-${range.max}%.`),
        ),
      ],
      inputs: [
        { name: `target ${stage}`, value: count },
        ...steps.map(({ id, percent }) => ({ name: `${id} %`, value: percent })),
      ],
      rule: 'S79.5',
      preset: rules.preset,
    }),
    needed,
  });
}
