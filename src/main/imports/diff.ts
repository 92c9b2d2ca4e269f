import type { ImportQuestion, ImportWarning, LineNote } from '../../shared/book/inspection.ts';
import { joinKey } from '../../shared/book/key.ts';
import type { PlanField, PlanRow, ProbableMatch, Scalar } from '../../shared/book/plan.ts';
import type { ConflictChoice, Recipe } from '../../shared/book/recipe.ts';
import { decideField } from '../../shared/book/three-way.ts';
import type { Reader } from '../book/types.ts';
import { csvLine } from './csv-text.ts';
import { SharedKeys } from './key-spaces.ts';
import { basesOf, KnownRows, scalarOf } from './known-rows.ts';
import { LineRanges } from './line-ranges.ts';
import { liveValues, readRecord } from './live-record.ts';
import type { ColumnPlan } from './map.ts';
import { MatchFinder } from './matches.ts';
import { type NormalRow, RowReader, type RowReading } from './row-reader.ts';
import { SeenRows } from './seen-rows.ts';
import { type Header, isEmptyRow, type RowVisitor } from './table.ts';

/** Thrown where a cell can be read two ways and the column's other rows haven't been asked yet. */
export class NeedsSettling extends Error {}

export interface DiffInput {
  reader: Reader;
  recipe: Recipe;
  columns: ColumnPlan;
  /** The columns' other rows have been asked. */
  settled: boolean;
  choice: ConflictChoice;
  currency: string;
}

/** Sorts each row of a file into its bucket (cli.md). Reads the book, writes nothing. */
export class Differ implements RowVisitor {
  readonly known: KnownRows;
  readonly seen: SeenRows;
  readonly newLines = new LineRanges();
  readonly unchangedLines = new LineRanges();
  readonly rows: PlanRow[] = [];
  readonly rejected: (LineNote & { raw: string; duplicate: boolean })[] = [];
  readonly repeated: LineNote[] = [];
  readonly dropped: LineNote[] = [];
  readonly matches: ProbableMatch[] = [];
  readonly warnings: ImportWarning[] = [];
  readonly ask: ImportQuestion[] = [];
  readonly returned: number[] = [];
  readonly changedFields = new Map<string, number>();
  readonly unknown = new Map<string, { column: string; text: string; count: number }>();
  readonly partnerTexts = new Set<string>();
  readonly counts = { rows: 0, new: 0, changed: 0, unchanged: 0, conflicts: 0 };
  private readonly input: DiffInput;
  private readonly reading: RowReader;
  private readonly bases: ReadonlyMap<number, ReadonlyMap<string, Scalar>>;
  private readonly matchFinder: MatchFinder;
  private readonly shared: SharedKeys;
  private readonly partnerSlot: number;

  constructor(input: DiffInput) {
    const { reader, recipe, columns } = input;
    this.input = input;
    this.reading = new RowReader(columns, input.currency);
    this.known = new KnownRows(reader, recipe.source, recipe.entity);
    this.seen = new SeenRows(this.known);
    this.bases = basesOf(reader, this.known.sourceId, recipe.entity);
    this.matchFinder = new MatchFinder(reader, columns, this.known.sourceId);
    this.shared = new SharedKeys(reader, recipe, this.known.sourceId);
    this.partnerSlot = columns.slots.findIndex(({ name }) => name === 'partnerText');
  }

  header(header: Header): void {
    this.warnings.push(...header.warnings);
  }

  drop(line: number, reason: string): void {
    this.dropped.push({ line, reason });
  }

  reject(line: number, reason: string, cells: string[]): void {
    this.counts.rows += 1;
    this.refuse(line, reason, cells, false);
    const parts = this.input.columns.key.map(({ index }) => cells[index]);
    if (parts.every((part) => part !== undefined)) this.seen.markUnread(joinKey(parts));
  }

  row(cells: string[], line: number): void {
    if (isEmptyRow(cells)) return this.drop(line, 'Empty row');
    this.counts.rows += 1;
    const reading = this.reading.read(cells);
    if (reading.kind === 'row') {
      if (reading.unknown !== null) this.noteUnknown(reading.unknown);
      this.sort(reading.row, cells, line);
      return;
    }
    if (reading.kind === 'ambiguous' && !this.input.settled) throw new NeedsSettling();
    this.refuseReading(reading, cells, line);
  }

  private refuseReading(
    reading: Exclude<RowReading, { kind: 'row' }>,
    cells: string[],
    line: number,
  ): void {
    this.refuse(line, reading.reason, cells, false);
    if (reading.key !== null) this.seen.markUnread(reading.key);
  }

