import { activityPoints } from '../../../src/shared/health/activity.ts';
import {
  engagementFromAverage,
  engagementFromDaysSince,
  engagementPoints,
} from '../../../src/shared/health/engagement.ts';
import { fitPoints } from '../../../src/shared/health/fit.ts';
import { revenuePoints } from '../../../src/shared/health/revenue.ts';
import {
  type HealthDimensionId,
  healthDimensionIds,
  standardHealthRules,
} from '../../../src/shared/health/rules.ts';
import { npsPoints } from '../../../src/shared/health/satisfaction.ts';
import { healthBand, totalHealth } from '../../../src/shared/health/total.ts';
import type { EngagementFrequency, StrategicFit } from '../../../src/shared/health/types.ts';
import { addBusinessDays, addDays, addMonths } from '../../../src/shared/kernel/local-date.ts';
import { minorFromMajor } from '../../../src/shared/kernel/money.ts';
import { growthRatio } from '../../../src/shared/kernel/percent.ts';
import { ratioOf } from '../../../src/shared/kernel/ratio.ts';
import { lifecycleModels } from '../../../src/shared/playbooks/lifecycle-models.ts';
import { type Cadence, isTouchOverdue } from '../../../src/shared/program/cadence.ts';
import {
  fullTimeManagers,
  managerLoad,
  standardCapacity,
} from '../../../src/shared/program/capacity.ts';
import { certificateValid } from '../../../src/shared/program/certifications.ts';
import { isStageOverdue } from '../../../src/shared/program/lifecycle.ts';
import { segmentOf } from '../../../src/shared/program/segment.ts';
import { placeInMatrix } from '../../../src/shared/program/value-matrix.ts';
import { agendaTotal } from '../../../src/shared/qbr/agenda.ts';
import { qbrMoments } from '../../../src/shared/qbr/checklist.ts';
import { attainment, averageDeal, winRate } from '../../../src/shared/qbr/figures.ts';
import { qbrCompletion } from '../../../src/shared/qbr/schedule.ts';

import {
  type Input,
  major,
  minor,
  must,
  num,
  numbers,
  type Ops,
  shown,
  text,
} from '../arguments.ts';

const rules = standardHealthRules;
const { dimensions } = rules;

function healthTotal(input: Input): Readonly<Record<string, unknown>> {
  const earned = healthDimensionIds.map((id: HealthDimensionId) => ({
    id,
    points: num(input, id),
    max: dimensions[id].weight,
  }));
  const { value, band, coverage, provisional } = totalHealth(rules, earned);
  return { score: value, band: band?.name ?? 'Unknown', coverage, provisional };
}

export const bookOps: Ops = {
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
  touch_overdue: (i) => ({
    overdue: isTouchOverdue(
      text(i, 'last'),
      text(i, 'cadence').replace(' ', '-') as Cadence,
      text(i, 'as_of'),
    ),
  }),
  stage_overdue: (i) => ({
    overdue: isStageOverdue(lifecycleModels.L3, text(i, 'stage'), must(i, 'days')),
  }),
  capacity: (i) => {
    const { value, comfortable } = managerLoad(standardCapacity, {
      Strategic: num(i, 'strategic') ?? 0,
      'At-risk': num(i, 'at_risk') ?? 0,
      Growth: num(i, 'growth') ?? 0,
      Stable: num(i, 'stable') ?? 0,
      'Long-tail': num(i, 'long_tail') ?? 0,
    });
    return { fte_upper: fullTimeManagers(value), fte_lower: fullTimeManagers(comfortable) };
  },
};
