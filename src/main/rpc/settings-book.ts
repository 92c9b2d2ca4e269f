import { statSync } from 'node:fs';
import { type EntityName, entities, entityNames } from '../../shared/book/entities.ts';
import { backupFolderOf, listBackups } from '../book/backup-files.ts';
import type { Reader } from '../book/types.ts';
import { publicProcedure, router } from './trpc.ts';

function recordCounts(reader: Reader): { entity: EntityName; label: string; count: number }[] {
  return entityNames.map((entity) => {
    const { table, label } = entities[entity];
    const row = reader.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
    return { entity, label, count: row?.n ?? 0 };
  });
}

function bytesOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

export const settingsBookRouter = router({
  /** How large the book is, what it holds, and when it was last backed up. */
  facts: publicProcedure.query(({ ctx: { book } }) => {
    const changes = book.read.get<{ n: number }>('SELECT count(*) AS n FROM change');
    const backups = listBackups(backupFolderOf(book.path));
    return {
      bytes: bytesOf(book.path) + bytesOf(`${book.path}-wal`),
      records: recordCounts(book.read),
      changes: changes?.n ?? 0,
      backupFolder: backupFolderOf(book.path),
      backupBytes: backups.reduce((sum, one) => sum + one.bytes, 0),
      lastBackup: backups.at(-1)?.at ?? null,
    };
  }),
});
