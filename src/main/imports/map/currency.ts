import type { Reader } from '../../book/types.ts';

/** The currency of amounts that say none (G6): the program's reporting currency, USD until it says another. */
export function reportingCurrency(reader: Reader): string {
  const row = reader.get<{ currency: string | null }>(
    `SELECT json_extract(value, '$.currency') AS currency FROM program_setting
     WHERE kind = 'program' ORDER BY version DESC LIMIT 1`,
  );
  return typeof row?.currency === 'string' && /^[A-Z]{3}$/.test(row.currency)
    ? row.currency
    : 'USD';
}
