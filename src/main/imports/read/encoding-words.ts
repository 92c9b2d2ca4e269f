import { sequenceLength } from './utf8-sequence.ts';

/** What a whole file's bytes from 0x80 up say, gathered chunk by chunk in bounded memory. */
export interface HighBytes {
  /** Distinct words that hold such a byte, one character a byte, with the sign before and after each. */
  words: string[];
  /** Sound UTF-8 sequences of several bytes. */
  sound: number;
  /** Bytes from 0x80 up that are part of none. */
  stray: number;
}

const mostWords = 4000;
const longestWord = 4000;
/** All words together, in bytes. */
const mostBytes = 1024 * 1024;

/** None of these is ever the second byte of a two-byte character. */
function isBreak(byte: number): boolean {
  return (
    byte === 0x20 ||
    byte === 0x2c ||
    byte === 0x3b ||
    byte === 0x22 ||
    byte === 0x09 ||
    byte === 0x0a ||
    byte === 0x0d ||
    byte === 0
  );
}

/** Gathers the words of a file that hold bytes from 0x80 up. */
export class HighByteWords {
  private readonly words = new Set<string>();
  /** Byte values met; a word with a new one is taken even when there are many words already. */
  private readonly met = new Uint8Array(256);
  private taken = 0;
  private sound = 0;
  private stray = 0;
  private rest: Buffer = Buffer.alloc(0);

  push(bytes: Buffer): void {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    let cut = all.length;
    while (cut > 0 && !isBreak(all[cut - 1] ?? 0)) cut -= 1;
    if (cut === 0 && all.length > 1024 * 1024) cut = all.length;
    this.take(all.subarray(0, cut));
    this.rest = Buffer.from(all.subarray(cut));
  }

  end(): HighBytes {
    this.take(this.rest);
    this.rest = Buffer.alloc(0);
    return { words: [...this.words], sound: this.sound, stray: this.stray };
  }

  private take(bytes: Buffer): void {
    const { length } = bytes;
    let from = 0;
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) {
        if (isBreak(byte)) from = at + 1;
        continue;
      }
      let end = at;
      while (end < length && !isBreak(bytes[end] ?? 0)) end += 1;
      this.word(bytes, from, end);
      at = end;
      from = end + 1;
    }
  }

  private word(bytes: Buffer, from: number, end: number): void {
    let isNew = false;
    for (let at = from; at < end; ) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) {
        at += 1;
        continue;
      }
      if (this.met[byte] === 0) isNew = true;
      this.met[byte] = 1;
      const size = Math.min(sequenceLength(bytes, at), end - at);
      if (size > 1) this.sound += 1;
      else this.stray += 1;
      at += Math.max(1, size);
    }
    const hasRoom = this.words.size < mostWords && this.taken < mostBytes;
    if (!isNew && (!hasRoom || end - from > longestWord)) return;
    const text = bytes.toString('latin1', from, Math.min(end, from + longestWord));
    if (this.words.has(text)) return;
    this.words.add(text);
    this.taken += text.length;
  }
}
