import { because, type Explained, explained, type Reason } from '../kernel/explained.ts';
import { formatMinor, formatMinorShort, timesRate } from '../kernel/money.ts';
import {
  addRatios,
  compareRatios,
  maxRatio,
  minRatio,
  multiplyRatios,
  percentRatio,
  type Ratio,
  ratioOf,
  subtractRatios,
  toDecimals,
} from '../kernel/ratio.ts';
import type { CampaignRules } from './rules.ts';

type Limits = CampaignRules['budget']['pipeline'];

/** What a budget is sized from: a base in minor units and two multipliers as given, before clamping (S33). */
export type BudgetFacts = {
  readonly base: number | null;
  readonly currency: string;
  readonly pipeline: Ratio | null;
  readonly strategic: Ratio | null;
};

/** A recommended budget with its reach; amounts in minor units, null while the base is unknown. */
export type BudgetAdvice = Explained<number> & {
  readonly min: number | null;
  readonly max: number | null;
  readonly pipeline: Ratio | null;
  readonly strategic: Ratio | null;
  /** True when a multiplier lay outside its limits and was moved to the nearer one. */
  readonly clamped: boolean;
  /** The part the MDF can pay: the lesser of the budget and what is available (S33.4); null when either is unknown. */
  readonly mdfPayable: number | null;
};

/**
 * The recommended co-marketing budget (S33.1): base x pipeline potential x strategic value, each multiplier clamped to
 * its limits with a warning (S33.2). It is advice: it is not capped and never raises what the MDF pays.
 */
export function comarketingBudget(
  { budget, preset }: CampaignRules,
  facts: BudgetFacts,
  mdfAvailable: number | null,
): BudgetAdvice {
  const { base } = facts;
  const pipeline = clamp(budget.pipeline, facts.pipeline);
  const strategic = clamp(budget.strategic, facts.strategic);
  const factor =
    pipeline === null || strategic === null ? null : multiplyRatios(pipeline, strategic);
  const value = base === null || factor === null ? null : timesRate(base, factor);
  const warnings = [
    ...clampText('Pipeline potential', budget.pipeline, facts.pipeline, pipeline),
    ...clampText('Strategic value', budget.strategic, facts.strategic, strategic),
  ];
  return {
    ...explained<number>({
      value,
      because: [formulaReason(facts, pipeline, strategic, value), ...warnings.map(because)],
      inputs: [
        { name: 'base', value: base },
        { name: 'pipeline potential', value: shownFactor(facts.pipeline) },
        { name: 'strategic value', value: shownFactor(facts.strategic) },
      ],
      rule: 'S33.1',
      preset,
    }),
    min: reach(base, budget.pipeline.min, budget.strategic.min),
    max: reach(base, budget.pipeline.max, budget.strategic.max),
    pipeline,
    strategic,
    clamped: warnings.length > 0,
    mdfPayable: value === null || mdfAvailable === null ? null : Math.min(value, mdfAvailable),
  };
}

const shownFactor = (factor: Ratio | null): number | null =>
  factor === null ? null : toDecimals(factor, 4);

function reach(base: number | null, pipeline: number, strategic: number): number | null {
  if (base === null) return null;
  return timesRate(base, multiplyRatios(ratioOf(pipeline), ratioOf(strategic)));
}

function clamp({ min, max }: Limits, value: Ratio | null): Ratio | null {
  return value === null ? null : minRatio(maxRatio(value, ratioOf(min)), ratioOf(max));
}

function clampText(
  name: string,
  { min, max }: Limits,
  given: Ratio | null,
  used: Ratio | null,
): string[] {
  if (given === null || used === null || compareRatios(given, used) === 0) return [];
  return [
    `${name} ${toDecimals(given, 4)} lies outside ${min} to ${max}; ${toDecimals(used, 4)} is used.`,
  ];
}

function formulaReason(
  { base, currency }: BudgetFacts,
  pipeline: Ratio | null,
  strategic: Ratio | null,
  value: number | null,
): Reason {
  if (base === null || pipeline === null || strategic === null || value === null)
    return because('A budget needs its base and both multipliers.');
  const factors = `${toDecimals(pipeline, 4)} \u00d7 ${toDecimals(strategic, 4)}`;
  return {
    text: `${formatMinorShort(base, currency)} \u00d7 ${factors} = ${formatMinor(value, currency)}.`,
    part: value,
  };
}

/** Pipeline potential from lead quality 0-100 (S33.3): 0.5 at 0, 2 at 100, in a straight line; kept within its limits. */
export function pipelineMultiplier({ budget }: CampaignRules, leadQuality: number): Ratio {
  return alongLine(budget.pipeline, leadQuality);
}

/** Strategic value from brand alignment 0-100 (S33.3): 0.8 at 0, 1.5 at 100, in a straight line; kept within its limits. */
export function strategicMultiplier({ budget }: CampaignRules, brandAlignment: number): Ratio {
  return alongLine(budget.strategic, brandAlignment);
}

function alongLine({ min, max }: Limits, score: number): Ratio {
  const [low, high] = [ratioOf(min), ratioOf(max)];
  const grown = addRatios(low, multiplyRatios(subtractRatios(high, low), percentRatio(score)));
  return minRatio(maxRatio(grown, low), high);
}
