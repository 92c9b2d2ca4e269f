import type { HealthDimensionId } from '../health/rules.ts';
import type { HealthScore } from '../health/types.ts';

/** What to do about the dimension that costs a partner most points. */
export type HealthPlay = {
  readonly dimension: HealthDimensionId;
  readonly title: string;
  readonly steps: readonly string[];
};

const plays: Readonly<Record<HealthDimensionId, HealthPlay>> = {
  revenue: {
    dimension: 'revenue',
    title: 'Find the cause of the decline',
    steps: [
      'Compare the quarter with the same one last year, by product and account',
      'Ask the partner what changed on their side',
      'Agree two joint opportunities for this quarter',
    ],
  },
  activity: {
    dimension: 'activity',
    title: 'Get new deals registered',
    steps: [
      'Map accounts for new overlaps',
      'Walk the partner\u2019s sellers through deal registration',
      'Plan one joint campaign with a registration goal',
    ],
  },
  engagement: {
    dimension: 'engagement',
    title: 'Bring the partner back to the portal',
    steps: [
      'Book a call with the main contact this week',
      'Offer the next training step to a named person',
      'Set the cadence of touches and keep it',
    ],
  },
  satisfaction: {
    dimension: 'satisfaction',
    title: 'Repair what disappoints',
    steps: [
      'Read the latest survey comments and open escalations',
      'Answer each point to the partner in person',
      'Ask again after the next QBR',
    ],
  },
  fit: {
    dimension: 'fit',
    title: 'Review the fit',
    steps: [
      'Check the overlap of customers and markets',
      'Name an executive sponsor on both sides, or none',
      'Decide to invest, keep or scale down',
    ],
  },
};

/** The play for a score's costliest dimension; null when nothing known is lost (S09 outputs). */
export function suggestPlay(score: Pick<HealthScore, 'topLoss'>): HealthPlay | null {
  return score.topLoss === null ? null : plays[score.topLoss];
}
