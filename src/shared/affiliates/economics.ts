import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatMinorShort, sumMinor, timesRate } from '../kernel/money.ts';
import { formatPercent } from '../kernel/percent.ts';
import { ceilRatio, type Ratio, ratio } from '../kernel/ratio.ts';
import { groupedCount } from '../kernel/words.ts';
import { type BreakEven, breakEven } from './break-even.ts';

/** What a program is sized by; amounts are minor units of `currency`, null is unknown. */
export type ProgramPlan = {
  readonly currency: string;
  /** Revenue wanted per month. */
  readonly target: number | null;
  /** Revenue of one customer per month, above 0. */
  readonly value: number | null;
  /** Commission as a share of that revenue. */
  readonly rate: Ratio | null;
  /** Share of customers lost per month; null leaves churn out. */
  readonly churn: Ratio | null;
  /** Months of commission that count as acquisition cost; 12 unless chosen. */
  readonly months: number;
};

/** The program's size (S60); amounts in minor units. */
export type AffiliateEconomics = {
  readonly currency: string;
  readonly customers: Explained<number>;
  readonly commissionEach: Explained<number>;
  readonly payout: Explained<number>;
  readonly acquisitionCost: Explained<number>;
  /** Null while the value or the rate is unknown. */
  readonly breakEven: BreakEven | null;
};

type Figure = Omit<Parameters<typeof explained<number>>[0], 'preset'>;
const figure = (about: Figure): Explained<number> => explained({ ...about, preset: null });

/**
 * Sizes an affiliate program (S60): customers for the target (rounded up), commission per customer and month, monthly
 * payout, acquisition cost over the months, and the break-even with and without churn.
 */
export function programEconomics(plan: ProgramPlan): AffiliateEconomics {
  const { currency, value, months } = plan;
  const customers = customersNeeded(plan);
  const each = commissionEach(plan);
  const payout = payoutOf(plan, customers.value, each.value);
  const cost = acquisitionCost(plan, each.value);
  const known = value !== null && each.value !== null && cost.value !== null;
  return {
    currency,
    customers,
    commissionEach: each,
    payout,
    acquisitionCost: cost,
    breakEven: known
      ? breakEven({
          currency,
          cost: cost.value,
          net: value - each.value,
          churn: plan.churn,
          months,
        })
      : null,
  };
}

function customersNeeded({ currency, target, value }: ProgramPlan): Explained<number> {
  const count =
    target === null || value === null || value <= 0
      ? null
      : Number(ceilRatio(ratio(target, value)));
  return figure({
    value: count,
    because: [
      because(
        count === null || target === null || value === null
          ? 'Needs a revenue target and a monthly value per customer above zero'
          : `${formatMinorShort(target, currency)} a month at ${formatMinorShort(value, currency)} per customer takes ${groupedCount(count)} customers, rounded up`,
      ),
    ],
    inputs: [
      { name: 'revenue target a month', value: target },
      { name: 'value per customer a month', value },
    ],
    rule: 'S60.1',
  });
}

function commissionEach({ currency, value, rate }: ProgramPlan): Explained<number> {
  const each = value === null || rate === null ? null : timesRate(value, rate);
  return figure({
    value: each,
    because: [
      value === null || rate === null || each === null
        ? because('Needs the value per customer and the commission rate')
        : {
            text: `${formatPercent(rate)} of ${formatMinorShort(value, currency)} is ${formatMinorShort(each, currency)} per customer and month`,
            part: each,
          },
    ],
    inputs: [
      { name: 'value per customer a month', value },
      { name: 'commission rate', value: rate === null ? null : formatPercent(rate) },
    ],
    rule: 'S60.2',
  });
}

function payoutOf(
  { currency }: ProgramPlan,
  customers: number | null,
  each: number | null,
): Explained<number> {
  const payout = customers === null || each === null ? null : sumMinor([customers * each]);
  return figure({
    value: payout,
    because: [
      customers === null || each === null || payout === null
        ? because('Needs the customers and the commission of each')
        : {
            text: `${groupedCount(customers)} customers at ${formatMinorShort(each, currency)} pay out ${formatMinorShort(payout, currency)} a month`,
            part: payout,
          },
    ],
    inputs: [
      { name: 'customers', value: customers },
      { name: 'commission per customer', value: each },
    ],
    rule: 'S60.3',
  });
}

function acquisitionCost(
  { currency, months }: ProgramPlan,
  each: number | null,
): Explained<number> {
  const cost = each === null ? null : sumMinor([each * months]);
  return figure({
    value: cost,
    because: [
      each === null || cost === null
        ? because('Needs the commission per customer')
        : {
            text: `${months} months at ${formatMinorShort(each, currency)} cost ${formatMinorShort(cost, currency)} per customer`,
            part: cost,
          },
    ],
    inputs: [
      { name: 'commission per customer', value: each },
      { name: 'months', value: months },
    ],
    rule: 'S60.4',
  });
}
