import type { Range } from '../kernel/range.ts';

/** What a ladder promises beside the benefits matrix, tier by tier, as its own table has it (S13.6). */
export type LadderBenefits = {
  readonly preset: string;
  readonly tiers: readonly {
    readonly tier: string;
    readonly benefits: readonly string[];
    /** Resale margin or share in percent, where the table gives one (A7: a plan of its own, apart from commission). */
    readonly marginPercent: Range | null;
    /** Co-marketing fund a year in major units; `max` null is a floor ("$50K+"). */
    readonly fundPerYear: Range | null;
  }[];
  /** What every partner of the program is given. */
  readonly provided: readonly string[];
};

const tier = (
  name: string,
  benefits: readonly string[],
  marginPercent: Range | null = null,
  fundPerYear: Range | null = null,
) => ({ tier: name, benefits, marginPercent, fundPerYear });

const exactly = (value: number): Range => ({ min: value, max: value });

export const starterBenefits: LadderBenefits = {
  preset: 'T2',
  tiers: [
    tier('Registered', ['Logo use', 'Basic portal']),
    tier('Silver', ['Co-marketing funds', 'Training']),
    tier('Gold', ['Dedicated partner manager', 'Joint campaigns']),
    tier('Platinum', ['Custom pricing', 'Executive sponsor']),
  ],
  provided: [],
};

export const commitmentBenefits: LadderBenefits = {
  preset: 'T3',
  tiers: [
    tier('Registered', ['Free, self-serve sign-up', 'Resale discount'], exactly(10)),
    tier('Silver', ['Resale margin', 'Deal registration'], exactly(20)),
    tier('Gold', ['Resale margin', 'Dedicated support', 'Co-selling'], exactly(30)),
    tier('Platinum', ['Resale margin', 'Joint business plan'], { min: 35, max: 40 }),
  ],
  provided: [
    'Sales playbook and battle cards',
    'Demo environment',
    'Inbound leads shared in the partner\u2019s territory',
    'Portal with deal registration, training and collateral',
    'Market development funds from Gold up',
  ],
};

export const influencedBenefits: LadderBenefits = {
  preset: 'T4',
  tiers: [
    tier('Registered', ['Basic portal', 'Logo use']),
    tier(
      'Silver',
      ['Co-marketing fund', 'Certification training', 'Monthly office hours'],
      null,
      exactly(5_000),
    ),
    tier(
      'Gold',
      ['Dedicated partner manager', 'Joint webinars', 'Co-marketing fund', 'Executive sponsor'],
      null,
      exactly(20_000),
    ),
    tier(
      'Platinum',
      ['Custom pricing', 'Named alliance', 'Co-marketing fund', 'Board-level sponsor'],
      null,
      { min: 50_000, max: null },
    ),
  ],
  provided: [],
};

export const resourceBenefits: LadderBenefits = {
  preset: 'T6',
  tiers: [
    tier('Strategic', ['Dedicated manager', 'Joint roadmap', 'Executive sponsor', 'Co-selling']),
    tier('Growth', ['Shared manager', 'QBRs', 'Co-marketing']),
    tier('Ecosystem', [
      'Self-serve portal',
      'Automated onboarding',
      'Marketplace listing',
      'Affiliate commission',
    ]),
  ],
  provided: [],
};
