import { createHash } from 'node:crypto';
import type { Scalar } from '../../../shared/book/plan.ts';

export const hashSize = 16;

const number = new Float64Array(1);
const numberWords = new Int32Array(number.buffer);
/** The row that is being hashed, as words. */
let gathered = new Int32Array(4096);
let gatheredBytes = Buffer.from(gathered.buffer);

/**
 * Sixteen bytes over a row's values, in their order, under one layout: MurmurHash3's mixing over 128 bits. It tells whether a row
 * is the one seen last; nothing is kept safe by it. A tenth of the time a SHA-256 per row takes.
 */
export class RowHasher {
  private readonly seed: Int32Array;

  constructor(layout: string) {
    const digest = createHash('sha256').update(layout).digest();
    this.seed = Int32Array.from({ length: 4 }, (_, i) => digest.readInt32LE(i * 4));
  }

  of(values: readonly Scalar[]): Buffer {
    return mixed(this.seed, gather(values));
  }
}

/**
 * Lays the values out as words, and answers how many: what each is and how long, then all their texts in one piece. Asked for one by
 * one, the characters of cells cut out of a file's text cost several times as much.
 */
function gather(values: readonly Scalar[]): number {
  let words = 0;
  let text = '';
  if (values.length * 3 > gathered.length) enlarge(values.length * 3);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? null;
    if (value === null) gathered[words++] = -1;
    else if (typeof value === 'string') {
      gathered[words++] = value.length;
      text += value;
    } else {
      // Zero has one sign.
      number[0] = value === 0 ? 0 : value;
      gathered[words++] = -2;
      gathered[words++] = numberWords[0] ?? 0;
      gathered[words++] = numberWords[1] ?? 0;
    }
  }
  const last = words + ((text.length + 1) >> 1);
  if (last > gathered.length) enlarge(last);
  if (last > words) gathered[last - 1] = 0;
  gatheredBytes.write(text, words * 4, 'utf16le');
  return last;
}

function enlarge(least: number): void {
  const bigger = new Int32Array(least * 2);
  bigger.set(gathered);
  gathered = bigger;
  gatheredBytes = Buffer.from(bigger.buffer);
}

/** The lanes take turns. */
function mixed(seed: Int32Array, words: number): Buffer {
  const from = gathered;
  let a = seed[0] ?? 0;
  let b = seed[1] ?? 0;
  let c = seed[2] ?? 0;
  let d = seed[3] ?? 0;
  for (let i = 0; i < words; i += 1) {
    let word = Math.imul(from[i] ?? 0, 0x239b961b);
    word = Math.imul((word << 15) | (word >>> 17), 0xab0e9789);
    const turned = a ^ word;
    const next = (Math.imul(((turned << 19) | (turned >>> 13)) + b, 5) + 0x561ccd1b) | 0;
    a = b;
    b = c;
    c = d;
    d = next;
  }
  return finished(a ^ words, b ^ words, c ^ words, d ^ words);
}

function finished(first: number, second: number, third: number, fourth: number): Buffer {
  let a = (first + second + third + fourth) | 0;
  let b = avalanche((second + a) | 0);
  let c = avalanche((third + a) | 0);
  let d = avalanche((fourth + a) | 0);
  a = (avalanche(a) + b + c + d) | 0;
  b = (b + a) | 0;
  c = (c + a) | 0;
  d = (d + a) | 0;
  const bytes = Buffer.allocUnsafe(hashSize);
  bytes.writeInt32LE(a, 0);
  bytes.writeInt32LE(b, 4);
  bytes.writeInt32LE(c, 8);
  bytes.writeInt32LE(d, 12);
  return bytes;
}

function avalanche(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Whether a row's hash is the one that stands at a place among many. */
export function sameHashAt(hash: Uint8Array, many: Uint8Array, at: number): boolean {
  const from = at * hashSize;
  for (let i = 0; i < hashSize; i += 1) if (hash[i] !== many[from + i]) return false;
  return true;
}
