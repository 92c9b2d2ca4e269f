import { formatMinorShort, minorFromMajor, timesRate } from '../kernel/money.ts';
import { percentRatio, type Ratio } from '../kernel/ratio.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { listed } from '../kernel/words.ts';
import { recurringCommission } from './calculator.ts';
import {
  type Commission,
  commissionLine,
  commissionOf,
  fullCredit,
  percentFactor,
  unknownCommission,
} from './lines.ts';
import type { ReferralFeeRules } from './referral-rules.ts';

/** What a referral or a helping hand claims for one deal. Money in minor units; null is unknown. */
export type FeeClaim =
  | { readonly type: 'qualified'; readonly becameOpportunity: boolean | null }
  | { readonly type: 'closedWon'; readonly won: boolean | null; readonly firstYear: number | null }
  | {
      readonly type: 'recurring';
      readonly annual: number | null;
      /** Months of the contract; null while not known. */
      readonly termMonths: number | null;
    }
  | {
      readonly type: 'coSell';
      readonly dealValue: number | null;
      /** Kinds of help recorded in the CRM. */
      readonly evidence: readonly string[];
    };

export type FeeType = FeeClaim['type'];

export type FeeFacts = {
  /** The deal, or the meeting of a qualified referral. */
  readonly id: string;
  readonly currency: string;
  readonly claim: FeeClaim;
};

/** The fee a claim earns (S51.1-S51.4), with its evidence; unknown while an answer it needs is missing. */
export function referralFee(rules: ReferralFeeRules, facts: FeeFacts): Commission {
  const { claim } = facts;
  switch (claim.type) {
    case 'qualified':
      return qualifiedFee(rules, facts, claim.becameOpportunity);
    case 'closedWon':
      return shareFee(rules, facts, {
        rule: 'S51.2',
        label: 'Closed won, first year',
        rate: percentRatio(rules.closedWon.chosenPercent),
        condition: { name: 'won', value: claim.won, unmet: 'The deal is not won: no fee.' },
        base: { name: 'first-year value', value: claim.firstYear },
      });
    case 'recurring':
      return recurringFee(rules, facts, claim.annual, claim.termMonths);
    case 'coSell':
      return coSellCredit(rules, facts, claim.dealValue, claim.evidence);
    default:
      return unreachable(claim);
  }
}

function qualifiedFee(
  { qualified, preset }: ReferralFeeRules,
  { id, currency }: FeeFacts,
  became: boolean | null,
): Commission {
  const inputs = [{ name: 'became an opportunity', value: became }];
  const about = { currency, rule: 'S51.1', preset, inputs };
  if (became === null) return unknownCommission(about, 'The fee waits for: became an opportunity.');
  if (!became)
    return commissionOf(about, [], ['The meeting did not become an opportunity: no fee.']);
  const fee = minorFromMajor(qualified.chosenFee, currency);
  const text = `Qualified referral: ${formatMinorShort(fee, currency)}`;
  return commissionOf(about, [{ id, on: null, base: fee, rate: fullCredit, amount: fee, text }]);
}

type ShareFee = {
  readonly rule: string;
  readonly label: string;
  readonly rate: Ratio;
  readonly condition: {
    readonly name: string;
    readonly value: boolean | null;
    readonly unmet: string;
  };
  readonly base: { readonly name: string; readonly value: number | null };
};

function shareFee(
  { preset }: ReferralFeeRules,
  { id, currency }: FeeFacts,
  { rule, label, rate, condition, base }: ShareFee,
): Commission {
  const inputs = [{ name: condition.name, value: condition.value }, base];
  const about = { currency, rule, preset, inputs };
  if (condition.value === false) return commissionOf(about, [], [condition.unmet]);
  if (condition.value === null || base.value === null) {
    const missing = inputs.filter(({ value }) => value === null).map(({ name }) => name);
    return unknownCommission(about, `The fee waits for: ${listed(missing)}.`);
  }
  const head = { id, on: null, label, base: base.value, currency };
  return commissionOf(about, [commissionLine(head, [percentFactor(rate)])]);
}

function recurringFee(
  { recurring, preset }: ReferralFeeRules,
  { id, currency }: FeeFacts,
  annual: number | null,
  termMonths: number | null,
): Commission {
  const paid = recurringCommission({
    id,
    currency,
    rate: percentRatio(recurring.chosenPercent),
    share: fullCredit,
    annual,
    termMonths: termMonths === null ? null : Math.min(termMonths, recurring.chosenCap),
    retainedMonths: termMonths,
  });
  return { ...paid, rule: 'S51.3', preset };
}

function coSellCredit(
  rules: ReferralFeeRules,
  facts: FeeFacts,
  dealValue: number | null,
  evidence: readonly string[],
): Commission {
  const { chosenPercent, evidence: accepted } = rules.coSell;
  const shown = evidence.filter((kind) => accepted.includes(kind));
  return shareFee(rules, facts, {
    rule: 'S51.4',
    label: `Co-sell credit (${listed(shown).toLowerCase()})`,
    rate: percentRatio(chosenPercent),
    condition: {
      name: 'evidence',
      value: shown.length > 0,
      unmet: `Co-sell needs evidence of ${listed(accepted, 'or').toLowerCase()}: no credit.`,
    },
    base: { name: 'deal value', value: dealValue },
  });
}

/** The two ends of a percentage range on a value, each rounded once (S51.6): what a fee may come to. Minor units. */
export function feeRange(
  value: number,
  low: Ratio,
  high: Ratio,
): { readonly low: number; readonly high: number } {
  return { low: timesRate(value, low), high: timesRate(value, high) };
}

/**
 * Whether the claims made for one deal can stand together (S51.5): one referral type per deal, and qualified with
 * closed-won only where the rules allow it. Null when they can; else the sentence that says why not.
 */
export function claimConflict(rules: ReferralFeeRules, types: readonly FeeType[]): string | null {
  const referral = types.filter((type) => type !== 'coSell');
  if (referral.length <= 1) return null;
  const pair = new Set(referral);
  const allowed = rules.qualifiedPlusClosedWon && referral.length === 2;
  if (allowed && pair.has('qualified') && pair.has('closedWon')) return null;
  return `A referral earns one fee type per deal; this deal claims ${listed(referral.map(feeName))}.`;
}

const names: Readonly<Record<FeeType, string>> = {
  qualified: 'a qualified referral',
  closedWon: 'a closed-won fee',
  recurring: 'a recurring fee',
  coSell: 'a co-sell credit',
};

/** A fee type in words. */
export function feeName(type: FeeType): string {
  return names[type];
}
