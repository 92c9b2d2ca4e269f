import type { KeyTable } from './key-table.ts';

/** Ids of fifteen characters that differ by case alone are different records (Salesforce). */
const caseSensitiveId = /^(?=.*\d)[A-Za-z0-9]{15}$/;

/** New keys that differ from another key by case or blanks alone, with that key: of the book's, else the first of the new ones. */
export function nearKeys(added: KeyTable, known: KeyTable): [string, string][] {
  if (added.size === 0) return [];
  const folds = new Folds(added);
  const ofBook = new Map<number, string>();
  for (let at = 0; at < known.size; at += 1) {
    const first = folds.find(known, at);
    if (first >= 0) ofBook.set(first, known.text(at));
  }
  const near: [string, string][] = [];
  const met = new Set([...ofBook.keys(), ...folds.later.keys()]);
  for (const at of [...met].sort((a, b) => a - b)) {
    const first = folds.later.get(at) ?? at;
    const other = ofBook.get(first) ?? added.text(first);
    const key = added.text(at);
    if (!(caseSensitiveId.test(key) && caseSensitiveId.test(other))) near.push([key, other]);
  }
  return near;
}

/** Finds keys by their folded form, without keeping those forms: a million of them stay a few megabytes. */
class Folds {
  /** Keys that fold as an earlier one does, with the first of those. */
  readonly later = new Map<number, number>();
  private readonly keys: KeyTable;
  private readonly hashes: Int32Array;
  /** Open addressing: key number + 1, 0 where free. */
  private readonly slots: Int32Array;

  constructor(keys: KeyTable) {
    this.keys = keys;
    this.hashes = new Int32Array(keys.size);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(keys.size * 2 + 1)));
    for (let at = 0; at < keys.size; at += 1) this.add(at);
  }

  /** The first key that folds as another table's does, or -1. */
  find(table: KeyTable, at: number): number {
    const hash = table.foldedHash(at);
    return (this.slots[this.seat(table, at, hash)] ?? 0) - 1;
  }

  private add(at: number): void {
    const hash = this.keys.foldedHash(at);
    this.hashes[at] = hash;
    const seat = this.seat(this.keys, at, hash);
    const first = (this.slots[seat] ?? 0) - 1;
    if (first < 0) this.slots[seat] = at + 1;
    else this.later.set(at, first);
  }

  /** The slot of the key that folds alike, or the free one it would have. */
  private seat(table: KeyTable, at: number, hash: number): number {
    const { slots, hashes, keys } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const other = (slots[slot] ?? 0) - 1;
      if (other < 0) return slot;
      if (hashes[other] === hash && keys.folded(other) === table.folded(at)) return slot;
    }
  }
}
