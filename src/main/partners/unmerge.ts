import { type RecordName, recordNames } from '../../../db/schema/registry.ts';
import { type EntityName, entities, entityNames } from '../../shared/book/entities.ts';
import { conflict, notFound } from '../../shared/kernel/failure.ts';
import { fieldIn, fieldsOf, type LiveFields } from '../book/live-fields.ts';
import { labelSql } from '../book/record-label.ts';
import { shapes } from '../book/record-shape.ts';
import { replaceBase, setBase } from '../book/source-bases.ts';
import { storedScalar } from '../book/stored-json.ts';
import type { Reader, Scalar, Writer } from '../book/types.ts';
import type { Act } from '../program/index.ts';
import { resolveKey } from './keys.ts';
import { basesOfRow, type PartnerRow, partnerRow, setAside } from './merge.ts';
import { linkRecord, partnerEntities, resolversOf } from './partner-links.ts';
import type { UnmergeResult } from './types.ts';

interface Logged {
  entity: string;
  id: number;
  field: string;
  old: string;
}

/** A merge that stands. */
interface Merge {
  change: number;
  from: PartnerRow;
  into: PartnerRow;
  log: readonly Logged[];
}

/** The merge that a change was, while it stands; null where it was something else. */
export function mergeOf(reader: Reader, change: number): { key: string } | null {
  const row = reader.get<{ key: string }>(
    `SELECT p.public_id AS key FROM change_field f JOIN partner p ON p.id = f.record_id
     WHERE f.change_id = ? AND f.entity = 'partners' AND f.field = 'mergedInto' AND f.old = 'null'
       AND p.merged_into = CAST(f.new AS INTEGER)`,
    [change],
  );
  return row ?? null;
}

/**
 * Takes a merge back, in one change: facts and keys that came with the partner go back to it, those that came since by its keys,
 * too. What its sources said meanwhile is followed as if it had been there. What can't go back stays, and is named.
 */
export function unmergePartner(act: Act, input: { key: string }): UnmergeResult {
  const merge = findMerge(act.book.read, input.key);
  const { from, into } = merge;
  const kept = new Kept();
  const { change, value } = act.book.change(
    {
      label: `Take back: merge ${from.name} into ${into.name}`,
      origin: 'undo',
      undoes: merge.change,
    },
    (writer) => {
      setAside(writer, from, {
        archived: Number(loggedBefore(merge, 'partners', from.id, 'archived') ?? from.archived),
        mergedInto: null,
      });
      const facts = recordNames.flatMap((record) => returnFacts(writer, record, merge, kept));
      const keys = returnKeys(writer, merge);
      const later = partnerEntities.map((entity) => returnLater(writer, entity, merge));
      writer.touchAll();
      return facts.length + keys + later.reduce((sum, n) => sum + n, 1);
    },
  );
  return { change, id: from.publicId, reversed: value, kept: kept.list() };
}

function findMerge(reader: Reader, key: string): Merge {
  const from = partnerRow(reader, mergedPartner(reader, key));
  const into = partnerRow(reader, from.mergedInto ?? 0);
  if (into.mergedInto !== null)
    throw conflict(
      `${into.name} was merged into ${partnerRow(reader, into.mergedInto).name} since.`,
      'Take that merge back first.',
    );
  const found = reader.get<{ change: number }>(
    `SELECT max(change_id) AS change FROM change_field
     WHERE entity = 'partners' AND record_id = ? AND field = 'mergedInto' AND new = ?`,
    [from.id, String(into.id)],
  );
  const change = originOf(reader, found?.change ?? 0);
  const log = reader.all<Logged>(
    'SELECT entity, record_id AS id, field, old FROM change_field WHERE change_id = ? ORDER BY id',
    [found?.change ?? 0],
  );
  return { change, from, into, log };
}

