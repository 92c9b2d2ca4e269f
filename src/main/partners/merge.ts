import { type RecordName, recordNames } from '../../../db/schema/registry.ts';
import { conflict, type Failure } from '../../shared/kernel/failure.ts';
import { fieldIn, fieldsOf, type LiveFields } from '../book/live-fields.ts';
import { shapes } from '../book/record-shape.ts';
import { setBase } from '../book/source-bases.ts';
import type { Reader, Scalar, Writer } from '../book/types.ts';
import type { Act } from '../program/index.ts';
import { resolveKey } from './keys.ts';
import { linkWaiting } from './partner-links.ts';
import type { MergePreview, MergeResult, MovedFacts } from './types.ts';

/** Kinds of record that belong to a partner: what moves with it. */
const facts: readonly RecordName[] = recordNames.filter((name) =>
  shapes[name].columns.has('partnerId'),
);

export interface PartnerRow {
  id: number;
  publicId: string;
  name: string;
  archived: number;
  mergedInto: number | null;
}

export function partnerRow(reader: Reader, id: number): PartnerRow {
  const row = reader.get<PartnerRow>(
    'SELECT id, public_id AS publicId, name, archived, merged_into AS mergedInto FROM partner WHERE id = ?',
    [id],
  );
  if (row === undefined) throw new Error(`There is no partner ${id}.`);
  return row;
}

/** What merging one partner into another would move. Changes nothing; throws as merging would. */
export function mergePreview(reader: Reader, input: { key: string; into: string }): MergePreview {
  const { from, into } = pairOf(reader, input);
  const keys = reader.all<{ source: string; key: string }>(
    `SELECT s.name AS source, r.key FROM source_row r JOIN source s ON s.id = r.source_id
     WHERE r.entity = 'partners' AND r.record_id = ? ORDER BY s.name, r.key`,
    [from.id],
  );
  const moved = facts.flatMap((record) => {
    const { table } = shapes[record];
    const sql = `SELECT count(*) AS n FROM ${table} WHERE partner_id = ?`;
    const count = reader.get<{ n: number }>(sql, [from.id])?.n ?? 0;
    return count === 0 ? [] : [{ record, count }];
  });
  return { from: shown(from), into: shown(into), moved, keys };
}

const shown = ({ publicId, name }: PartnerRow) => ({ id: publicId, name });

/**
 * Merges a partner into another, in one change: its facts move, its keys become keys of the other, and it is set aside. The other's
 * fields stay as they are; what each source said of the merged one is kept beside them, so that no file writes over them unseen.
 */
export function mergePartners(act: Act, input: { key: string; into: string }): MergeResult {
  const { from, into } = pairOf(act.book.read, input);
  const meta = { label: `Merge ${from.name} into ${into.name}`, origin: act.origin };
  const { change, value } = act.book.change(meta, (writer) => {
    const moved = facts.flatMap((record) => moveFacts(writer, record, from.id, into.id));
    const keys = moveKeys(writer, from.id, into.id);
    setAside(writer, from, { archived: 1, mergedInto: into.id });
    // Two partners of one name have become one: rows that waited for a word may mean it now.
    linkWaiting(writer);
    writer.touchAll();
    return { moved, keys };
  });
  return { change, id: into.publicId, merged: from.publicId, ...value };
}

function pairOf(reader: Reader, input: { key: string; into: string }) {
  const from = partnerRow(reader, resolveKey(reader, 'partners', input.key).id);
  const into = partnerRow(reader, resolveKey(reader, 'partners', input.into).id);
  if (from.id === into.id)
    throw conflict('A partner can’t be merged into itself.', 'Choose another partner.');
  if (from.mergedInto !== null) throw mergedAlready(reader, from);
  if (into.mergedInto !== null) throw mergedAlready(reader, into);
  if (into.archived === 1)
    throw conflict(
      `${into.name} is archived: it counts in no figure.`,
      'Take it out of the archive first, or merge the other way round.',
    );
  return { from, into };
}

function mergedAlready(reader: Reader, { name, mergedInto }: PartnerRow): Failure {
  const into = partnerRow(reader, mergedInto ?? 0).name;
  return conflict(
    `${name} was merged into ${into} already.`,
    `Merge ${into} instead, or take that merge back first.`,
  );
}

/** A link that a merge moves is nobody's edit: the source may still move it on. */
function moveFacts(writer: Writer, record: RecordName, from: number, into: number): MovedFacts[] {
  const { table } = shapes[record];
  const rows = writer.all<{ id: number }>(`SELECT id FROM ${table} WHERE partner_id = ?`, [from]);
  if (rows.length === 0) return [];
  writer.run(`UPDATE ${table} SET partner_id = ? WHERE partner_id = ?`, [into, from]);
  for (const { id } of rows) writer.log(record, id, 'partnerId', from, into);
  return [{ record, count: rows.length }];
}

function moveKeys(writer: Writer, from: number, into: number): number {
  const rows = writer.all<{ id: number }>(
    "SELECT id FROM source_row WHERE entity = 'partners' AND record_id = ? ORDER BY id",
    [from],
  );
  const [was, is] = [fieldsOf(writer, 'partners', from), fieldsOf(writer, 'partners', into)];
  for (const { id } of rows) {
    rebase(writer, id, was, is);
    writer.run('UPDATE source_row SET record_id = ? WHERE id = ?', [into, id]);
    writer.log('sourceRows', id, 'recordId', from, into);
  }
  return rows.length;
}

/** What this key said of the partner it named is kept wherever the other one says something else. */
function rebase(writer: Writer, rowId: number, was: LiveFields, is: LiveFields): void {
  const bases = basesOfRow(writer, rowId);
  for (const field of new Set([...was.keys(), ...is.keys(), ...bases.keys()])) {
    if (field === 'partnerId') continue;
    const before = bases.get(field) ?? null;
    const said = before ?? JSON.stringify(fieldIn(was, field));
    setBase(
      writer,
      rowId,
      field,
      before,
      said === JSON.stringify(fieldIn(is, field)) ? null : said,
    );
  }
}

/** JSON texts by field. */
export function basesOfRow(reader: Reader, rowId: number): Map<string, string> {
  const rows = reader.all<{ field: string; value: string }>(
    'SELECT field, value FROM source_base WHERE source_row_id = ?',
    [rowId],
  );
  return new Map(rows.map(({ field, value }) => [field, value]));
}

/** Sets a partner aside, or takes it back: no source says such a thing, so no base is kept of it. */
export function setAside(
  writer: Writer,
  partner: Pick<PartnerRow, 'id' | 'archived' | 'mergedInto'>,
  after: { archived: number; mergedInto: number | null },
): void {
  writer.run('UPDATE partner SET archived = ?, merged_into = ? WHERE id = ?', [
    after.archived,
    after.mergedInto,
    partner.id,
  ]);
  const log = (field: string, before: Scalar, now: Scalar) => {
    if (before !== now) writer.log('partners', partner.id, field, before, now);
  };
  log('archived', partner.archived, after.archived);
  log('mergedInto', partner.mergedInto, after.mergedInto);
}
