import type { LocalDate } from '../../shared/kernel/local-date.ts';
import { quarterKey, quarterOf } from '../../shared/kernel/quarter.ts';
import type { Reader } from '../book/types.ts';

/**
 * How far the book's own data reaches. Inside it a partner without rows had none (zero); outside it nobody knows (null).
 * Part of what every partner's figures depend on, so a change of it means the whole book.
 */
export type Coverage = {
  /** First and last fiscal quarter with quarterly facts. */
  factsFrom: string | null;
  factsTo: string | null;
  /** First day of a won deal, last day any deal is dated. */
  dealsFrom: LocalDate | null;
  dealsTo: LocalDate | null;
  /** Sources that bring revenue, registered deals, certifications: their partners are covered even without a row. */
  revenueSources: number[];
  registrationSources: number[];
  certificationSources: number[];
  severalDealSources: boolean;
};

type Span = { low: string | null; high: string | null };

export function readCoverage(reader: Reader, today: LocalDate): Coverage {
  const facts = reader.get<Span>(
    'SELECT min(quarter) AS low, max(quarter) AS high FROM quarter_fact WHERE archived = 0 AND revenue IS NOT NULL AND partner_id IS NOT NULL',
  );
  const until = (column: string) => `coalesce(max(iif(${column} <= @today, ${column}, NULL)), '')`;
  const deals = reader.get<Span>(
    `SELECT min(iif(stage = 'won', closed_on, NULL)) AS low,
            nullif(max(${until('registered_on')}, ${until('opened_on')}, ${until('closed_on')}), '') AS high
     FROM deal WHERE archived = 0 AND partner_id IS NOT NULL`,
    { today },
  );
  const sources = dealSources(reader);
  return {
    factsFrom: facts?.low ?? null,
    factsTo: facts?.high ?? null,
    dealsFrom: deals?.low ?? null,
    dealsTo: later(deals?.high ?? null, statedReach(reader, today)),
    revenueSources: sources.revenue,
    registrationSources: sources.registrations,
    certificationSources: sources.certifications,
    severalDealSources: sources.several,
  };
}

/** Deals reach as far as their newest date, or the day an import of them says it stood at. */
function later(found: string | null, stated: string | null): string | null {
  if (found === null) return stated;
  return stated !== null && stated > found ? stated : found;
}

function statedReach(reader: Reader, today: LocalDate): string | null {
  const row = reader.get<{ high: string | null }>(
    `SELECT max(as_of) AS high FROM import_run
     WHERE entity = 'deals' AND undone_by IS NULL AND as_of IS NOT NULL AND as_of <= @today`,
    { today },
  );
  return row?.high ?? null;
}

function dealSources(reader: Reader) {
  const known = reader.all<{ id: number }>('SELECT id FROM source ORDER BY id').map(({ id }) => id);
  const has = (id: number, entity: string, table: string, condition: string) =>
    reader.get(
      `SELECT 1 FROM source_row r JOIN ${table} t ON t.id = r.record_id
       WHERE r.source_id = @id AND r.entity = @entity AND t.archived = 0 ${condition} LIMIT 1`,
      { id, entity },
    ) !== undefined;
  const withDeals = known.filter((id) => has(id, 'deals', 'deal', ''));
  // Asked of the whole table first: where none is registered, each source would be read to its end.
  const registered = reader.get('SELECT 1 FROM deal WHERE registered_on IS NOT NULL LIMIT 1');
  const mayRegister = registered === undefined ? [] : withDeals;
  return {
    several: withDeals.length > 1,
    registrations: mayRegister.filter((id) =>
      has(id, 'deals', 'deal', 'AND t.registered_on IS NOT NULL'),
    ),
    revenue: known.filter(
      (id) =>
        has(id, 'quarters', 'quarter_fact', 'AND t.revenue IS NOT NULL') ||
        (withDeals.includes(id) && has(id, 'deals', 'deal', "AND t.stage = 'won'")),
    ),
    certifications: known.filter((id) => has(id, 'certifications', 'certification', '')),
  };
}

/** The quarter keys between which the book knows revenue at all, from either kind of record; null = it knows none. */
export function revenueSpan(
  coverage: Coverage,
  startMonth: number,
): { from: string; to: string } | null {
  const at = (day: LocalDate | null) =>
    day === null ? null : quarterKey(quarterOf(day, startMonth));
  const lows = [coverage.factsFrom, at(coverage.dealsFrom)].filter((key) => key !== null).sort();
  const highs = [coverage.factsTo, coverage.dealsFrom === null ? null : at(coverage.dealsTo)]
    .filter((key) => key !== null)
    .sort();
  const [from, to] = [lows[0], highs.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}