/** A merge that was taken back and done again is undone as the first one. */
function originOf(reader: Reader, change: number): number {
  const row = reader.get<{ id: number | null }>(
    'SELECT u.undoes AS id FROM change c JOIN change u ON u.id = c.undoes WHERE c.id = ?',
    [change],
  );
  return row?.id ?? change;
}

/** By its own id, by a key that came with it, or by the partner it was merged into where that took in only one. */
function mergedPartner(reader: Reader, key: string): number {
  const { id } = resolveKey(reader, 'partners', key);
  const named = partnerRow(reader, id);
  if (named.mergedInto !== null) return id;
  const merged = reader.all<{ id: number; name: string; keys: string }>(
    `SELECT p.id, p.name, json_group_array(r.key) || json_group_array(s.name || ':' || r.key) AS keys FROM partner p
     LEFT JOIN change_field f ON f.entity = 'sourceRows' AND f.field = 'recordId' AND f.old = CAST(p.id AS TEXT)
     LEFT JOIN source_row r ON r.id = f.record_id AND r.record_id = @id LEFT JOIN source s ON s.id = r.source_id
     WHERE p.merged_into = @id GROUP BY p.id ORDER BY p.id`,
    { id },
  );
  const byKey = merged.filter(({ keys }) => keys.includes(JSON.stringify(key)));
  const found = byKey.length === 1 ? byKey : merged;
  const only = found[0];
  if (only === undefined)
    throw notFound(
      `No partner was merged into ${named.name}.`,
      'Name the partner that was merged, or the one it was merged into.',
    );
  if (found.length > 1)
    throw conflict(
      `${found.length} partners were merged into ${named.name}: ${found.map(({ name }) => name).join(', ')}.`,
      'Name the one to take back, by its book id or a key of its own.',
    );
  return only.id;
}

function loggedBefore(
  { log }: Merge,
  entity: string,
  id: number,
  field: string,
): Scalar | undefined {
  const found = log.find((one) => one.entity === entity && one.id === id && one.field === field);
  return found === undefined ? undefined : storedScalar(found.old);
}

/** Links the merge moved or made, where they still stand as it left them. */
function returnFacts(writer: Writer, record: RecordName, merge: Merge, kept: Kept): number[] {
  const { table } = shapes[record];
  const back: number[] = [];
  for (const { entity, id, field, old } of merge.log) {
    if (entity !== record || field !== 'partnerId') continue;
    const live = writer.get<{ partner: number | null; label: string }>(
      `SELECT partner_id AS partner, ${labelSql[record]} AS label FROM ${table} t WHERE id = ?`,
      [id],
    );
    if (live === undefined) kept.add('no longer in the book', entityLabel(record));
    else if (live.partner !== merge.into.id) kept.add('linked elsewhere since', live.label);
    else {
      linkRecord(writer, record, id, live.partner, storedScalar(old));
      back.push(id);
    }
  }
  return back;
}

function returnKeys(writer: Writer, merge: Merge): number {
  const { from, into, log } = merge;
  const live = fieldsOf(writer, 'partners', into.id);
  let back = 0;
  for (const { entity, id, field } of log) {
    if (entity !== 'sourceRows' || field !== 'recordId') continue;
    const row = writer.get<{ record: number }>(
      'SELECT record_id AS record FROM source_row WHERE id = ?',
      [id],
    );
    if (row?.record !== into.id) continue;
    writer.run('UPDATE source_row SET record_id = ? WHERE id = ?', [from.id, id]);
    writer.log('sourceRows', id, 'recordId', into.id, from.id);
    followSource(writer, merge, id, live);
    back += 1;
  }
  return back;
}

/**
 * What this key said while it was the other's: where it is what it said at the merge, base and value are as they were. Where
 * the source changed its word, the partner follows, unless somebody had edited the field.
 */
