import { basename } from 'node:path';
import type { EntityName } from '../../../shared/book/entities.ts';
import type { Counts } from '../../../shared/book/plan.ts';
import { Failure, notFound } from '../../../shared/kernel/failure.ts';
import type { Book, Reader } from '../../book/types.ts';
import { bookPosition } from '../plan/plan.ts';
import { planPlace } from '../plan/plan-shelf.ts';
import { readPlan } from '../plan/plan-store.ts';
import type { WatchedFile, WatchedFolder } from './watch.ts';
import { wasImported } from './watch-job.ts';
import { watchedFiles, watchedFolders } from './watch-store.ts';
import type { Watcher } from './watcher.ts';

interface Found {
  id: string;
  source: string;
  entity: EntityName;
  name: string;
  /** When it was found, ISO instant. */
  at: string;
}

/** A plan that waits for a yes. Its counts are those of the moment it was made. */
export interface WaitingFile extends Found {
  counts: Counts;
  /** Guards that stand in its way, by name. */
  guards: string[];
}

export interface WatchOverview {
  folders: (WatchedFolder & {
    /** Why it can't be looked at; null where it can. */
    trouble: string | null;
  })[];
  waiting: WaitingFile[];
  /** New files of another shape than their source's. */
  needLook: (Found & { why: string })[];
}

export function watchOverview(reader: Reader, watcher: Watcher): WatchOverview {
  const files = watchedFiles(reader);
  const folders = watchedFolders(reader);
  // A folder may be watched for two kinds of record: a file that is one of them is no riddle to the other.
  const taken = new Set(files.filter(({ state }) => state.kind !== 'look').map(({ path }) => path));
  return {
    folders: folders.map((folder) => ({ ...folder, trouble: watcher.troubleOf(folder) })),
    waiting: files.flatMap((file) => {
      const { state, source, entity } = file;
      if (state.kind !== 'waiting' || wasImported(reader, source, entity, state.sha256)) return [];
      return [{ ...foundOf(file), counts: state.counts, guards: state.guards }];
    }),
    needLook: files.flatMap((file) =>
      file.state.kind === 'look' && !taken.has(file.path)
        ? [{ ...foundOf(file), why: file.state.why }]
        : [],
    ),
  };
}

function foundOf({ id, source, entity, path, at }: WatchedFile): Found {
  return { id, source, entity, name: basename(path), at };
}

/** A file that was found, by its id. */
export function watchedFile(reader: Reader, id: string): WatchedFile {
  const file = watchedFiles(reader).find((one) => one.id === id);
  if (file !== undefined) return file;
  throw notFound('This file does not wait any more.', 'Look at the list under Import.');
}

/** Its plan, where nothing in the book has changed since it was made; else null, and a fresh one is made. */
export function freshPlan(book: Book, { state }: WatchedFile): string | null {
  if (state.kind !== 'waiting') return null;
  try {
    const plan = readPlan(planPlace(book.path, state.plan));
    return plan.position === bookPosition(book.read) ? plan.id : null;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
