import Database from 'better-sqlite3';
import { badInput, Failure, type FailureData } from '../../shared/kernel/failure.ts';

const lockedData: FailureData = {
  code: 'BookLocked',
  message: 'Quarterdeck has this book open already.',
  hint: 'Work or import there, or close it and try again.',
};

/** Another process holds the book's lock. */
export function bookLocked(): Failure {
  return new Failure(lockedData);
}

export function bookReadOnly(): Failure {
  return new Failure({
    code: 'BookReadOnly',
    message: 'This book cannot be written to where it is.',
    hint: 'Copy it to a folder you can write to, and open that copy.',
  });
}

export function bookCorrupt(): Failure {
  return new Failure({
    code: 'BookCorrupt',
    message: 'This book is damaged and cannot be read safely.',
    hint: 'Restore a backup: the damaged file is kept beside it.',
  });
}

/** A full disk is also what a file system says when a quota is used up. */
export function diskFull(): Failure {
  return new Failure({
    code: 'DiskFull',
    message: 'The disk is full, so nothing was written.',
    hint: 'Free some space and try again: the book is as it was before.',
  });
}

export function ioError(): Failure {
  return new Failure({
    code: 'IoError',
    message: 'The disk did not do what it was asked, so nothing was written.',
    hint: 'Check that the drive is connected and healthy, then try again.',
  });
}

function busy(): Failure {
  return new Failure({
    code: 'Busy',
    message: 'Another part of Quarterdeck is writing to this book.',
    hint: 'Wait a moment and try again.',
  });
}

/** First match wins: SQLite's extended codes begin with their primary one. */
const bySqliteCode: [prefix: string, failure: () => Failure][] = [
  ['SQLITE_BUSY', busy],
  ['SQLITE_LOCKED', busy],
  ['SQLITE_FULL', diskFull],
  ['SQLITE_READONLY', bookReadOnly],
  ['SQLITE_CANTOPEN', bookReadOnly],
  ['SQLITE_PERM', bookReadOnly],
  ['SQLITE_AUTH', bookReadOnly],
  ['SQLITE_CORRUPT', bookCorrupt],
  ['SQLITE_NOTADB', bookCorrupt],
  ['SQLITE_IOERR', ioError],
  ['SQLITE_CONSTRAINT_CHECK', () => amountOutOfRange()],
  ['SQLITE_CONSTRAINT_UNIQUE', duplicateKey],
  ['SQLITE_CONSTRAINT_NOTNULL', missingValue],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', stillReferredTo],
  ['SQLITE_CONSTRAINT_DATATYPE', wrongType],
];

const bySystemCode: Readonly<Record<string, () => Failure>> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EROFS: bookReadOnly,
  EACCES: bookReadOnly,
  EPERM: bookReadOnly,
  EIO: ioError,
  EBUSY: ioError,
  ENOTCONN: ioError,
};

/** What SQLite or the file system threw, as a failure a person can act on; anything else is returned as it came. */
export function asFailure(error: unknown): unknown {
  if (error instanceof Failure) return error;
  const make = failureFor(error);
  if (make === undefined) return error;
  const failure = make();
  failure.cause = error;
  return failure;
}

function failureFor(error: unknown): (() => Failure) | undefined {
  if (error instanceof Database.SqliteError) {
    return bySqliteCode.find(([prefix]) => error.code.startsWith(prefix))?.[1];
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return bySystemCode[error.code];
  }
  return undefined;
}

export function amountOutOfRange(field?: string): Failure {
  return badInput(
    'AmountOutOfRange',
    'An amount is too large to be kept exactly.',
    'Enter an amount below 90 trillion.',
    field,
  );
}

function duplicateKey(): Failure {
  return badInput(
    'DuplicateKey',
    'A record with this key is in the book already.',
    'Change that record, or use another key.',
  );
}

function missingValue(): Failure {
  return badInput('MissingValue', 'A required value is missing.', 'Fill it in and try again.');
}

function wrongType(): Failure {
  return badInput(
    'WrongType',
    'A value has a type its field cannot hold.',
    'Correct the value and try again.',
  );
}

function stillReferredTo(): Failure {
  return new Failure({
    code: 'Conflict',
    message: 'Another record of this book refers to this one, or the one it names is gone.',
    hint: 'Archive it instead, or choose a record that exists.',
  });
}
