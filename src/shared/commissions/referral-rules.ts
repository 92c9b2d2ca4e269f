import { z } from 'zod';
import { rangeSchema } from '../kernel/range.ts';

const percent = z.number().min(0).max(100);
const rate = z.strictObject({ ratePercent: rangeSchema, chosenPercent: percent });

/** Referral fees and co-sell credit as data (S51, G7, G10). Percentages 0-100, money in major units. */
export const referralFeeRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  /** A flat fee for each meeting that becomes an opportunity. */
  qualified: z.strictObject({ fee: rangeSchema, chosenFee: z.number().min(0).max(9e11) }),
  /** A share of the first year's contract value once won. */
  closedWon: rate,
  /** A share of the contract while it runs, up to the cap. */
  recurring: rate.extend({ capMonths: rangeSchema, chosenCap: z.number().int().min(1).max(120) }),
  /** A share of the deal value for documented help. */
  coSell: rate.extend({ evidence: z.array(z.string().min(1)).min(1) }),
  /** Lets a qualified fee and a closed-won fee both stand on one deal; off: one type per deal (B49). */
  qualifiedPlusClosedWon: z.boolean(),
});

export type ReferralFeeRules = Readonly<z.infer<typeof referralFeeRulesSchema>>;

/** The fees of S51 at the low end of each range. */
export const standardReferralFees: ReferralFeeRules = {
  preset: 'Referral and co-sell',
  version: 1,
  qualified: { fee: { min: 500, max: 2000 }, chosenFee: 500 },
  closedWon: { ratePercent: { min: 10, max: 15 }, chosenPercent: 10 },
  recurring: {
    ratePercent: { min: 5, max: 10 },
    chosenPercent: 5,
    capMonths: { min: 12, max: 24 },
    chosenCap: 12,
  },
  coSell: {
    ratePercent: { min: 5, max: 10 },
    chosenPercent: 5,
    evidence: ['Demo support', 'Technical validation', 'Executive introduction'],
  },
  qualifiedPlusClosedWon: false,
};
