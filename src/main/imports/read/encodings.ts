import { isAscii, isUtf8 } from 'node:buffer';
import type { ImportWarning } from '../../../shared/book/inspection.ts';
import { eachChunk } from './csv-bytes.ts';
import { guessEncoding } from './encoding-guess.ts';
import { certainly, type Encoding, encodingName, markedEncoding } from './encoding-names.ts';
import { HighByteWords } from './encoding-words.ts';

export interface EncodingWish {
  /** Said for this file: it holds, unless a mark at the file's start says otherwise. */
  encoding?: string | undefined;
  /** What files of this source are in, where the file itself does not say. */
  usualEncoding?: string | undefined;
}

/** The encoding as far as a file's first bytes tell. UTF-8 without a mark stays open until the whole file was read. */
export function startEncoding(start: Buffer, wish: EncodingWish): Encoding {
  const asked = wish.encoding === undefined ? null : encodingName(wish.encoding);
  const marked = markedEncoding(start);
  if (marked !== null) return marked;
  if (asked !== null) return certainly(asked);
  const wide = wideEncoding(start);
  if (wide !== null) return certainly(wide);
  return { ...certainly('utf-8'), settled: false };
}

/** What was said of the encoding holds, and is doubted aloud where the file's beginning is UTF-8 that it would read otherwise. */
export function saidAgainst(
  file: string,
  { start, whole }: { start: Buffer; whole: boolean },
  { name, bom }: Encoding,
): ImportWarning[] {
  const reads = name.startsWith('utf-16') || name.startsWith('utf-32') || !isAscii(start);
  const isSound = !start.includes(0) && startsAsUtf8(start, whole);
  if (bom || name === 'utf-8' || !reads || !isSound) return [];
  const message = `${file} looks like UTF-8, and is read as ${name} because that was said: check its letters.`;
  return [{ code: 'otherEncoding', message }];
}

/** Looks at a whole file that is not sound UTF-8. */
export function wholeEncoding(path: string, wish: EncodingWish): Encoding {
  const words = new HighByteWords();
  eachChunk(path, (chunk) => words.push(chunk));
  const high = words.end();
  const usual = wish.usualEncoding;
  if (usual !== undefined && high.sound < Math.max(1, high.stray))
    return certainly(encodingName(usual));
  return guessEncoding(high);
}

/** Is this sound UTF-8, but for a last character that may be cut? */
export function startsAsUtf8(start: Buffer, whole: boolean): boolean {
  if (isUtf8(start)) return true;
  if (whole) return false;
  for (let cut = 1; cut <= 3; cut += 1)
    if (isUtf8(start.subarray(0, start.length - cut))) return true;
  return false;
}

/**
 * UTF-16 and UTF-32 without a mark, told by where the zero bytes of their commas, digits and line ends stand.
 * Text of one byte a character has none.
 */
function wideEncoding(start: Buffer): string | null {
  const bytes = start.subarray(0, 64 * 1024);
  if (!bytes.includes(0)) return null;
  const zeros = [0, 0, 0, 0];
  let high = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
    else if (byte >= 0x80) high += 1;
  }
  const [a = 0, b = 0, c = 0, d = 0] = zeros;
  const units = Math.floor(bytes.length / 4);
  if (units >= 2 && d === units && c >= units * 0.9 && a < units * 0.1) return 'utf-32le';
  if (units >= 2 && a >= units && b >= units * 0.9 && d < units * 0.1) return 'utf-32be';
  const pairs = Math.floor(bytes.length / 2);
  const even = a + c;
  const odd = b + d;
  const enough = (n: number) =>
    n >= pairs * 0.9 ||
    (n >= 16 && n >= pairs * 0.25) ||
    (n >= 32 && n >= pairs * 0.04 && high >= bytes.length * 0.1);
  if (enough(odd) && even <= odd * 0.1) return soundWide(bytes, false) ? 'utf-16le' : null;
  if (enough(even) && odd <= even * 0.1) return soundWide(bytes, true) ? 'utf-16be' : null;
  return null;
}

/** Read as UTF-16 it has line ends or delimiters, and next to nothing that is no character. */
function soundWide(bytes: Buffer, swapped: boolean): boolean {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = (swapped ? Buffer.from(even).swap16() : even).toString('utf16le');
  const strange = text.match(/(?![\t\r\n])[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/gu)?.length ?? 0;
  return /[\r\n,;\t|]/.test(text) && strange <= text.length * 0.01 + 1;
}
