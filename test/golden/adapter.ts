import { activityPoints } from '../../src/shared/health/activity.ts';
import {
  engagementFromAverage,
  engagementFromDaysSince,
  engagementPoints,
} from '../../src/shared/health/engagement.ts';
import { fitPoints } from '../../src/shared/health/fit.ts';
import { revenuePoints } from '../../src/shared/health/revenue.ts';
import {
  type HealthDimensionId,
  healthDimensionIds,
  standardHealthRules,
} from '../../src/shared/health/rules.ts';
import { npsPoints } from '../../src/shared/health/satisfaction.ts';
import { healthBand, totalHealth } from '../../src/shared/health/total.ts';
import type { EngagementFrequency, StrategicFit } from '../../src/shared/health/types.ts';
import type { Fact } from '../../src/shared/kernel/explained.ts';
import { addBusinessDays, addDays, addMonths } from '../../src/shared/kernel/local-date.ts';
import { minorFromMajor, minorToDecimal } from '../../src/shared/kernel/money.ts';
import { displayPercent, growthRatio } from '../../src/shared/kernel/percent.ts';
import { type Ratio, ratioOf } from '../../src/shared/kernel/ratio.ts';
import { certificateValid } from '../../src/shared/program/certifications.ts';
import { segmentOf } from '../../src/shared/program/segment.ts';
import { placeInMatrix } from '../../src/shared/program/value-matrix.ts';
import { agendaTotal } from '../../src/shared/qbr/agenda.ts';
import { qbrMoments } from '../../src/shared/qbr/checklist.ts';
import { attainment, averageDeal, winRate } from '../../src/shared/qbr/figures.ts';
import { qbrCompletion } from '../../src/shared/qbr/schedule.ts';
import { evaluateTier } from '../../src/shared/tiers/evaluate.ts';
import { type TierPresetId, tierLadders } from '../../src/shared/tiers/presets.ts';
import { dealsToGo } from '../../src/shared/tiers/progress.ts';
import { resourceTier } from '../../src/shared/tiers/resource-tiers.ts';
import type { TierFacts, TierResult } from '../../src/shared/tiers/types.ts';

/** Translates a golden case's arguments to ours and our answer back. Units and names only: no rule lives here. */
export type Input = Readonly<Record<string, unknown>>;
export type GoldenOp = (input: Input) => Readonly<Record<string, unknown>>;

const rules = standardHealthRules;
const { dimensions } = rules;
const today = '2026-03-01';

const num = (input: Input, key: string): number | null => {
  const value = input[key];
  return typeof value === 'number' ? value : null;
};
const must = (input: Input, key: string): number => {
  const value = num(input, key);
  if (value === null) throw new TypeError(`The case lacks the number "${key}".`);
  return value;
};
const text = (input: Input, key: string): string => {
  const value = input[key];
  if (typeof value !== 'string') throw new TypeError(`The case lacks the text "${key}".`);
  return value;
};
const numbers = (input: Input, key: string): number[] => {
  const value = input[key];
  return Array.isArray(value) ? value.map(Number) : [];
};
const minor = (amount: number | null): number | null =>
  amount === null ? null : minorFromMajor(amount, 'USD');
const major = (amount: number | null): number | null =>
  amount === null ? null : Number(minorToDecimal(amount, 'USD'));
const shown = (share: Ratio | null): number | null =>
  share === null ? null : displayPercent(share);
const fact = (value: number | null): Fact<number> => ({ value, evidence: [], asOf: null });
const flag = (input: Input, key: string): number => (input[key] === true ? 1 : 0);

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
  const { next }: TierResult = evaluateTier(tierLadders.T1, tierFacts(input), today);
  if (next.top || next.name !== input.next_tier)
    throw new Error(`The next tier is not ${String(input.next_tier)}.`);
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

function healthTotal(input: Input): Readonly<Record<string, unknown>> {
  const earned = healthDimensionIds.map((id: HealthDimensionId) => ({
    id,
    points: num(input, id),
    max: dimensions[id].weight,
  }));
  const { value, band, coverage, provisional } = totalHealth(rules, earned);
  return { score: value, band: band?.name ?? 'Unknown', coverage, provisional };
}

