import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Failure } from '../../../shared/kernel/failure.ts';

const longest = 120;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that every system takes and that stays in the folder it is put in; partners' names come from files. */
export function safeFileName(name: string): string {
  const plain = name
    // Controls, and marks that turn the reading direction and so hide the real ending.
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\/:*?"<>|]+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s-]+|[.\s]+$/g, '');
  const ending = extname(plain);
  const stem = plain.slice(0, plain.length - ending.length);
  const short = `${Array.from(stem).slice(0, longest).join('')}${ending}`;
  if (short === '') return 'Quarterdeck file';
  return reserved.test(short) ? `_${short}` : short;
}

/** Temporary file in the same folder, fsync, rename, fsync of the folder. Throws Failure; leaves nothing half-written. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.quarterdeck-${randomBytes(8).toString('hex')}.part`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cannotWrite(basename(path), error);
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no handle to a folder; its rename is journaled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function cannotWrite(name: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const hint = 'Free some space or choose another disk, then save again.';
    return new Failure({
      code: 'DiskFull',
      message: `The disk is full: ${name} was not saved.`,
      hint,
    });
  }
  const hint =
    code === 'EBUSY' || code === 'EPERM'
      ? 'Close the file where it is open, or choose another name or folder.'
      : 'Choose another folder, one you may write to.';
  return new Failure({ code: 'IoError', message: `${name} could not be saved there.`, hint });
}