function followSource(writer: Writer, merge: Merge, rowId: number, other: LiveFields): void {
  const { from } = merge;
  const mine = fieldsOf(writer, 'partners', from.id);
  const bases = basesOfRow(writer, rowId);
  const follow: Record<string, Scalar> = {};
  for (const field of new Set([...mine.keys(), ...other.keys(), ...bases.keys()])) {
    const now = bases.get(field) ?? null;
    const saidNow = now ?? JSON.stringify(fieldIn(other, field));
    const before = baseBefore(writer, merge, rowId, field, now);
    const live = JSON.stringify(fieldIn(mine, field));
    const saidThen = before ?? live;
    const follows = saidNow !== saidThen && saidThen === live;
    if (follows)
      Object.defineProperty(follow, field, { value: storedScalar(saidNow), enumerable: true });
    const unchanged = saidNow === saidThen ? before : saidNow === live ? null : saidNow;
    setBase(writer, rowId, field, now, follows ? null : unchanged);
  }
  if (Object.keys(follow).length > 0) setKeepingOwnBase(writer, from.id, rowId, follow);
}

/** The partner follows this key; what its other keys said is kept as after any edit. */
function setKeepingOwnBase(
  writer: Writer,
  partner: number,
  rowId: number,
  values: Record<string, Scalar>,
): void {
  writer.set('partners', partner, values);
  for (const field of Object.keys(values)) replaceBase(writer, rowId, field, null);
}

/** The base this key had when the partners were merged. */
function baseBefore(
  writer: Writer,
  merge: Merge,
  rowId: number,
  field: string,
  now: string | null,
): string | null {
  const moved = merge.log.find(
    (one) => one.entity === 'bases' && one.id === rowId && one.field === field,
  );
  if (moved !== undefined) return jsonOf(moved.old);
  const later = writer.get<{ old: string }>(
    `SELECT old FROM change_field WHERE entity = 'bases' AND record_id = ? AND field = ? AND change_id > ?
     AND change_id < ? ORDER BY id LIMIT 1`,
    [rowId, field, merge.change, writer.changeId],
  );
  return later === undefined ? now : jsonOf(later.old);
}

/** The log keeps a base as a JSON text of a JSON text. */
function jsonOf(logged: string): string | null {
  const text = storedScalar(logged);
  return text === null ? null : String(text);
}

/** Facts that came since by a key or a name that is the partner's own again. */
function returnLater(writer: Writer, entity: EntityName, { change, from, into }: Merge): number {
  const rows = writer.all<{ id: number; text: string; source: number }>(
    `SELECT t.id, t.partner_text AS text, min(r.source_id) AS source FROM ${entities[entity].table} t
     JOIN source_row r ON r.entity = @entity AND r.record_id = t.id
     WHERE t.partner_id = @into AND t.partner_text IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM source_base b WHERE b.source_row_id = r.id AND b.field = 'partnerId')
       AND (t.change_id > @change OR EXISTS (SELECT 1 FROM change_field f
         WHERE f.entity = @entity AND f.record_id = t.id AND f.field = 'partnerId' AND f.change_id > @change))
     GROUP BY t.id ORDER BY t.id`,
    { entity, into: into.id, change },
  );
  const resolverFor = resolversOf(writer);
  let moved = 0;
  for (const { id, text, source } of rows) {
    if (resolverFor(source, entity).resolve(text) !== from.id) continue;
    linkRecord(writer, entity, id, into.id, from.id);
    moved += 1;
  }
  return moved;
}

function entityLabel(record: RecordName): string {
  const entity = entityNames.find((name) => name === record);
  return entity === undefined ? 'record' : entities[entity].singular;
}

/** What stays as it is, by reason. */
class Kept {
  private readonly byReason = new Map<string, UnmergeResult['kept'][number]>();

  add(why: string, name: string): void {
    const kept = this.byReason.get(why) ?? { why, count: 0, first: [] };
    kept.count += 1;
    if (kept.first.length < 5) kept.first.push(name);
    this.byReason.set(why, kept);
  }

  list(): UnmergeResult['kept'] {
    return [...this.byReason.values()];
  }
}
