import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activityPoints } from '../../../src/shared/health/activity.ts';
import { engagementFromLog } from '../../../src/shared/health/engagement.ts';
import { judgePoints } from '../../../src/shared/health/judge.ts';
import { revenuePoints } from '../../../src/shared/health/revenue.ts';
import {
  healthDimensionIds,
  standardHealthRules as rules,
} from '../../../src/shared/health/rules.ts';
import { npsPoints } from '../../../src/shared/health/satisfaction.ts';
import { scoreHealth } from '../../../src/shared/health/score.ts';
import { totalHealth } from '../../../src/shared/health/total.ts';
import type { EngagementFrequency } from '../../../src/shared/health/types.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { runs } from '../runs.ts';
import { anyFacts } from './any-facts.ts';
import { today } from './facts.ts';

const { revenue, activity, satisfaction } = rules.dimensions;
const order: readonly EngagementFrequency[] = ['inactive', 'quarterly', 'monthly', 'weekly'];

describe('monotonic', () => {
  test('[S09.1] [S09.p4] more revenue never costs points', () => {
    const amount = fc.integer({ min: -1_000, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (a, b, prior) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(revenuePoints(revenue, less, prior) ?? 0).toBeLessThanOrEqual(
          revenuePoints(revenue, more, prior) ?? 0,
        );
      }),
      runs,
    );
  });

  test('[S09.3] [S09.p5] one more registered deal never costs points', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), (count) => {
        expect(activityPoints(activity, count) ?? 0).toBeLessThanOrEqual(
          activityPoints(activity, count + 1) ?? 0,
        );
      }),
      runs,
    );
  });

  test('[S09.4] [S09.p6] one more active day never costs points', () => {
    const days = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 100 }), (ages, one) => {
        const rank = (list: readonly number[]): number =>
          order.indexOf(
            engagementFromLog(
              list.map((age) => addDays(today, -age)),
              today,
            ).frequency,
          );
        expect(rank(ages)).toBeLessThanOrEqual(rank([...ages, one]));
      }),
      runs,
    );
  });

  test('[S09.5] [S09.p7] a higher NPS never costs points', () => {
    const nps = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(nps, nps, (a, b) => {
        expect(npsPoints(satisfaction, Math.min(a, b))).toBeLessThanOrEqual(
          npsPoints(satisfaction, Math.max(a, b)),
        );
      }),
      runs,
    );
  });

  test('[S09.7] [S09.p8] the score rises with each dimension that is raised', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...healthDimensionIds), (facts, id) => {
        const asked = healthDimensionIds.map((one) => ({
          id: one,
          points: judgePoints(rules, facts, today, one),
          max: rules.dimensions[one].weight,
        }));
        const better = asked.map((one) =>
          one.id === id && one.points !== null ? { ...one, points: one.max } : one,
        );
        expect(totalHealth(rules, better).value ?? 0).toBeGreaterThanOrEqual(
          totalHealth(rules, asked).value ?? 0,
        );
      }),
      runs,
    );
  });

  test('[S09.10] [S09.p9] every way to raise, taken, gives the score it says', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const score = scoreHealth(rules, facts, today);
        for (const { gain, toScore, dimension: id } of score.raise) {
          expect(toScore - gain).toBe(score.value);
          expect(gain > 0 && toScore <= 100).toBe(true);
          expect(score.dimensions.find((one) => one.id === id)?.points).not.toBeNull();
        }
        const gains = score.raise.map(({ gain }) => gain);
        expect(gains).toEqual([...gains].sort((a, b) => b - a));
      }),
      runs,
    );
  });

  test('[G11] [S09.p10] the same rules, facts and day give the same answer', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(scoreHealth(rules, structuredClone(facts), today)).toEqual(
          scoreHealth(rules, facts, today),
        );
      }),
      runs,
    );
  });
});
