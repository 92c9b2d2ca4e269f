import { formatMinorShort } from '../kernel/money.ts';
import { formatPercent } from '../kernel/percent.ts';
import {
  compareRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  roundRatio,
  subtractRatios,
  toDecimals,
} from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';

/** Amounts in minor units of `currency`. */
export type BreakEvenFacts = {
  readonly currency: string;
  /** What a customer costs in commissions. */
  readonly cost: number;
  /** Monthly value less commission; may be negative. */
  readonly net: number;
  /** Share of customers lost per month, 0-1; null leaves churn out. */
  readonly churn: Ratio | null;
  /** Months drawn on the curve. */
  readonly months: number;
};

export type BreakEvenMonth =
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'never' }
  | { readonly kind: 'beyond'; readonly months: number }
  | { readonly kind: 'no-churn-given' };

export type BreakEven = {
  /** Months without churn, exact; null = never. */
  readonly withoutChurn: Ratio | null;
  readonly withChurn: BreakEvenMonth;
  /** Expected months a customer stays, 1 / churn; null without churn. */
  readonly lifetime: Ratio | null;
  /** Cumulative net per customer at the end of each month, with churn where it is given; rounded once each. */
  readonly curve: readonly { readonly month: number; readonly cumulative: number }[];
  readonly because: readonly string[];
  readonly rule: 'S60.5';
};

const zero = ratio(0);
const one = ratio(1);
/** A hundred years: what breaks even later is told as "beyond". */
const horizon = 1200;

/**
 * When a customer's net pays back its commissions (S60.5-S60.8). Both ways are shown: cost / net without churn, and the
 * first month whose cumulative net reaches the cost when each month keeps (1 - churn) of the customers.
 * Net / churn at or under the cost never breaks even (the sum only nears it).
 */
export function breakEven(facts: BreakEvenFacts): BreakEven {
  const { cost, net, churn } = facts;
  const withoutChurn = monthsWithoutChurn(cost, net);
  const withChurn: BreakEvenMonth =
    churn === null ? { kind: 'no-churn-given' } : monthWithChurn(cost, net, churn);
  const lifetime = churn === null || churn.num === 0n ? null : divideRatios(one, churn);
  return {
    withoutChurn,
    withChurn,
    lifetime,
    curve: curveOf(facts),
    because: reasons(facts, withoutChurn, withChurn, lifetime),
    rule: 'S60.5',
  };
}

function monthsWithoutChurn(cost: number, net: number): Ratio | null {
  if (cost <= 0) return zero;
  return net > 0 ? ratio(cost, net) : null;
}

function monthWithChurn(cost: number, net: number, churn: Ratio): BreakEvenMonth {
  if (cost <= 0) return { kind: 'month', month: 0 };
  if (net <= 0) return { kind: 'never' };
  if (churn.num === 0n) return { kind: 'month', month: Math.ceil(cost / net) };
  // net * (1 - kept^n) / churn >= cost, without dividing: kept^n <= 1 - cost * churn / net
  const room = subtractRatios(one, multiplyRatios(churn, ratio(cost, net)));
  if (compareRatios(room, zero) < 0 || (room.num === 0n && churn.num < churn.den))
    return { kind: 'never' };
  const kept = subtractRatios(one, churn);
  let staying = one;
  for (let month = 1; month <= horizon; month += 1) {
    staying = multiplyRatios(staying, kept);
    if (compareRatios(staying, room) <= 0) return { kind: 'month', month };
  }
  return { kind: 'beyond', months: horizon };
}

function curveOf({ net, churn, months }: BreakEvenFacts): BreakEven['curve'] {
  const kept = subtractRatios(one, churn ?? zero);
  let [staying, sum] = [one, zero];
  // The denominators are powers of one base: the sum takes over the latest, which keeps the digits few.
  return Array.from({ length: months }, (_, at) => {
    sum = { num: sum.num * (staying.den / sum.den) + staying.num, den: staying.den };
    staying = multiplyRatios(staying, kept);
    return { month: at + 1, cumulative: Number(roundRatio(multiplyRatios(ratio(net), sum))) };
  });
}

function reasons(
  { currency, cost, net, churn }: BreakEvenFacts,
  without: Ratio | null,
  withChurn: BreakEvenMonth,
  lifetime: Ratio | null,
): string[] {
  const sum = `${formatMinorShort(cost, currency)} of commissions against ${formatMinorShort(net, currency)} net a month`;
  return [
    without === null
      ? `${sum} never breaks even`
      : `${sum} breaks even after ${toDecimals(without, 1)} months without churn`,
    ...(churn === null
      ? []
      : [`With ${formatPercent(churn)} churn a month ${monthWords(withChurn)}`]),
    ...(lifetime === null ? [] : [`A customer stays ${toDecimals(lifetime, 1)} months on average`]),
    ...(net > 0 && cost > 0
      ? ['Commissions are paid month by month, so cash is positive from month 1']
      : []),
  ];
}

function monthWords(when: BreakEvenMonth): string {
  if (when.kind === 'month') return `the break-even falls in month ${when.month}`;
  if (when.kind === 'beyond') return `it takes more than ${plural(when.months, 'month')}`;
  return 'it never breaks even';
}
