import { z } from 'zod';
import { cannotWrite, keepHouse } from '../../book/change.ts';
import { opened } from '../../book/opened-book.ts';
import type { Book, Reader } from '../../book/types.ts';
import { sourceIdOf } from '../diff/known-rows.ts';
import {
  type WatchedFile,
  type WatchedFolder,
  watchedFileSchema,
  watchedFolderSchema,
} from './watch.ts';

const foldersKey = 'watch.folders';
const filesKey = 'watch.files';

/** The watched folders. No facts: they are in no history and not in the book's hash, and they survive a restart. */
export function watchedFolders(reader: Reader): WatchedFolder[] {
  return stored(reader, foldersKey, watchedFolderSchema);
}

/** What was found in them. */
export function watchedFiles(reader: Reader): WatchedFile[] {
  return stored(reader, filesKey, watchedFileSchema);
}

export function keepFolders(book: Book, folders: readonly WatchedFolder[]): void {
  keep(book, foldersKey, folders);
}

export function keepFiles(book: Book, files: readonly WatchedFile[]): void {
  keep(book, filesKey, files.slice(-mostFiles));
}

/** More are forgotten, the oldest first; one that is still there is then looked into again. */
const mostFiles = 500;

type OfSource = Pick<WatchedFolder, 'source' | 'sourceId'>;

/** As the source is called now. */
function nameOf(reader: Reader, { source, sourceId }: OfSource): string {
  if (sourceId === undefined) return source;
  const row = reader.get<{ name: string }>('SELECT name FROM source WHERE id = ?', [sourceId]);
  return row?.name ?? source;
}

/** What a later version wrote and nobody here knows is left out, one by one. */
function stored<T extends OfSource>(reader: Reader, key: string, schema: z.ZodType<T>): T[] {
  const row = reader.get<{ value: string }>('SELECT value FROM ui_setting WHERE key = ?', [key]);
  const list = z.array(z.unknown()).safeParse(JSON.parse(row?.value ?? '[]'));
  return (list.data ?? []).flatMap((one) => {
    const parsed = schema.safeParse(one);
    return parsed.success ? [{ ...parsed.data, source: nameOf(reader, parsed.data) }] : [];
  });
}

function keep(book: Book, key: string, value: readonly OfSource[]): void {
  const { readOnly } = book;
  if (readOnly !== null) throw cannotWrite(readOnly);
  const named = value.map((one) => ({
    ...one,
    sourceId: sourceIdOf(book.read, one.source) ?? undefined,
  }));
  keepHouse(opened(book).connection, (connection) => {
    connection.run(
      'INSERT INTO ui_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      [key, JSON.stringify(named)],
    );
  });
}
