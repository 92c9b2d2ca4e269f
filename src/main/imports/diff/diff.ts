import type { ImportQuestion, ImportWarning, LineNote } from '../../../shared/book/inspection.ts';
import { joinKey, keyForm } from '../../../shared/book/key.ts';
import type { PlanField, PlanRow, ProbableMatch, Scalar } from '../../../shared/book/plan.ts';
import type { ConflictChoice, Recipe } from '../../../shared/book/recipe.ts';
import { decideField } from '../../../shared/book/three-way.ts';
import { TextCache } from '../../book/text-cache.ts';
import type { Reader } from '../../book/types.ts';
import type { CellNotes } from '../map/cell-notes.ts';
import type { ColumnPlan } from '../map/map.ts';
import { type NormalRow, RowReader, type RowReading } from '../map/row-reader.ts';
import { csvLine } from '../read/csv-text.ts';
import { type Header, isEmptyRow, type RowVisitor } from '../read/table.ts';
import { SharedKeys } from './key-spaces.ts';
import { basesOf, KnownRows } from './known-rows.ts';
import { LateRows, type MetRow } from './late-rows.ts';
import { LineMapBuilder } from './line-map.ts';
import { LineRanges } from './line-ranges.ts';
import { liveValues, readRecord } from './live-record.ts';
import type { MatchAnswers } from './match-answers.ts';
import { MatchFinder } from './matches.ts';
import { RenamedKeys } from './renamed.ts';
import { SeenRows } from './seen-rows.ts';

/** Thrown where a cell can be read two ways and the column's other rows haven't been asked yet. */
export class NeedsSettling extends Error {}

/** How a row is compared that has its record to itself. */
const plainly = { alias: false, unsaid: 'mine', keepsId: false } as const;

export interface DiffInput {
  reader: Reader;
  recipe: Recipe;
  columns: ColumnPlan;
  /** The columns' other rows have been asked. */
  settled: boolean;
  choice: ConflictChoice;
  currency: string;
  /** What a person said of probable matches. */
  answers: MatchAnswers;
}

/** Sorts each row of a file into its bucket (cli.md). Reads the book, writes nothing. */
export class Differ implements RowVisitor {
  readonly known: KnownRows;
  readonly seen: SeenRows;
  readonly newLines = new LineRanges();
  readonly unchangedLines = new LineRanges();
  readonly unchangedRows = new LineMapBuilder();
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
  private readonly late: LateRows;
  private readonly renamed: RenamedKeys;
  private readonly partnerSlot: number;
  /** Those just noted: to ask the set of all of them for each row costs more than reading the row. */
  private readonly notedPartners = new TextCache<true>(13);

  constructor(input: DiffInput) {
    const { reader, recipe, columns } = input;
    this.input = input;
    this.reading = new RowReader(columns, input.currency);
    this.known = new KnownRows(reader, recipe.source, recipe.entity);
    this.seen = new SeenRows(this.known);
    this.bases = basesOf(reader, this.known.sourceId, recipe.entity);
    const { answers } = input;
    const { sourceId } = this.known;
    const shared = new SharedKeys(reader, recipe, sourceId);
    const { known, bases } = this;
    this.late = new LateRows({ reader, entity: recipe.entity, known, bases, shared, answers });
    const ownRecords = this.late.siblings.records;
    this.matchFinder = new MatchFinder({ reader, plan: columns, sourceId, ownRecords, answers });
    this.renamed = new RenamedKeys(columns, answers);
    this.partnerSlot = columns.slots.findIndex(({ name }) => name === 'partnerText');
  }

  /** What a person should know of how cells were read. */
  get notes(): CellNotes {
    return this.reading.notes;
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
    if (parts.every((part) => part !== undefined))
      this.seen.markUnread(joinKey(parts.map(keyForm)));
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
    if (known.sameHash(at, row.hash)) return this.unchanged(line, rowId);
    if (this.late.takesKnown(row, line, at)) return;
    const { reader, recipe, columns } = this.input;
    const record = readRecord(reader, recipe.entity, known.recordId(at));
    if (record === undefined) throw new Error(`Source row ${rowId} has no record.`);
    const live = liveValues(columns.slots, record);
    const fields = this.compare(row, live, this.bases.get(rowId));
    if (fields.length === 0) return this.unchanged(line, rowId);
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
    if (this.late.takesNew(row, line)) return;
    this.counts.new += 1;
    this.newLines.add(line, this.counts.rows);
    this.notePartner(row);
    const match = this.matchFinder.find(row.key, line, row.values);
    if (match !== null) this.matches.push(match);
    this.renamed.see(row, line);
  }

