import { because, type Explained, explained, type NamedInput } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { formatMinorShort, sumMinor, timesRate } from '../kernel/money.ts';
import { exactPercent } from '../kernel/percent.ts';
import { compareRatios, multiplyRatios, type Ratio, ratio } from '../kernel/ratio.ts';

/** One computed amount of a commission: base x rate, rounded once to a minor unit (G6). */
export type CommissionLine = {
  /** The deal or customer it belongs to. */
  readonly id: string;
  /** The day it is earned; null in a quick calculation. */
  readonly on: LocalDate | null;
  readonly base: number;
  /** The effective rate: every factor multiplied, exact. */
  readonly rate: Ratio;
  readonly amount: number;
  /** The formula with its numbers. */
  readonly text: string;
};

/** A commission in minor units of its currency; the parts of `because` are its lines (S49.1). */
export type Commission = Explained<number> & {
  readonly currency: string;
  readonly lines: readonly CommissionLine[];
};

/** One multiplier of a formula and how it is written. */
export type Factor = { readonly text: string; readonly value: Ratio };

/** The credit share of a sourced deal (S44). */
export const fullCredit: Ratio = ratio(1);

/** A rate as a factor: "× 12.5%". */
export function percentFactor(rate: Ratio): Factor {
  return { text: exactPercent(rate, 4), value: rate };
}

/** Months of a year as a factor: "× 6/12". */
export function monthsFactor(months: number): Factor {
  return { text: `${months}/12`, value: ratio(months, 12) };
}

/** The credit share as a factor; a full credit needs none (S49.5). */
export function shareFactors(share: Ratio): Factor[] {
  return compareRatios(share, fullCredit) === 0 ? [] : [percentFactor(share)];
}

type LineHead = {
  readonly id: string;
  readonly on: LocalDate | null;
  readonly label: string;
  readonly base: number;
  readonly currency: string;
};

/** One line: base x factors, rounded once, half away from zero (S49.1, G6). */
export function commissionLine(head: LineHead, factors: readonly Factor[]): CommissionLine {
  const { id, on, label, base, currency } = head;
  const rate = factors.reduce((product, { value }) => multiplyRatios(product, value), ratio(1));
  const amount = timesRate(base, rate);
  const formula = [formatMinorShort(base, currency), ...factors.map(({ text }) => text)];
  const text = `${label}: ${formula.join(' × ')} = ${formatMinorShort(amount, currency)}`;
  return { id, on, base, rate, amount, text };
}

type About = {
  readonly currency: string;
  readonly rule: string;
  readonly preset: string | null;
  readonly inputs: readonly NamedInput[];
};

/** A commission made of lines; its total adds the rounded lines (S49.1). `notes` say more without an amount. */
export function commissionOf(
  about: About,
  lines: readonly CommissionLine[],
  notes: readonly string[] = [],
): Commission {
  const { currency, ...rest } = about;
  const reasons = lines.map(({ text, amount }) => ({ text, part: amount }));
  const value = sumMinor(lines.map(({ amount }) => amount));
  return {
    ...explained({ ...rest, value, because: [...reasons, ...notes.map(because)] }),
    currency,
    lines,
  };
}

/** A commission that cannot be told yet, and why: unknown, never zero (G8). */
export function unknownCommission(about: About, why: string): Commission {
  const { currency, ...rest } = about;
  return { ...explained({ ...rest, value: null, because: [because(why)] }), currency, lines: [] };
}
