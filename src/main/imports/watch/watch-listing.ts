import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { isWatched, type Listed, type Listing } from './watch.ts';

/** More than this in one folder is no folder of exports. */
const mostFiles = 2000;

/** Folders that were asked and have not answered: a drive that hangs is asked once, not every few minutes. */
const asking = new Map<string, Promise<Listing>>();

/**
 * Lists a folder without ever holding up the thread: a drive that is slow or gone is given up on after `limitMs`, and
 * what is wrong is told in a sentence.
 */
export async function listFolder(
  folder: string,
  pattern: string,
  limitMs: number,
): Promise<Listing> {
  if (!isAbsolute(folder))
    return trouble(`${folder} is not a whole path: it begins at the root of a drive.`);
  const key = `${folder}\n${pattern}`;
  const answer = asking.get(key) ?? list(folder, pattern).finally(() => asking.delete(key));
  asking.set(key, answer);
  return answeredWithin(answer, folder, limitMs);
}

/** The answer, or that there was none in time. */
export async function answeredWithin(
  answer: Promise<Listing>,
  folder: string,
  limitMs: number,
): Promise<Listing> {
  const { promise, resolve } = Promise.withResolvers<Listing>();
  const late = trouble(`${folder} does not answer: its drive may be away.`);
  const timer = setTimeout(() => resolve(late), limitMs);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}

const trouble = (message: string): Listing => ({ kind: 'trouble', message });

async function list(folder: string, pattern: string): Promise<Listing> {
  try {
    const names = (await readdir(folder)).filter((name) => isWatched(name, pattern));
    const files: Listed[] = [];
    for (const name of names.slice(0, mostFiles)) {
      const path = join(folder, name);
      // A file may go while the folder is being listed.
      const found = await stat(path).catch(() => null);
      if (found?.isFile() === true)
        files.push({ path, name, bytes: found.size, mtimeMs: found.mtimeMs });
    }
    return { kind: 'files', files };
  } catch (error) {
    return trouble(why(folder, error));
  }
}

function why(folder: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOENT':
      return `There is no folder at ${folder}.`;
    case 'ENOTDIR':
      return `${folder} is a file, not a folder.`;
    case 'EACCES':
    case 'EPERM':
      return `${folder} may not be read.`;
    default:
      return `${folder} can’t be read.`;
  }
}

/** A path as a person types or pastes it: without quotes around it, `~` for the own folder. */
export function typedFolder(text: string): string {
  const plain = text.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (plain === '~') return homedir();
  return /^~[\\/]/.test(plain) ? join(homedir(), plain.slice(2)) : plain;
}
