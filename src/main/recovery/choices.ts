import type { FailureData } from '../../shared/kernel/failure.ts';
import { type BackupFile, backupFolderOf, listBackups } from '../book/backup-files.ts';
import { proveBackup } from '../book/restore.ts';

/** `sound`: proven by its checksum and in full; `unproven`: proven when it is restored, and never put in place otherwise. */
export type BackupState = 'sound' | 'unusable' | 'unproven';

export interface BackupChoice extends Pick<BackupFile, 'file' | 'at' | 'reason' | 'bytes'> {
  state: BackupState;
}

/** What a person can do about a book that cannot be opened. */
export interface WaysOut {
  /** Putting a backup in its place helps. */
  restore: boolean;
  /** Putting the file aside and starting empty helps. */
  startEmpty: boolean;
}

/**
 * A backup goes in the place of a damaged or unreadable file alone. A book that is merely open elsewhere, from a newer
 * Quarterdeck or somebody's other file is whole, and stays where it is.
 */
export function waysOut({ code }: FailureData): WaysOut {
  return {
    restore: code === 'BookCorrupt' || code === 'IoError',
    startEmpty: code === 'BookCorrupt',
  };
}

/** The backups of one book, newest first, the newest that can be used proven. Proving reads a file whole: each is done once. */
export class BackupChoices {
  readonly #folder: string;
  readonly #proven = new Map<string, BackupState>();

  constructor(bookPath: string) {
    this.#folder = backupFolderOf(bookPath);
  }

  list(): BackupChoice[] {
    let found = false;
    return this.#newestFirst().map(({ file, at, reason, bytes }) => {
      const state = found ? (this.#proven.get(file) ?? 'unproven') : this.#prove(file);
      found ||= state === 'sound';
      return { file, at, reason, bytes, state };
    });
  }

  has(file: string): boolean {
    return this.#newestFirst().some((backup) => backup.file === file);
  }

  /** A restore found out. */
  failed(file: string): void {
    this.#proven.set(file, 'unusable');
  }

  #newestFirst(): BackupFile[] {
    try {
      return listBackups(this.#folder).reverse();
    } catch {
      // A folder that cannot be read offers nothing; the book's own failure is what the person is told.
      return [];
    }
  }

  #prove(file: string): BackupState {
    const known = this.#proven.get(file);
    if (known !== undefined) return known;
    const state = isSound(file) ? 'sound' : 'unusable';
    this.#proven.set(file, state);
    return state;
  }
}

function isSound(file: string): boolean {
  try {
    proveBackup(file);
    return true;
  } catch {
    return false;
  }
}
