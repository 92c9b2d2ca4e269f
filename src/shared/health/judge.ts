import type { LocalDate } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { judgeActivity } from './activity.ts';
import type { DimensionFinding } from './dimension.ts';
import { judgeEngagement } from './engagement.ts';
import { judgeFit } from './fit.ts';
import { judgeRevenue } from './revenue.ts';
import type { HealthDimensionId, HealthRules } from './rules.ts';
import { judgeSatisfaction } from './satisfaction.ts';
import type { HealthFacts } from './types.ts';

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
