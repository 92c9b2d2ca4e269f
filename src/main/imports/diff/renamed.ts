import { type EntityName, fieldOf } from '../../../shared/book/entities.ts';
import { foldText } from '../../../shared/book/key.ts';
import type { ProbableMatch, Scalar } from '../../../shared/book/plan.ts';
import type { Reader } from '../../book/types.ts';
import type { ColumnPlan } from '../map/map.ts';
import type { NormalRow } from '../map/row-reader.ts';
import { liveValues, readRecord } from './live-record.ts';
import type { MatchAnswers } from './match-answers.ts';
import { matchWords } from './match-words.ts';

export interface RenamedBook {
  reader: Reader;
  entity: EntityName;
  bases: ReadonlyMap<number, ReadonlyMap<string, Scalar>>;
}

interface GoneRow {
  rowId: number;
  recordId: number;
  key: string;
}

interface Told {
  id: string;
  name: string | null;
  key: string;
  values: readonly Scalar[];
}

/** New and vanished rows looked at; where a whole export changed its keys, the guard `gone` speaks for the rest. */
const mostRows = 5000;
const mostCandidates = 5;

/** Keys that changed: a new row that says what a vanished one said is probably the same record. */
export class RenamedKeys {
  private readonly columns: ColumnPlan;
  private readonly answers: MatchAnswers;
  private readonly rows: { row: NormalRow; line: number }[] = [];
  /** Values that are part of the key, or its copy, say nothing of sameness. */
  private readonly compared: readonly number[];

  constructor(columns: ColumnPlan, answers: MatchAnswers) {
    this.columns = columns;
    this.answers = answers;
    const keys = new Set(columns.key.map(({ index }) => index));
    const ofKey = new Set(
      columns.columns.filter(({ index }) => keys.has(index)).map(({ slot }) => slot),
    );
    this.compared = columns.slots.flatMap(({ name }, slot) =>
      name === 'externalId' || ofKey.has(slot) ? [] : [slot],
    );
  }

  see(row: NormalRow, line: number): void {
    if (this.rows.length < mostRows) this.rows.push({ row, line });
  }

  /** The names of the rows kept, folded, by key. */
  names(fold: (name: string) => string): Map<string, string> {
    return new Map(
      this.rows.flatMap(({ row }) => {
        const name = this.nameOf(row);
        return name === null ? [] : [[row.key, fold(name)] as const];
      }),
    );
  }

  private nameOf({ values }: NormalRow): string | null {
    const name = values[this.columns.slots.findIndex((slot) => slot.name === 'name')];
    return typeof name === 'string' ? name : null;
  }

  /** Adds to each new row's match the vanished records it probably is. */
  offer(book: RenamedBook, vanished: readonly GoneRow[], matches: ProbableMatch[]): void {
    if (this.rows.length === 0 || vanished.length === 0) return;
    const told = this.byWord(book, vanished.slice(0, mostRows));
    const known = new Map(matches.map((match) => [match.line, match]));
    for (const { row, line } of this.rows) {
      const candidates = this.candidates(told, row);
      if (candidates.length === 0) continue;
      const match = known.get(line);
      if (match === undefined)
        matches.push({ key: row.key, line, name: this.nameOf(row), candidates });
      else match.candidates.unshift(...candidates);
    }
    matches.sort((a, b) => a.line - b.line);
  }

  private byWord(book: RenamedBook, vanished: readonly GoneRow[]): Map<string, Told[]> {
    const byWord = new Map<string, Told[]>();
    for (const gone of vanished) {
      const told = this.told(book, gone);
      if (told === null) continue;
      for (const word of this.words(told.values))
        byWord.set(word, [...(byWord.get(word) ?? []), told]);
    }
    return byWord;
  }

  /** What the source said of a record last. */
  private told({ reader, entity, bases }: RenamedBook, gone: GoneRow): Told | null {
    const record = readRecord(reader, entity, gone.recordId);
    if (record === undefined) return null;
    const said = bases.get(gone.rowId);
    const live = liveValues(this.columns.slots, record);
    const values = this.columns.slots.map(({ name }, index) => {
      const base = said?.get(name);
      return base === undefined ? (live[index] ?? null) : base;
    });
    const { name, public_id: id } = record;
    return { id: String(id), name: typeof name === 'string' ? name : null, key: gone.key, values };
  }

  /** What two rows of one record surely share: a word that tells records apart, or all there is. */
  private words(values: readonly Scalar[]): Set<string> {
    const { slots, entity } = this.columns;
    const words = new Set<string>();
    for (const { field, fold } of matchWords(entity)) {
      const text = values[slots.findIndex(({ name }) => name === field)];
      const folded = typeof text === 'string' ? fold(text) : null;
      if (folded !== null) words.add(`${field} ${folded}`);
    }
    for (const field of ['name', 'account'] as const) {
      if (fieldOf(entity, field) === null) continue;
      const text = values[slots.findIndex(({ name }) => name === field)];
      if (typeof text === 'string' && text.trim() !== '')
        words.add(`as ${field} ${foldText(text)}`);
    }
    const all = this.compared.map((slot) => values[slot] ?? null);
    if (all.filter((value) => value !== null).length > 1) words.add(`all ${JSON.stringify(all)}`);
    return words;
  }

  private candidates(
    told: ReadonlyMap<string, Told[]>,
    { key, values }: NormalRow,
  ): ProbableMatch['candidates'] {
    const found = new Map<string, ProbableMatch['candidates'][number]>();
    for (const word of this.words(values))
      for (const one of told.get(word) ?? []) {
        if (found.size === mostCandidates) break;
        if (found.has(one.id) || this.answers.areDifferent(key, one.id)) continue;
        if (!this.areAlike(one.values, values, !word.startsWith('as '))) continue;
        found.set(one.id, { id: one.id, name: one.name, why: 'renamed', key: one.key });
      }
    return [...found.values()];
  }

  /** Most of what either says is equal; half of it where a word tells the record apart already. */
  private areAlike(one: readonly Scalar[], other: readonly Scalar[], told: boolean): boolean {
    let equal = 0;
    let said = 0;
    for (const slot of this.compared) {
      const a = one[slot] ?? null;
      const b = other[slot] ?? null;
      if (a === null && b === null) continue;
      said += 1;
      if (a === b) equal += 1;
    }
    return told ? equal > 0 || said === 0 : equal > 1 && equal * 4 >= said * 3;
  }
}
