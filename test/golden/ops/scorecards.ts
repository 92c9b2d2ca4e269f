import { toDecimals } from '../../../src/shared/kernel/ratio.ts';
import { aiMargin, noticeIsEnough } from '../../../src/shared/scorecards/ai-partnership.ts';
import {
  evaluateCandidate,
  evaluationScorecard,
  frameworkScorecard,
} from '../../../src/shared/scorecards/evaluation.ts';
import {
  feasibilityPoints,
  overlapPoints,
  scoreIntegration,
} from '../../../src/shared/scorecards/integration.ts';
import { standardIntegrationRules } from '../../../src/shared/scorecards/integration-rules.ts';
import {
  prioritizeOutreach,
  standardOutreachLevels,
} from '../../../src/shared/scorecards/outreach.ts';
import { pilotVerdict, standardPilot } from '../../../src/shared/scorecards/pilot.ts';
import {
  bandOfScore,
  qualificationBand,
  qualificationPresets,
  scaledScore,
} from '../../../src/shared/scorecards/qualification.ts';
import type { WeightedScorecard } from '../../../src/shared/scorecards/weighted.ts';
import { type GoldenOp, type Input, must, num, type Ops, yesNo } from '../arguments.ts';

const { F1, F2 } = qualificationPresets;

const known = (input: Input, key: string): (number | null)[] => {
  const list: unknown = input[key];
  return Array.isArray(list) ? list.map((one) => (typeof one === 'number' ? one : null)) : [];
};

const scorecard =
  (card: WeightedScorecard): GoldenOp =>
  (input) => {
    const given = known(input, 'scores');
    const scores = Object.fromEntries(card.criteria.map(({ id }, at) => [id, given[at] ?? null]));
    const { score, verdict } = evaluateCandidate(card, {
      scores,
      icpOverlap: num(input, 'icp_overlap'),
      redFlags: num(input, 'red_flags') ?? 0,
    });
    return { score, verdict };
  };

export const scorecardsOps: Ops = {
  scorecard_69: scorecard(evaluationScorecard),
  scorecard_70: scorecard(frameworkScorecard),
  scorecard_71: (i) => {
    const [raw, dimensions] = [must(i, 'raw'), must(i, 'dimensions')];
    return {
      score50: toDecimals(scaledScore(F1, raw, dimensions), 2),
      F1: qualificationBand(F1, raw, dimensions).name,
      F2: qualificationBand(F2, raw, dimensions).name,
    };
  },
  scorecard_71_50: (i) => ({ band: bandOfScore(F1, must(i, 'score50')).name }),
  outreach: (i) => ({
    priority: prioritizeOutreach(
      standardOutreachLevels,
      {
        score: num(i, 'score'),
        activeInterest: yesNo(i, 'interest'),
        sharedCustomers: yesNo(i, 'shared'),
        strategicMarket: yesNo(i, 'strategic_market'),
        growthPotential: yesNo(i, 'growth_potential'),
        redFlags: num(i, 'red_flags') ?? 0,
      },
      '2026-03-01',
    ).value,
  }),
  pilot: (i) => ({ verdict: pilotVerdict(standardPilot, must(i, 'leads')) }),
  integration_overlap: (i) => ({
    points: overlapPoints(standardIntegrationRules, must(i, 'shared')),
  }),
  integration_feasibility: (i) => ({
    points: feasibilityPoints(standardIntegrationRules, yesNo(i, 'api'), num(i, 'weeks')),
  }),
  integration_score: (i) => {
    const [overlap, fit, commitment, feasibility, market] = known(i, 'points');
    const { score, prioritize } = scoreIntegration(standardIntegrationRules, {
      overlap: overlap ?? null,
      fit: fit ?? null,
      commitment: commitment ?? null,
      feasibility: feasibility ?? null,
      market: market ?? null,
    });
    return { score, prioritise: prioritize };
  },
  ai_margin: (i) => ({
    gross_margin: aiMargin({
      sharePercent: num(i, 'share'),
      modelCostPercent: num(i, 'model_cost'),
      otherPercent: num(i, 'other'),
    }).value,
  }),
  ai_notice: (i) => ({ ok: noticeIsEnough(must(i, 'days')) }),
};
