import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from './encoding-names.ts';
import { sequenceLength } from './utf8-sequence.ts';

/**
 * A byte that stands for no character becomes this: half a character, which no sound text holds, so that
 * the row with it can be told from all others and named.
 */
export const badByte = '\uDCFF';

interface Decoder {
  write(bytes: Buffer): string;
  end(): string;
}

const none = Buffer.alloc(0);

/** Turns chunks of bytes into text. Chunks may end anywhere: within a mark, a character, a surrogate pair. */
export class TextFeed {
  /** Some of the text so far can't be right: rows from here on are to be looked at for bad bytes and NULs. */
  damaged = false;
  encoding: Encoding;
  private skip: number;
  /** Null for UTF-8, the way most files go. */
  private decoder: Decoder | null;
  private rest: Buffer = none;
  private readonly settle: () => Encoding;

  /** `settle` looks at the whole file; asked once, where text that began as UTF-8 turns out not to be. */
  constructor(encoding: Encoding, settle: () => Encoding) {
    this.encoding = encoding;
    this.settle = settle;
    this.skip = encoding.skip;
    this.decoder = decoderOf(encoding.name);
  }

  push(bytes: Buffer, final: boolean): string {
    const skipped = this.skip > 0 ? bytes.subarray(this.skip) : bytes;
    this.skip -= Math.min(this.skip, bytes.length);
    if (this.decoder === null) {
      const text = this.utf8(skipped, final);
      return final && this.decoder !== null ? text + this.ended(this.decoder) : text;
    }
    const text = this.checked(this.decoder.write(skipped));
    return final ? text + this.ended(this.decoder) : text;
  }

  private ended(decoder: Decoder): string {
    return this.checked(decoder.end());
  }

  private utf8(bytes: Buffer, final: boolean): string {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const cut = final ? all.length : wholeCharacters(all);
    const ready = cut === all.length ? all : all.subarray(0, cut);
    this.rest = cut === all.length ? none : Buffer.from(all.subarray(cut));
    if (!this.damaged && ready.includes(0)) this.damaged = true;
    if (isAscii(ready)) return ready.toString('latin1');
    if (isUtf8(ready)) return ready.toString('utf8');
    if (!this.encoding.settled) {
      // What came before was ASCII, which every encoding that can follow here reads alike; or it is UTF-8 still.
      this.encoding = this.settle();
      this.decoder = decoderOf(this.encoding.name);
      if (this.decoder !== null) {
        this.rest = none;
        return this.checked(this.decoder.write(all));
      }
    }
    this.damaged = true;
    return lenientUtf8(ready);
  }

  private checked(text: string): string {
    if (!this.damaged && (!text.isWellFormed() || text.includes('\0'))) this.damaged = true;
    return text;
  }
}

function decoderOf(name: string): Decoder | null {
  switch (name) {
    case 'utf-8':
      return null;
    case 'utf-16le':
    case 'utf-16be':
      return new UnitDecoder(2, name === 'utf-16be' ? utf16be : utf16le);
    case 'utf-32le':
      return new UnitDecoder(4, (bytes) => utf32(bytes, (at) => bytes.readUInt32LE(at)));
    case 'utf-32be':
      return new UnitDecoder(4, (bytes) => utf32(bytes, (at) => bytes.readUInt32BE(at)));
    default:
      return new LegacyDecoder(name);
  }
}

/** UTF-16 and UTF-32: units of a fixed number of bytes. */
class UnitDecoder implements Decoder {
  private rest: Buffer = none;
  private readonly size: number;
  private readonly decode: (bytes: Buffer) => string;
  /** First half of a surrogate pair whose second one comes with the next chunk. */
  private half = '';

  constructor(size: number, decode: (bytes: Buffer) => string) {
    this.size = size;
    this.decode = decode;
  }

  write(bytes: Buffer): string {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const cut = all.length - (all.length % this.size);
    this.rest = Buffer.from(all.subarray(cut));
    const text = this.half + this.decode(all.subarray(0, cut));
    const last = text.charCodeAt(text.length - 1);
    const open = last >= 0xd800 && last <= 0xdbff;
    this.half = open ? text.slice(-1) : '';
    return open ? text.slice(0, -1) : text;
  }

  end(): string {
    const { half, rest } = this;
    this.half = '';
    this.rest = none;
    return half + (rest.length === 0 ? '' : badByte);
  }
}

const utf16le = (bytes: Buffer): string => bytes.toString('utf16le');
const utf16be = (bytes: Buffer): string => Buffer.from(bytes).swap16().toString('utf16le');

function utf32(bytes: Buffer, unit: (at: number) => number): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const code = unit(at);
    const sound = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    parts.push(sound ? String.fromCodePoint(code) : badByte);
  }
  return parts.join('');
}

/** Bytes below this are never part of a longer character. */
const firstTail = 0x30;
const longestRest = 1024 * 1024;

/** Encodings older than Unicode, by iconv-lite, cut where no character can be; what stands for nothing is a bad byte. */
class LegacyDecoder implements Decoder {
  private rest: Buffer = none;
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  write(bytes: Buffer): string {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    let cut = all.length;
    while (cut > 0 && (all[cut - 1] ?? 0) >= firstTail) cut -= 1;
    if (cut === 0 && all.length > longestRest) cut = all.length;
    this.rest = Buffer.from(all.subarray(cut));
    return cut === 0 ? '' : decodeLegacy(all.subarray(0, cut), this.name);
  }

  end(): string {
    const { rest } = this;
    this.rest = none;
    return decodeLegacy(rest, this.name);
  }
}

/** A whole piece of text in an encoding older than Unicode. */
export function decodeLegacy(bytes: Buffer, name: string): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  const text = iconv.decode(bytes, name, { stripBOM: false }).replaceAll('\uFFFD', badByte);
  if (name !== 'macintosh') return text;
  // Since 1998 a Mac has the euro where iconv-lite still has the currency sign; and its omega is a letter.
  return text.replaceAll('¤', '€').replaceAll('\u2126', '\u03A9');
}

/** UTF-8 in which some bytes are not sound. */
function lenientUtf8(bytes: Buffer): string {
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const size = (bytes[at] ?? 0) < 0x80 ? 1 : sequenceLength(bytes, at);
    if (size === 0) {
      parts.push(bytes.toString('utf8', from, at), badByte);
      from = at + 1;
    }
    at += Math.max(1, size);
  }
  parts.push(bytes.toString('utf8', from));
  return parts.join('');
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
