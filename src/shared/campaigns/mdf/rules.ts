import { z } from 'zod';
import { type Range, rangeSchema } from '../../kernel/range.ts';
import { mdfActivityTypes, mdfApproaches, mdfProofs } from '../../playbooks/mdf-activities.ts';

/** Who signs, from the lightest to the strictest set (Appendix E, S39). */
export const approverSets = [
  'partner-manager',
  'director',
  'partner-manager-and-director',
  'vp',
] as const;
export type ApproverSet = (typeof approverSets)[number];

const percent = z.number().min(0).max(100);
const major = z.number().min(0).max(9e11);
const days = z.number().int().min(0).max(366);
const approver = z.enum(approverSets);
const ids = <Id extends string>(list: readonly { readonly id: Id }[]): Id[] =>
  list.map(({ id }) => id);

/** A tier's fund in major units: a range with its chosen amount (G7; "$100,000+" is open above), null = no such limit. */
const fund = z.strictObject({
  tier: z.string().min(1).max(60),
  perYear: rangeSchema.nullable(),
  perQuarter: rangeSchema.nullable(),
  /** The amounts in use; null is the low end. */
  chosenPerYear: major.nullable(),
  chosenPerQuarter: major.nullable(),
  /** The partner's part; null where terms are agreed per partner (0% until then). */
  matchPercent: percent.nullable(),
  approver: approver.nullable(),
});

/** How a claim is paid (S39): net days from receipts, once activity and proof are there, or days from approval. */
const reimbursement = z.discriminatedUnion('term', [
  z.strictObject({ term: z.literal('net-from-receipts'), days }),
  z.strictObject({ term: z.literal('after-activity-and-proof') }),
  z.strictObject({ term: z.literal('from-approval'), days }),
]);

/**
 * MDF rules as data (S38, S39, G10). `tierOrder` runs from the lowest tier up; a fund names a tier of it; `startTier`
 * is the first that may draw. Money in major units of the reporting currency.
 */
export const mdfRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    /** The track the fund is for; null is every partner. */
    track: z.string().min(1).nullable(),
    tierOrder: z.array(z.string().min(1)).min(1),
    startTier: z.string().min(1),
    funds: z.array(fund).min(1),
    /** Trailing-12-month partner-sourced ARR a partner needs; null asks for none. */
    minimumArr: major.nullable(),
    matchReading: z.enum(['share-of-cost', 'on-top-of-fund']),
    approach: z.enum(ids(mdfApproaches)),
    /** Percent of sales that accrues; null until a program enters one. */
    accrualPercent: percent.nullable(),
    expiry: z.enum(['fiscal-year-end', 'quarter-end']),
    approval: z.strictObject({
      /** From this amount on the higher signature is needed; null switches the amount rule off. */
      byAmount: z.strictObject({ threshold: major, below: approver, from: approver }).nullable(),
      byTier: z.boolean(),
      reviewBusinessDays: z.number().int().min(1).max(60),
    }),
    eligibleTypes: z.array(z.enum(ids(mdfActivityTypes))).min(1),
    requiredProof: z.array(z.enum(ids(mdfProofs))),
    proofDays: days,
    reimbursement,
  })
  .superRefine((rules, context) => {
    const fault = faultIn(rules);
    if (fault !== null) context.addIssue({ code: 'custom', ...fault });
  });

export type MdfFund = Readonly<z.infer<typeof fund>>;
export type MdfReimbursement = z.infer<typeof reimbursement>;
export type MdfRules = Readonly<z.infer<typeof mdfRulesSchema>>;

type Fault = { path: string[]; message: string };

function faultIn({
  tierOrder,
  startTier,
  funds,
  approval,
}: Pick<MdfRules, 'tierOrder' | 'startTier' | 'funds' | 'approval'>): Fault | null {
  if (!tierOrder.includes(startTier))
    return {
      path: ['startTier'],
      message: `The start tier "${startTier}" is not in the tier order.`,
    };
  const names = funds.map(({ tier }) => tier);
  if (new Set(names).size !== names.length)
    return { path: ['funds'], message: 'Each tier can have one fund.' };
  const stray = names.find((tier) => !tierOrder.includes(tier));
  if (stray !== undefined)
    return {
      path: ['funds'],
      message: `The fund of "${stray}" names a tier that is not in the tier order.`,
    };
  const empty = funds.find(({ perYear, perQuarter }) => perYear === null && perQuarter === null);
  if (empty !== undefined)
    return {
      path: ['funds'],
      message: `The fund of "${empty.tier}" needs an amount per year or per quarter.`,
    };
  const unsigned = funds.find(({ approver: signer }) => signer === null);
  if (approval.byTier && unsigned !== undefined)
    return {
      path: ['funds'],
      message: `Approval by tier needs an approver for "${unsigned.tier}".`,
    };
  if (approval.byAmount === null && !approval.byTier)
    return {
      path: ['approval'],
      message: 'Approval needs the amount rule, the tier rule or both.',
    };
  return null;
}

/** The amount in use of a fund's limit, major units: the chosen one, else the low end; null where there is no limit. */
export function limitOf(range: Range | null, chosen: number | null): number | null {
  return range === null ? null : (chosen ?? range.min);
}

/** The fund of a tier, or null where the rules have none for it. Names match without regard to case. */
export function fundOf({ funds }: MdfRules, tier: string): MdfFund | null {
  const wanted = tier.trim().toLowerCase();
  return funds.find((one) => one.tier.toLowerCase() === wanted) ?? null;
}

/** The place of a tier in the order, lowest 0; -1 for a tier the rules do not know. */
export function tierRank({ tierOrder }: MdfRules, tier: string): number {
  const wanted = tier.trim().toLowerCase();
  return tierOrder.findIndex((name) => name.toLowerCase() === wanted);
}
