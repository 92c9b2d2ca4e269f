import { because, type Explained, explained, type Reason } from '../kernel/explained.ts';
import { divideMinor, formatMinorShort, timesRate } from '../kernel/money.ts';
import { formatPercent } from '../kernel/percent.ts';
import {
  ceilRatio,
  compareRatios,
  divideRatios,
  percentRatio,
  type Ratio,
  ratio,
  subtractRatios,
} from '../kernel/ratio.ts';
import { type MaturityRules, stageForAge } from './maturity.ts';

/**
 * A revenue goal through partners (S99). Amounts are minor units of `currency`; shares are exact, 0-1; `months` is the
 * horizon, at least 1. `averagePerPartner` null is unknown; `ageMonths` null leaves the stage warning out.
 */
export type TargetFacts = {
  readonly currency: string;
  readonly arr: number;
  readonly currentShare: Ratio;
  readonly targetShare: Ratio;
  readonly months: number;
  readonly averagePerPartner: number | null;
  readonly ageMonths: number | null;
};

export type TargetPlan = Explained<number> & {
  /** Partner revenue now and at the target share, at constant ARR; the value is their difference. */
  readonly current: number;
  readonly goal: number;
  /** The gap spread over the months, rounded once. */
  readonly perMonth: number;
  /** Partners that would close the gap at the average, rounded up; null without a positive average. */
  readonly partners: number | null;
  /** The gap if partner revenue comes on top of today's ARR; null for a target share of 100%. */
  readonly additionalGap: number | null;
  /** A sentence when the target share is above what programs of this age usually reach; else null. */
  readonly warning: string | null;
};

/**
 * The gap to a target share of partner revenue and the way there (S99.1-S99.4): gap = goal - current at constant ARR,
 * pace = gap / months, partners = gap / average rounded up, and the gap with additional revenue
 * (target x ARR - current) / (1 - target). Zero partners once the goal is met.
 * Throws RangeError on less than one month or a share outside 0-1.
 */
export function planTarget(maturity: MaturityRules, facts: TargetFacts): TargetPlan {
  const { currency, arr, currentShare, targetShare, months, averagePerPartner } = facts;
  if (!Number.isInteger(months) || months < 1)
    throw new RangeError('The horizon is a whole number of months, at least 1.');
  if ([currentShare, targetShare].some((share) => !isShare(share)))
    throw new RangeError('A share of revenue lies between 0 and 1.');
  const current = timesRate(arr, currentShare);
  const goal = timesRate(arr, targetShare);
  const gap = goal - current;
  const parts: Reason[] = [
    {
      text: `${formatPercent(targetShare)} of ${formatMinorShort(arr, currency)} is ${formatMinorShort(goal, currency)}.`,
      part: goal,
    },
    {
      text: `${formatMinorShort(current, currency)} comes through partners today (${formatPercent(currentShare)}).`,
      part: -current,
    },
  ];
  return {
    ...explained({
      value: gap,
      because: parts,
      inputs: [
        { name: 'ARR', value: formatMinorShort(arr, currency) },
        { name: 'Partner share now', value: formatPercent(currentShare) },
        { name: 'Target share', value: formatPercent(targetShare) },
        { name: 'Months', value: months },
        {
          name: 'Average revenue per partner',
          value: averagePerPartner === null ? null : formatMinorShort(averagePerPartner, currency),
        },
      ],
      rule: 'S99.1',
      preset: maturity.preset,
    }),
    current,
    goal,
    perMonth: Number(divideMinor(gap, months)),
    partners: partnersFor(gap, averagePerPartner),
    additionalGap: additionalGap(gap, targetShare),
    warning: stageWarning(maturity, facts),
  };
}

function isShare({ num, den }: Ratio): boolean {
  return num >= 0n && num <= den;
}

function partnersFor(gap: number, average: number | null): number | null {
  if (average === null || average <= 0) return null;
  return gap <= 0 ? 0 : Number(ceilRatio(ratio(gap, average)));
}

function additionalGap(gap: number, target: Ratio): number | null {
  const rest = subtractRatios(ratio(1), target);
  return rest.num === 0n ? null : timesRate(gap, divideRatios(ratio(1), rest));
}

/** A program's stage ends where the next one's share starts; a target at or past that is early (S99.4, A78). */
function stageWarning(
  rules: MaturityRules,
  { ageMonths, targetShare }: TargetFacts,
): string | null {
  if (ageMonths === null) return null;
  const usual = stageForAge(rules, ageMonths);
  const next = rules.revenueSharePercent.findLast(({ stage }) => stage > usual);
  if (next === undefined || compareRatios(targetShare, percentRatio(next.from)) < 0) return null;
  return `Programs of this age usually stay under ${next.from}% of revenue; ${formatPercent(targetShare)} belongs to the ${rules.stages[next.stage]} stage.`;
}

/** The sentence that says what closing the gap asks of the team (S99.3). */
export function partnersSentence(plan: Pick<TargetPlan, 'partners'>): Reason {
  const { partners } = plan;
  if (partners === null) return because('The average revenue per partner is unknown.');
  if (partners === 0) return because('The goal is met today.');
  return because(
    partners === 1
      ? 'One more partner at the average closes the gap.'
      : `${partners} more partners at the average close the gap.`,
  );
}
