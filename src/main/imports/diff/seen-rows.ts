import { hashSize, sameHashAt } from '../map/row-hash.ts';
import type { NormalRow } from '../map/row-reader.ts';
import { KeyTable } from './key-table.ts';
import type { KnownRows } from './known-rows.ts';
import { nearKeys } from './near-keys.ts';

export type Meeting =
  /** First time in this file; `at` is its place among the known rows, -1 for a new key. */
  | { kind: 'first'; at: number }
  | { kind: 'repeated'; line: number }
  | { kind: 'duplicate'; line: number };

const newKey: Meeting = { kind: 'first', at: -1 };

/** Which keys a file has shown so far, and with which values. */
export class SeenRows {
  /** Keys the book doesn't know, in the file's order. */
  private readonly added = new KeyTable();
  private readonly addedRows = new SeenList(0);
  private readonly known: KnownRows;
  private readonly knownRows: SeenList;
  private readonly unread = new Set<string>();

  constructor(known: KnownRows) {
    this.known = known;
    this.knownRows = new SeenList(known.size);
  }

  meet(row: NormalRow, line: number): Meeting {
    const at = this.known.find(row.key);
    if (at >= 0) return this.knownRows.meet(at, row, line) ?? { kind: 'first', at };
    return this.addedRows.meet(this.added.add(row.key), row, line) ?? newKey;
  }

  /** A row whose values can't be read is still there: it has not vanished. */
  markUnread(key: string): void {
    this.unread.add(key);
  }

  /** Whether the file holds a known row, readable or not. */
  holds(at: number): boolean {
    return this.knownRows.has(at) || this.unread.has(this.known.key(at));
  }

  isNew(key: string): boolean {
    return this.added.find(key) >= 0;
  }

  newKeys(): string[] {
    return Array.from({ length: this.added.size }, (_, at) => this.added.text(at));
  }

  /** Known rows this file does not hold and that had not vanished before. */
  vanished(): { rowId: number; recordId: number; key: string }[] {
    const { known } = this;
    const gone: { rowId: number; recordId: number; key: string }[] = [];
    for (let at = 0; at < known.size; at += 1) {
      if (known.hasVanished(at) || this.holds(at)) continue;
      gone.push({ rowId: known.rowId(at), recordId: known.recordId(at), key: known.key(at) });
    }
    return gone;
  }

  /** Known rows that had vanished before, of which this file shows something that can't be read: they may be back or not. */
  doubtful(): number[] {
    const { known, knownRows, unread } = this;
    if (unread.size === 0) return [];
    const found = [...unread].map((key) => known.find(key));
    return found
      .filter((at) => at >= 0 && known.hasVanished(at) && !knownRows.has(at))
      .map((at) => known.rowId(at));
  }

  /** Known rows that had not vanished before this file. */
  present(): number {
    let present = 0;
    for (let at = 0; at < this.known.size; at += 1) if (!this.known.hasVanished(at)) present += 1;
    return present;
  }

  /** New keys that differ from another key by case or blanks alone, with that key. */
  nearKeys(): [string, string][] {
    return nearKeys(this.added, this.known.keys);
  }
}

/** Line and hash of rows by number, kept flat. */
class SeenList {
  private lines: Uint32Array;
  private hashes: Buffer;

  constructor(size: number) {
    this.lines = new Uint32Array(Math.max(size, 16));
    this.hashes = Buffer.alloc(this.lines.length * hashSize);
  }

  has(at: number): boolean {
    return this.lines[at] !== 0;
  }

  /** Null where it is met for the first time. */
  meet(at: number, { hash }: NormalRow, line: number): Meeting | null {
    if (at >= this.lines.length) this.grow();
    const before = this.lines[at] ?? 0;
    if (before === 0) {
      this.lines[at] = line;
      this.hashes.set(hash, at * hashSize);
      return null;
    }
    const same = sameHashAt(hash, this.hashes, at);
    return { kind: same ? 'repeated' : 'duplicate', line: before };
  }

  private grow(): void {
    const lines = new Uint32Array(this.lines.length * 2);
    lines.set(this.lines);
    this.lines = lines;
    this.hashes = Buffer.concat([this.hashes], lines.length * hashSize);
  }
}
