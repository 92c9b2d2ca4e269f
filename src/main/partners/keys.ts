import { type EntityName, entities } from '../../shared/book/entities.ts';
import { keyForm } from '../../shared/book/key.ts';
import { conflict, notFound } from '../../shared/kernel/failure.ts';
import type { Reader } from '../book/types.ts';

export type Found = { id: number; publicId: string };

/**
 * The record a key names: a book id, `source:key`, or a key on its own where only one record has it. Parts of a
 * composite key are joined with `|`, a `|` inside a part is written `\|`.
 */
export function resolveKey(reader: Reader, entity: EntityName, key: string): Found {
  const own = byPublicId(reader, entity, key);
  if (own !== null) return own;
  const found = new Map<number, string>();
  for (const { recordId, name } of bySourceAndKey(reader, entity, key)) found.set(recordId, name);
  if (found.size === 0)
    for (const { recordId, name } of byBareKey(reader, entity, keyForm(key)))
      found.set(recordId, name);
  const ids = [...found.keys()];
  const only = ids[0];
  const { singular } = entities[entity];
  if (only === undefined)
    throw notFound(
      `There is no ${singular} with the key "${key}".`,
      `Use a key from "list ${entity}", a book id, or source:key.`,
    );
  if (ids.length > 1)
    throw conflict(
      `"${key}" names ${ids.length} ${singular === 'partner' ? 'partners' : 'records'}: ${[...found.values()].slice(0, 5).join(', ')}.`,
      'Write source:key, or the book id, so that only one is meant.',
    );
  const record = reader.get<Found>(
    `SELECT id, public_id AS publicId FROM ${entities[entity].table} WHERE id = ?`,
    [only],
  );
  if (record === undefined)
    throw notFound(`The ${singular} "${key}" is no longer in the book.`, 'Reload and try again.');
  return record;
}

function byPublicId(reader: Reader, entity: EntityName, key: string): Found | null {
  const sql = `SELECT id, public_id AS publicId FROM ${entities[entity].table} WHERE public_id = ?`;
  return reader.get<Found>(sql, [key]) ?? null;
}

type Candidate = { recordId: number; name: string };

function bySourceAndKey(reader: Reader, entity: EntityName, key: string): Candidate[] {
  const colon = key.lastIndexOf(':') + 1;
  if (colon === 0) return [];
  const inForm = key.slice(0, colon) + keyForm(key.slice(colon));
  return reader.all<Candidate>(
    `SELECT r.record_id AS recordId, s.name || ':' || r.key AS name
     FROM source s CROSS JOIN source_row r ON r.source_id = s.id AND r.entity = @entity
       AND r.key = substr(@key, length(s.name) + 2)
     WHERE substr(@key, 1, length(s.name) + 1) = s.name || ':'`,
    { entity, key: inForm },
  );
}

/** A key in any source, or the id in the source of a record nobody imported. */
function byBareKey(reader: Reader, entity: EntityName, key: string): Candidate[] {
  const { table, fields } = entities[entity];
  const imported = reader.all<Candidate>(
    `SELECT r.record_id AS recordId, s.name || ':' || r.key AS name
     FROM source s CROSS JOIN source_row r ON r.source_id = s.id AND r.entity = @entity AND r.key = @key`,
    { entity, key },
  );
  if (!fields.some(({ name }) => name === 'externalId')) return imported;
  const byHand = reader.all<Candidate>(
    `SELECT t.id AS recordId, t.public_id AS name FROM ${table} t
     WHERE t.external_id = @key
       AND NOT EXISTS (SELECT 1 FROM source_row r WHERE r.entity = @entity AND r.record_id = t.id)`,
    { entity, key },
  );
  const living = byHand.map(({ recordId, name }) => ({
    recordId: entity === 'partners' ? survivorOf(reader, recordId) : recordId,
    name,
  }));
  return [...imported, ...living];
}

/** The partner that another, merged one is now. */
function survivorOf(reader: Reader, id: number): number {
  const sql = 'SELECT merged_into AS "into" FROM partner WHERE id = ?';
  for (let at = id; ; ) {
    const into = reader.get<{ into: number | null }>(sql, [at])?.into ?? null;
    if (into === null) return at;
    at = into;
  }
}
