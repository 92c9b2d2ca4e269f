import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import { badInput, Failure, notFound } from '../../shared/kernel/failure.ts';

export interface Encoding {
  name: string;
  bom: boolean;
  /** Bytes of the mark at the file's start. */
  skip: number;
}

const chunkSize = 1024 * 1024;

/** Opens a file for reading, and says in one sentence why it can't be. */
function openFile(path: string): { handle: number; bytes: number } {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw notFound(
        `There is no file ${basename(path)} at that place.`,
        'Check the path, or choose the file again.',
      );
    throw new Failure({
      code: 'IoError',
      message: `${basename(path)} can't be read.`,
      hint: 'Check that you may read it and that no other program holds it, then try again.',
    });
  }
  const stat = fstatSync(handle);
  if (stat.isFile()) return { handle, bytes: stat.size };
  closeSync(handle);
  throw badInput('NotCsv', `${basename(path)} is not a file.`, 'Choose the CSV file itself.');
}

/** The first bytes of a file: enough to tell its encoding and delimiter. */
export function readStart(path: string): { start: Buffer; bytes: number } {
  const { handle, bytes } = openFile(path);
  try {
    const start = Buffer.alloc(Math.min(bytes, 256 * 1024));
    const read = readSync(handle, start, 0, start.length, 0);
    return { start: start.subarray(0, read), bytes };
  } finally {
    closeSync(handle);
  }
}

/** A file's bytes in order, with its SHA-256 made on the way. `visit` gets each chunk and whether it is the last. */
export function eachChunk(
  path: string,
  visit: (chunk: Buffer, done: number, total: number) => void,
): { sha256: string; bytes: number } {
  const { handle, bytes } = openFile(path);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(chunkSize);
    let done = 0;
    for (;;) {
      const read = readSync(handle, buffer, 0, chunkSize, null);
      if (read === 0) break;
      const chunk = buffer.subarray(0, read);
      hash.update(chunk);
      done += read;
      visit(chunk, done, bytes);
    }
    return { sha256: hash.digest('hex'), bytes: done };
  } finally {
    closeSync(handle);
  }
}

/** Tells the encoding from the mark at the start, else takes what was asked for, else UTF-8. */
export function encodingOf(start: Buffer, asked: string | undefined): Encoding {
  if (start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])))
    return { name: 'utf-8', bom: true, skip: 3 };
  if (start.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])))
    return { name: 'utf-16le', bom: true, skip: 2 };
  if (start.subarray(0, 2).equals(Buffer.from([0xfe, 0xff])))
    return { name: 'utf-16be', bom: true, skip: 2 };
  if (asked === undefined) return { name: 'utf-8', bom: false, skip: 0 };
  try {
    return { name: new TextDecoder(asked).encoding, bom: false, skip: 0 };
  } catch {
    throw badInput(
      'Encoding',
      `"${asked}" is not an encoding.`,
      'Use utf-8, windows-1252 or utf-16le.',
      'encoding',
    );
  }
}

export function notText(file: string): Failure {
  return badInput(
    'NotCsv',
    `${file} is not a CSV file: it holds bytes no text has.`,
    'Export the data as CSV (comma separated, UTF-8) and choose that file.',
  );
}

export function wrongEncoding(file: string): Failure {
  return badInput(
    'Encoding',
    `${file} is not UTF-8 text.`,
    'Name its encoding (Excel on Windows usually writes windows-1252), or save it as CSV UTF-8.',
    'encoding',
  );
}

/** Turns chunks of bytes into text; throws a Failure for bytes that are no text of this encoding. */
export class TextFeed {
  private rest: Buffer = Buffer.alloc(0);
  private skip: number;
  private readonly file: string;
  private readonly decoder: TextDecoder | null;

  constructor(encoding: Encoding, file: string) {
    this.file = file;
    this.skip = encoding.skip;
    this.decoder =
      encoding.name === 'utf-8'
        ? null
        : new TextDecoder(encoding.name, { fatal: true, ignoreBOM: true });
  }

  push(bytes: Buffer, final: boolean): string {
    const skipped = this.skip > 0 ? bytes.subarray(this.skip) : bytes;
    this.skip = 0;
    return this.decoder === null
      ? this.utf8(skipped, final)
      : this.decoded(skipped, final, this.decoder);
  }

  private utf8(bytes: Buffer, final: boolean): string {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    if (all.includes(0)) throw notText(this.file);
    const cut = final ? all.length : wholeCharacters(all);
    const ready = all.subarray(0, cut);
    this.rest = Buffer.from(all.subarray(cut));
    if (isAscii(ready)) return ready.toString('latin1');
    if (!isUtf8(ready)) throw wrongEncoding(this.file);
    return ready.toString('utf8');
  }

  private decoded(bytes: Buffer, final: boolean, decoder: TextDecoder): string {
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: !final });
    } catch {
      throw wrongEncoding(this.file);
    }
    if (text.includes('\0')) throw notText(this.file);
    return text;
  }
}

/** How many bytes end on a whole UTF-8 character. */
function wholeCharacters(bytes: Buffer): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return size > back ? length - back : length;
  }
  return length;
}
