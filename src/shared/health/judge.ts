import type { LocalDate } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { activityPoints, judgeActivity } from './activity.ts';
import type { DimensionFinding } from './dimension.ts';
import { engagementOf, engagementPoints, judgeEngagement } from './engagement.ts';
import { fitPoints, judgeFit } from './fit.ts';
import { judgeRevenue, revenuePoints } from './revenue.ts';
import type { HealthDimensionId, HealthRules } from './rules.ts';
import { judgeSatisfaction, npsPoints, npsTooOld } from './satisfaction.ts';
import type { EngagementFrequency, HealthFacts } from './types.ts';

/** One dimension's finding from the facts. */
export function judge(
  rules: HealthRules,
  facts: HealthFacts,
  today: LocalDate,
  id: HealthDimensionId,
): DimensionFinding {
  switch (id) {
    case 'revenue':
      return judgeRevenue(rules.dimensions.revenue, facts);
    case 'activity':
      return judgeActivity(rules.dimensions.activity, facts);
    case 'engagement':
      return judgeEngagement(rules.dimensions.engagement, facts.engagement, today);
    case 'satisfaction':
      return judgeSatisfaction(rules.dimensions.satisfaction, facts.nps, today);
    case 'fit':
      return judgeFit(rules.dimensions.fit, facts.fit);
    default:
      return unreachable(id);
  }
}

/** The points of that finding alone, without its reason: for a list of ten thousand partners. */
export function judgePoints(
  rules: HealthRules,
  facts: HealthFacts,
  today: LocalDate,
  id: HealthDimensionId,
): number | null {
  const { revenue, engagement, nps, fit } = facts;
  const { dimensions } = rules;
  switch (id) {
    case 'revenue':
      return revenuePoints(dimensions.revenue, revenue.current, revenue.prior);
    case 'activity':
      return activityPoints(dimensions.activity, facts.registrations.count);
    case 'engagement':
      return frequencyPoints(rules, engagementOf(engagement, today));
    case 'satisfaction':
      if (nps === null || npsTooOld(dimensions.satisfaction, nps.on, today)) return null;
      return npsPoints(dimensions.satisfaction, nps.value);
    case 'fit':
      return fit === null ? null : fitPoints(dimensions.fit, fit.value);
    default:
      return unreachable(id);
  }
}

function frequencyPoints(
  { dimensions }: HealthRules,
  frequency: EngagementFrequency | null,
): number | null {
  return frequency === null ? null : engagementPoints(dimensions.engagement, frequency);
}
