import { foldKey } from '../../shared/book/key.ts';
import { hashSize, type KnownRows } from './known-rows.ts';
import type { NormalRow } from './row-reader.ts';

export type Meeting =
  /** First time in this file; `at` is its place among the known rows, -1 for a new key. */
  | { kind: 'first'; at: number }
  | { kind: 'repeated'; line: number }
  | { kind: 'duplicate'; line: number };

/** Ids of fifteen characters that differ by case alone are different records (Salesforce). */
const caseSensitiveId = /^(?=.*\d)[A-Za-z0-9]{15}$/;

/** Which keys a file has shown so far, and with which values. */
export class SeenRows {
  /** New keys in the file's order. */
  readonly newKeys = new Map<string, { line: number; hash: Buffer }>();
  private readonly known: KnownRows;
  private readonly lines: Float64Array;
  private readonly hashes: Buffer;
  private readonly unread = new Set<string>();

  constructor(known: KnownRows) {
    this.known = known;
    this.lines = new Float64Array(known.size);
    this.hashes = Buffer.alloc(known.size * hashSize);
  }

  meet(row: NormalRow, line: number): Meeting {
    const at = this.known.find(row.key);
    return at >= 0 ? this.meetKnown(row, at, line) : this.meetNew(row, line);
  }

  /** A row whose values can't be read is still there: it has not vanished. */
  markUnread(key: string): void {
    this.unread.add(key);
  }

  /** Known rows this file does not hold and that had not vanished before. */
  vanished(): { rowId: number; recordId: number; key: string }[] {
    const gone: { rowId: number; recordId: number; key: string }[] = [];
    for (const [key, at] of this.known.keys()) {
      if (this.lines[at] !== 0 || this.known.hasVanished(at) || this.unread.has(key)) continue;
      gone.push({ rowId: this.known.rowId(at), recordId: this.known.recordId(at), key });
    }
    return gone;
  }

  /** Known rows that had not vanished before this file. */
  present(): number {
    let present = 0;
    for (const [, at] of this.known.keys()) if (!this.known.hasVanished(at)) present += 1;
    return present;
  }

  /** New keys that differ from another key by case or blanks alone, with that key. */
  nearKeys(): [string, string][] {
    if (this.newKeys.size === 0) return [];
    const folded = new Map<string, string>();
    for (const [key] of this.known.keys()) folded.set(foldKey(key), key);
    const near: [string, string][] = [];
    for (const key of this.newKeys.keys()) {
      const fold = foldKey(key);
      const other = folded.get(fold);
      if (other === undefined) folded.set(fold, key);
      else if (!(caseSensitiveId.test(key) && caseSensitiveId.test(other))) near.push([key, other]);
    }
    return near;
  }

  private meetKnown(row: NormalRow, at: number, line: number): Meeting {
    const before = this.lines[at] ?? 0;
    if (before === 0) {
      this.lines[at] = line;
      row.hash.copy(this.hashes, at * hashSize);
      return { kind: 'first', at };
    }
    const same = row.hash.compare(this.hashes, at * hashSize, (at + 1) * hashSize) === 0;
    return { kind: same ? 'repeated' : 'duplicate', line: before };
  }

  private meetNew(row: NormalRow, line: number): Meeting {
    const before = this.newKeys.get(row.key);
    if (before === undefined) {
      this.newKeys.set(row.key, { line, hash: row.hash });
      return { kind: 'first', at: -1 };
    }
    return { kind: before.hash.equals(row.hash) ? 'repeated' : 'duplicate', line: before.line };
  }
}
