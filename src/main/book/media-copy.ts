import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export interface MediaCopy {
  path: string;
  remove: () => void;
}

/** A WAL book can't be opened where nothing can be written beside it, so it is read from a copy. */
export function copyFromMedia(path: string): MediaCopy {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-'));
  const copy = join(folder, basename(path));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const suffix of ['', '-wal']) {
      if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
    }
    return { path: copy, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
