import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BackupReason, backupReasons } from './types.ts';

/** One verified copy as its folder shows it. */
export interface BackupFile {
  file: string;
  counter: number;
  /** ISO instant it was made. */
  at: string;
  reason: BackupReason;
  bytes: number;
  sha256: string;
}

export function backupFolderOf(bookPath: string): string {
  return `${bookPath}.backups`;
}

/** `book-00000012-20261120T091500Z-import.backup`: the counter orders them, whatever the clock said. */
export function backupName(
  bookPath: string,
  counter: number,
  at: string,
  reason: BackupReason,
): string {
  const stamp = at.replace(/[-:]/g, '').replace(/\.\d+/, '');
  return `${stem(bookPath)}-${String(counter).padStart(8, '0')}-${stamp}-${reason}.backup`;
}

function stem(bookPath: string): string {
  return basename(bookPath).replace(/\.[^.]*$/, '');
}

const named = /-(\d{8})-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-([a-z]+)\.backup$/;

/** Oldest first. A copy without its checksum beside it was never finished, and is none. */
export function listBackups(folder: string): BackupFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => backupAt(folder, name))
    .filter((backup) => backup !== null)
    .sort((a, b) => a.counter - b.counter);
}

function backupAt(folder: string, name: string): BackupFile | null {
  const match = named.exec(name);
  const file = join(folder, name);
  const sha256 = readChecksum(file);
  if (match === null || sha256 === null) return null;
  const [, counter, year, month, day, hour, minute, second, word] = match;
  const reason = backupReasons.find((known) => known === word);
  const bytes = statSync(file, { throwIfNoEntry: false })?.size;
  if (reason === undefined || bytes === undefined) return null;
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return { file, counter: Number(counter), at, reason, bytes, sha256 };
}

export function checksumFileOf(file: string): string {
  return `${file}.sha256`;
}

/** The first word of the file beside it, as `sha256sum` writes and checks it. */
export function readChecksum(file: string): string | null {
  const path = checksumFileOf(file);
  if (!existsSync(path)) return null;
  return /^([0-9a-f]{64})\b/.exec(readFileSync(path, 'utf8'))?.[1] ?? null;
}
