import { type EntityName, entities, isEntityName } from '../../../shared/book/entities.ts';
import type { Scalar } from '../../../shared/book/plan.ts';
import { conflict, notFound } from '../../../shared/kernel/failure.ts';
import { labelSql } from '../../book/record-label.ts';
import { shapes } from '../../book/record-shape.ts';
import { replaceBase } from '../../book/source-bases.ts';
import type { Book, Origin, Reader, Writer } from '../../book/types.ts';
import { type ResolverFor, resolversOf } from '../../partners/index.ts';
import { scalarOf } from '../diff/known-rows.ts';
import { customOf, readRecord } from '../diff/live-record.ts';
import { reportingCurrency } from '../map/currency.ts';
import { typedValue } from '../map/typed-value.ts';
import { lastEdit, recordFinder } from '../plan/record-finder.ts';
import { fieldForPeople } from '../plan/result.ts';

/** A field where the book and a source differ from what that source said before, and nobody has decided. */
export interface OpenConflict {
  id: string;
  /** The import that found it, with its file; null where its record of imports is gone. */
  import: { id: string; file: string; at: string; asOf: string | null } | null;
  source: string;
  entity: EntityName;
  key: string;
  /** The record, for people. */
  record: string;
  /** The partner it is or belongs to. */
  partner: string | null;
  partnerId: string | null;
  field: string;
  base: Scalar;
  /** What the book says now. */
  mine: Scalar;
  theirs: Scalar;
  /** Of amounts. */
  currency: string;
  /** When a person last set the field; null where nobody did. */
  editedAt: string | null;
}

/** Keep the book's value, take the file's, or write another one, typed as in any field. */
export type ConflictAnswer = 'mine' | 'theirs' | { value: string };

interface Row {
  number: number;
  id: string;
  import: string | null;
  file: string;
  at: string;
  asOf: string | null;
  source: string;
  sourceId: number;
  sourceRow: number;
  entity: string;
  key: string;
  record: number;
  field: string;
  base: string;
  theirs: string;
}

const select = `SELECT c.id AS number, c.public_id AS id, i.public_id AS import, i.file, i.at, i.as_of AS asOf,
    s.name AS source, s.id AS sourceId, r.id AS sourceRow, r.entity, r.key, r.record_id AS record, c.field, c.base, c.theirs
  FROM import_conflict c JOIN source_row r ON r.id = c.source_row_id JOIN source s ON s.id = r.source_id
    LEFT JOIN import_run i ON i.change_id = c.change_id
  WHERE c.decision IS NULL`;

/** Open conflicts, the newest import's first; of one import where it is named. */
export function openConflicts(reader: Reader, importId?: string): OpenConflict[] {
  const rows = reader.all<Row>(
    `${select} AND (@import IS NULL OR i.public_id = @import) ORDER BY c.change_id DESC, c.id`,
    { import: importId ?? null },
  );
  const show = shower(reader);
  return rows.flatMap((row) => {
    const { entity } = row;
    return isEntityName(entity) ? [show(row, entity)] : [];
  });
}

function shower(reader: Reader): (row: Row, entity: EntityName) => OpenConflict {
  const reporting = reportingCurrency(reader);
  return (row, entity) => {
    const { id, source, key, field } = row;
    const { partner, partnerId, currency } = recordFinder(reader, entity)(row.record);
    const label = reader.get<{ name: string }>(
      `SELECT ${labelSql[entity]} AS name FROM ${entities[entity].table} WHERE id = ?`,
      [row.record],
    );
    return {
      ...{ id, source, entity, key, partner, partnerId, field: fieldForPeople(field) },
      import:
        row.import === null ? null : { id: row.import, file: row.file, at: row.at, asOf: row.asOf },
      record: label?.name ?? key,
      base: scalarOf(row.base),
      mine: bookValue(reader, entity, row.record, field),
      theirs: scalarOf(row.theirs),
      currency: currency ?? reporting,
      editedAt: lastEdit(reader, entity, row.record, field),
    };
  };
}

function bookValue(reader: Reader, entity: EntityName, id: number, field: string): Scalar {
  const record = readRecord(reader, entity, id);
  if (record === undefined) return null;
  if (field.startsWith('custom.')) return customOf(record)[field.slice('custom.'.length)] ?? null;
  const value = record[shapes[entity].columns.get(field)?.name ?? ''];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

export interface AnsweredConflict {
  /** The change, to be taken back by. */
  change: number | null;
  /** Fields that took the file's value, or the one typed. */
  changed: string[];
}

/**
 * Answers open conflicts as a person, in one change: `mine` leaves the book as it is, `theirs` writes what the file said, a
 * value is written as an edit; of two about one field the later stands. Throws NotFound where there is none of an id, Conflict
 * where one was answered already, BadInput where a value can't be read as one of its field.
 */
export function answerConflicts(
  { book, origin }: { book: Book; origin: Origin },
  ids: readonly string[],
  answer: ConflictAnswer,
): AnsweredConflict {
  const label = ids.length === 1 ? 'Answer a conflict' : `Answer ${ids.length} conflicts`;
  const { change, value } = book.change({ label, origin }, (writer) => {
    const rows = ids.map((id) => openRow(writer, id)).sort((a, b) => a.number - b.number);
    const resolverFor = resolversOf(writer);
    return rows.flatMap((row) => {
      const decision = typeof answer === 'string' ? answer : 'typed';
      const changed = writeAnswer(writer, row, answer, resolverFor);
      writer.run('UPDATE import_conflict SET decision = ? WHERE id = ?', [decision, row.number]);
      writer.log('conflicts', row.number, 'decision', null, decision);
      return changed;
    });
  });
  return { change, changed: [...new Set(value)] };
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

function writeAnswer(
  writer: Writer,
  row: Row & { entity: EntityName },
  answer: ConflictAnswer,
  resolverFor: ResolverFor,
): string[] {
  if (answer === 'mine') return [];
  if (answer === 'theirs') return takeTheirs(writer, row, resolverFor);
  const { entity, record: recordId, field } = row;
  const values = typedValue(writer, { entity, recordId, field }, answer.value);
  return [...new Set(writer.set(entity, recordId, values).map(fieldForPeople))];
}

function takeTheirs(
  writer: Writer,
  row: Row & { entity: EntityName },
  resolverFor: ResolverFor,
): string[] {
  const theirs = scalarOf(row.theirs);
  if (row.field !== 'partnerText')
    return writer.set(row.entity, row.record, { [row.field]: theirs });
  const resolver = resolverFor(row.sourceId, row.entity);
  const partnerId = resolver.resolve(typeof theirs === 'string' ? theirs : null);
  const changed = writer.set(row.entity, row.record, { partnerText: theirs, partnerId });
  // The link is the source's again: the next file may move it.
  replaceBase(writer, row.sourceRow, 'partnerId', null);
  return [...new Set(changed.map(fieldForPeople))];
}
