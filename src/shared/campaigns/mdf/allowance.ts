import { because, type Explained, explained, type Reason } from '../../kernel/explained.ts';
import { formatMinorShort, minorFromMajor, timesRate } from '../../kernel/money.ts';
import { percentRatio } from '../../kernel/ratio.ts';
import { eligibilityInputs, type MdfPartner, mdfEligibility } from './eligibility.ts';
import { fundOf, limitOf, type MdfFund, type MdfRules } from './rules.ts';

/** What a tier may draw, in minor units; null is no such limit. */
export type MdfAllowance = {
  readonly tier: string;
  readonly perYear: number | null;
  readonly perQuarter: number | null;
  readonly matchPercent: number;
  readonly currency: string;
};

/** Amounts agreed with one partner, major units; null or absent is the program's own (G7). */
export type MdfTerms = {
  readonly perYear?: number | null;
  readonly perQuarter?: number | null;
  readonly matchPercent?: number | null;
};

/** A partner's fund for a fiscal year; `value` in minor units, 0 when not eligible, null while that is unknown. */
export type MdfYear = Explained<number> & {
  readonly eligible: boolean | null;
  readonly allowance: MdfAllowance | null;
};

/**
 * The limits of a tier (S38.2), with what is agreed for one partner in their place; null for a tier without a fund or
 * below the start tier is left to `mdfEligibility`. An unset match is 0%: the fund pays everything.
 */
export function allowanceOf(
  rules: MdfRules,
  tier: string,
  currency: string,
  terms: MdfTerms = {},
): MdfAllowance | null {
  const found = fundOf(rules, tier);
  if (found === null) return null;
  const amounts = limits(found, terms);
  return {
    tier: found.tier,
    perYear: inMinor(amounts.perYear, currency),
    perQuarter: inMinor(amounts.perQuarter, currency),
    matchPercent: terms.matchPercent ?? found.matchPercent ?? 0,
    currency,
  };
}

function limits(
  fund: MdfFund,
  terms: MdfTerms,
): { readonly perYear: number | null; readonly perQuarter: number | null } {
  return {
    perYear: limitOf(fund.perYear, terms.perYear ?? fund.chosenPerYear),
    perQuarter: limitOf(fund.perQuarter, terms.perQuarter ?? fund.chosenPerQuarter),
  };
}

const inMinor = (major: number | null, currency: string): number | null =>
  major === null ? null : minorFromMajor(major, currency);

/**
 * The most a partner may draw in a fiscal year under these rules (S38.9): the lesser of the annual amount and four
 * quarterly ones, 0 when it is not eligible. The figure a changed rule set is compared by, over a whole book.
 */
export function mdfYear(rules: MdfRules, partner: MdfPartner, terms: MdfTerms = {}): MdfYear {
  const eligibility = mdfEligibility(rules, partner);
  const { tier, currency } = partner;
  const allowance = tier === null ? null : allowanceOf(rules, tier, currency, terms);
  const eligible = eligibility.value;
  const most = allowance === null ? 0 : yearOf(allowance);
  const value = eligible === true ? most : null;
  return {
    ...explained<number>({
      value: eligible === false ? 0 : value,
      because: [
        ...eligibility.because,
        ...(eligible === true ? [yearReason(allowance, most)] : []),
      ],
      inputs: eligibilityInputs(rules, partner),
      rule: 'S38.9',
      preset: rules.preset,
    }),
    eligible,
    allowance,
  };
}

/** The lesser of the annual amount and four quarterly ones, minor units. */
function yearOf({ perYear, perQuarter }: MdfAllowance): number {
  const quarters = perQuarter === null ? Number.POSITIVE_INFINITY : 4 * perQuarter;
  return Math.min(perYear ?? Number.POSITIVE_INFINITY, quarters);
}

function yearReason(allowance: MdfAllowance | null, most: number): Reason {
  if (allowance === null) return because('The tier has no fund.');
  const { perYear, perQuarter, currency } = allowance;
  const year = perYear === null ? [] : [`${formatMinorShort(perYear, currency)} a year`];
  const quarter =
    perQuarter === null ? [] : [`${formatMinorShort(perQuarter, currency)} a quarter`];
  return {
    text: `${allowance.tier}: ${[...year, ...quarter].join(', ')}; at most ${formatMinorShort(most, currency)} in a year.`,
    part: most,
  };
}

/**
 * The base of the co-marketing budget (S33.5): for a quarter the quarterly amount of a preset that is quarterly only,
 * else a quarter of the annual fund; for a year the annual fund, else four quarters. Minor units.
 */
export function budgetBase(allowance: MdfAllowance, period: 'quarter' | 'year'): number {
  const { perYear, perQuarter } = allowance;
  if (perYear === null) return (period === 'year' ? 4 : 1) * Number(perQuarter);
  return period === 'year' ? perYear : timesRate(perYear, percentRatio(25));
}

/** What accrues from sales at the program's rate (S38.10); null until a program enters one. Minor units. */
export function accruedFund({ accrualPercent }: MdfRules, sales: number): number | null {
  return accrualPercent === null ? null : timesRate(sales, percentRatio(accrualPercent));
}
