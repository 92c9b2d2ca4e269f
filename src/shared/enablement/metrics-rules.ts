import { z } from 'zod';

export const enablementMetricIds = [
  'training-completion',
  'certification-rate',
  'time-to-first-deal',
  'portal-engagement',
  'downloads',
  'support-tickets',
] as const;
export type EnablementMetricId = (typeof enablementMetricIds)[number];

/** What a metric has to do: reach a percentage, stay under so many days, or move against the month before. */
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at least'), percent: z.number().min(0).max(100) }),
  z.strictObject({ kind: z.literal('under'), days: z.number().int().min(1) }),
  z.strictObject({ kind: z.literal('growing') }),
  z.strictObject({ kind: z.literal('decreasing') }),
]);
const metric = z.strictObject({ name: z.string().min(1), target, action: z.string().min(1) });
const kinds = {
  'training-completion': ['at least'],
  'certification-rate': ['at least'],
  'time-to-first-deal': ['under'],
  'portal-engagement': ['at least'],
  downloads: ['growing', 'decreasing'],
  'support-tickets': ['growing', 'decreasing'],
} as const satisfies Record<EnablementMetricId, readonly EnablementTarget['kind'][]>;

/** Targets of enablement and what to do when one is missed, as data (S88, G10). */
export const enablementMetricRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    metrics: z.record(z.enum(enablementMetricIds), metric),
  })
  .superRefine(({ metrics }, context) => {
    for (const id of enablementMetricIds) {
      const allowed: readonly string[] = kinds[id];
      if (!allowed.includes(metrics[id].target.kind))
        context.addIssue({
          code: 'custom',
          path: ['metrics', id],
          message: `"${id}" is measured so that its target must be "${allowed.join('" or "')}".`,
        });
    }
  });
export type EnablementMetricRules = z.infer<typeof enablementMetricRulesSchema>;
export type EnablementTarget = z.infer<typeof target>;

/** S88. Decided: the portal is "weekly active" when half of the partners or more are. */
export const standardEnablementMetrics: EnablementMetricRules = {
  preset: 'Standard',
  version: 1,
  metrics: {
    'training-completion': {
      name: 'Training completion',
      target: { kind: 'at least', percent: 80 },
      action: 'Simplify the training, add an incentive',
    },
    'certification-rate': {
      name: 'Certification rate',
      target: { kind: 'at least', percent: 70 },
      action: 'Improve the content, support the exam',
    },
    'time-to-first-deal': {
      name: 'Time to first deal',
      target: { kind: 'under', days: 90 },
      action: 'Improve onboarding',
    },
    'portal-engagement': {
      name: 'Portal engagement, weekly active partners',
      target: { kind: 'at least', percent: 50 },
      action: 'Improve content and ease of use',
    },
    downloads: {
      name: 'Content downloads',
      target: { kind: 'growing' },
      action: 'Promote the content, refresh it',
    },
    'support-tickets': {
      name: 'Support tickets',
      target: { kind: 'decreasing' },
      action: 'Extend self-service',
    },
  },
};
