import { z } from 'zod';

/** Measures a ladder may ask for. Amounts, commitment and the quarterly average are money; the last six are yes/no (1/0). */
export const tierMeasures = [
  'sourcedArr',
  'revenue',
  'influencedArr',
  'commitment',
  'quarterlyAverage',
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
export const requirementSchema = z.strictObject({
  kind: z.enum(['commercial', 'enablement', 'standing']),
  anyOf: z.array(criterion).min(1),
});

const step = z.strictObject({
  name: z.string().min(1).max(60),
  allOf: z.array(requirementSchema),
  benefits: z.string(),
  /** Revenue a quarter has to bring on average, in major units: a performance test at review (S11.9, S14). */
  quarterlyMinimum: z.number().min(0).max(9e11).optional(),
});

/**
 * A tier ladder as data (S11, G10): steps from the lowest up, each with the requirements that must all hold.
 * A step's name is its own; the same measure may not ask less on a higher step than on a lower one.
 */
export const tierLadderSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    /** Words for a partner that meets no step. */
    noTier: z.string().min(1),
    /** Words for a partner without a signed agreement, where they differ from `noTier`. */
    unsigned: z.string().min(1).optional(),
    /** What "N certified" counts: distinct people, or their valid certificates (S11.8); people unless set. */
    certifiedAs: z.enum(['people', 'certificates']).optional(),
    /** Whether the quarterly minimum is asked at review only, or for entry as well (S11.9); at review unless set. */
    quarterlyMinimumAt: z.enum(['review', 'entry']).optional(),
    steps: z.array(step).min(1).max(20),
  })
  .superRefine((ladder, context) => {
    for (const message of faultsInLadder(ladder.steps))
      context.addIssue({ code: 'custom', path: ['steps'], message });
  });

export type TierLadder = z.infer<typeof tierLadderSchema>;
export type TierStep = z.infer<typeof step>;
export type TierRequirement = z.infer<typeof requirementSchema>;
export type TierCriterionRule = z.infer<typeof criterion>;

/** All that a step asks for: its own requirements and, where the ladder asks it for entry, the quarterly minimum. */
export function requirementsOf(
  { quarterlyMinimumAt }: Pick<TierLadder, 'quarterlyMinimumAt'>,
  { allOf, quarterlyMinimum }: TierStep,
): readonly TierRequirement[] {
  if (quarterlyMinimumAt !== 'entry' || quarterlyMinimum === undefined) return allOf;
  return [...allOf, quarterlyRequirement(quarterlyMinimum)];
}

/** The quarterly minimum as a requirement: the average of the last four complete quarters (S11.9). */
export function quarterlyRequirement(atLeast: number): TierRequirement {
  return { kind: 'commercial', anyOf: [{ measure: 'quarterlyAverage', atLeast }] };
}

function faultsInLadder(steps: readonly TierStep[]): string[] {
  const names = new Set<string>();
  const highest = new Map<TierMeasure, { readonly step: string; readonly atLeast: number }>();
  const faults: string[] = [];
  for (const { name, allOf } of steps) {
    const key = name.trim().toLowerCase();
    if (names.has(key)) faults.push('Each step of a tier ladder needs its own name.');
    names.add(key);
    for (const { measure, atLeast } of allOf.flatMap(({ anyOf }) => anyOf)) {
      if (measureKind(measure) === 'yes-no' && atLeast > 1)
        faults.push(`"${measure}" of ${name} is yes or no and cannot ask for more than 1.`);
      const below = highest.get(measure);
      if (below !== undefined && atLeast < below.atLeast)
        faults.push(
          `"${measure}" of ${name} asks for ${atLeast}, less than the ${below.atLeast} of ${below.step} below it.`,
        );
      else highest.set(measure, { step: name, atLeast });
    }
  }
  return faults;
}

const moneyMeasures: ReadonlySet<TierMeasure> = new Set([
  'sourcedArr',
  'revenue',
  'influencedArr',
  'commitment',
  'quarterlyAverage',
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
