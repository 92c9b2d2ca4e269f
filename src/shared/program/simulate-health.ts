import { judgePoints } from '../health/judge.ts';
import { type HealthRules, healthDimensionIds } from '../health/rules.ts';
import { scoreHealth } from '../health/score.ts';
import { totalHealth } from '../health/total.ts';
import type { HealthFacts } from '../health/types.ts';
import type { Judgement } from './simulate.ts';

/** Judges the health band, for a simulation of changed health rules (S09, G10). An unpublished score is unknown. */
export const healthJudgement: Judgement<HealthRules, HealthFacts> = {
  rule: 'S09',
  place: (rules, facts, today) => {
    const points = healthDimensionIds.map((id) => ({
      id,
      points: judgePoints(rules, facts, today, id),
      max: rules.dimensions[id].weight,
    }));
    const { band } = totalHealth(rules, points);
    if (band === null) return { name: 'Unknown', order: null };
    const fromTop = rules.bands.findIndex(({ name }) => name === band.name);
    return { name: band.name, order: rules.bands.length - fromTop };
  },
  reasons: (rules, facts, today) => {
    const { dimensions, summary, value } = scoreHealth(rules, facts, today);
    const band = rules.bands.find(({ from }) => value !== null && value >= from);
    const scored = band === undefined ? summary : `${value}: ${band.name} from ${band.from}`;
    return [
      ...dimensions.map(({ label, points, max, reason }) => ({
        key: label,
        text: `${points ?? 'unknown'} of ${max} points: ${reason}`,
      })),
      { key: 'Score', text: scored },
    ];
  },
};
