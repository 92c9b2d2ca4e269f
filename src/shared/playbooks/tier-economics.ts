/** A worked example of what a tier brings and costs, in major units (S16.4). */
export type TierEconomicsExample = {
  readonly tier: string;
  readonly averageRevenue: number;
  /** The average is a floor ("$1M+"). */
  readonly orMore: boolean;
  readonly marginPercent: number;
  readonly partnerCost: number;
  readonly costOf: readonly string[];
  /** The multiple as printed. */
  readonly roi: number;
};

export const tierEconomicsExamples: readonly TierEconomicsExample[] = [
  {
    tier: 'Registered',
    averageRevenue: 5_000,
    orMore: false,
    marginPercent: 70,
    partnerCost: 500,
    costOf: ['Portal'],
    roi: 7,
  },
  {
    tier: 'Silver',
    averageRevenue: 50_000,
    orMore: false,
    marginPercent: 65,
    partnerCost: 5_000,
    costOf: ['Market development funds', 'Support'],
    roi: 6.5,
  },
  {
    tier: 'Gold',
    averageRevenue: 200_000,
    orMore: false,
    marginPercent: 60,
    partnerCost: 30_000,
    costOf: ['Partner manager', 'Market development funds', 'Sales engineer'],
    roi: 4,
  },
  {
    tier: 'Platinum',
    averageRevenue: 1_000_000,
    orMore: true,
    marginPercent: 55,
    partnerCost: 150_000,
    costOf: ['Team', 'Events'],
    roi: 3.7,
  },
];
