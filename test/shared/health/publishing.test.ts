import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type HealthDimensionId,
  type HealthRules,
  healthDimensionIds,
  healthRulesSchema,
  standardHealthRules as rules,
} from '../../../src/shared/health/rules.ts';
import { healthBand, totalHealth } from '../../../src/shared/health/total.ts';
import { runs } from '../runs.ts';

const { revenue, activity, engagement, satisfaction } = rules.dimensions;

describe('publishing', () => {
  const total = (points: Partial<Record<HealthDimensionId, number>>, custom = rules) =>
    totalHealth(
      custom,
      healthDimensionIds.map((id) => ({
        id,
        points: points[id] ?? null,
        max: custom.dimensions[id].weight,
      })),
    );

  test('[S09.6] the whole answer: published, provisional and unknown', () => {
    expect(total({ revenue: 30, activity: 25, engagement: 20, satisfaction: 15, fit: 10 })).toEqual(
      {
        value: 100,
        band: { name: 'Champion', color: 'green' },
        coverage: 100,
        provisional: false,
        earned: 100,
        available: 100,
      },
    );
    expect(total({ revenue: 20, engagement: 15, fit: 5 })).toEqual({
      value: 67,
      band: { name: 'Healthy', color: 'yellow-green' },
      coverage: 60,
      provisional: true,
      earned: 40,
      available: 60,
    });
    expect(total({ activity: 25, engagement: 20, fit: 10 })).toEqual({
      value: null,
      band: null,
      coverage: 55,
      provisional: true,
      earned: 55,
      available: 55,
    });
    expect(total({})).toEqual({
      value: null,
      band: null,
      coverage: 0,
      provisional: true,
      earned: 0,
      available: 0,
    });
  });

  test('[S09.6] revenue alone or activity alone is an anchor; fit, engagement and satisfaction are none', () => {
    const free = { ...rules, publishFromCoverage: 0 };
    const alone = (id: HealthDimensionId): number | null => total({ [id]: 0 }, free).value;
    expect(healthDimensionIds.map(alone)).toEqual([0, 0, null, null, null]);
  });

  test('[S09.6] a program whose revenue and activity weigh nothing publishes nothing of them', () => {
    const dimensions = {
      ...rules.dimensions,
      revenue: { ...revenue, weight: 0, points: { strong: 0, growing: 0, flat: 0, declining: 0 } },
      engagement: { ...engagement, weight: 50 },
    };
    const custom: HealthRules = { ...rules, publishFromCoverage: 0, dimensions };
    expect(healthRulesSchema.safeParse(custom).success).toBe(true);
    expect(total({ revenue: 0 }, custom).value).toBeNull();
  });

  test('[S09.8] [S09.p2] the bands cover 0 to 100 once each', () => {
    for (let score = 0; score <= 100; score += 1) {
      const holding = rules.bands.filter(
        ({ from }, at) => score >= from && (at === 0 || score < (rules.bands[at - 1]?.from ?? 0)),
      );
      expect(holding.map(({ name }) => name)).toEqual([healthBand(rules, score).name]);
    }
  });

  test('[S09.6] [S09.p3] rescaling never leaves 0 to 100, and keeps all and nothing', () => {
    const known5 = fc.tuple(
      ...healthDimensionIds.map((id) =>
        fc.option(fc.integer({ min: 0, max: rules.dimensions[id].weight })),
      ),
    );
    fc.assert(
      fc.property(known5, (points) => {
        const asked = healthDimensionIds.map((id, at) => ({
          id,
          points: points[at] ?? null,
          max: rules.dimensions[id].weight,
        }));
        const { value, earned, available } = totalHealth(rules, asked);
        if (value === null) return;
        expect(value >= 0 && value <= 100).toBe(true);
        expect(value === 100).toBe(200 * earned >= 199 * available);
        expect(Math.abs(value - (100 * earned) / available)).toBeLessThanOrEqual(0.5);
      }),
      runs,
    );
  });
});

describe('rules as data', () => {
  const message = (change: (copy: typeof rules) => unknown): string =>
    healthRulesSchema.safeParse(change(structuredClone(rules))).error?.issues[0]?.message ??
    'accepted';
  const withDimension = <Id extends HealthDimensionId>(
    id: Id,
    change: Partial<HealthRules['dimensions'][Id]>,
  ): string =>
    message((copy) => ({
      ...copy,
      dimensions: { ...copy.dimensions, [id]: { ...copy.dimensions[id], ...change } },
    }));

  test('[S09] the standard preset satisfies its own schema', () => {
    expect(healthRulesSchema.parse(rules)).toEqual(rules);
  });

  test('[S09] steps run down, in activity and in satisfaction, each edge once', () => {
    const down = 'Steps must run from the highest threshold down.';
    expect(withDimension('satisfaction', { steps: [...satisfaction.steps].reverse() })).toBe(down);
    expect(withDimension('activity', { steps: [...activity.steps].reverse() })).toBe(down);
    expect(
      withDimension('activity', {
        steps: [
          { from: 1, points: 2 },
          { from: 1, points: 1 },
        ],
      }),
    ).toBe(down);
  });

  test('[S09] bands end at 0', () => {
    const bands = 'Bands must run from the highest score down to 0.';
    expect(message((copy) => ({ ...copy, bands: copy.bands.slice(0, -1) }))).toBe(bands);
    expect(message((copy) => ({ ...copy, bands: [...copy.bands].reverse() }))).toBe(bands);
    expect(message((copy) => ({ ...copy, bands: [{ name: 'All', color: 'red', from: 0 }] }))).toBe(
      'accepted',
    );
  });

  test.each(healthDimensionIds)('[S09] no step of %s gives more than its weight', (id) => {
    const { weight } = rules.dimensions[id];
    const other: HealthDimensionId = id === 'revenue' ? 'activity' : 'revenue';
    const dimensions = {
      ...rules.dimensions,
      [id]: { ...rules.dimensions[id], weight: weight - 1 },
      [other]: { ...rules.dimensions[other], weight: rules.dimensions[other].weight + 1 },
    };
    expect(message((copy) => ({ ...copy, dimensions }))).toBe(
      `No step of "${id}" may give more points than its weight.`,
    );
  });
});