  private sort(row: NormalRow, cells: string[], line: number): void {
    const before = this.seen.meet(row, line);
    if (before.kind === 'repeated') {
      this.repeated.push({ line, reason: `The same as line ${before.line}` });
      return;
    }
    if (before.kind === 'duplicate') {
      const reason = `The key ${row.key} stands on line ${before.line} with other values`;
      this.refuse(line, reason, cells, true);
      return;
    }
    if (before.at >= 0) this.sortKnown(row, before.at, line);
    else this.sortNew(row, line);
  }

  private sortKnown(row: NormalRow, at: number, line: number): void {
    const { known } = this;
    const rowId = known.rowId(at);
    if (known.hasVanished(at)) this.returned.push(rowId);
    if (known.sameHash(at, row.hash)) return this.unchanged(line);
    const { reader, recipe, columns } = this.input;
    const record = readRecord(reader, recipe.entity, known.recordId(at));
    if (record === undefined) throw new Error(`Source row ${rowId} has no record.`);
    const live = liveValues(columns.slots, record);
    const fields = this.compare(row, live, this.bases.get(rowId));
    if (fields.length === 0) return this.unchanged(line);
    const was = known.hashHex(at);
    this.keep({
      line,
      key: row.key,
      rowId,
      recordId: known.recordId(at),
      was,
      hash: row.hash.toString('hex'),
      fields,
    });
  }

  private sortNew(row: NormalRow, line: number): void {
    const recordId = this.shared.find(row.key);
    if (recordId !== null && this.meetShared(row, recordId, line)) return;
    this.counts.new += 1;
    this.newLines.add(line, this.counts.rows);
    this.notePartner(row);
    const match = this.matchFinder.find(row.key, line, row.values);
    if (match !== null) this.matches.push(match);
  }

  /** This source meets a record of another one for the first time: what the book has is where they start from. */
  private meetShared(row: NormalRow, recordId: number, line: number): boolean {
    const { reader, recipe, columns } = this.input;
    const record = readRecord(reader, recipe.entity, recordId);
    if (record === undefined) return false;
    const bases = otherBases(reader, recipe.entity, recordId);
    const fields = this.compare(row, liveValues(columns.slots, record), bases);
    this.keep({
      line,
      key: row.key,
      rowId: 0,
      recordId,
      was: '',
      hash: row.hash.toString('hex'),
      fields,
    });
    return true;
  }

  private compare(
    row: NormalRow,
    live: readonly Scalar[],
    bases: ReadonlyMap<string, Scalar> | undefined,
  ): PlanField[] {
    const fields: PlanField[] = [];
    for (const [index, slot] of this.input.columns.slots.entries()) {
      const mine = live[index] ?? null;
      const theirs = row.values[index] ?? null;
      const said = bases?.get(slot.name);
      const base = said === undefined ? mine : said;
      if (theirs === base) continue;
      const decided = decideField(base, mine, theirs, slot.policy, this.input.choice);
      fields.push({ field: slot.name, column: slot.column, base, mine, theirs, ...decided });
      if (index === this.partnerSlot) this.notePartner(row);
    }
    return fields;
  }

  private keep(row: Omit<PlanRow, 'bucket'>): void {
    const { fields } = row;
    const conflict = fields.some((field) => field.conflict !== null);
    const bucket = conflict ? 'conflict' : fields.length > 0 ? 'changed' : 'unchanged';
    this.counts[bucket === 'conflict' ? 'conflicts' : bucket] += 1;
    this.rows.push({ ...row, bucket });
    for (const column of new Set(fields.map((field) => field.column)))
      this.changedFields.set(column, (this.changedFields.get(column) ?? 0) + 1);
  }

  private unchanged(line: number): void {
    this.counts.unchanged += 1;
    this.unchangedLines.add(line, this.counts.rows);
  }

  private refuse(line: number, reason: string, cells: string[], duplicate: boolean): void {
    this.rejected.push({ line, reason, raw: csvLine(cells), duplicate });
  }

  private notePartner(row: NormalRow): void {
    const text = row.values[this.partnerSlot];
    if (typeof text === 'string') this.partnerTexts.add(text);
  }

  private noteUnknown(values: readonly { column: string; text: string }[]): void {
    for (const { column, text } of values) {
      const id = `${column}\n${text}`;
      const entry = this.unknown.get(id) ?? { column, text, count: 0 };
      entry.count += 1;
      this.unknown.set(id, entry);
    }
  }
}

/** What other sources said of a record where the book differs from it: a person's edit, to be protected. */
function otherBases(reader: Reader, entity: string, recordId: number): ReadonlyMap<string, Scalar> {
  const rows = reader.all<{ field: string; value: string }>(
    `SELECT b.field, b.value FROM source_base b JOIN source_row r ON r.id = b.source_row_id
     WHERE r.entity = ? AND r.record_id = ? ORDER BY r.id`,
    [entity, recordId],
  );
  return new Map(rows.map(({ field, value }) => [field, scalarOf(value)]));
}