/** The operations this adapter knows, by the name golden.json gives them. */
export const ops: Readonly<Record<string, GoldenOp>> = {
  health_revenue_points: (i) => ({
    points: revenuePoints(dimensions.revenue, minor(num(i, 'current')), minor(num(i, 'prior'))),
  }),
  health_activity_points: (i) => ({
    points: activityPoints(dimensions.activity, num(i, 'deals_registered')),
  }),
  health_engagement_points: (i) => ({
    points: engagementPoints(dimensions.engagement, text(i, 'frequency') as EngagementFrequency),
  }),
  engagement_from_avg_logins: (i) => ({
    frequency: engagementFromAverage(must(i, 'avg_monthly_logins')),
  }),
  engagement_from_days_since: (i) => ({ frequency: engagementFromDaysSince(must(i, 'days')) }),
  health_nps_points: (i) => ({ points: npsPoints(dimensions.satisfaction, must(i, 'nps')) }),
  health_fit_points: (i) => ({ points: fitPoints(dimensions.fit, text(i, 'fit') as StrategicFit) }),
  health_band: (i) => {
    const { name, color } = healthBand(rules, must(i, 'score'));
    return { band: name, color };
  },
  health_score: healthTotal,
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
  agenda_total: (i) => ({ total: agendaTotal(numbers(i, 'minutes')) }),
  qbr_completion: (i) => {
    const { percent, met } = qbrCompletion(must(i, 'held'), must(i, 'scheduled'));
    return { percent, met };
  },
  qbr_prep: (i) => {
    const { prepare, agenda, dataPack, after } = qbrMoments(text(i, 'start'));
    return { prepare, agenda, data_pack: dataPack, after };
  },
  qbr_revenue: (i) => {
    const actual = minorFromMajor(must(i, 'actual'), 'USD');
    return {
      attainment_pct: shown(attainment(actual, minorFromMajor(must(i, 'target'), 'USD'))),
      qoq_pct: shown(growthRatio(actual, minorFromMajor(must(i, 'previous'), 'USD'))),
      avg_deal: major(averageDeal(actual, must(i, 'deals'))),
    };
  },
  win_rate: (i) => ({ percent: shown(winRate(must(i, 'won'), must(i, 'lost'))) }),
  add_months: (i) => ({ date: addMonths(text(i, 'date'), must(i, 'months')) }),
  add_days: (i) => ({ date: addDays(text(i, 'date'), must(i, 'days')) }),
  add_days_list: (i) => ({
    dates: numbers(i, 'days').map((days) => addDays(text(i, 'date'), days)),
  }),
  business_days: (i) => ({ due: addBusinessDays(text(i, 'date'), must(i, 'days')) }),
  cert_valid: (i) => ({ valid: certificateValid(text(i, 'expires'), text(i, 'as_of')) }),
  value_matrix: (i) => {
    const place = placeInMatrix({
      currency: 'USD',
      strategicValue: num(i, 'strategic'),
      revenueT12M: minor(num(i, 'revenue')),
      revenueCut: minor(num(i, 'median')),
    });
    return { quadrant: place.placed ? place.quadrant : null };
  },
  segment: (i) => {
    const yoy = num(i, 'yoy');
    const found = segmentOf({
      health: num(i, 'health'),
      growth: yoy === null ? null : ratioOf(yoy),
      rank: num(i, 'rank'),
      partnersWithRevenue: must(i, 'partners_with_revenue'),
      strategicValue: num(i, 'strategic_value'),
      strategicFlag: i.strategic_flag === true,
      revenue: minor(num(i, 'revenue')),
      dealsWon: num(i, 'deals_12m'),
      engaged90d: typeof i.engaged_90d === 'boolean' ? i.engaged_90d : null,
      tierIndex: null,
    });
    return { segment: found.segment };
  },
};
