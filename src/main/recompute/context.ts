import type { Reader, Writer } from '../book/types.ts';
import type { Basis } from './facts.ts';

/**
 * What one partner's derived row takes from the rest of the book. While it stays the same, a change to one partner
 * leaves the rows of all others as a rebuild would write them; when it changes, the whole book is recomputed.
 */
export type BookContext = {
  today: string;
  rulesVersion: number;
  coverage: Basis['coverage'];
  partnersWithRevenue: number;
  /** Trailing revenue of the last partner inside the top tenth; minor units. */
  topTenth: number | null;
};

const key = 'derived.context';

export function readContext(reader: Reader): string | null {
  return (
    reader.get<{ value: string }>('SELECT value FROM ui_setting WHERE key = ?', [key])?.value ??
    null
  );
}

export function keepContext(writer: Writer, context: string): void {
  writer.run(
    `INSERT INTO ui_setting (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
    [key, context],
  );
}

/** The context of the derived rows as they stand. */
export function contextOf(reader: Reader, basis: Basis): string {
  const partnersWithRevenue =
    reader.get<{ n: number }>('SELECT count(*) AS n FROM partner_score WHERE revenue_t12m > 0')
      ?.n ?? 0;
  const top = Math.ceil(partnersWithRevenue / 10);
  const topTenth =
    top === 0
      ? null
      : (reader.get<{ revenue: number }>(
          'SELECT revenue_t12m AS revenue FROM partner_score WHERE revenue_t12m > 0 ORDER BY revenue_t12m DESC LIMIT 1 OFFSET ?',
          [top - 1],
        )?.revenue ?? null);
  const context: BookContext = {
    today: basis.today,
    rulesVersion: basis.settings.version,
    coverage: basis.coverage,
    partnersWithRevenue,
    topTenth,
  };
  return JSON.stringify(context);
}
