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
    if (this.count === this.hashes.length) this.grow();
    const at = this.count;
    this.hashes[at] = hash;
    this.starts[at + 1] = this.write(text, this.starts[at] ?? 0);
    this.count += 1;
    this.seat(at, hash);
    return at;
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

  private write(text: string, from: number): number {
    const most = from + text.length * 3;
    if (most > this.bytes.length) {
      const bigger = Buffer.allocUnsafeSlow(Math.max(most, this.bytes.length * 2));
      this.bytes.copy(bigger, 0, 0, from);
      this.bytes = bigger;
    }
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

function powerOfTwo(least: number): number {
  let size = 16;
  while (size < least) size *= 2;
  return size;
}

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
