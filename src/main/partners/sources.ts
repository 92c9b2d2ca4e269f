import { daysBetween } from '../../shared/kernel/local-date.ts';
import { lastImport } from '../book/last-import.ts';
import type { Reader } from '../book/types.ts';
import type { PartnerSource } from './types.ts';

const tables = [
  ['partners', 'partner', 't.id'],
  ['deals', 'deal', 't.partner_id'],
  ['quarters', 'quarter_fact', 't.partner_id'],
  ['contacts', 'contact', 't.partner_id'],
  ['touches', 'touch', 't.partner_id'],
  ['certifications', 'certification', 't.partner_id'],
  ['surveys', 'survey', 't.partner_id'],
  ['campaigns', 'campaign', 't.partner_id'],
] as const;

type Rows = { sourceId: number; source: string; rows: number; vanished: number };

/** Which files tell of a partner, how old they are, and how many of its rows are no longer in them. */
export function partnerSources(reader: Reader, partner: number, today: string): PartnerSource[] {
  return tables.flatMap(([entity, table, column]) =>
    reader
      .all<Rows>(
        `SELECT r.source_id AS sourceId, s.name AS source, count(*) AS rows, count(r.vanished_in) AS vanished
         FROM ${table} t JOIN source_row r ON r.entity = '${entity}' AND r.record_id = t.id
         JOIN source s ON s.id = r.source_id WHERE ${column} = ? GROUP BY r.source_id ORDER BY s.name`,
        [partner],
      )
      .flatMap(({ sourceId, ...found }) => {
        const last = lastImport(reader, sourceId, entity);
        if (last === null) return [];
        const { file, at, asOf } = last;
        const ageDays = Math.max(0, daysBetween(asOf ?? at.slice(0, 10), today));
        return [{ ...found, entity, file, at, asOf, ageDays }];
      }),
  );
}
