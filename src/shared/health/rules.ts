import { z } from 'zod';
import { descends } from '../kernel/bands.ts';

/** The five dimensions of S09, in the order they are shown. */
export const healthDimensionIds = [
  'revenue',
  'activity',
  'engagement',
  'satisfaction',
  'fit',
] as const;
export type HealthDimensionId = (typeof healthDimensionIds)[number];

const weight = z.number().int().min(0).max(100);
const points = z.number().int().min(0).max(100);
const color = z.enum(['green', 'yellow-green', 'yellow', 'orange', 'red']);

const band = z.strictObject({
  name: z.string().min(1),
  color,
  from: z.number().int().min(0).max(100),
});
const countStep = z.strictObject({ from: z.number().int().min(0), points });
const npsStep = z.strictObject({ from: z.number().min(-100).max(100), points });

const dimensionRules = z.strictObject({
  revenue: z.strictObject({
    weight,
    strongGrowthPercent: z.number().min(0).max(1000),
    flatTolerancePercent: z.number().min(0).max(100),
    points: z.strictObject({ strong: points, growing: points, flat: points, declining: points }),
  }),
  activity: z.strictObject({
    weight,
    days: z.number().int().min(1).max(366),
    /** Which registrations count: those of the trailing days, or of the last complete fiscal quarter; trailing unless set. */
    window: z.enum(['trailing', 'last-quarter']).optional(),
    steps: z.array(countStep).min(1),
  }),
  engagement: z.strictObject({
    weight,
    points: z.strictObject({
      weekly: points,
      monthly: points,
      quarterly: points,
      inactive: points,
    }),
  }),
  satisfaction: z.strictObject({
    weight,
    maxAgeMonths: z.number().int().min(1).max(120),
    steps: z.array(npsStep).min(1),
  }),
  fit: z.strictObject({
    weight,
    points: z.strictObject({ strong: points, moderate: points, weak: points }),
  }),
});

type Dimensions = z.infer<typeof dimensionRules>;

/**
 * Health rules as data (S09, G10): weights, thresholds, flat tolerance and bands of one preset.
 * Percentages are 0-100 numbers; steps run from the highest `from` down; weights sum to 100.
 */
export const healthRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    dimensions: dimensionRules,
    publishFromCoverage: z.number().int().min(0).max(100),
    bands: z.array(band).min(1),
  })
  .superRefine((rules, context) => {
    const fault = faultInRules(rules);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });

export type HealthRules = z.infer<typeof healthRulesSchema>;
export type HealthBand = { readonly name: string; readonly color: z.infer<typeof color> };

function faultInRules(rules: {
  dimensions: Dimensions;
  bands: readonly { from: number }[];
}): string | null {
  const { dimensions, bands } = rules;
  const sum = healthDimensionIds.reduce((total, id) => total + dimensions[id].weight, 0);
  if (sum !== 100) return `The weights of the five dimensions must sum to 100; they sum to ${sum}.`;
  if (!descends(dimensions.activity.steps) || !descends(dimensions.satisfaction.steps))
    return 'Steps must run from the highest threshold down.';
  if (!descends(bands) || bands.at(-1)?.from !== 0)
    return 'Bands must run from the highest score down to 0.';
  const over = healthDimensionIds.find((id) =>
    pointsOf(dimensions, id).some((value) => value > dimensions[id].weight),
  );
  return over === undefined ? null : `No step of "${over}" may give more points than its weight.`;
}

function pointsOf(dimensions: Dimensions, id: HealthDimensionId): number[] {
  if (id === 'activity' || id === 'satisfaction')
    return dimensions[id].steps.map((step) => step.points);
  return Object.values(dimensions[id].points);
}

/** The standard preset of S09: 30 / 25 / 20 / 15 / 10. */
export const standardHealthRules: HealthRules = {
  preset: 'Standard',
  version: 1,
  dimensions: {
    revenue: {
      weight: 30,
      strongGrowthPercent: 20,
      flatTolerancePercent: 0.5,
      points: { strong: 30, growing: 20, flat: 10, declining: 0 },
    },
    activity: {
      weight: 25,
      days: 90,
      steps: [
        { from: 5, points: 25 },
        { from: 3, points: 20 },
        { from: 1, points: 10 },
        { from: 0, points: 0 },
      ],
    },
    engagement: { weight: 20, points: { weekly: 20, monthly: 15, quarterly: 10, inactive: 0 } },
    satisfaction: {
      weight: 15,
      maxAgeMonths: 12,
      steps: [
        { from: 50, points: 15 },
        { from: 25, points: 10 },
        { from: 0, points: 5 },
        { from: -100, points: 0 },
      ],
    },
    fit: { weight: 10, points: { strong: 10, moderate: 5, weak: 0 } },
  },
  publishFromCoverage: 60,
  bands: [
    { name: 'Champion', color: 'green', from: 80 },
    { name: 'Healthy', color: 'yellow-green', from: 60 },
    { name: 'At-risk', color: 'yellow', from: 40 },
    { name: 'Critical', color: 'orange', from: 20 },
    { name: 'Churning', color: 'red', from: 0 },
  ],
};
