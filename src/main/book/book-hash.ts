import { createHash } from 'node:crypto';
import { recordNames } from '../../../db/schema/registry.ts';
import { entityNames } from '../../shared/book/entities.ts';
import { Connection } from './connection.ts';
import { type RecordShape, shapes } from './record-shape.ts';
import type { Reader, SqlParams } from './types.ts';

export interface TableHash {
  rows: number;
  hash: string;
}

export interface BookHash {
  /** SHA-256 over the tables' names, row counts and hashes. */
  hash: string;
  tables: Record<string, TableHash>;
}

interface FactQuery {
  table: string;
  /** Each answers rows of one text column, `row`, in the order of their public key. */
  queries: { sql: string; params: SqlParams }[];
}

/**
 * What the book knows, as one number: entities with their custom values, links, source rows, bases, open conflicts and
 * program settings. Rows stand in the order of their public key and name others by theirs. Surrogate ids, clock stamps,
 * the change log, imports, backups, UI settings, derived and search tables are not in it.
 */
export function bookHash(reader: Reader): BookHash {
  return reader instanceof Connection ? reader.snapshot(() => hashOf(reader)) : hashOf(reader);
}

function hashOf(reader: Reader): BookHash {
  const all = createHash('sha256');
  const tables: Record<string, TableHash> = {};
  for (const fact of factQueries) {
    const table = hashTable(reader, fact);
    tables[fact.table] = table;
    all.update(`${fact.table} ${table.rows} ${table.hash}\n`);
  }
  return { hash: all.digest('hex'), tables };
}

function hashTable(reader: Reader, fact: FactQuery): TableHash {
  const hash = createHash('sha256');
  let rows = 0;
  let pending: string[] = [];
  const flush = () => {
    if (pending.length > 0) hash.update(`${pending.join('\n')}\n`);
    pending = [];
  };
  for (const { sql, params } of fact.queries) {
    reader.each<{ row: string }>(sql, params, ({ row }) => {
      rows += 1;
      if (pending.push(row) === 500) flush();
    });
  }
  flush();
  return { rows, hash: hash.digest('hex') };
}

const referents: Readonly<Record<string, string>> = {
  partner_id: 'partner',
  qbr_id: 'qbr',
  merged_into: 'partner',
};

function recordQuery(shape: RecordShape): FactQuery {
  const columns = [...shape.columns.values()].map(({ name }) => {
    const referent = referents[name];
    if (referent === undefined) return `t."${name}"`;
    return `(SELECT r.public_id FROM ${referent} r WHERE r.id = t.${name})`;
  });
  if (shape.hasCustom) columns.push('t.custom');
  const sql = `SELECT json_array(t.public_id, ${columns.join(', ')}) AS row FROM ${shape.table} t ORDER BY t.public_id`;
  return { table: shape.record, queries: [{ sql, params: [] }] };
}

/** Per entity, since only its own table knows the record's public id. */
function sourceRowQueries(): FactQuery['queries'] {
  return entityNames.map((entity) => ({
    sql: `SELECT json_array(s.name, r.entity, r.key, t.public_id, hex(r.hash),
            (SELECT i.public_id FROM import_run i WHERE i.id = r.vanished_in)) AS row
          FROM source_row r
          JOIN source s ON s.id = r.source_id
          LEFT JOIN ${shapes[entity].table} t ON t.id = r.record_id
          WHERE r.entity = ? ORDER BY s.name, r.key`,
    params: [entity],
  }));
}

const keyOfRow = `FROM source_row r JOIN source s ON s.id = r.source_id`;

const factQueries: readonly FactQuery[] = [
  ...recordNames.map((record) => recordQuery(shapes[record])),
  { table: 'sourceRows', queries: sourceRowQueries() },
  {
    table: 'bases',
    queries: [
      {
        sql: `SELECT json_array(s.name, r.entity, r.key, b.field, b.value) AS row
              ${keyOfRow} JOIN source_base b ON b.source_row_id = r.id
              ORDER BY s.name, r.entity, r.key, b.field`,
        params: [],
      },
    ],
  },
  {
    table: 'conflicts',
    queries: [
      {
        sql: `SELECT json_array(c.public_id, s.name, r.entity, r.key, c.field, c.base, c.mine, c.theirs) AS row
              ${keyOfRow} JOIN import_conflict c ON c.source_row_id = r.id
              WHERE c.decision IS NULL ORDER BY c.public_id`,
        params: [],
      },
    ],
  },
  {
    table: 'settings',
    queries: [
      {
        sql: `SELECT json_array(public_id, kind, version, effective_from, value) AS row
              FROM program_setting ORDER BY public_id`,
        params: [],
      },
    ],
  },
];
