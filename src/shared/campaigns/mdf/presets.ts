import type { Range } from '../../kernel/range.ts';
import { mdfActivityTypes } from '../../playbooks/mdf-activities.ts';
import type { ApproverSet, MdfFund, MdfRules } from './rules.ts';

const exactly = (amount: number): Range => ({ min: amount, max: amount });
const atLeast = (amount: number): Range => ({ min: amount, max: null });

const fund = (
  tier: string,
  amounts: Partial<Pick<MdfFund, 'perYear' | 'perQuarter' | 'matchPercent'>>,
  approver: ApproverSet | null = null,
): MdfFund => ({
  tier,
  perYear: null,
  perQuarter: null,
  chosenPerYear: null,
  chosenPerQuarter: null,
  matchPercent: 0,
  approver,
  ...amounts,
});

const namedTiers = ['Registered', 'Silver', 'Gold', 'Platinum'];
const byAmount = { threshold: 5_000, below: 'partner-manager', from: 'director' } as const;

type Shared = Omit<MdfRules, 'preset' | 'name' | 'funds' | 'expiry'>;
const shared: Shared = {
  version: 1,
  track: null,
  tierOrder: namedTiers,
  startTier: 'Silver',
  minimumArr: 25_000,
  matchReading: 'share-of-cost',
  approach: 'proposal',
  accrualPercent: null,
  approval: { byAmount, byTier: false, reviewBusinessDays: 5 },
  eligibleTypes: mdfActivityTypes.flatMap(({ id, eligible }) => (eligible ? [id] : [])),
  requiredProof: ['receipts', 'screenshots', 'lead-list', 'metrics-report'],
  proofDays: 30,
  reimbursement: { term: 'net-from-receipts', days: 15 },
};

/** M1, the default: an annual budget and a quarterly cap, which both bind, and approval by tier and by amount. */
const m1: MdfRules = {
  ...shared,
  preset: 'M1',
  name: 'Annual budget plus quarterly cap',
  funds: [
    fund('Silver', { perYear: exactly(5_000), perQuarter: exactly(2_000) }, 'partner-manager'),
    fund(
      'Gold',
      { perYear: exactly(25_000), perQuarter: exactly(10_000) },
      'partner-manager-and-director',
    ),
    fund('Platinum', { perYear: atLeast(100_000), perQuarter: exactly(35_000) }, 'vp'),
  ],
  approval: { byAmount, byTier: true, reviewBusinessDays: 5 },
  expiry: 'fiscal-year-end',
};

/** M2: a quarterly budget with a partner match; the match of Platinum is agreed per partner. */
const m2: MdfRules = {
  ...shared,
  preset: 'M2',
  name: 'Quarterly budget with partner match',
  approach: 'co-op',
  funds: [
    fund('Silver', { perQuarter: exactly(2_500), matchPercent: 50 }),
    fund('Gold', { perQuarter: exactly(10_000), matchPercent: 25 }),
    fund('Platinum', { perQuarter: exactly(50_000), matchPercent: null }),
  ],
  expiry: 'quarter-end',
};

/** M3: the annual amounts of the benefits matrix. */
const m3: MdfRules = {
  ...shared,
  preset: 'M3',
  name: 'Benefits-matrix annual amounts',
  funds: [
    fund('Silver', { perYear: exactly(2_000) }),
    fund('Gold', { perYear: exactly(10_000) }),
    fund('Platinum', { perYear: atLeast(50_000) }),
  ],
  expiry: 'fiscal-year-end',
};

/** M4: the annual fund of the worked example; Gold and Platinum read as yearly, like its Silver. */
const m4: MdfRules = {
  ...shared,
  preset: 'M4',
  name: 'Worked-example annual fund',
  funds: [
    fund('Silver', { perYear: exactly(5_000) }),
    fund('Gold', { perYear: exactly(20_000) }),
    fund('Platinum', { perYear: atLeast(50_000) }),
  ],
  expiry: 'fiscal-year-end',
};

/** M5: the quarterly co-marketing budget of the role ladder; Solution has the range of Integration. */
const m5: MdfRules = {
  ...shared,
  preset: 'M5',
  name: 'Integration and Solution quarterly co-marketing budget',
  tierOrder: ['Referral', 'Integration', 'Solution'],
  startTier: 'Integration',
  minimumArr: null,
  funds: [
    fund('Integration', { perQuarter: { min: 2_000, max: 10_000 } }),
    fund('Solution', { perQuarter: { min: 2_000, max: 10_000 } }),
  ],
  expiry: 'quarter-end',
};

/**
 * T7: the Solution track of the multi-track program, from Gold on, $10-50K a year. The Technology track has
 * co-marketing funds at Premier, for which the field gives no amount.
 */
const t7: MdfRules = {
  ...shared,
  preset: 'T7',
  name: 'Solution track, Gold and above',
  track: 'Solution',
  tierOrder: ['Silver', 'Gold', 'Platinum'],
  startTier: 'Gold',
  funds: [
    fund('Gold', { perYear: { min: 10_000, max: 50_000 } }),
    fund('Platinum', { perYear: { min: 10_000, max: 50_000 } }),
  ],
  expiry: 'fiscal-year-end',
};

/** The MDF rule sets that ship side by side (S38). */
export const mdfPresets = { M1: m1, M2: m2, M3: m3, M4: m4, M5: m5, T7: t7 } as const;

/**
 * The MDF rules a tier ladder starts with (S38.8): M5 for T5, M2 from Gold for T3, M4 for T4, none for T6, the Solution
 * track's own for T7, M1 otherwise.
 */
export function defaultMdfRules(ladder: string): MdfRules | null {
  switch (ladder) {
    case 'T3':
      return { ...m2, startTier: 'Gold' };
    case 'T4':
      return m4;
    case 'T5':
      return m5;
    case 'T6':
      return null;
    case 'T7':
      return t7;
    default:
      return m1;
  }
}
