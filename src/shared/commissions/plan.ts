import { z } from 'zod';
import { exactPercent } from '../kernel/percent.ts';
import { chosenIn, rangeSchema } from '../kernel/range.ts';
import { percentRatio, type Ratio } from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { unreachable } from '../kernel/unreachable.ts';

/** How the customer pays us (S48). */
export const revenueModels = ['monthly', 'annual', 'usage', 'outcome'] as const;
export type RevenueModel = (typeof revenueModels)[number];

/** The role tiers of T5 that the catalog prices (S48). */
export const partnerRoles = ['referral', 'integration', 'solution'] as const;
export type PartnerRole = (typeof partnerRoles)[number];

/** Which billings earn: the first alone, those of the first months, or all for the customer's lifetime. */
const earns = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('first') }),
  z.strictObject({ kind: z.literal('months'), months: z.number().int().min(1).max(120) }),
  z.strictObject({ kind: z.literal('lifetime') }),
]);

/** One commission plan as data (S48, G7, G10): who earns what share of which billings. Percentages are 0-100. */
export const commissionPlanSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  revenueModel: z.enum(revenueModels),
  role: z.enum(partnerRoles),
  /** Two ways to pay the same role: A is the default. */
  option: z.enum(['A', 'B']),
  ratePercent: rangeSchema,
  /** Anywhere from 0 to 100; outside the range it warns, never blocks (G7). */
  chosenPercent: z.number().min(0).max(100),
  earns,
});

export type CommissionPlan = Readonly<z.infer<typeof commissionPlanSchema>>;
export type PlanEarns = CommissionPlan['earns'];

export type PlanChoice = {
  readonly revenueModel: RevenueModel;
  readonly role: PartnerRole;
  /** Null takes the default option, A. */
  readonly option: CommissionPlan['option'] | null;
  /** Null takes the low end of the range (G7). */
  readonly chosenPercent: number | null;
};

export type ChosenPlan = { readonly plan: CommissionPlan; readonly warning: string | null };

/**
 * The plan of a revenue model and role with the rate chosen in it (S48.2). A rate outside its range is taken with a
 * warning (G7); an option the catalog lacks, or a rate that is no percentage, is an error.
 */
export function choosePlan(
  catalog: readonly CommissionPlan[],
  choice: PlanChoice,
): Result<ChosenPlan, string> {
  const { revenueModel, role, chosenPercent } = choice;
  const option = choice.option ?? 'A';
  const found = catalog.find(
    (plan) => plan.revenueModel === revenueModel && plan.role === role && plan.option === option,
  );
  if (found === undefined)
    return err(
      `The catalog has no option ${option} for ${revenueModel} revenue and the ${role} role.`,
    );
  if (chosenPercent !== null && !(chosenPercent >= 0 && chosenPercent <= 100))
    return err(`chosenPercent must lie from 0 to 100; it is ${chosenPercent}.`);
  const { chosen, outside } = chosenIn(found.ratePercent, chosenPercent);
  const warning = outside
    ? `${chosen}% lies outside the plan\u2019s range of ${rangeText(found.ratePercent)}.`
    : null;
  return ok({ plan: { ...found, chosenPercent: chosen }, warning });
}

/** The rate in use, exact. */
export function planRate(plan: CommissionPlan): Ratio {
  return percentRatio(plan.chosenPercent);
}

/** "10-15%", "20%", "25% or more" of a range of percentages. */
export function rangeText({ min, max }: { min: number; max: number | null }): string {
  if (max === null) return `${min}% or more`;
  return min === max ? `${min}%` : `${min}\u2013${max}%`;
}

const bases: Readonly<Record<RevenueModel, { first: string; each: string }>> = {
  monthly: { first: 'the first month\u2019s revenue', each: 'monthly revenue' },
  annual: {
    first: 'the first year\u2019s contract value',
    each: 'annual contract value, each contract year',
  },
  usage: { first: 'the first usage period', each: 'usage revenue' },
  outcome: { first: 'the first outcome payment', each: 'outcome payments' },
};

/** The sentences of a printable term sheet (S48.5). */
export function termSheet(plan: CommissionPlan): string[] {
  return [
    `Commission: ${exactPercent(planRate(plan), 4)} of ${earnedOn(plan)}.`,
    `The range of this plan is ${rangeText(plan.ratePercent)}.`,
    'There is no cap on commission.',
  ];
}

function earnedOn({ earns: term, revenueModel }: CommissionPlan): string {
  const { first, each } = bases[revenueModel];
  switch (term.kind) {
    case 'first':
      return `${first}, paid once per customer`;
    case 'months':
      return `${each}, for ${term.months} months`;
    case 'lifetime':
      return `${each}, for as long as the customer stays`;
    default:
      return unreachable(term);
  }
}
