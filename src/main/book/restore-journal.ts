import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { syncFolderOf, writeDurably } from './durable.ts';
import { bookCorrupt } from './sqlite-failure.ts';

/** What a restore will do, written down before it does anything that can't be repeated. */
const shape = z.strictObject({
  /** The proven copy, ready beside the book under this name. */
  incoming: z.string(),
  sha256: z.string(),
  /** Where what is there now goes, with its `-wal` and `-shm`. */
  aside: z.string(),
});

export type RestoreJournal = z.infer<typeof shape>;

function journalOf(bookPath: string): string {
  return `${bookPath}.restore.json`;
}

export function restorePending(bookPath: string): boolean {
  return existsSync(journalOf(bookPath));
}

export function readJournal(bookPath: string): RestoreJournal | null {
  if (!restorePending(bookPath)) return null;
  const parsed = shape.safeParse(parse(readFileSync(journalOf(bookPath), 'utf8')));
  if (!parsed.success) throw bookCorrupt();
  return parsed.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function writeJournal(bookPath: string, journal: RestoreJournal): void {
  writeDurably(journalOf(bookPath), JSON.stringify(journal));
}

export function endJournal(bookPath: string): void {
  rmSync(journalOf(bookPath), { force: true });
  syncFolderOf(bookPath);
}
