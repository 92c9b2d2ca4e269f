import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const note = z.strictObject({
  port: z.number().int().min(1).max(65_535),
  key: z.string().length(43),
});

const fileIn = (folder: string) => join(folder, 'host.json');

function runFolder(bookPath: string): string {
  return `${bookPath}.run`;
}

export interface RunPlace {
  folder: string;
  leave(): void;
}

/**
 * The folder beside the book, or one for this run alone where none can be made there: a missing drive's folder must not
 * come into being, since an empty book would then be made in it.
 */
export function runPlace(bookPath: string): RunPlace {
  if (mayMakeFolderIn(dirname(bookPath))) {
    return { folder: runFolder(bookPath), leave: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-run-'));
  // A browser may still be writing its profile: what it keeps is nobody's data.
  const leave = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  return { folder, leave };
}

function mayMakeFolderIn(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where a second launch of this book finds us; readable by its owner alone. */
export function noteRunningHost(folder: string, value: z.infer<typeof note>): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(fileIn(folder), { force: true });
  writeFileSync(fileIn(folder), JSON.stringify(value), { mode: 0o600, flag: 'wx' });
}

export function forgetRunningHost(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

function readNote(bookPath: string): z.infer<typeof note> | null {
  try {
    return note.parse(JSON.parse(readFileSync(fileIn(runFolder(bookPath)), 'utf8')));
  } catch {
    return null;
  }
}

/** Asks the host that has this book open to bring its window up. False where there is none that answers. */
export function askRunningHost(bookPath: string): Promise<boolean> {
  const found = readNote(bookPath);
  if (found === null) return Promise.resolve(false);
  const { port, key } = found;
  return new Promise((answer) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': 0,
    };
    const asked = request(
      { host: '127.0.0.1', port, path: '/session/reopen', method: 'POST', headers, timeout: 3000 },
      (response) => {
        response.resume();
        answer(response.statusCode === 200);
      },
    );
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => answer(false));
    asked.end();
  });
}
