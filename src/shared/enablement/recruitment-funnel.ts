import { because, type Explained, explained, type Reason } from '../kernel/explained.ts';
import { displayPercent, percentText } from '../kernel/percent.ts';
import { placeIn, type RangePlace } from '../kernel/range.ts';
import {
  compareRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioOf,
} from '../kernel/ratio.ts';
import { groupedCount } from '../kernel/words.ts';
import type {
  ConversionRange,
  FunnelPlace,
  FunnelStage,
  RecruitmentRules,
} from './recruitment-rules.ts';

/** How many stand at each place of the funnel; null is unknown, never zero (G8). */
export type FunnelCounts = Readonly<Record<FunnelPlace, number | null>>;

export type ConversionRating = 'below' | 'within' | 'above';

/** One step: its conversion from the stage before, against the range expected of it. */
export type FunnelStep = {
  readonly stage: FunnelStage;
  readonly from: FunnelPlace;
  readonly count: number | null;
  /** Count / count before; null when either is unknown or the one before is zero. */
  readonly conversion: Ratio | null;
  readonly expected: ConversionRange;
  readonly rating: ConversionRating | null;
};

/** `value` is the weakest step; null while no step can be judged. */
export type Funnel = Explained<FunnelStage> & { readonly steps: readonly FunnelStep[] };

const ratings: Readonly<Record<RangePlace, ConversionRating>> = {
  below: 'below',
  inside: 'within',
  above: 'above',
};

/** A step's conversion in percent against its expected range, both ends within (S79.2). */
export function rateConversion(
  rules: RecruitmentRules,
  stage: FunnelStage,
  percent: number | Ratio,
): ConversionRating {
  return ratings[placeIn(expectedOf(rules, stage), percent)];
}

/**
 * The funnel with each step's conversion and rating, and its weakest step (S79.1-S79.3): the one whose conversion is
 * the smallest part of the low end expected of it; ties go to the earlier step.
 */
export function recruitmentFunnel(rules: RecruitmentRules, counts: FunnelCounts): Funnel {
  const steps = funnelSteps(rules, counts);
  const weakest = weakestOf(steps);
  return {
    ...explained<FunnelStage>({
      value: weakest?.stage ?? null,
      because: [...steps.flatMap(stepReasons), because(weakestText(weakest))],
      inputs: Object.entries(counts).map(([name, value]) => ({ name, value })),
      rule: 'S79.3',
      preset: rules.preset,
    }),
    steps,
  };
}

function expectedOf(rules: RecruitmentRules, stage: FunnelStage): ConversionRange {
  const found = rules.stages.find(({ id }) => id === stage);
  if (found === undefined) throw new RangeError(`The funnel has no stage "${stage}".`);
  return found.percent;
}

function funnelSteps(rules: RecruitmentRules, counts: FunnelCounts): FunnelStep[] {
  let from: FunnelPlace = 'identified';
  return rules.stages.map(({ id: stage, percent: expected }) => {
    const [count, before] = [counts[stage], counts[from]];
    const known = count !== null && before !== null && before > 0;
    const conversion = known ? ratio(count, before) : null;
    const rating = conversion === null ? null : rateConversion(rules, stage, inPercent(conversion));
    const step = { stage, from, count, conversion, expected, rating };
    from = stage;
    return step;
  });
}

function inPercent(share: Ratio): Ratio {
  return multiplyRatios(share, ratio(100));
}

type JudgedStep = FunnelStep & { readonly strength: Ratio };

function weakestOf(steps: readonly FunnelStep[]): JudgedStep | null {
  let weakest: JudgedStep | null = null;
  for (const step of steps) {
    if (step.conversion === null) continue;
    const strength = divideRatios(inPercent(step.conversion), ratioOf(step.expected.min));
    if (weakest === null || compareRatios(strength, weakest.strength) < 0)
      weakest = { ...step, strength };
  }
  return weakest;
}

function stepReasons({ stage, from, count, conversion, expected, rating }: FunnelStep): Reason[] {
  if (conversion === null) return [because(`${stage}: no conversion, a count is missing or zero.`)];
  const shown = percentText(displayPercent(conversion));
  const said = because(
    `${stage}: ${groupedCount(Number(count))}, ${shown}% of ${from}, ${rating} the ${rangeText(expected)} expected.`,
  );
  if (compareRatios(conversion, ratio(1)) <= 0) return [said];
  return [said, because(`More partners are ${stage} than ${from}: check the counts.`)];
}

function rangeText({ min, max }: ConversionRange): string {
  return `${min}-${max}%`;
}

function weakestText(weakest: JudgedStep | null): string {
  if (weakest === null) return 'No step can be judged yet.';
  const below = weakest.rating === 'below' ? 'below its range' : 'though not below its range';
  return `The weakest step is ${weakest.stage}, ${below}.`;
}
