import { z } from 'zod';
import { contentPriorities, contentRefreshes, contentTypes } from '../playbooks/content-library.ts';

const days = z.number().int().min(1);

/** When content counts as stale, as data (S83, G10): stale once it is older than so many days. */
export const contentRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    staleAfterDays: z.strictObject({ monthly: days, quarterly: days, annual: days }),
    caseStudyMaxMonths: z.number().int().min(1),
    /** A document of so many pages or more is not read. */
    longPages: z.number().int().min(1),
  })
  .refine(
    ({ staleAfterDays: { monthly, quarterly, annual } }) =>
      monthly <= quarterly && quarterly <= annual,
    {
      path: ['staleAfterDays'],
      message:
        'Monthly content must go stale no later than quarterly, and that no later than annual.',
    },
  );
export type ContentRules = z.infer<typeof contentRulesSchema>;

/** The decisions of S83. */
export const standardContentRules: ContentRules = {
  preset: 'Standard',
  version: 1,
  staleAfterDays: { monthly: 31, quarterly: 92, annual: 366 },
  caseStudyMaxMonths: 24,
  longPages: 100,
};

/** A priority list as a program may edit it (S83, A73): one row for each kind of content. */
export const contentListSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    rows: z
      .array(
        z.strictObject({
          type: z.enum(contentTypes),
          name: z.string().min(1),
          priority: z.enum(contentPriorities),
          refresh: z.enum(contentRefreshes).nullable(),
        }),
      )
      .min(1),
  })
  .refine(({ rows }) => new Set(rows.map(({ type }) => type)).size === rows.length, {
    path: ['rows'],
    message: 'A list names each kind of content once.',
  });
