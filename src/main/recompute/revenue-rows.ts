import type { Reader } from '../book/types.ts';
import type { Scope } from './scope.ts';

/** What one kind of record says of one partner's quarter (or period). Minor units; null = no row says it. */
export type RevenueSum = {
  rows: number;
  /** Rows with an amount. */
  known: number;
  revenue: number | null;
  /** Part the partner influenced and did not source. */
  influenced: number;
  /** Part whose kind nobody stated; counted as sourced. */
  unstated: number;
  /** Rows in another currency than the book's, of which no rate is on record. */
  foreign: number;
  target: number | null;
  /** Distinct deals won, or what the facts say of it. */
  won: number | null;
};

export type QuarterRow = RevenueSum & { partner: number; quarter: string };

/** Kinds of revenue (S01): a resold deal and one without a stated kind count as sourced, and the figure says so. */
const influenced = "kind = 'influenced'";
const unstated = "(kind IS NULL OR kind = 'unknown')";
const foreign = '(currency IS NOT NULL AND currency <> @currency)';

/** Quarterly facts by partner and quarter. */
export function quarterlyFacts(
  reader: Reader,
  scope: Scope,
  window: { from: string; to: string },
  currency: string,
): QuarterRow[] {
  return reader.all<QuarterRow>(
    `SELECT partner_id AS partner, quarter, count(*) AS rows, count(revenue) AS known, sum(revenue) AS revenue,
            coalesce(sum(revenue) FILTER (WHERE ${influenced}), 0) AS influenced,
            coalesce(sum(revenue) FILTER (WHERE ${unstated}), 0) AS unstated,
            count(*) FILTER (WHERE ${foreign} AND (revenue IS NOT NULL OR target IS NOT NULL)) AS "foreign",
            sum(target) AS target, sum(deals_won) AS won
     FROM quarter_fact
     WHERE archived = 0 AND quarter BETWEEN @from AND @to ${scope.and('partner_id')}
     GROUP BY partner_id, quarter`,
    { ...scope.params, ...window, currency },
  );
}
