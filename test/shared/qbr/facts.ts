import { type Evidence, type Fact, unknownFact } from '../../../src/shared/kernel/explained.ts';
import { buildDataPack } from '../../../src/shared/qbr/data-pack.ts';
import type { DeckDeal, DeckInput, RevenuePoint } from '../../../src/shared/qbr/deck-types.ts';
import type { PackFacts } from '../../../src/shared/qbr/pack-types.ts';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { tierFacts } from '../tiers/facts.ts';

export const today = '2020-02-15';

export const quarters: Evidence = {
  entity: 'quarters',
  label: 'Quarterly figures',
  source: 'erp',
  file: 'revenue_quarterly.csv',
  rows: 9,
  asOf: '2020-02-14',
};

export const known = (value: number | null): Fact<number> =>
  value === null ? unknownFact : { value, evidence: [quarters], asOf: '2020-02-14' };

type Revenue = Partial<Record<keyof Omit<PackFacts['revenue'], 'basis'>, number | null>>;

/** Pack facts of one partner in 2019-Q4; revenue amounts in whole dollars, null = unknown. */
export function packFacts(revenue: Revenue = {}, rest: Partial<PackFacts> = {}): PackFacts {
  const amount = (value: number | null | undefined): Fact<number> =>
    known(value === null || value === undefined ? null : value * 100);
  return {
    partner: { name: 'Harborline Systems', tier: 'Silver', manager: 'Ada Reyes' },
    quarter: '2019-Q4',
    toDate: false,
    today,
    currency: 'USD',
    revenue: {
      basis: 'quarterly facts',
      actual: amount(revenue.actual),
      previous: amount(revenue.previous),
      priorYear: amount(revenue.priorYear),
      target: amount(revenue.target),
      sourced: amount(revenue.sourced),
      influenced: amount(revenue.influenced),
      sourcedTarget: amount(revenue.sourcedTarget),
      influencedTarget: amount(revenue.influencedTarget),
    },
    deals: {
      won: known(6),
      lost: known(2),
      registered: known(4),
      open: known(7),
      pipelineValue: known(28_600_000),
      salesCycleDays: known(41.25),
    },
    enablement: {
      certifiedSales: known(3),
      certifiedTechnical: known(null),
      requiredSales: 5,
      requiredTechnical: null,
      trainingHours: known(12.5),
    },
    engagement: { campaigns: known(0), escalations: known(null), loginsPerMonth: known(2.34) },
    tier: evaluateTier(
      tierLadders.T1,
      tierFacts({ arr: 70_000, referrals: 10, certified: 2, held: 'Silver' }),
      today,
    ),
    sinceReview: null,
    ...rest,
  };
}

/** A series ending in 2019-Q4 from whole-dollar revenues, oldest first. */
export function series(...revenues: (number | null)[]): RevenuePoint[] {
  return revenues.map((revenue, index) => {
    const n = 2019 * 4 + 3 - (revenues.length - 1 - index);
    const minor = revenue === null ? null : revenue * 100;
    return {
      quarter: `${Math.floor(n / 4)}-Q${(n % 4) + 1}`,
      revenue: minor,
      sourced: null,
      influenced: null,
      target: null,
      toDate: false,
    };
  });
}

export const deal = (
  name: string,
  amount: number | null,
  idleDays: number | null = null,
): DeckDeal => ({
  id: name,
  name,
  account: 'Northwind Mills',
  stage: 'Proposal',
  amount: amount === null ? null : amount * 100,
  expectedCloseOn: '2020-04-30',
  idleDays,
});

/** A deck about packFacts, with nothing typed by hand. */
export function deckInput(facts: PackFacts, rest: Partial<DeckInput> = {}): DeckInput {
  return {
    partner: { id: 'p1', name: facts.partner.name, manager: facts.partner.manager },
    program: 'Partner program',
    pack: buildDataPack(facts),
    series: series(90_000, 100_000),
    deals: [],
    stuckDealDays: 45,
    tier: facts.tier,
    health: null,
    matrix: null,
    lastCommitments: [],
    nextCommitments: [],
    wins: [],
    gaps: [],
    asks: [],
    notes: null,
    meetingOn: null,
    agenda: null,
    ...rest,
  };
}
