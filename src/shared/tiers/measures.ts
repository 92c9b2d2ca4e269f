import type { Fact } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { TierLadder, TierMeasure } from './ladder.ts';
import { quarterlyAverage } from './performance.ts';
import type { TierFacts } from './types.ts';

/** How a measure is called: many of it, and one of it. */
export type MeasureWords = { readonly many: string; readonly one: string };

const same = (many: string): MeasureWords => ({ many, one: many });

const words: Readonly<Record<TierMeasure, MeasureWords>> = {
  sourcedArr: same('partner-sourced ARR'),
  revenue: same('partner-sourced revenue'),
  influencedArr: same('influenced ARR'),
  commitment: same('annual commitment'),
  quarterlyAverage: same('average quarterly revenue'),
  referrals: { many: 'qualified referrals', one: 'qualified referral' },
  certified: { many: 'certified people', one: 'certified person' },
  certifiedSales: { many: 'certified sales reps', one: 'certified sales rep' },
  certifiedTechnical: { many: 'certified technical staff', one: 'certified technical person' },
  csat: same('CSAT'),
  jointCustomers: { many: 'joint customers', one: 'joint customer' },
  agreement: same('signed agreement'),
  onboarded: same('onboarding done'),
  integrationLive: same('live integration'),
  comarketingCommitment: same('co-marketing commitment'),
  dedicatedMember: same('dedicated team member'),
  qbr: same('QBR held in six months or scheduled'),
};

const certificateWords: Readonly<Partial<Record<TierMeasure, MeasureWords>>> = {
  certified: { many: 'valid certificates', one: 'valid certificate' },
  certifiedSales: { many: 'valid sales certificates', one: 'valid sales certificate' },
  certifiedTechnical: { many: 'valid technical certificates', one: 'valid technical certificate' },
};

const revenueWords: Readonly<Partial<Record<TierMeasure, MeasureWords>>> = {
  sourcedArr: same('partner-sourced revenue used as ARR'),
  influencedArr: same('influenced revenue used as ARR'),
};

/**
 * How a measure is called for this partner; revenue that stands in for ARR says so, and so do certificates counted
 * instead of people (S11.8, S11.10).
 */
export function measureWords(
  measure: TierMeasure,
  { arrLabel, certifiedAs }: Pick<TierFacts, 'arrLabel' | 'certifiedAs'>,
): MeasureWords {
  const certificates = certifiedAs === 'certificates' ? certificateWords[measure] : undefined;
  const standIn = arrLabel === 'ARR' ? undefined : revenueWords[measure];
  return certificates ?? standIn ?? words[measure];
}

/** The value of a measure; a missing one is null. The agreement is known: no date on record is not signed (S11.3). */
export function measureValue(
  measure: TierMeasure,
  facts: TierFacts,
  today: LocalDate,
): number | null {
  if (measure !== 'agreement') return measureFact(measure, facts)?.value ?? null;
  return facts.agreementSignedOn !== null && facts.agreementSignedOn <= today ? 1 : 0;
}

/** The fact behind a measure: the quarters' average, or certificates where they are counted instead of people (S11.8). */
export function measureFact(
  measure: Exclude<TierMeasure, 'agreement'>,
  facts: TierFacts,
): Fact<number> | undefined {
  switch (measure) {
    case 'quarterlyAverage':
      return facts.measures[measure] ?? averageFact(facts);
    case 'certified':
    case 'certifiedSales':
    case 'certifiedTechnical':
      return (facts.certifiedAs === 'certificates' ? facts.certificates : facts.measures)?.[
        measure
      ];
    default:
      return facts.measures[measure];
  }
}

function averageFact({ quarters }: TierFacts): Fact<number> {
  return { value: quarterlyAverage(quarters ?? []), evidence: [], asOf: null };
}

/** The facts as a ladder reads them: with its way of counting "certified" (S11.8). */
export function readBy(
  { certifiedAs = 'people' }: Pick<TierLadder, 'certifiedAs'>,
  facts: TierFacts,
): TierFacts {
  return { ...facts, certifiedAs };
}
