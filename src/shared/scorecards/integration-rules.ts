import { z } from 'zod';
import { descends } from '../kernel/bands.ts';

const points = z.number().int().min(0).max(100);
const weight = z.number().int().min(0).max(100);
const step = z.strictObject({ from: z.number().min(0), points });

/** Integration prioritization as data (S75, G10): weights sum to 100, points run from 0 to 100. */
export const integrationRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    weights: z.strictObject({
      overlap: weight,
      fit: weight,
      commitment: weight,
      feasibility: weight,
      market: weight,
    }),
    /** Shared accounts, from the highest down to 0. */
    overlap: z.array(step).min(1),
    fit: z.strictObject({ adjacent: points, complementary: points, tangential: points }),
    commitment: z.strictObject({ budget: points, willing: points, 'integration-only': points }),
    feasibility: z.strictObject({
      /** Points with an API by the weeks it takes, from the longest down to 0. */
      weeks: z.array(step).min(1),
      withoutApi: points,
    }),
    market: z.strictObject({ asked: points, 'competitor-has-it': points, 'nice-to-have': points }),
    prioritizeFrom: z.number().min(0).max(100),
    /** What an unknown factor does: no score at all, or the others rescaled. */
    unknownOverlap: z.enum(['no-score', 'rescale']),
  })
  .superRefine((rules, context) => {
    const sum = Object.values(rules.weights).reduce((total, one) => total + one, 0);
    if (sum !== 100)
      context.addIssue({
        code: 'custom',
        path: ['weights'],
        message: `The weights sum to 100; they sum to ${sum}.`,
      });
    for (const [path, steps] of [
      ['overlap', rules.overlap],
      ['feasibility', rules.feasibility.weeks],
    ] as const)
      if (!descends(steps) || steps.at(-1)?.from !== 0)
        context.addIssue({
          code: 'custom',
          path: [path],
          message: 'Steps run from the highest down to 0.',
        });
  });
export type IntegrationRules = z.infer<typeof integrationRulesSchema>;
export type IntegrationFactor = keyof IntegrationRules['weights'];
export type IntegrationFit = keyof IntegrationRules['fit'];
export type IntegrationCommitment = keyof IntegrationRules['commitment'];
export type MarketSignal = keyof IntegrationRules['market'];

/** The factors in their order, as they are named. */
export const integrationFactors: Readonly<Record<IntegrationFactor, string>> = {
  overlap: 'Customer overlap',
  fit: 'Strategic fit',
  commitment: 'Partner go-to-market commitment',
  feasibility: 'Technical feasibility',
  market: 'Market signal',
};

/** The table of S75. */
export const standardIntegrationRules: IntegrationRules = {
  preset: 'Standard',
  version: 1,
  weights: { overlap: 30, fit: 25, commitment: 20, feasibility: 15, market: 10 },
  overlap: [
    { from: 50, points: 100 },
    { from: 20, points: 75 },
    { from: 10, points: 50 },
    { from: 0, points: 25 },
  ],
  fit: { adjacent: 100, complementary: 60, tangential: 25 },
  commitment: { budget: 100, willing: 60, 'integration-only': 25 },
  feasibility: {
    weeks: [
      { from: 8, points: 25 },
      { from: 2, points: 60 },
      { from: 0, points: 100 },
    ],
    withoutApi: 25,
  },
  market: { asked: 100, 'competitor-has-it': 60, 'nice-to-have': 25 },
  prioritizeFrom: 70,
  unknownOverlap: 'no-score',
};
