import { z } from 'zod';

const percent = z.number().min(0).max(100);
const hours = z.number().int().min(0).max(720);
const multipliers = z
  .strictObject({ min: z.number().positive(), max: z.number().positive() })
  .refine(({ min, max }) => min <= max, 'A multiplier runs from its lower limit up.');

/**
 * Co-marketing rules as data (S23-S36, G10): every figure a program may want to change. Percentages are 0-100, days
 * are calendar days unless named business days, hours run on the clock.
 */
export const campaignRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    readiness: z.strictObject({ minOverlapPercent: percent }),
    /** One side doing or bringing more than this share is one-sided (S23). */
    oneSidedPercent: percent,
    kickoffKpis: z.strictObject({ min: z.number().int(), max: z.number().int() }),
    campaignsPerQuarter: z.number().int().min(0),
    timeline: z.strictObject({
      fullWeeks: z.number().int().min(1).max(52),
      webinarWarnBelowDays: z.number().int().min(0),
      webinarAlarmAtDays: z.number().int().min(0),
      reviewWeeks: z.number().int().min(0).max(52),
    }),
    webinar: z.strictObject({ overloadedMinutes: z.number().int().min(1) }),
    promotion: z.strictObject({ balanceWarnBelowPercent: percent }),
    leads: z.strictObject({
      exchangeHours: hours,
      followUpTargetHours: hours,
      followUpLimitHours: hours,
      dispositionMonths: z.number().int().min(1).max(24),
    }),
    content: z.strictObject({
      reviewBusinessDays: z.number().int().min(1).max(60),
      revisionRounds: z.number().int().min(0).max(20),
    }),
    budget: z.strictObject({ pipeline: multipliers, strategic: multipliers }),
  })
  .superRefine(({ timeline, leads, kickoffKpis }, context) => {
    const fault = (path: string[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (timeline.webinarAlarmAtDays >= timeline.webinarWarnBelowDays)
      fault(
        ['timeline', 'webinarAlarmAtDays'],
        'The alarm for a webinar must come at fewer days than its warning.',
      );
    if (leads.followUpTargetHours > leads.followUpLimitHours)
      fault(
        ['leads', 'followUpTargetHours'],
        'The follow-up target cannot be later than its limit.',
      );
    if (kickoffKpis.min > kickoffKpis.max)
      fault(['kickoffKpis', 'min'], 'The fewest KPIs cannot be more than the most.');
  });

export type CampaignRules = Readonly<z.infer<typeof campaignRulesSchema>>;

/** The standard preset of co-marketing (S23-S36). */
export const standardCampaignRules: CampaignRules = {
  preset: 'Standard',
  version: 1,
  readiness: { minOverlapPercent: 60 },
  oneSidedPercent: 80,
  kickoffKpis: { min: 3, max: 5 },
  campaignsPerQuarter: 2,
  timeline: {
    fullWeeks: 6,
    webinarWarnBelowDays: 28,
    webinarAlarmAtDays: 14,
    reviewWeeks: 2,
  },
  webinar: { overloadedMinutes: 120 },
  promotion: { balanceWarnBelowPercent: 50 },
  leads: {
    exchangeHours: 24,
    followUpTargetHours: 24,
    followUpLimitHours: 48,
    dispositionMonths: 6,
  },
  content: { reviewBusinessDays: 5, revisionRounds: 2 },
  budget: { pipeline: { min: 0.5, max: 2 }, strategic: { min: 0.8, max: 1.5 } },
};
