import { z } from 'zod';

/** Measures a ladder may ask for. Amounts and commitment are money; the last five are yes/no (1/0). */
export const tierMeasures = [
  'sourcedArr',
  'revenue',
  'influencedArr',
  'commitment',
  'referrals',
  'certified',
  'certifiedSales',
  'certifiedTechnical',
  'csat',
  'jointCustomers',
  'agreement',
  'onboarded',
  'integrationLive',
  'comarketingCommitment',
  'dedicatedMember',
  'qbr',
] as const;
export type TierMeasure = (typeof tierMeasures)[number];

/** `atLeast` is in major currency units for money (25000 = $25,000), a plain count or score otherwise, 1 for yes/no. */
const criterion = z.strictObject({
  measure: z.enum(tierMeasures),
  atLeast: z.number().min(0).max(9e11),
});

/**
 * One requirement: any of its criteria is enough. `commercial` requirements make up the commercial percent and are
 * not met while unknown; others, while unknown, are left out and make the tier provisional (Appendix E, S11).
 */
const requirement = z.strictObject({
  kind: z.enum(['commercial', 'enablement', 'standing']),
  anyOf: z.array(criterion).min(1),
});

const step = z.strictObject({
  name: z.string().min(1).max(60),
  allOf: z.array(requirement),
  benefits: z.string(),
});

/** A tier ladder as data (S11, G10): steps from the lowest up, each with the requirements that must all hold. */
export const tierLadderSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    /** Words for a partner that meets no step. */
    noTier: z.string().min(1),
    steps: z.array(step).min(1).max(20),
  })
  .refine((ladder) => new Set(ladder.steps.map(({ name }) => name)).size === ladder.steps.length, {
    message: 'Each step of a tier ladder needs its own name.',
  });

export type TierLadder = z.infer<typeof tierLadderSchema>;
export type TierStep = z.infer<typeof step>;
export type TierRequirement = z.infer<typeof requirement>;
export type TierCriterionRule = z.infer<typeof criterion>;

const moneyMeasures: ReadonlySet<TierMeasure> = new Set([
  'sourcedArr',
  'revenue',
  'influencedArr',
  'commitment',
]);
const yesNoMeasures: ReadonlySet<TierMeasure> = new Set([
  'agreement',
  'onboarded',
  'integrationLive',
  'comarketingCommitment',
  'dedicatedMember',
  'qbr',
]);

/** How a measure is read: an amount of money, a count, a score with one decimal, or yes/no. */
export function measureKind(measure: TierMeasure): 'money' | 'count' | 'score' | 'yes-no' {
  if (moneyMeasures.has(measure)) return 'money';
  if (yesNoMeasures.has(measure)) return 'yes-no';
  return measure === 'csat' ? 'score' : 'count';
}
