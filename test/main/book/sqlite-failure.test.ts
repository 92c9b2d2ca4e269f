import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { asFailure } from '../../../src/main/book/sqlite-failure.ts';
import { badInput, Failure } from '../../../src/shared/kernel/failure.ts';

test.each([
  ['SQLITE_BUSY', 'Busy'],
  ['SQLITE_BUSY_SNAPSHOT', 'Busy'],
  ['SQLITE_LOCKED', 'Busy'],
  ['SQLITE_FULL', 'DiskFull'],
  ['SQLITE_READONLY_DIRECTORY', 'BookReadOnly'],
  ['SQLITE_CANTOPEN', 'BookReadOnly'],
  ['SQLITE_CORRUPT_VTAB', 'BookCorrupt'],
  ['SQLITE_NOTADB', 'BookCorrupt'],
  ['SQLITE_IOERR_FSYNC', 'IoError'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'BadInput'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'BadInput'],
  ['SQLITE_CONSTRAINT_CHECK', 'BadInput'],
  ['SQLITE_CONSTRAINT_DATATYPE', 'BadInput'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'Conflict'],
])('%s is told as %s, in one sentence with a next step', (sqlite, code) => {
  const thrown = new Database.SqliteError('its own words', sqlite);
  const failure = asFailure(thrown);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({
    code,
    cause: thrown,
    data: {
      message: expect.stringMatching(/^[A-Z][^.]*\.$/),
      hint: expect.stringMatching(/^[A-Z].*\.$/),
    },
  });
});

test.each([
  ['ENOSPC', 'DiskFull'],
  ['EDQUOT', 'DiskFull'],
  ['EROFS', 'BookReadOnly'],
  ['EACCES', 'BookReadOnly'],
  ['EIO', 'IoError'],
])('the file system’s %s is told as %s', (system, code) => {
  expect(asFailure(Object.assign(new Error('words'), { code: system }))).toMatchObject({ code });
});

test('a failure stays what it is, and a bug stays a bug', () => {
  const failure = badInput('Some', 'It is wrong.', 'Make it right.');
  expect(asFailure(failure)).toBe(failure);
  for (const bug of [
    new TypeError('x'),
    new Database.SqliteError('syntax', 'SQLITE_ERROR'),
    'text',
  ]) {
    expect(asFailure(bug)).toBe(bug);
  }
});
