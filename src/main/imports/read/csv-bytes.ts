import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { badInput, Failure, notFound } from '../../../shared/kernel/failure.ts';

const chunkSize = 1024 * 1024;

/** Opens a file for reading, and says in one sentence why it can't be. A pipe or a device is never waited for. */
export function openFile(path: string): { handle: number; bytes: number } {
  let handle: number;
  try {
    if (!statSync(path).isFile()) throw notFile(path);
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (error instanceof Failure) throw error;
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
  throw notFile(path);
}

function notFile(path: string): Failure {
  return badInput('NotCsv', `${basename(path)} is not a file.`, 'Choose the CSV file itself.');
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
  size: number = chunkSize,
): { sha256: string; bytes: number } {
  const { handle, bytes } = openFile(path);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(size);
    let done = 0;
    for (;;) {
      const read = readSync(handle, buffer, 0, size, null);
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
