import { z } from 'zod';
import { rangeSchema } from '../kernel/range.ts';
import {
  type AffiliateCreative,
  type AffiliateRestriction,
  affiliateCreatives,
  affiliateRestrictions,
} from '../playbooks/affiliate-program.ts';

const rate = z.strictObject({ range: rangeSchema, percent: z.number().min(0).max(100) });
const restriction = z.enum(
  Object.keys(affiliateRestrictions) as [AffiliateRestriction, ...AffiliateRestriction[]],
);

const tooling = z.strictObject({
  tracking: z.enum(['platform', 'manual']),
  /** Commissions, clicks and conversions as they happen. */
  dashboard: z.boolean(),
  creatives: z.array(z.enum(affiliateCreatives)),
  coBrandedPages: z.boolean(),
});

const payout = z.strictObject({
  every: z.enum(['month', 'quarter']),
  /** Major units of the reporting currency. */
  minimum: z.number().min(0),
  minimumRange: rangeSchema.nullable(),
  holdbackDays: z.number().int().min(0).max(365),
});

/**
 * Terms of an affiliate program as data (S58, G10). Percentages are 0-100; money is in major units of the reporting
 * currency. A range that stands beside a chosen value is a warning outside it, never a block (G7).
 */
export const affiliateProgramSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    /** Share of a customer's first payment; null where none is paid. */
    firstSale: rate.nullable(),
    /** Share of each payment; `months` null is for the customer's lifetime. */
    recurring: rate.extend({ months: z.number().int().min(1).nullable() }).nullable(),
    /** Volume tiers of S59 in force; null without any. */
    volumeTiers: z.string().min(1).nullable(),
    /** Points more on all sales of a month with this many sales. */
    bump: z
      .strictObject({ fromSales: z.number().int().min(1), points: z.number().min(0) })
      .nullable(),
    cookieDays: z.number().int().min(1).max(366),
    cookieChoices: z.array(z.number().int()).min(1),
    attribution: z.enum(['last-click', 'first-click', 'multi-touch']),
    payout,
    tooling,
    /** Converted referrals a month from which a dedicated manager is given; null without one. */
    managerFromReferrals: z.number().int().min(1).nullable(),
    communication: z.strictObject({ monthlyReport: z.boolean(), newsletter: z.boolean() }),
    fraudControls: z.boolean(),
    restrictions: z.array(restriction),
  })
  .refine(({ firstSale, recurring }) => firstSale !== null || recurring !== null, {
    message: 'A program pays on the first sale, on recurring payments, or both.',
    path: ['recurring'],
  });

export type AffiliateProgram = z.infer<typeof affiliateProgramSchema>;

const allCreatives: AffiliateCreative[] = [...affiliateCreatives];
const cookieChoices = [30, 60, 90];
const fairLimits: AffiliateRestriction[] = ['disclosure', 'brand-bidding', 'coupon-sites'];

export type AffiliateTemplateId = 'range-template' | 'good-example' | 'bad-example';

/** The templates of S58: `good-example` is the default; `bad-example` is there to learn from. */
export const affiliateTemplates: Readonly<Record<AffiliateTemplateId, AffiliateProgram>> = {
  'range-template': {
    preset: 'range-template',
    name: 'First sale and recurring, by ranges',
    version: 1,
    firstSale: { range: { min: 20, max: 30 }, percent: 20 },
    recurring: { range: { min: 10, max: 20 }, percent: 10, months: 12 },
    volumeTiers: null,
    bump: { fromSales: 5, points: 5 },
    cookieDays: 60,
    cookieChoices,
    attribution: 'last-click',
    payout: { every: 'month', minimum: 50, minimumRange: { min: 50, max: 100 }, holdbackDays: 30 },
    tooling: {
      tracking: 'platform',
      dashboard: true,
      creatives: allCreatives,
      coBrandedPages: false,
    },
    managerFromReferrals: null,
    communication: { monthlyReport: true, newsletter: true },
    fraudControls: true,
    restrictions: [
      ...fairLimits,
      'self-referral',
      'incentives',
      'forced-clicks',
      'misleading-claims',
    ],
  },
  'good-example': {
    preset: 'good-example',
    name: '30% recurring for 12 months',
    version: 1,
    firstSale: null,
    recurring: { range: { min: 20, max: 40 }, percent: 30, months: 12 },
    volumeTiers: 'V2',
    bump: null,
    cookieDays: 60,
    cookieChoices,
    attribution: 'last-click',
    payout: { every: 'month', minimum: 50, minimumRange: { min: 50, max: 100 }, holdbackDays: 30 },
    tooling: {
      tracking: 'platform',
      dashboard: true,
      creatives: allCreatives,
      coBrandedPages: true,
    },
    managerFromReferrals: 10,
    communication: { monthlyReport: true, newsletter: false },
    fraudControls: true,
    restrictions: fairLimits,
  },
  'bad-example': {
    preset: 'bad-example',
    name: '5% once',
    version: 1,
    firstSale: { range: { min: 20, max: 40 }, percent: 5 },
    recurring: null,
    volumeTiers: null,
    bump: null,
    cookieDays: 30,
    cookieChoices,
    attribution: 'last-click',
    payout: {
      every: 'quarter',
      minimum: 500,
      minimumRange: { min: 50, max: 100 },
      holdbackDays: 0,
    },
    tooling: { tracking: 'manual', dashboard: false, creatives: [], coBrandedPages: false },
    managerFromReferrals: null,
    communication: { monthlyReport: false, newsletter: false },
    fraudControls: false,
    restrictions: [],
  },
};

/** The template a new program starts from. */
export const defaultAffiliateTemplate: AffiliateTemplateId = 'good-example';
