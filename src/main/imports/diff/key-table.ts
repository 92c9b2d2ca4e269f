import { foldKey } from '../../../shared/book/key.ts';

/**
 * Texts by number, in the order they came. Kept in flat memory, their bytes copied out of the file's big strings: a million keys
 * are some forty megabytes here, and several times that as a Map.
 */
export class KeyTable {
  private count = 0;
  /** Open addressing: text number + 1, 0 where free. */
  private slots: Int32Array;
  private hashes: Int32Array;
  /** Where each text's bytes begin; one more entry than texts. */
  private starts: Uint32Array;
  private bytes: Buffer;

  constructor(expected = 0) {
    const room = Math.max(16, expected);
    this.slots = new Int32Array(powerOfTwo(room * 2));
    this.hashes = new Int32Array(room);
    this.starts = new Uint32Array(room + 1);
    this.bytes = Buffer.allocUnsafeSlow(room * 12);
  }

  get size(): number {
    return this.count;
  }

  /** The text's number, or -1. */
  find(text: string): number {
    return this.findHashed(text, hashOf(text));
  }

  /** Numbers a text; one that is there already keeps its number. */
  add(text: string): number {
    const hash = hashOf(text);
    const known = this.findHashed(text, hash);
    if (known >= 0) return known;
    return this.append(hash, this.write(text, this.starts[this.count] ?? 0));
  }

  /** The same for a text that stands in UTF-8 among other bytes: of plain letters, digits and signs none is made. */
  addBytes(bytes: Buffer, from: number, end: number): number {
    let code = end - from;
    for (let i = from; i < end; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte > 127) return this.add(bytes.toString('utf8', from, end));
      code = Math.imul(code ^ byte, step);
    }
    const hash = spread(code);
    const start = this.starts[this.count] ?? 0;
    this.makeRoom(start, end - from);
    bytes.copy(this.bytes, start, from, end);
    const known = this.findBytes(start, start + end - from, hash);
    return known >= 0 ? known : this.append(hash, start + end - from);
  }

  /** The bytes up to `end` are the newest text. */
  private append(hash: number, end: number): number {
    if (this.count === this.hashes.length) this.grow();
    const at = this.count;
    this.hashes[at] = hash;
    this.starts[at + 1] = end;
    this.count += 1;
    this.seat(at, hash);
    return at;
  }

  private findBytes(from: number, end: number, hash: number): number {
    const { slots, starts, bytes } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = (slots[slot] ?? 0) - 1;
      if (at < 0) return -1;
      if (this.hashes[at] !== hash) continue;
      if (bytes.compare(bytes, from, end, starts[at], starts[at + 1]) === 0) return at;
    }
  }

  private findHashed(text: string, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = (slots[slot] ?? 0) - 1;
      if (at < 0) return -1;
      if (this.hashes[at] === hash && this.isText(at, text)) return at;
    }
  }

  text(at: number): string {
    return this.bytes.toString('utf8', this.starts[at], this.starts[at + 1]);
  }

  /** The text without its case and blanks (`foldKey`). */
  folded(at: number): string {
    const text = this.text(at);
    return /^[!-~]*$/.test(text) ? text.toLowerCase() : foldKey(text);
  }

  /** The hash of that form: of plain letters, digits and signs, nearly all keys, without making a text of them. */
  foldedHash(at: number): number {
    const end = this.starts[at + 1] ?? 0;
    const start = this.starts[at] ?? 0;
    let hash = end - start;
    for (let i = start; i < end; i += 1) {
      const code = this.bytes[i] ?? 0;
      if (code < 33 || code > 126) return hashOf(this.folded(at));
      hash = Math.imul(hash ^ (code > 64 && code < 91 ? code + 32 : code), step);
    }
    return spread(hash);
  }

  private isText(at: number, text: string): boolean {
    const { bytes } = this;
    const start = this.starts[at] ?? 0;
    const length = (this.starts[at + 1] ?? 0) - start;
    if (length < text.length) return false;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code > 127) return this.text(at) === text;
      if (bytes[start + i] !== code) return false;
    }
    return length === text.length;
  }

  private makeRoom(from: number, length: number): void {
    const most = from + length;
    if (most <= this.bytes.length) return;
    const bigger = Buffer.allocUnsafeSlow(Math.max(most, this.bytes.length * 2));
    this.bytes.copy(bigger, 0, 0, from);
    this.bytes = bigger;
  }

  private write(text: string, from: number): number {
    this.makeRoom(from, text.length * 3);
    const { bytes } = this;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code > 127) return from + bytes.write(text, from, 'utf8');
      bytes[from + i] = code;
    }
    return from + text.length;
  }

  private seat(at: number, hash: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = at + 1;
  }

  private grow(): void {
    const room = this.hashes.length * 2;
    const hashes = new Int32Array(room);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const starts = new Uint32Array(room + 1);
    starts.set(this.starts);
    this.starts = starts;
    this.slots = new Int32Array(powerOfTwo(room * 2));
    for (let at = 0; at < this.count; at += 1) this.seat(at, hashes[at] ?? 0);
  }
}

/** Of the hash: FNV's. */
const step = 0x01000193;

function powerOfTwo(least: number): number {
  let size = 16;
  while (size < least) size *= 2;
  return size;
}

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), step);
  return spread(hash);
}

function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
