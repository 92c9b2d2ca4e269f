import { minorFromMajor } from '../../shared/kernel/money.ts';
import { revenueRanks } from '../../shared/program/segment.ts';
import type { ProgramSettings } from '../../shared/program/settings.ts';
import { medianRevenue } from '../../shared/program/value-matrix.ts';
import type { Reader } from '../book/types.ts';
import { partnerFacts } from './facts.ts';
import { bookRows } from './recompute.ts';
import type { ScoreRow } from './rows.ts';
import type { BookPlace } from './score.ts';

/** Whether the derived rows of the book stand for this day and these rules; otherwise figures are computed. */
export function derivedFor(reader: Reader, today: string, settings: ProgramSettings): boolean {
  const row = reader.get<{ other: number; rows: number }>(
    'SELECT count(*) FILTER (WHERE as_of <> @today OR rules_version <> @version) AS other, count(*) AS rows FROM partner_score',
    { today, version: settings.version },
  );
  if (row === undefined || row.other > 0) return false;
  return (
    row.rows > 0 || reader.get('SELECT 1 FROM partner WHERE archived = 0 LIMIT 1') === undefined
  );
}

/** The derived rows for a day: null where the book's own stand for it, else computed. */
export function computedRows(
  reader: Reader,
  today: string,
  settings: ProgramSettings,
): ScoreRow[] | null {
  if (derivedFor(reader, today, settings)) return null;
  return bookRows(partnerFacts(reader, null, today, settings, { terse: true }));
}

export type BookStanding = BookPlace & {
  /** From which revenue on a partner counts as high in the value matrix; minor units. */
  revenueCut: number | null;
};

/** Where one partner stands in the whole book: its rank by trailing revenue, and the matrix's cut. */
export function bookStanding(
  reader: Reader,
  partner: { id: number; revenue: number | null },
  today: string,
  settings: ProgramSettings,
): BookStanding {
  const revenues = revenuesOf(reader, today, settings).filter(({ id }) => id !== partner.id);
  const all = [partner.revenue, ...revenues.map(({ revenue }) => revenue)];
  const known = all.filter((one) => one !== null && one > 0);
  const { matrixRevenueCut, currency } = settings;
  return {
    rank: revenueRanks(all)[0] ?? null,
    partnersWithRevenue: known.length,
    revenueCut:
      matrixRevenueCut === null
        ? medianRevenue(all.map((one) => one ?? 0))
        : minorFromMajor(matrixRevenueCut, currency),
  };
}

function revenuesOf(reader: Reader, today: string, settings: ProgramSettings) {
  const computed = computedRows(reader, today, settings);
  if (computed === null)
    return reader.all<{ id: number; revenue: number | null }>(
      'SELECT partner_id AS id, revenue_t12m AS revenue FROM partner_score',
    );
  return computed.map((row) => ({
    id: Number(row.partner_id),
    revenue: typeof row.revenue_t12m === 'number' ? row.revenue_t12m : null,
  }));
}
