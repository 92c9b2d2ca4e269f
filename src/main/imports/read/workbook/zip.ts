import { closeSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { openFile } from '../csv-bytes.ts';

export interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  size: number;
  /** Where its local header stands. */
  at: number;
  encrypted: boolean;
  crc: number;
}

/** The archive is damaged, or none. */
export class BrokenZip extends Error {}
/** What is packed is out of all proportion. */
export class ZipBomb extends Error {}

const endSize = 22;
const longestComment = 0xffff;
const chunkSize = 64 * 1024;
/** Deflate can't pack text of a table a hundred times smaller by honest means; small files are let be. */
const mostRatio = 200;
const harmlessSize = 64 * 1024 * 1024;
const mostEntries = 10_000;
const mostUnpacked = 8 * 1024 * 1024 * 1024;

/** A zip archive on disk: its list of entries, and each entry's bytes piece by piece. */
export class ZipFile {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly handle: number;
  private readonly bytes: number;

  constructor(path: string) {
    const { handle, bytes } = openFile(path);
    this.handle = handle;
    this.bytes = bytes;
    try {
      this.entries = new Map(this.list().map((entry) => [entry.name, entry]));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    closeSync(this.handle);
  }

  /** An entry's bytes; `visit` answers false to stop. `packed` counts what was read of the archive. */
  unpack(entry: ZipEntry, visit: (piece: Uint8Array, packed: number) => boolean): void {
    if (entry.size > harmlessSize && entry.size > entry.packed * mostRatio) throw new ZipBomb();
    const header = this.at(entry.at, 30);
    if (header.readUInt32LE(0) !== 0x04034b50) throw new BrokenZip();
    let from = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    const end = from + entry.packed;
    if (end > this.bytes) throw new BrokenZip();
    let size = 0;
    let crc = 0;
    let goes = true;
    const take = (piece: Uint8Array): void => {
      size += piece.length;
      if (size > entry.size) throw new ZipBomb();
      crc = crc32(piece, crc);
      if (goes) goes = visit(piece, entry.packed - (end - from));
    };
    const inflate = entry.method === 8 ? new Inflate(take) : null;
    while (goes && from < end) {
      const piece = this.at(from, Math.min(chunkSize, end - from));
      from += piece.length;
      push(inflate, piece, from >= end, take);
    }
    if (goes && (size !== entry.size || crc !== entry.crc)) throw new BrokenZip();
  }

  /** A small entry as text; `most` bytes of it. */
  text(entry: ZipEntry, most: number): string {
    if (entry.size > most) throw new ZipBomb();
    const pieces: Uint8Array[] = [];
    this.unpack(entry, (piece) => {
      pieces.push(piece.slice());
      return true;
    });
    return Buffer.concat(pieces).toString('utf8');
  }

  private at(position: number, length: number): Buffer {
    const buffer = Buffer.alloc(length);
    if (readSync(this.handle, buffer, 0, length, position) !== length) throw new BrokenZip();
    return buffer;
  }

  private list(): ZipEntry[] {
    const { count, at, size } = this.directory();
    if (count > mostEntries) throw new ZipBomb();
    if (at + size > this.bytes) throw new BrokenZip();
    const bytes = this.at(at, size);
    const entries: ZipEntry[] = [];
    let from = 0;
    let all = 0;
    for (let i = 0; i < count; i += 1) {
      if (from + 46 > bytes.length || bytes.readUInt32LE(from) !== 0x02014b50)
        throw new BrokenZip();
      const name = bytes.readUInt16LE(from + 28);
      const extra = bytes.readUInt16LE(from + 30);
      const next = from + 46 + name + extra + bytes.readUInt16LE(from + 32);
      if (next > bytes.length) throw new BrokenZip();
      const entry = entryAt(bytes, from, name, extra);
      all += entry.size;
      entries.push(entry);
      from = next;
    }
    if (all > mostUnpacked) throw new ZipBomb();
    return entries;
  }

  private directory(): { count: number; at: number; size: number } {
    if (this.bytes < endSize) throw new BrokenZip();
    const length = Math.min(this.bytes, endSize + longestComment);
    const tail = this.at(this.bytes - length, length);
    for (let from = tail.length - endSize; from >= 0; from -= 1) {
      if (tail.readUInt32LE(from) !== 0x06054b50) continue;
      const count = tail.readUInt16LE(from + 10);
      const size = tail.readUInt32LE(from + 12);
      const at = tail.readUInt32LE(from + 16);
      const isLarge = count === 0xffff || at === 0xffffffff;
      return isLarge && from >= 20 ? this.largeDirectory(tail, from - 20) : { count, at, size };
    }
    throw new BrokenZip();
  }

  /** Zip64: the directory's place stands in a record of its own. */
  private largeDirectory(tail: Buffer, from: number) {
    if (tail.readUInt32LE(from) !== 0x07064b50) throw new BrokenZip();
    const record = this.at(safe(tail.readBigUInt64LE(from + 8)), 56);
    if (record.readUInt32LE(0) !== 0x06064b50) throw new BrokenZip();
    return {
      count: safe(record.readBigUInt64LE(32)),
      size: safe(record.readBigUInt64LE(40)),
      at: safe(record.readBigUInt64LE(48)),
    };
  }
}

/** fflate throws errors of its own for damaged data. */
function push(
  inflate: Inflate | null,
  piece: Buffer,
  last: boolean,
  take: (piece: Uint8Array) => void,
): void {
  if (inflate === null) return take(piece);
  try {
    inflate.push(piece, last);
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number')
      throw new BrokenZip();
    throw error;
  }
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new BrokenZip();
  return Number(value);
}

function entryAt(bytes: Buffer, from: number, nameLength: number, extraLength: number): ZipEntry {
  const nameAt = from + 46;
  const large = largeSizes(bytes.subarray(nameAt + nameLength, nameAt + nameLength + extraLength));
  const field = (at: number): number => {
    const value = bytes.readUInt32LE(from + at);
    return value === 0xffffffff ? large() : value;
  };
  // The zip64 record holds only those that don't fit, in this order.
  const size = field(24);
  const packed = field(20);
  const at = field(42);
  const method = bytes.readUInt16LE(from + 10);
  if (method !== 0 && method !== 8) throw new BrokenZip();
  return {
    name: bytes
      .toString('utf8', nameAt, nameAt + nameLength)
      .replace(/^\//, '')
      .replaceAll('\\', '/'),
    method,
    packed,
    size,
    at,
    crc: bytes.readUInt32LE(from + 16),
    encrypted: (bytes.readUInt16LE(from + 8) & 1) === 1,
  };
}

function largeSizes(extra: Buffer): () => number {
  let from = 0;
  while (from + 4 <= extra.length && extra.readUInt16LE(from) !== 1)
    from += 4 + extra.readUInt16LE(from + 2);
  from += 4;
  return () => {
    if (from + 8 > extra.length) throw new BrokenZip();
    const value = safe(extra.readBigUInt64LE(from));
    from += 8;
    return value;
  };
}
