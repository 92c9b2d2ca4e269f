import { z } from 'zod';
import { timesRate } from '../kernel/money.ts';
import { chosenIn, rangeSchema } from '../kernel/range.ts';
import { multiplyRatios, percentRatio, type Ratio, ratio } from '../kernel/ratio.ts';

const percent = z.number().min(0).max(100);

const head = { preset: z.string().min(1), version: z.number().int().min(1) };

/**
 * What influence earns, as data (S44, G10): a share of the sourced rate or of the deal's value, within its range, or a fixed
 * bonus in major units of the reporting currency.
 */
export const influenceCreditSchema = z.discriminatedUnion('basis', [
  z.strictObject({
    ...head,
    basis: z.enum(['sourced-rate', 'deal-value']),
    percent: rangeSchema,
    chosenPercent: percent,
  }),
  z.strictObject({ ...head, basis: z.literal('bonus'), bonus: z.number().min(0).max(9e11) }),
]);

export type InfluenceCredit = z.infer<typeof influenceCreditSchema>;

const share = (
  preset: string,
  basis: 'sourced-rate' | 'deal-value',
  min: number,
  max: number,
): InfluenceCredit => ({
  preset,
  version: 1,
  basis,
  percent: { min, max },
  chosenPercent: min,
});

/** Influence credit presets (S44.10): half or a quarter of the sourced rate, a range of it or a bonus, or a share of the deal. */
export const influenceCredits = {
  I1: share('I1', 'sourced-rate', 50, 50),
  I2: share('I2', 'sourced-rate', 25, 25),
  I3: share('I3', 'sourced-rate', 25, 50),
  I4: share('I4', 'deal-value', 5, 10),
} as const satisfies Record<string, InfluenceCredit>;

/** I3 with a fixed bonus, in major units, instead of a share (S44.10). */
export function bonusCredit(bonus: number): InfluenceCredit {
  return { preset: 'I3', version: 1, basis: 'bonus', bonus };
}

/** A warning, never a block, when a share was chosen outside its range (S44.10, G7); null otherwise. */
export function creditWarning(credit: InfluenceCredit): string | null {
  if (credit.basis === 'bonus') return null;
  const { min, max } = credit.percent;
  return chosenIn(credit.percent, credit.chosenPercent).outside
    ? `${credit.preset}: ${credit.chosenPercent}% lies outside ${max === null ? `${min}% and more` : `${min}-${max}%`}.`
    : null;
}

/**
 * What a deal earns: a share of the sourced rate (100% for a sourced deal), a share of the deal's value that takes no sourced rate,
 * or a fixed bonus (major units).
 */
export type Credit =
  | { readonly basis: 'sourced-rate' | 'deal-value'; readonly share: Ratio }
  | { readonly basis: 'bonus'; readonly amount: number; readonly share: Ratio };

/** The credit of a sourced deal. */
export function sourcedCredit(sourcedPercent: number): Credit {
  return { basis: 'sourced-rate', share: percentRatio(sourcedPercent) };
}

/** The credit influence earns by the program's preset (S44.10). A bonus carries the whole of itself as its share. */
export function influencedCredit(credit: InfluenceCredit): Credit {
  return credit.basis === 'bonus'
    ? { basis: 'bonus', amount: credit.bonus, share: ratio(1) }
    : { basis: credit.basis, share: percentRatio(credit.chosenPercent) };
}

/**
 * The commission rate a credit comes to, as an exact share of what commission is reckoned on (S44.10): 50% of a 20% rate is 10%. A share
 * of the deal's value is a rate already. Null for a bonus, which has none.
 */
export function creditRate(credit: Credit, sourcedRate: Ratio): Ratio | null {
  if (credit.basis === 'bonus') return null;
  return credit.basis === 'deal-value' ? credit.share : multiplyRatios(credit.share, sourcedRate);
}

/**
 * The money a credit earns, rounded once (S44.10, G6): `base` is what the sourced rate is paid on, `bonus` the fixed bonus,
 * all in minor units of one currency. Null while the amount it needs is unknown.
 */
export function creditAmount(
  credit: Credit,
  sourcedRate: Ratio,
  amounts: {
    readonly base: number | null;
    readonly dealValue: number | null;
    readonly bonus: number | null;
  },
): number | null {
  const whole = {
    'sourced-rate': amounts.base,
    'deal-value': amounts.dealValue,
    bonus: amounts.bonus,
  }[credit.basis];
  if (whole === null) return null;
  return timesRate(whole, creditRate(credit, sourcedRate) ?? credit.share);
}
