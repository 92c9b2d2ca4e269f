import { z } from 'zod';
import { descends } from '../kernel/bands.ts';
import { rangeSchema } from '../kernel/range.ts';

const percent = z.number().min(0).max(100);

/** A resale tier: its margin range off list and the margin chosen in it (G7). `alsoCalled` are other names of the step. */
const resaleTier = z.strictObject({
  name: z.string().min(1),
  alsoCalled: z.array(z.string().min(1)),
  marginPercent: rangeSchema,
  chosenPercent: percent,
});

const rebateBand = z.strictObject({
  /** Lower edge of the yearly volume in major units; it belongs to the band (G1). */
  from: z.number().min(0).max(9e11),
  /** Null is a custom rate, agreed by hand. */
  ratePercent: percent.nullable(),
});

/** Volume rebates (S50): bands from the highest edge down to 0. */
const rebates = z.strictObject({
  bands: z.array(rebateBand).min(1).max(20),
  /** Whole: the rate reached pays on the entire volume; marginal: each band pays its own slice (B47). */
  mode: z.enum(['whole', 'marginal']),
  /** The tiers that earn rebates; null is every tier (A68). */
  tiers: z.array(z.string().min(1)).min(1).nullable(),
});

/** Reseller margins, bonuses and rebates as data (S50, G10). Percentages are 0-100; bonuses are percentage points. */
export const resellerRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    tiers: z.array(resaleTier).min(1).max(20),
    bonuses: z.strictObject({
      registeredPercent: percent,
      newLogoPercent: percent,
      /** By contract years, from the longest down. */
      multiYear: z.array(z.strictObject({ from: z.number().int().min(1), percent })).max(10),
    }),
    rebates,
    /** Warns when margin and rebate together exceed this. */
    warnAbovePercent: percent,
    /** Guard on the margin alone; null is off. */
    maxMarginPercent: percent.nullable(),
    terms: z.strictObject({
      invoiceNetDays: z.number().int().min(0).max(365),
      rebatePayments: z.literal('quarterly'),
      mdfDaysAfterApproval: z.number().int().min(0).max(365),
    }),
  })
  .superRefine((rules, context) => {
    const names = rules.tiers.flatMap(({ name, alsoCalled }) => [name, ...alsoCalled]);
    if (new Set(names).size !== names.length)
      fault(context, 'tiers', 'Each resale tier needs its own names.');
    if (!descends(rules.bonuses.multiYear))
      fault(context, 'bonuses', 'Multi-year bonuses must run from the longest term down.');
    if (!descends(rules.rebates.bands) || rules.rebates.bands.at(-1)?.from !== 0)
      fault(context, 'rebates', 'Rebate bands must run from the highest volume down to 0.');
  });

function fault(context: z.RefinementCtx, field: string, message: string): void {
  context.addIssue({ code: 'custom', path: [field], message });
}

export type ResellerRules = Readonly<z.infer<typeof resellerRulesSchema>>;
export type ResaleTier = ResellerRules['tiers'][number];
export type RebateRules = ResellerRules['rebates'];

type Ends = readonly [min: number, max: number | null];
const one = (margin: number): Ends => [margin, margin];
const tier = (name: string, [min, max]: Ends, alsoCalled: string[] = []): ResaleTier => ({
  name,
  alsoCalled,
  marginPercent: { min, max },
  chosenPercent: min,
});
const ladder = (standard: Ends, silver: Ends, gold: Ends, platinum: Ends): ResaleTier[] => [
  tier('Standard', standard, ['Registered']),
  tier('Silver', silver),
  tier('Gold', gold),
  tier('Platinum', platinum),
];

const bonuses = { registeredPercent: 5, newLogoPercent: 0, multiYear: [] };
const shared: Omit<ResellerRules, 'preset' | 'tiers'> = {
  version: 1,
  bonuses,
  rebates: {
    bands: [
      { from: 1_000_000, ratePercent: null },
      { from: 500_000, ratePercent: 5 },
      { from: 250_000, ratePercent: 2 },
      { from: 100_000, ratePercent: 0 },
      { from: 0, ratePercent: 0 },
    ],
    mode: 'whole',
    tiers: null,
  },
  warnAbovePercent: 50,
  maxMarginPercent: null,
  terms: { invoiceNetDays: 30, rebatePayments: 'quarterly', mdfDaysAfterApproval: 15 },
};

/** The four margin tables of S50 (A7). New-logo and multi-year bonuses belong to `compensation` alone (Appendix E). */
export const resellerPresets = {
  reseller: {
    ...shared,
    preset: 'Reseller',
    tiers: ladder(one(25), one(30), one(35), one(40)),
  },
  compensation: {
    ...shared,
    preset: 'Compensation models',
    tiers: ladder([10, 15], [15, 20], [25, 30], [30, 40]),
    bonuses: {
      registeredPercent: 5,
      newLogoPercent: 3,
      multiYear: [
        { from: 3, percent: 5 },
        { from: 2, percent: 2 },
      ],
    },
  },
  channelLadder: {
    ...shared,
    preset: 'Channel ladder',
    tiers: ladder(one(10), one(20), one(30), [35, 40]),
  },
  benefits: {
    ...shared,
    preset: 'Benefits matrix',
    tiers: ladder(one(10), one(15), one(20), [25, null]),
  },
} as const satisfies Record<string, ResellerRules>;
