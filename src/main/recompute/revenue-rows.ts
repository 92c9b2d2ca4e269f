import type { LocalDate } from '../../shared/kernel/local-date.ts';
import { fromOrdinal, quarterKey } from '../../shared/kernel/quarter.ts';
import type { Reader } from '../book/types.ts';
import { dealIdentity, type Scope } from './scope.ts';

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

/** Won deals by partner and fiscal quarter of their close date. */
export function wonByQuarter(
  reader: Reader,
  scope: Scope,
  window: { from: LocalDate; to: LocalDate },
  currency: string,
  startMonth: number,
  severalSources: boolean,
): QuarterRow[] {
  const month =
    'cast(substr(closed_on, 1, 4) AS INTEGER) * 12 + cast(substr(closed_on, 6, 2) AS INTEGER)';
  const rows = reader.all<Omit<QuarterRow, 'quarter'> & { ordinal: number }>(
    `SELECT partner_id AS partner, (${month} - CAST(@startMonth AS INTEGER)) / 3 + CAST(@shift AS INTEGER) AS ordinal,
            count(*) AS rows, count(amount) AS known, sum(amount) AS revenue,
            coalesce(sum(amount) FILTER (WHERE ${influenced}), 0) AS influenced,
            coalesce(sum(amount) FILTER (WHERE ${unstated}), 0) AS unstated,
            count(*) FILTER (WHERE ${foreign} AND amount IS NOT NULL) AS "foreign",
            NULL AS target, count(DISTINCT ${dealIdentity(severalSources)}) AS won
     FROM deal d
     WHERE archived = 0 AND stage = 'won' AND closed_on BETWEEN @from AND @to ${scope.and('partner_id')}
     GROUP BY partner_id, ordinal`,
    { ...scope.params, ...window, currency, startMonth, shift: startMonth === 1 ? 0 : 4 },
  );
  return rows.map(({ ordinal, ...row }) => ({ ...row, quarter: quarterKey(fromOrdinal(ordinal)) }));
}

export type DealSums = {
  partner: number;
  deals: number;
  /** First day a deal of the partner was won. */
  firstWon: LocalDate | null;
  /** Last day up to today any deal is dated. */
  lastDated: LocalDate | null;
  everRegistered: number;
  registered: number;
  won12: number;
  known12: number;
  value12: number | null;
  influenced12: number;
  unstated12: number;
  foreign12: number;
  valuePrior: number | null;
  knownPrior: number;
  foreignPrior: number;
};

export type DealWindows = {
  from12: LocalDate;
  to12: LocalDate;
  fromPrior: LocalDate;
  toPrior: LocalDate;
  fromRegistered: LocalDate;
  toRegistered: LocalDate;
};

/** Everything dated windows ask of a partner's deals, in one pass. */
export function dealSums(
  reader: Reader,
  scope: Scope,
  windows: DealWindows,
  currency: string,
  severalSources: boolean,
): DealSums[] {
  const won12 = "stage = 'won' AND closed_on BETWEEN @from12 AND @to12";
  const prior = "stage = 'won' AND closed_on BETWEEN @fromPrior AND @toPrior";
  const identity = dealIdentity(severalSources);
  return reader.all<DealSums>(
    `SELECT partner_id AS partner, count(*) AS deals,
            min(closed_on) FILTER (WHERE stage = 'won') AS firstWon,
            nullif(max(max(iif(registered_on <= @to12, registered_on, ''), iif(opened_on <= @to12, opened_on, ''), iif(closed_on <= @to12, closed_on, ''))), '') AS lastDated,
            count(*) FILTER (WHERE registered_on <= @to12) AS everRegistered,
            count(DISTINCT ${identity}) FILTER (WHERE registered_on BETWEEN @fromRegistered AND @toRegistered) AS registered,
            count(DISTINCT ${identity}) FILTER (WHERE ${won12}) AS won12,
            count(amount) FILTER (WHERE ${won12}) AS known12,
            sum(amount) FILTER (WHERE ${won12}) AS value12,
            coalesce(sum(amount) FILTER (WHERE ${won12} AND ${influenced}), 0) AS influenced12,
            coalesce(sum(amount) FILTER (WHERE ${won12} AND ${unstated}), 0) AS unstated12,
            count(*) FILTER (WHERE ${won12} AND ${foreign} AND amount IS NOT NULL) AS foreign12,
            sum(amount) FILTER (WHERE ${prior}) AS valuePrior,
            count(amount) FILTER (WHERE ${prior}) AS knownPrior,
            count(*) FILTER (WHERE ${prior} AND ${foreign} AND amount IS NOT NULL) AS foreignPrior
     FROM deal d WHERE archived = 0 ${scope.and('partner_id')}
     GROUP BY partner_id`,
    { ...scope.params, ...windows, currency },
  );
}
