import { z } from 'zod';

/** The designer's parameters as data (S56, G10). Percentages 0-100. */
export const designerRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  /** Lifetime value to acquisition cost, 3 is 3:1. */
  targetRatio: z.number().positive().max(100),
  /** Option B: share of the first year. */
  firstYearPercent: z.number().min(0).max(100),
  /** Option C: recurring share and its months. */
  recurringPercent: z.number().min(0).max(100),
  recurringMonths: z.number().int().min(1).max(120),
  /** An option may use so much of the most affordable acquisition cost. */
  headroomPercent: z.number().min(0).max(100),
  /** Gross margin below this warns. */
  warnMarginBelowPercent: z.number().min(0).max(100),
});

export type DesignerRules = Readonly<z.infer<typeof designerRulesSchema>>;

export const standardDesigner: DesignerRules = {
  preset: 'Rate designer',
  version: 1,
  targetRatio: 3,
  firstYearPercent: 20,
  recurringPercent: 15,
  recurringMonths: 12,
  headroomPercent: 80,
  warnMarginBelowPercent: 30,
};

/** What to weigh beside the rate (S56): how the cookie's length moves the cost. */
export const cookieNotes = [
  {
    days: 90,
    note: 'Costs more, since more sales that would have come anyway are attributed to the partner.',
  },
  { days: 30, note: 'Costs less and attracts fewer partners.' },
] as const;
