import type { Range } from '../kernel/range.ts';

/** One role of the role ladder (T5) with everything its table says (S13.7). Percentages are 0-100, money in major units. */
export type RoleTier = {
  readonly role: 'Referral' | 'Integration' | 'Solution';
  readonly level: 'entry' | 'mid' | 'top';
  readonly compensation: {
    readonly percent: Range;
    readonly of: string;
    readonly also: string | null;
  };
  readonly requirements: readonly string[];
  readonly support: readonly string[];
  readonly fundPerQuarter: Range | null;
  /** What is expected in a quarter: not the entry test (A76). */
  readonly expectedPerQuarter: { readonly count: Range; readonly of: string };
  readonly typicalPartners: readonly string[];
  readonly tracking: readonly string[];
  readonly payout: readonly string[];
};

export const roleTiers: readonly RoleTier[] = [
  {
    role: 'Referral',
    level: 'entry',
    compensation: {
      percent: { min: 10, max: 15 },
      of: 'first-year revenue per referred customer',
      also: null,
    },
    requirements: ['Signed agreement', 'Onboarding module done'],
    support: ['Monthly newsletter', 'Referral link', 'Basic assets'],
    fundPerQuarter: null,
    expectedPerQuarter: { count: { min: 1, max: 5 }, of: 'referrals' },
    typicalPartners: ['Consultants and freelancers', 'Satisfied customers', 'Creators'],
    tracking: ['UTM links', 'Referral codes', 'Cookies'],
    payout: ['Net 30 after the customer\u2019s payment clears', '60-day clawback on churn'],
  },
  {
    role: 'Integration',
    level: 'mid',
    compensation: {
      percent: { min: 20, max: 25 },
      of: 'joint-customer revenue, for the customer\u2019s lifetime',
      also: null,
    },
    requirements: ['Live integration', '3 or more joint customers', 'Co-marketing commitment'],
    support: ['Own partner manager', 'API sandbox', 'Joint case study', 'Co-marketing money'],
    fundPerQuarter: { min: 2_000, max: 10_000 },
    expectedPerQuarter: { count: { min: 5, max: 20 }, of: 'joint customers' },
    typicalPartners: ['Software that complements ours', 'Platforms', 'Workflow tools'],
    tracking: ['API usage', 'Account-overlap reports', 'Deal registration'],
    payout: ['Monthly share', 'No clawback after the 90-day retention threshold'],
  },
  {
    role: 'Solution',
    level: 'top',
    compensation: {
      percent: { min: 30, max: 40 },
      of: 'revenue from their customer base',
      also: 'influence on the roadmap',
    },
    requirements: [
      '10 or more joint customers',
      'Dedicated team member',
      'Quarterly business review',
    ],
    support: [
      'Executive sponsor',
      'Joint go-to-market planning',
      'Priority API access',
      'Office hours with engineers',
      'Early features',
    ],
    fundPerQuarter: null,
    expectedPerQuarter: { count: { min: 20, max: null }, of: 'joint customers' },
    typicalPartners: [
      'System integrators',
      'Vertical platforms',
      'Agencies close to their clients',
    ],
    tracking: ['Full CRM integration', 'Joint pipeline reviews', 'Account mapping'],
    payout: ['Monthly share with quarterly true-up', 'No clawback'],
  },
];
