import { daysBetween } from '../../shared/kernel/local-date.ts';
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
type Run = { file: string; at: string; asOf: string | null };

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
        const run = newestRun(reader, sourceId, entity);
        if (run === undefined) return [];
        const day = run.asOf ?? run.at.slice(0, 10);
        return [{ ...found, entity, ...run, ageDays: Math.max(0, daysBetween(day, today)) }];
      }),
  );
}

function newestRun(reader: Reader, sourceId: number, entity: string): Run | undefined {
  return reader.get<Run>(
    `SELECT file, at, as_of AS asOf FROM import_run
     WHERE source_id = ? AND entity = ? AND undone_by IS NULL ORDER BY id DESC LIMIT 1`,
    [sourceId, entity],
  );
}
