import { type EntityName, entities, isEntityName } from '../../shared/book/entities.ts';
import type { Scalar } from '../../shared/book/plan.ts';
import { conflict, notFound } from '../../shared/kernel/failure.ts';
import { labelSql } from '../book/record-label.ts';
import { setBase } from '../book/source-bases.ts';
import type { Book, Origin, Reader, Writer } from '../book/types.ts';
import { scalarOf } from './known-rows.ts';
import { resolverOf } from './links.ts';
import { fieldForPeople } from './result.ts';

/** A field where the book and a source differ from what that source said before, and nobody has decided. */
export interface OpenConflict {
  id: string;
  /** The import that found it; null where its record of imports is gone. */
  import: string | null;
  source: string;
  entity: EntityName;
  key: string;
  /** The record, for people. */
  record: string;
  recordId: string;
  field: string;
  base: Scalar;
  /** What the book said when it was found. */
  mine: Scalar;
  theirs: Scalar;
}

export type ConflictAnswer = 'mine' | 'theirs';

interface Row {
  number: number;
  id: string;
  import: string | null;
  source: string;
  sourceId: number;
  sourceRow: number;
  entity: string;
  key: string;
  record: number;
  field: string;
  base: string;
  mine: string;
  theirs: string;
}

const select = `SELECT c.id AS number, c.public_id AS id, i.public_id AS import, s.name AS source, s.id AS sourceId,
    r.id AS sourceRow, r.entity, r.key, r.record_id AS record, c.field, c.base, c.mine, c.theirs
  FROM import_conflict c JOIN source_row r ON r.id = c.source_row_id JOIN source s ON s.id = r.source_id
    LEFT JOIN import_run i ON i.change_id = c.change_id
  WHERE c.decision IS NULL`;

/** Open conflicts, the newest import's first; of one import where it is named. */
export function openConflicts(reader: Reader, importId?: string): OpenConflict[] {
  const rows = reader.all<Row>(
    `${select} AND (@import IS NULL OR i.public_id = @import) ORDER BY c.change_id DESC, c.id`,
    { import: importId ?? null },
  );
  return rows.flatMap((row) => {
    const { entity } = row;
    return isEntityName(entity) ? [shown(reader, row, entity)] : [];
  });
}

function shown(reader: Reader, row: Row, entity: EntityName): OpenConflict {
  const record = reader.get<{ id: string; name: string }>(
    `SELECT public_id AS id, ${labelSql[entity]} AS name FROM ${entities[entity].table} WHERE id = ?`,
    [row.record],
  );
  const { id, source, key, field } = row;
  return {
    ...{ id, import: row.import, source, entity, key, field: fieldForPeople(field) },
    record: record?.name ?? key,
    recordId: record?.id ?? '',
    base: scalarOf(row.base),
    mine: scalarOf(row.mine),
    theirs: scalarOf(row.theirs),
  };
}

export interface AnsweredConflict {
  /** The change, to be taken back by. */
  change: number | null;
  /** Fields that took the file's value. */
  changed: string[];
}

/**
 * Answers an open conflict as a person: `mine` leaves the book as it is, `theirs` writes what the file said. Throws NotFound
 * where there is none of this id, Conflict where it was answered already.
 */
export function answerConflict(
  { book, origin }: { book: Book; origin: Origin },
  id: string,
  answer: ConflictAnswer,
): AnsweredConflict {
  const { change, value } = book.change({ label: 'Answer a conflict', origin }, (writer) => {
    const row = openRow(writer, id);
    const changed = answer === 'theirs' ? takeTheirs(writer, row) : [];
    writer.run('UPDATE import_conflict SET decision = ? WHERE id = ?', [answer, row.number]);
    writer.log('conflicts', row.number, 'decision', null, answer);
    return changed;
  });
  return { change, changed: value };
}

function openRow(reader: Reader, id: string): Row & { entity: EntityName } {
  const row = reader.get<Row>(`${select} AND c.public_id = ?`, [id]);
  if (row !== undefined) {
    const { entity } = row;
    if (isEntityName(entity)) return { ...row, entity };
  }
  if (reader.get('SELECT 1 FROM import_conflict WHERE public_id = ?', [id]) !== undefined)
    throw conflict('This was answered already.', 'Reload the list; history can take it back.');
  throw notFound('There is no such conflict.', 'Reload the list of open conflicts.');
}

function takeTheirs(writer: Writer, row: Row & { entity: EntityName }): string[] {
  const theirs = scalarOf(row.theirs);
  if (row.field !== 'partnerText')
    return writer.set(row.entity, row.record, { [row.field]: theirs });
  const resolver = resolverOf(writer, row.sourceId, row.entity);
  const partnerId = resolver.resolve(typeof theirs === 'string' ? theirs : null);
  const changed = writer.set(row.entity, row.record, { partnerText: theirs, partnerId });
  // The link is the source's again: the next file may move it.
  const base = writer.get<{ value: string }>(
    "SELECT value FROM source_base WHERE source_row_id = ? AND field = 'partnerId'",
    [row.sourceRow],
  );
  setBase(writer, row.sourceRow, 'partnerId', base?.value ?? null, null);
  return [...new Set(changed.map(fieldForPeople))];
}
