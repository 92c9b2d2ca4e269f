import { feeRange } from '../commissions/referral-fee.ts';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatMinor, timesRate } from '../kernel/money.ts';
import { percentText } from '../kernel/percent.ts';
import { chosenIn } from '../kernel/range.ts';
import { percentRatio } from '../kernel/ratio.ts';
import type { ConflictRules } from './conflict-rules.ts';

/** A referral fee, with what its range allows and a warning when the chosen rate lies outside it. */
export type ReferralFee = Explained<number> & {
  readonly low: number | null;
  readonly high: number | null;
  readonly currency: string;
  readonly percent: number;
  readonly outside: boolean;
};

/**
 * The fee a partner gets when direct sales or another partner keeps the deal (S41.7): a share of first-year contract
 * value, in minor units; 5% within 5-10% unless chosen otherwise. An unknown value gives an unknown fee.
 */
export function conflictFee(
  { fee, preset }: ConflictRules,
  firstYearValue: number | null,
  currency: string,
  chosenPercent: number | null = null,
): ReferralFee {
  const { chosen: percent, outside } = chosenIn(fee.percent, chosenPercent ?? fee.chosenPercent);
  const max = fee.percent.max ?? 100;
  const span = `${percentText(fee.percent.min)}-${percentText(max)}%`;
  const range =
    firstYearValue === null
      ? { low: null, high: null }
      : feeRange(firstYearValue, percentRatio(fee.percent.min), percentRatio(max));
  const value = firstYearValue === null ? null : timesRate(firstYearValue, percentRatio(percent));
  const reasons =
    firstYearValue === null
      ? [because('The first-year contract value is unknown.')]
      : [
          {
            text: `${percentText(percent)}% of ${formatMinor(firstYearValue, currency)} first-year contract value.`,
            part: value,
          },
        ];
  if (outside) reasons.push(because(`${percentText(percent)}% lies outside the range of ${span}.`));
  return {
    ...explained<number>({
      value,
      because: reasons,
      inputs: [
        { name: 'first-year contract value', value: firstYearValue },
        { name: 'percent', value: percent },
      ],
      rule: 'S41.7',
      preset,
    }),
    ...range,
    currency,
    percent,
    outside,
  };
}

export type HigherOf = Explained<number> & { readonly pays: 'fee' | 'commission' | null };

/**
 * A conflict fee and an attribution commission are never both paid on one deal to one partner: the higher is, the
 * commission where they are equal (S41.8). Amounts in minor units of one currency. While either is unknown, so is
 * which is paid.
 */
export function higherOfFeeAndCommission(
  fee: number | null,
  commission: number | null,
  currency: string,
): HigherOf {
  const inputs = [
    { name: 'fee', value: fee },
    { name: 'commission', value: commission },
  ];
  const about = { inputs, rule: 'S41.8', preset: null };
  if (fee === null || commission === null)
    return {
      ...explained<number>({
        ...about,
        value: null,
        because: [because('Both amounts must be known to pay the higher one.')],
      }),
      pays: null,
    };
  const pays = fee > commission ? 'fee' : 'commission';
  const [paid, dropped] = pays === 'fee' ? [fee, commission] : [commission, fee];
  const other = pays === 'fee' ? 'commission' : 'fee';
  return {
    ...explained<number>({
      ...about,
      value: paid,
      because: [
        { text: `The ${pays} of ${formatMinor(paid, currency)} is paid.`, part: paid },
        because(
          `The ${other} of ${formatMinor(dropped, currency)} is not: one deal pays one partner once.`,
        ),
      ],
    }),
    pays,
  };
}

/** One partner's part of a joint deal. */
export type SplitShare = {
  readonly partner: string;
  readonly percent: number;
  readonly amount: number;
};

/**
 * Splits the credit for a joint deal between two partners (S41.6), 50/50 by default. The larger share, the first where
 * they are equal, is rounded and the other takes the rest, so nothing is lost. Minor units.
 */
export function splitCredit(
  { split, preset }: ConflictRules,
  amount: number,
  partners: readonly [string, string],
): Explained<number> & { readonly shares: readonly SplitShare[] } {
  const [first, second] = partners;
  const [percent, rest] = split;
  const part = timesRate(amount, percentRatio(percent));
  const toFirst = percent >= rest ? part : amount - timesRate(amount, percentRatio(rest));
  const shares = [
    { partner: first, percent, amount: toFirst },
    { partner: second, percent: rest, amount: amount - toFirst },
  ];
  return {
    ...explained<number>({
      value: amount,
      because: shares.map((share) => ({
        text: `${share.partner}: ${percentText(share.percent)}%.`,
        part: share.amount,
      })),
      inputs: [{ name: 'amount', value: amount }],
      rule: 'S41.6',
      preset,
    }),
    shares,
  };
}
