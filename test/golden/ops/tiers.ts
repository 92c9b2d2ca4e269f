import { minorFromMajor } from '../../../src/shared/kernel/money.ts';
import { standardTierEconomics, tierRoi } from '../../../src/shared/tiers/economics.ts';
import { evaluateTier, wayTo } from '../../../src/shared/tiers/evaluate.ts';
import { type GraceState, graceState } from '../../../src/shared/tiers/grace.ts';
import { type TierPresetId, tierLadders } from '../../../src/shared/tiers/presets.ts';
import { dealsToGo } from '../../../src/shared/tiers/progress.ts';
import { resourceTier } from '../../../src/shared/tiers/resource-tiers.ts';
import { standardTierReview, tierGrace } from '../../../src/shared/tiers/review-rules.ts';
import type { TierFacts } from '../../../src/shared/tiers/types.ts';
import {
  type Utilization,
  type UtilizedBenefitId,
  utilization,
} from '../../../src/shared/tiers/utilization.ts';
import {
  fact,
  flag,
  type GoldenOp,
  type Input,
  major,
  minor,
  must,
  num,
  type Ops,
  text,
} from '../arguments.ts';

const today = '2026-03-01';

function tierFacts(input: Input): TierFacts {
  return {
    currency: 'USD',
    arrLabel: 'ARR',
    agreementSignedOn: input.agreement === false ? null : '2026-01-01',
    averageDeal: null,
    closedDealsT12M: null,
    held: null,
    measures: {
      sourcedArr: fact(minor(num(input, 'arr'))),
      revenue: fact(minor(num(input, 'revenue'))),
      influencedArr: fact(minor(num(input, 'influenced_arr'))),
      commitment: fact(minor(num(input, 'commitment'))),
      referrals: fact(num(input, 'referrals')),
      certified: fact(num(input, 'certified')),
      certifiedSales: fact(num(input, 'sales_certified')),
      certifiedTechnical: fact(num(input, 'technical_certified')),
      csat: fact(num(input, 'csat')),
      jointCustomers: fact(num(input, 'joint_customers')),
      onboarded: fact(flag(input, 'onboarded')),
      integrationLive: fact(flag(input, 'integration_live')),
      comarketingCommitment: fact(flag(input, 'comarketing_commitment')),
      dedicatedMember: fact(flag(input, 'dedicated_member')),
      qbr: fact(flag(input, 'qbr')),
    },
  };
}

const tier =
  (preset: TierPresetId): GoldenOp =>
  (input) => ({
    tier: evaluateTier(tierLadders[preset], tierFacts(input), today).certain?.name ?? null,
  });

function progress(input: Input): Readonly<Record<string, unknown>> {
  const next = wayTo(tierLadders.T1, tierFacts(input), today, text(input, 'next_tier'));
  if (next === null) throw new RangeError(`T1 has no step called "${text(input, 'next_tier')}".`);
  const gap = (measure: string): number =>
    next.gaps.find((one) => one.measure === measure)?.gap ?? 0;
  return {
    percent: next.percent,
    commercial_percent: next.commercialPercent,
    arr_gap: major(gap('sourcedArr')),
    referrals_gap: gap('referrals'),
    certified_gap: gap('certified'),
  };
}

const graceNames: Readonly<Record<GraceState['kind'], string>> = {
  ok: 'ok',
  'in-grace': 'in grace',
  're-qualified': 'cleared',
  drop: 'downgraded',
};

const benefitIds: Readonly<Record<string, UtilizedBenefitId>> = {
  mdf: 'mdf',
  training: 'training',
  deal_registration: 'dealRegistration',
  content_library: 'contentLibrary',
  sales_support: 'salesSupport',
};

const met: Readonly<Record<Utilization['status'], boolean | null>> = {
  met: true,
  short: false,
  'not-applicable': null,
  unknown: null,
};

function benefitOf(input: Input): UtilizedBenefitId {
  const id = benefitIds[text(input, 'benefit')];
  if (id === undefined) throw new RangeError(`No benefit is called "${text(input, 'benefit')}".`);
  return id;
}

export const tiersOps: Ops = {
  tier_T1: tier('T1'),
  tier_T2: tier('T2'),
  tier_T3: tier('T3'),
  tier_T4: tier('T4'),
  tier_T5: tier('T5'),
  tier_T6: (i) => ({
    tier: resourceTier(must(i, 'rank'), {
      strategic: must(i, 'strategic_slots'),
      growth: must(i, 'growth_slots'),
    }),
  }),
  progress_T1: progress,
  deals_to_go: (i) => ({
    deals: dealsToGo(minorFromMajor(must(i, 'gap'), 'USD'), minor(num(i, 'average_deal'))),
  }),
  tier_grace: (i) => {
    const { T1 } = tierLadders;
    const grace = tierGrace(standardTierReview, T1, text(i, 'tier'), text(i, 'review_date'));
    return { grace_end: grace?.end ?? null, drops_to: grace?.dropsTo ?? null };
  },
  tier_grace_state: (i) => {
    const failed = {
      tier: text(i, 'tier'),
      failedOn: text(i, 'review_date'),
      requalifiedOn: i.requalified === true ? text(i, 'as_of') : null,
    };
    const { state } = graceState(standardTierReview, tierLadders.T1, failed, text(i, 'as_of'));
    return { state: graceNames[state.kind] };
  },
  utilisation: (i) => {
    const found = utilization(benefitOf(i), num(i, 'used'), num(i, 'entitled'));
    return { target: found.targetPercent, met: met[found.status] };
  },
  tier_roi: (i) => {
    const input = {
      name: 'Tier',
      revenue: minor(num(i, 'avg_revenue')),
      marginPercent: Number((100 * must(i, 'margin')).toFixed(6)),
      cost: minor(num(i, 'cost')),
    };
    return { roi: tierRoi(standardTierEconomics, input, 'USD').shown };
  },
};