  /** Some record has more than one key of this source. */
  get sharesRecords(): boolean {
    return this.late.siblings.records < this.known.size;
  }

  get answers(): MatchAnswers {
    return this.input.answers;
  }

  /** Keys of rows that come as new records. */
  newKeys(): string[] {
    const met = new Set(this.rows.filter(({ rowId }) => rowId === 0).map(({ key }) => key));
    return this.seen.newKeys().filter((key) => !met.has(key));
  }

  /** Names of new rows, folded, by key: of the first some thousand. */
  newNames(fold: (name: string) => string): Map<string, string> {
    return this.renamed.names(fold);
  }

  /** Whether the file holds a known row, readable or not. */
  private readonly isHeld = (at: number): boolean => this.seen.holds(at);

  /** Decides what only the whole file can say; called once, after the last row. */
  finish(): void {
    for (const met of this.late.settle(this.isHeld)) this.meet(met);
    const { reader, recipe } = this.input;
    const vanished = this.vanished().filter(({ superseded }) => !superseded);
    const book = { reader, entity: recipe.entity, bases: this.bases };
    this.renamed.offer(book, vanished, this.matches);
  }

  /** Known rows the file lacks; superseded where it holds their record under another key. */
  vanished(): { rowId: number; recordId: number; key: string; superseded: boolean }[] {
    return this.seen.vanished().map((row) => ({
      ...row,
      superseded: this.late.holds(row.recordId, this.isHeld),
    }));
  }

  private meet({ row, line, at, recordId, alias, bases, ...how }: MetRow): void {
    const { known } = this;
    const { reader, recipe, columns } = this.input;
    const record = readRecord(reader, recipe.entity, recordId);
    if (record === undefined) throw new Error(`The key ${row.key} has no record.`);
    const live = liveValues(columns.slots, record);
    const isNew = at < 0;
    const fields = isNew && alias ? [] : this.compare(row, live, bases, { alias, ...how });
    const compared = new Set(fields.map(({ field }) => field));
    const said = columns.slots.flatMap(({ name }, index) => {
      const theirs = row.values[index] ?? null;
      const differs = alias || theirs !== (live[index] ?? null);
      return isNew && differs && !compared.has(name) ? [[name, theirs] as const] : [];
    });
    this.keep({
      line,
      key: row.key,
      rowId: isNew ? 0 : known.rowId(at),
      recordId,
      was: isNew ? '' : known.hashHex(at),
      hash: row.hash.toString('hex'),
      fields,
      ...(alias ? { alias } : {}),
      ...(said.length > 0 ? { said: Object.fromEntries(said) } : {}),
    });
  }

  private compare(
    row: NormalRow,
    live: readonly Scalar[],
    bases: ReadonlyMap<string, Scalar> | undefined,
    { alias, unsaid, keepsId }: Pick<MetRow, 'alias' | 'unsaid' | 'keepsId'> = plainly,
  ): PlanField[] {
    const fields: PlanField[] = [];
    for (const [index, slot] of this.input.columns.slots.entries()) {
      const mine = live[index] ?? null;
      const theirs = row.values[index] ?? null;
      const said = bases?.get(slot.name);
      if (keepsId && slot.name === 'externalId' && mine !== null) continue;
      const base = said !== undefined ? said : unsaid === 'mine' ? mine : null;
      if (theirs === base || (unsaid === 'nothing' && theirs === mine)) continue;
      const policy = alias ? 'mine' : slot.policy;
      const decided = decideField(base, mine, theirs, policy, this.input.choice);
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

  private unchanged(line: number, rowId: number): void {
    this.counts.unchanged += 1;
    this.unchangedLines.add(line, this.counts.rows);
    this.unchangedRows.add(rowId, line);
  }

  private refuse(line: number, reason: string, cells: string[], duplicate: boolean): void {
    this.rejected.push({ line, reason, raw: csvLine(cells), duplicate });
  }

  private notePartner(row: NormalRow): void {
    const text = row.values[this.partnerSlot];
    if (typeof text === 'string') this.notedPartners.of(text, this.addPartner);
  }

  private readonly addPartner = (text: string): true => {
    this.partnerTexts.add(text);
    return true;
  };

  private noteUnknown(values: readonly { column: string; text: string }[]): void {
    for (const { column, text } of values) {
      const id = `${column}\n${text}`;
      const entry = this.unknown.get(id) ?? { column, text, count: 0 };
      entry.count += 1;
      this.unknown.set(id, entry);
    }
  }
}
