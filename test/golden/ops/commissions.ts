import { standardBrackets, tieredCommission } from '../../../src/shared/commissions/brackets.ts';
import {
  oneTimeCommission,
  recurringCommission,
} from '../../../src/shared/commissions/calculator.ts';
import { type ClawbackEvent, clawback } from '../../../src/shared/commissions/clawback.ts';
import {
  type ClawbackRole,
  type ClawbackRules,
  clawbackPresets,
  withWindow,
} from '../../../src/shared/commissions/clawback-rules.ts';
import { standardDesigner } from '../../../src/shared/commissions/designer-rules.ts';
import { fullCredit } from '../../../src/shared/commissions/lines.ts';
import {
  marginPoints,
  multiYearPercent,
  sumPoints,
} from '../../../src/shared/commissions/margin.ts';
import { payoutVerdict } from '../../../src/shared/commissions/payout-run.ts';
import {
  cacOptions,
  designRates,
  maxCacOf,
} from '../../../src/shared/commissions/rate-designer.ts';
import { yearlyRebate } from '../../../src/shared/commissions/rebate.ts';
import { quoteReseller } from '../../../src/shared/commissions/reseller.ts';
import { resellerPresets } from '../../../src/shared/commissions/reseller-rules.ts';
import { multipliedCommission } from '../../../src/shared/commissions/spiff.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { minorFromMajor } from '../../../src/shared/kernel/money.ts';
import { ratioOf, roundRatio, toNumber } from '../../../src/shared/kernel/ratio.ts';
import {
  type GoldenOp,
  type Input,
  major,
  minor,
  must,
  num,
  type Ops,
  text,
} from '../arguments.ts';

const currency = 'USD';
const start = '2026-01-01';
const cents = (input: Input, key: string): number => minorFromMajor(must(input, key), currency);
const sourced = (input: Input) => ({
  id: 'deal',
  currency,
  rate: ratioOf(must(input, 'rate')),
  share: fullCredit,
});
const answers = (input: Input) => ({
  registered: input.registered === true,
  newLogo: input.new_logo === true,
  years: must(input, 'years'),
});
const volume = (input: Input) => ({ currency, volume: cents(input, 'volume') });
const rebateOf = (input: Input) =>
  yearlyRebate(resellerPresets.reseller, { ...volume(input), tier: 'Gold', customRate: null });

function takenBack(rules: ClawbackRules, role: ClawbackRole, event: ClawbackEvent, input: Input) {
  const { value, terminates } = clawback(rules, {
    currency,
    role,
    paid: cents(input, 'paid'),
    returnedBefore: 0,
    unpaid: [],
    startedOn: start,
    paidOn: null,
    event,
  });
  return { amount: major(value), terminate: terminates };
}

const cancelled =
  (rules: ClawbackRules, role: ClawbackRole): GoldenOp =>
  (i) =>
    takenBack(rules, role, { kind: 'cancelled', on: addDays(start, must(i, 'days')) }, i);

export const commissionsOps: Ops = {
  commission_flat: (i) => ({
    commission: major(oneTimeCommission({ ...sourced(i), value: cents(i, 'value') }).value),
  }),
  commission_recurring: (i) => {
    const { value, lines } = recurringCommission({
      ...sourced(i),
      annual: cents(i, 'annual'),
      termMonths: must(i, 'months'),
      retainedMonths: must(i, 'months'),
    });
    const year = (at: number): number | null => major(lines[at]?.amount ?? 0);
    return { total: major(value), year1: year(0), year2: year(1) };
  },
  commission_influenced: (i) => {
    const { value, lines } = oneTimeCommission({
      ...sourced(i),
      share: ratioOf(must(i, 'influence')),
      value: cents(i, 'value'),
    });
    return { commission: major(value), rate: lines.map(({ rate }) => toNumber(rate))[0] ?? 0 };
  },
  commission_tiered: (i) => ({
    commission: major(tieredCommission(standardBrackets, volume(i)).value),
  }),
  commission_tiered_parts: (i) => ({
    parts: tieredCommission(standardBrackets, volume(i)).lines.map(({ amount }) => major(amount)),
  }),
  reseller: (i) => {
    const quote = quoteReseller(resellerPresets.reseller, {
      ...answers(i),
      currency,
      tier: text(i, 'tier'),
      list: cents(i, 'list'),
      resale: minor(num(i, 'resale')),
      rebateRate: null,
    });
    if (!quote.ok) throw new RangeError(quote.error);
    const { margin, value, profit } = quote.value;
    return { margin: toNumber(margin), cost: major(value), profit: major(profit) };
  },
  margin_stack: (i) => ({
    margin: toNumber(
      sumPoints(
        marginPoints(
          resellerPresets.compensation,
          { text: 'base', percent: Number((100 * must(i, 'base')).toFixed(6)) },
          answers(i),
        ),
      ),
    ),
  }),
  multi_year: (i) => ({
    bonus: multiYearPercent(resellerPresets.compensation, must(i, 'years')) / 100,
  }),
  rebate: (i) => {
    const { standing } = rebateOf(i);
    return { rate: standing.kind === 'rate' ? toNumber(standing.rate) : standing.kind };
  },
  rebate_amount: (i) => ({ amount: major(rebateOf(i).value) }),
  spiff_multiply: (i) => {
    const { extra, total } = multipliedCommission(cents(i, 'commission'), must(i, 'factor'));
    return { extra: major(extra), total: major(total) };
  },
  payout: (i) => ({ pay: payoutVerdict(cents(i, 'balance'), cents(i, 'minimum')).pays }),
  clawback_K1: cancelled(clawbackPresets.K1, 'other'),
  clawback_K2_referral: cancelled(clawbackPresets.K2, 'referral'),
  clawback_K2_integration: cancelled(clawbackPresets.K2, 'integration'),
  clawback_K2_solution: cancelled(clawbackPresets.K2, 'solution'),
  clawback_K3: (i) =>
    cancelled(withWindow(clawbackPresets.K3, num(i, 'window') ?? 60), 'affiliate')(i),
  clawback_downgrade: (i) =>
    takenBack(
      clawbackPresets.K1,
      'other',
      {
        kind: 'downgraded',
        on: addDays(start, must(i, 'day')),
        old: cents(i, 'old'),
        new: cents(i, 'new'),
      },
      i,
    ),
  clawback_fraud: (i) =>
    takenBack(
      clawbackPresets.K1,
      'other',
      { kind: 'fraud', on: addDays(start, num(i, 'days') ?? 0) },
      i,
    ),
  max_cac: (i) => ({
    max_cac: major(Number(roundRatio(maxCacOf(cents(i, 'ltv'), must(i, 'ratio'))))),
  }),
  cac_options: (i) => {
    const costs = cacOptions(standardDesigner, {
      currency,
      acv: cents(i, 'acv'),
      flatFee: num(i, 'flat'),
    });
    return { A: major(costs.A), B: major(costs.B), C: major(costs.C) };
  },
  cac_recommend: (i) => ({
    option: designRates(
      { ...standardDesigner, targetRatio: must(i, 'ratio') },
      {
        currency,
        acv: cents(i, 'acv'),
        lifetimeYears: null,
        ltv: cents(i, 'ltv'),
        flatFee: num(i, 'flat'),
        blendedCac: minor(num(i, 'blended')),
      },
    ).value,
  }),
};
