import { z } from 'zod';
import { influenceCreditSchema, influenceCredits } from './credit.ts';

const head = {
  preset: z.string().min(1),
  name: z.string().min(1),
  version: z.number().int().min(1),
  sourcedPercent: z.number().min(0).max(100),
  influence: influenceCreditSchema,
  /** Credit of several influencing partners: shared, or each in full (S44.9). */
  sharedInfluence: z.boolean(),
};

/** Attribution rules as data (S44, G10). `dormantAfterDays` and `registerWithinDays` are whole days (G2). */
export const attributionRulesSchema = z.discriminatedUnion('method', [
  z.strictObject({
    ...head,
    method: z.literal('tree'),
    dormantAfterDays: z.number().int().min(1).max(3650),
  }),
  z.strictObject({
    ...head,
    method: z.literal('criteria'),
    registerWithinDays: z.number().int().min(0).max(3650),
  }),
  z.strictObject({ ...head, method: z.literal('source-code') }),
]);

export type AttributionRules = z.infer<typeof attributionRulesSchema>;
export type TreeRules = Extract<AttributionRules, { method: 'tree' }>;
export type CriteriaRules = Extract<AttributionRules, { method: 'criteria' }>;
export type SourceCodeRules = Extract<AttributionRules, { method: 'source-code' }>;

/** Rule A, the default: a tree of four questions. A lead is dormant after 90 days without sales activity. */
const tree: TreeRules = {
  preset: 'A',
  name: 'Decision tree',
  version: 1,
  method: 'tree',
  sourcedPercent: 100,
  influence: influenceCredits.I1,
  sharedInfluence: true,
  dormantAfterDays: 90,
};

/** Rule B: criteria for sourced, then for influenced. */
const criteria: CriteriaRules = {
  preset: 'B',
  name: 'Criteria',
  version: 1,
  method: 'criteria',
  sourcedPercent: 100,
  influence: influenceCredits.I1,
  sharedInfluence: true,
  registerWithinDays: 7,
};

/** Rule C: the registration, with its source code, before the opportunity; a touch at any stage influences. */
const sourceCode: SourceCodeRules = {
  preset: 'C',
  name: 'Source code',
  version: 1,
  method: 'source-code',
  sourcedPercent: 100,
  influence: influenceCredits.I2,
  sharedInfluence: true,
};

/** Attribution presets (S44): A is the default. */
export const attributionPresets = {
  A: tree,
  B: criteria,
  C: sourceCode,
} as const satisfies Record<string, AttributionRules>;
