import { placeIn } from '../kernel/range.ts';
import { compareRatios, type Ratio, ratioOf } from '../kernel/ratio.ts';
import { unreachable } from '../kernel/unreachable.ts';
import {
  type AffiliateBenchMetric,
  type AffiliateHealthMetric,
  affiliateBenchTable,
  affiliateHealthTable,
  type BenchRow,
  type HealthRow,
  type Limit,
} from '../playbooks/affiliate-benchmarks.ts';

export type AffiliateStatus = 'healthy' | 'watch' | 'warning';
export type BenchStatus =
  | 'poor'
  | 'between poor and average'
  | 'average'
  | 'between average and good'
  | 'good';

/**
 * A figure on the two-band scale (S66.1): percent 0-100, money in major units, or days; between the bands it is
 * "watch". `declining` = the average revenue fell on the quarter before, which warns at any height (S66.6).
 * Null without data. `table` may be an edited copy.
 */
export function affiliateStatus(
  metric: AffiliateHealthMetric,
  value: number | Ratio | null,
  declining: boolean | null = null,
  table: Readonly<Record<AffiliateHealthMetric, HealthRow>> = affiliateHealthTable,
): AffiliateStatus | null {
  if (value === null) return null;
  const { warning, healthy } = table[metric];
  if (metric === 'avg_revenue' && declining === true) return 'warning';
  if (warning.some((limit) => keeps(limit, value))) return 'warning';
  return keeps(healthy, value) ? 'healthy' : 'watch';
}

/** A figure on the three-band scale (S66.2), percent 0-100; null without data. `table` may be an edited copy. */
export function benchStatus(
  metric: AffiliateBenchMetric,
  value: number | Ratio | null,
  table: Readonly<Record<AffiliateBenchMetric, BenchRow>> = affiliateBenchTable,
): BenchStatus | null {
  if (value === null) return null;
  const { poor, average, good, better } = table[metric];
  if (keeps(poor, value)) return 'poor';
  if (keeps(good, value)) return 'good';
  const place = placeIn(average, value);
  if (place === 'inside') return 'average';
  const short = better === 'higher' ? 'below' : 'above';
  return place === short ? 'between poor and average' : 'between average and good';
}

/** Whether a figure keeps to a limit, exactly compared (G13). */
function keeps(limit: Limit, value: number | Ratio): boolean {
  const exact = typeof value === 'number' ? ratioOf(value) : value;
  switch (limit.kind) {
    case 'over':
      return compareRatios(exact, ratioOf(limit.edge)) > 0;
    case 'under':
      return compareRatios(exact, ratioOf(limit.edge)) < 0;
    case 'from':
      return compareRatios(exact, ratioOf(limit.edge)) >= 0;
    case 'range':
      return placeIn(limit.range, exact) === 'inside';
    default:
      return unreachable(limit);
  }
}
