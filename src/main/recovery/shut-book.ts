import { badInput, conflict, Failure, type FailureData } from '../../shared/kernel/failure.ts';
import { restoreBook, setAside } from '../book/restore.ts';
import { type BackupChoice, BackupChoices, type WaysOut, waysOut } from './choices.ts';

export interface Trouble {
  failure: FailureData;
  path: string;
  can: WaysOut;
  /** Newest first; none where no backup would help. */
  backups: BackupChoice[];
  /** ISO instant of this answer, which the backups' ages are counted to. */
  now: string;
}

/** What came of a way out: the book is open again, and where the file lies that was in its place. */
export interface WayTaken {
  aside: string | null;
}

export interface ShutBookParts {
  path: string;
  failure: FailureData;
  now: () => string;
  /** Opens the book and goes on as the whole app; throws what keeps it shut. */
  open: () => void;
  /** Where the book was open until now: settles once the last connection to it is closed. */
  left: Promise<void>;
}

/** A book that cannot be opened, and the ways out. Each throws a Failure, and leaves the book as it was or better. */
export class ShutBook {
  readonly #parts: ShutBookParts;
  readonly #choices: BackupChoices;
  #failure: FailureData;
  #open = false;

  constructor(parts: ShutBookParts) {
    this.#parts = parts;
    this.#failure = parts.failure;
    this.#choices = new BackupChoices(parts.path);
  }

  get failure(): FailureData {
    return this.#failure;
  }

  /** Null once the book is open. */
  trouble(): Trouble | null {
    if (this.#open) return null;
    const { path, now } = this.#parts;
    const can = waysOut(this.#failure);
    const backups = can.restore ? this.#choices.list() : [];
    return { failure: this.#failure, path, can, backups, now: now() };
  }

  async openAgain(): Promise<WayTaken> {
    await this.#parts.left;
    this.#reopen();
    return { aside: null };
  }

  /** Only a backup of this book: no path comes in with the request. */
  async restoreBackup(file: string): Promise<WayTaken> {
    await this.#parts.left;
    if (this.#open) return { aside: null };
    if (!waysOut(this.#failure).restore) throw notThisWay();
    if (!this.#choices.has(file)) throw unknownBackup();
    const { path, now } = this.#parts;
    try {
      const { aside } = restoreBook(path, file, { now });
      this.#reopen();
      return { aside };
    } catch (error) {
      if (error instanceof Failure && error.data.reason === 'DamagedBackup')
        this.#choices.failed(file);
      throw error;
    }
  }

  async startEmpty(): Promise<WayTaken> {
    await this.#parts.left;
    if (this.#open) return { aside: null };
    if (!waysOut(this.#failure).startEmpty) throw notThisWay();
    const aside = setAside(this.#parts.path, this.#parts.now());
    this.#reopen();
    return { aside };
  }

  #reopen(): void {
    if (this.#open) return;
    try {
      this.#parts.open();
      this.#open = true;
    } catch (error) {
      // It may be another obstacle than before, with other ways out.
      if (error instanceof Failure) this.#failure = error.data;
      throw error;
    }
  }
}

function notThisWay() {
  return conflict(
    'This book is not damaged, so nothing is put in its place.',
    'Try to open it again.',
  );
}

function unknownBackup() {
  return badInput(
    'UnknownBackup',
    'This backup is not one of this book’s.',
    'Choose one from the list.',
    'file',
  );
}
