import type { EntityName } from '../../../shared/book/entities.ts';
import type { Scalar } from '../../../shared/book/plan.ts';
import type { Reader } from '../../book/types.ts';
import type { NormalRow } from '../map/row-reader.ts';
import type { SharedKeys } from './key-spaces.ts';
import { type KnownRows, scalarOf } from './known-rows.ts';
import type { MatchAnswers } from './match-answers.ts';
import { type Sibling, Siblings } from './siblings.ts';

export interface LateInput {
  reader: Reader;
  entity: EntityName;
  known: KnownRows;
  bases: ReadonlyMap<number, ReadonlyMap<string, Scalar>>;
  shared: SharedKeys;
  answers: MatchAnswers;
}

interface LateRow {
  row: NormalRow;
  line: number;
  /** Its place among the known rows; -1 where the key is new to this source. */
  at: number;
}

/** A row whose record has other keys too, and what it is compared with. */
export interface MetRow extends LateRow {
  recordId: number;
  /** Another key of the record has the say in this file: this one moves nothing. */
  alias: boolean;
  /** What this source said last, where the book says otherwise; for a new key, what stands in its place. */
  bases: ReadonlyMap<string, Scalar>;
  /** What was said of a field without a base: what the book says, or nothing, of a record that no source ever told. */
  unsaid: 'mine' | 'nothing';
  /** The record has its id from somebody else: this source's own does not take its place. */
  keepsId: boolean;
}

/**
 * Rows that share their record with another key of this source or of others. Only one key of a source has the say over a record,
 * whatever the order of the rows: which, is known once the whole file was read.
 */
export class LateRows {
  readonly siblings: Siblings;
  private readonly input: LateInput;
  private readonly byRecord = new Map<number, LateRow[]>();

  constructor(input: LateInput) {
    this.input = input;
    this.siblings = new Siblings(input.reader, input.entity, input.known);
  }

  /** Keeps a known row that changed, where its source knows the record by other keys too. */
  takesKnown(row: NormalRow, line: number, at: number): boolean {
    const recordId = this.input.known.recordId(at);
    if (this.siblings.of(recordId).length === 0) return false;
    this.keep(recordId, { row, line, at });
    return true;
  }

  /** Keeps a row with a new key whose record is in the book: by a person's word, or by a shared key space. */
  takesNew(row: NormalRow, line: number): boolean {
    const { answers, shared } = this.input;
    const recordId = answers.same(row.key) ?? shared.find(row.key);
    if (recordId === null) return false;
    this.keep(recordId, { row, line, at: -1 });
    return true;
  }

  /** Whether the file holds this record, under whatever key. */
  holds(recordId: number, isHeld: (at: number) => boolean): boolean {
    if (this.byRecord.has(recordId)) return true;
    return this.siblings.of(recordId).some(({ key }) => isHeld(this.input.known.find(key)));
  }

  settle(isHeld: (at: number) => boolean): MetRow[] {
    const met: MetRow[] = [];
    for (const [recordId, rows] of this.byRecord) {
      const own = this.ownKeys(recordId);
      const speaker = this.speaker(own, rows, isHeld);
      for (const late of rows)
        met.push({
          ...late,
          recordId,
          alias: late.row.key !== speaker,
          ...this.said(late, own, recordId),
        });
    }
    return met.sort((a, b) => a.line - b.line);
  }

  private keep(recordId: number, row: LateRow): void {
    const rows = this.byRecord.get(recordId);
    if (rows === undefined) this.byRecord.set(recordId, [row]);
    else rows.push(row);
  }

  /** The key that has the say: the record's own that the file holds, else the first of the new ones. */
  private speaker(
    own: readonly Sibling[],
    rows: readonly LateRow[],
    isHeld: (at: number) => boolean,
  ): string | undefined {
    const held = own.find(({ key }) => isHeld(this.input.known.find(key)));
    return held?.key ?? rows.map(({ row }) => row.key).sort()[0];
  }

  private ownKeys(recordId: number): readonly Sibling[] {
    const { reader, entity, known } = this.input;
    const several = this.siblings.of(recordId);
    if (several.length > 0) return several;
    return reader.all<Sibling>(
      `SELECT id AS rowId, key, record_id AS recordId, 0 AS moved FROM source_row
       WHERE source_id = ? AND entity = ? AND record_id = ?`,
      [known.sourceId ?? -1, entity, recordId],
    );
  }

  private said(
    { at }: LateRow,
    own: readonly Sibling[],
    recordId: number,
  ): Pick<MetRow, 'bases' | 'unsaid' | 'keepsId'> {
    const { reader, entity, known, bases } = this.input;
    const rowId = at >= 0 ? known.rowId(at) : own[0]?.rowId;
    if (rowId === undefined) return { ...saidByOthers(reader, entity, recordId), keepsId: true };
    return { bases: bases.get(rowId) ?? new Map(), unsaid: 'mine', keepsId: false };
  }
}

/**
 * Where a source begins with a record of others: with what the book says, since one of them said it; where all of them said
 * something else, a person changed it, and the last one's word is the base. A record made by hand was told by no source.
 */
function saidByOthers(
  reader: Reader,
  entity: EntityName,
  recordId: number,
): Pick<MetRow, 'bases' | 'unsaid'> {
  const params = [entity, recordId];
  const rows = reader.get<{ n: number }>(
    'SELECT count(*) AS n FROM source_row WHERE entity = ? AND record_id = ?',
    params,
  );
  if ((rows?.n ?? 0) === 0) return { bases: new Map(), unsaid: 'nothing' };
  const bases = reader.all<{ field: string; value: string; n: number }>(
    `SELECT b.field, b.value, count(*) AS n, max(r.id) FROM source_base b JOIN source_row r ON r.id = b.source_row_id
     WHERE r.entity = ? AND r.record_id = ? GROUP BY b.field`,
    params,
  );
  const edited = bases.filter(({ n }) => n === rows?.n);
  return {
    bases: new Map(edited.map(({ field, value }) => [field, scalarOf(value)])),
    unsaid: 'mine',
  };
}
