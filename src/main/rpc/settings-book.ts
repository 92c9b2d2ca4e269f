import { statSync } from 'node:fs';
import { backupFolderOf, listBackups } from '../book/backup-files.ts';
import { bookCounts } from '../book/counts.ts';
import { publicProcedure, router } from './trpc.ts';

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

export const settingsBookRouter = router({
  /** How large the book is, what it holds, and when it was last backed up. */
  facts: publicProcedure.query(({ ctx: { book } }) => {
    const backups = listBackups(backupFolderOf(book.path));
    return {
      bytes: bytesOf(book.path) + bytesOf(`${book.path}-wal`),
      ...bookCounts(book.read),
      backupFolder: backupFolderOf(book.path),
      backupBytes: backups.reduce((sum, one) => sum + one.bytes, 0),
      lastBackup: backups.at(-1)?.at ?? null,
    };
  }),
});
