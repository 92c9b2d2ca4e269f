import { because, type Explained, explained } from '../kernel/explained.ts';
import { currencyExponent, sumMinor } from '../kernel/money.ts';
import { displayPercent } from '../kernel/percent.ts';
import { topCount, topShare } from '../kernel/ranking.ts';
import { type Ratio, ratio, ratioOf, toDecimals } from '../kernel/ratio.ts';
import {
  type AffiliateBenchMetric,
  type AffiliateHealthMetric,
  affiliateBenchMetrics,
  affiliateBenchTable,
  affiliateHealthFigures,
  affiliateHealthMetrics,
  affiliateHealthTable,
} from '../playbooks/affiliate-benchmarks.ts';
import { type AffiliateStatus, affiliateStatus, type BenchStatus, benchStatus } from './health.ts';

/** One calendar month of the program; amounts are minor units of `currency`, null is unknown (G8). */
export type ProgramMonth = {
  readonly currency: string;
  readonly affiliates: number | null;
  /** With at least one click in the month. */
  readonly active: number | null;
  /** With at least one sale in the month. */
  readonly producing: number | null;
  readonly clicks: number | null;
  readonly signups: number | null;
  readonly conversions: number | null;
  readonly refunds: number | null;
  readonly commissions: number | null;
  /** Revenue of each active affiliate, zeros included. */
  readonly revenues: readonly number[] | null;
  /** Whether the average revenue fell on the quarter before. */
  readonly averageDeclines: boolean | null;
  readonly daysToFirstSale: number | null;
};

/** A figure and where it stands; `value` is shown (percent 0-100, major units or days), null = no data. */
export type RatedMetric<Metric extends string, Status extends string> = Explained<number> & {
  readonly metric: Metric;
  readonly name: string;
  readonly status: Status | null;
};

/** The month on the two-band scale (S66.1, S66.3-S66.7). */
export function affiliateHealth(
  month: ProgramMonth,
): RatedMetric<AffiliateHealthMetric, AffiliateStatus>[] {
  const { averageDeclines } = month;
  return affiliateHealthMetrics.map((metric) => {
    const exact = healthFigures[metric](month);
    const { name, unit, sign } = affiliateHealthTable[metric];
    const status = affiliateStatus(metric, exact, averageDeclines);
    const points = status === 'warning' && sign !== null ? `, a sign of ${sign}` : '';
    return {
      ...rated(name, exact, unit === 'percent', status, points, 'S66.1', 'two bands'),
      metric,
      name,
      status,
    };
  });
}

/** The month on the three-band scale (S66.2); its concentration is `affiliateConcentration`. */
export function affiliateBench(
  month: ProgramMonth,
): RatedMetric<AffiliateBenchMetric, BenchStatus>[] {
  return affiliateBenchMetrics.map((metric) => {
    const exact = benchFigures[metric](month);
    const { name } = affiliateBenchTable[metric];
    const status = benchStatus(metric, exact);
    return {
      ...rated(name, exact, true, status, '', 'S66.2', 'three bands'),
      metric,
      name,
      status,
    };
  });
}

function rated(
  name: string,
  exact: Ratio | null,
  percent: boolean,
  status: string | null,
  points: string,
  rule: string,
  preset: string,
): Explained<number> {
  const value = exact === null ? null : shownFigure(exact, percent);
  const text =
    value === null
      ? `${name}: no data`
      : `${name} of ${value}${percent ? '%' : ''} is ${status}${points}`;
  return explained({ value, because: [because(text)], inputs: [{ name, value }], rule, preset });
}

function shownFigure(exact: Ratio, percent: boolean): number {
  return percent ? displayPercent({ num: exact.num, den: exact.den * 100n }) : toDecimals(exact, 2);
}

type Figure = (month: ProgramMonth) => Ratio | null;

const healthFigures: Readonly<Record<AffiliateHealthMetric, Figure>> = {
  active_rate: ({ active, affiliates }) => percentOf(active, affiliates),
  conversion: ({ conversions, clicks }) => percentOf(conversions, clicks),
  avg_revenue: averageRevenue,
  epc: earningsPerClick,
  refund: ({ refunds, conversions }) => percentOf(refunds, conversions),
  first_sale: ({ daysToFirstSale }) => (daysToFirstSale === null ? null : ratioOf(daysToFirstSale)),
  top10: topTenShare,
};

const benchFigures: Readonly<Record<AffiliateBenchMetric, Figure>> = {
  click_to_signup: ({ signups, clicks }) => percentOf(signups, clicks),
  signup_to_paid: ({ conversions, signups }) => percentOf(conversions, signups),
  refund: healthFigures.refund,
  active: healthFigures.active_rate,
};

/** part / whole in percent; null when either is unknown or there is nothing to divide by. */
function percentOf(part: number | null, whole: number | null): Ratio | null {
  return part === null || whole === null || whole === 0 ? null : ratio(100 * part, whole);
}

/** Earnings per click in major units: commissions / clicks (S66.4). Null without clicks. */
export function earningsPerClick({
  currency,
  commissions,
  clicks,
}: Pick<ProgramMonth, 'currency' | 'commissions' | 'clicks'>): Ratio | null {
  if (commissions === null || clicks === null || clicks === 0) return null;
  return ratio(commissions, clicks * 10 ** currencyExponent(currency));
}

/** Mean revenue of the top fifth of the active affiliates, major units (S66.5). Null without active affiliates. */
function averageRevenue({ revenues, currency }: ProgramMonth): Ratio | null {
  if (revenues === null || revenues.length === 0) return null;
  const count = topCount(revenues.length, affiliateHealthFigures.averageOfTopPercent);
  const top = revenues.toSorted((a, b) => b - a).slice(0, count);
  return ratio(sumMinor(top), count * 10 ** currencyExponent(currency));
}

/** Share of the ten best, percent (S66.7). Null with fewer than 25 producing affiliates. */
function topTenShare({ revenues }: ProgramMonth): Ratio | null {
  const { producingForConcentration, topAffiliates } = affiliateHealthFigures;
  const producing = (revenues ?? []).filter((revenue) => revenue > 0);
  const enough = producing.length >= producingForConcentration;
  const share = enough ? topShare(producing, topAffiliates) : null;
  return share === null ? null : { num: share.num * 100n, den: share.den };
}
