import type { TierLadder, TierMeasure, TierRequirement, TierStep } from './ladder.ts';

type Pair = readonly [measure: TierMeasure, atLeast: number];

const requirement = (kind: TierRequirement['kind'], pairs: readonly Pair[]): TierRequirement => ({
  kind,
  anyOf: pairs.map(([measure, atLeast]) => ({ measure, atLeast })),
});
const commercial = (...pairs: Pair[]): TierRequirement => requirement('commercial', pairs);
const enablement = (...pairs: Pair[]): TierRequirement => requirement('enablement', pairs);
const standing = (...pairs: Pair[]): TierRequirement => requirement('standing', pairs);
const signed = standing(['agreement', 1]);
const step = (name: string, benefits: string, ...allOf: TierRequirement[]): TierStep => ({
  name,
  benefits,
  allOf: [...allOf, signed],
});

const withMinimum = (quarterlyMinimum: number, asked: TierStep): TierStep => ({
  ...asked,
  quarterlyMinimum,
});

/** T1, the default: (ARR or qualified referrals) and certified people and a signed agreement. */
const standard: TierLadder = {
  preset: 'T1',
  name: 'Standard ladder',
  version: 1,
  noTier: 'Prospect',
  steps: [
    step('Registered', 'Basic'),
    step(
      'Silver',
      'Standard',
      commercial(['sourcedArr', 25_000], ['referrals', 5]),
      enablement(['certified', 1]),
    ),
    step(
      'Gold',
      'Enhanced',
      commercial(['sourcedArr', 100_000], ['referrals', 20]),
      enablement(['certified', 2]),
    ),
    step(
      'Platinum',
      'Premium',
      commercial(['sourcedArr', 500_000], ['referrals', 50]),
      enablement(['certified', 5]),
    ),
  ],
};

/** T2: the same names by partner-sourced revenue; no referral path to Platinum, no certification asked. */
const starter: TierLadder = {
  preset: 'T2',
  name: 'Starter ladder',
  version: 1,
  noTier: 'Prospect',
  steps: [
    step('Registered', 'Logo use, basic portal'),
    step(
      'Silver',
      'Co-marketing funds, training',
      commercial(['revenue', 10_000], ['referrals', 5]),
    ),
    step(
      'Gold',
      'Dedicated partner manager, joint campaigns',
      commercial(['revenue', 50_000], ['referrals', 20]),
    ),
    step('Platinum', 'Custom pricing, executive sponsor', commercial(['revenue', 200_000])),
  ],
};

/**
 * T3: annual commitment and staff; every requirement must hold. The quarterly minimum is a test at review (S11.9, S14);
 * `quarterlyMinimumAt: 'entry'` asks it for entry as well.
 */
const commitment: TierLadder = {
  preset: 'T3',
  name: 'Channel commitment ladder',
  version: 2,
  noTier: 'Sign-up, no tier',
  unsigned: 'Prospect',
  quarterlyMinimumAt: 'review',
  steps: [
    step('Registered', '10% resale discount', enablement(['certifiedSales', 1])),
    withMinimum(
      25_000,
      step(
        'Silver',
        '20% margin, deal registration',
        commercial(['commitment', 10_000]),
        enablement(['certifiedSales', 2]),
        enablement(['certifiedTechnical', 1]),
      ),
    ),
    withMinimum(
      100_000,
      step(
        'Gold',
        '30% margin, dedicated support, co-selling',
        commercial(['commitment', 50_000]),
        enablement(['certifiedSales', 5]),
        enablement(['certifiedTechnical', 3]),
        standing(['csat', 4]),
      ),
    ),
    withMinimum(
      250_000,
      step(
        'Platinum',
        '35-40% margin, joint business plan',
        commercial(['commitment', 200_000]),
        enablement(['certifiedSales', 10]),
        enablement(['certifiedTechnical', 5]),
        standing(['csat', 4.5]),
      ),
    ),
  ],
};

/** T4: influenced ARR, which includes sourced. */
const influenced: TierLadder = {
  preset: 'T4',
  name: 'Influenced-ARR ladder',
  version: 1,
  noTier: 'Prospect',
  steps: [
    step('Registered', 'Basic portal, logo use'),
    step(
      'Silver',
      '$5K a year co-marketing fund, certification training, monthly office hours',
      commercial(['influencedArr', 25_000], ['referrals', 5]),
    ),
    step(
      'Gold',
      'Dedicated partner manager, joint webinars, $20K co-marketing fund, executive sponsor',
      commercial(['influencedArr', 100_000], ['referrals', 20]),
    ),
    step(
      'Platinum',
      'Custom pricing, named alliance, $50K+ co-marketing, board-level sponsor',
      commercial(['influencedArr', 500_000]),
    ),
  ],
};

/** T5: partners choose a role by commitment and capability; every requirement must hold. */
const role: TierLadder = {
  preset: 'T5',
  name: 'Role ladder',
  version: 1,
  noTier: 'Prospect',
  steps: [
    step(
      'Referral',
      '10-15% of first-year revenue, newsletter, referral link',
      standing(['onboarded', 1]),
    ),
    step(
      'Integration',
      '20-25% of joint-customer revenue, own partner manager, API sandbox',
      commercial(['jointCustomers', 3]),
      standing(['integrationLive', 1]),
      standing(['comarketingCommitment', 1]),
    ),
    step(
      'Solution',
      '30-40% of their customer revenue, executive sponsor, joint go-to-market planning',
      commercial(['jointCustomers', 10]),
      standing(['dedicatedMember', 1]),
      standing(['qbr', 1]),
    ),
  ],
};

/** Ladders that ship as presets (S11, G10). T6 is ranked (resource-tiers.ts); T7 has its tracks (tracks.ts). */
export const tierLadders = {
  T1: standard,
  T2: starter,
  T3: commitment,
  T4: influenced,
  T5: role,
} as const satisfies Record<string, TierLadder>;
export type TierPresetId = keyof typeof tierLadders;
