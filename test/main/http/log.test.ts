import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeError } from '../../../src/main/log/describe.ts';
import { rotatingLog } from '../../../src/main/log/rotating-log.ts';
import { toFailure } from '../../../src/main/log/to-failure.ts';
import { notFound } from '../../../src/shared/kernel/failure.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-log-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => '2026-11-20T09:00:00.000Z';

it('keeps five files of the size it may have, the newest under the plain name', () => {
  const log = rotatingLog(join(folder, 'log'), now, { files: 5, bytes: 1000 });
  for (let n = 0; n < 200; n++) log.write(`record ${n} ${'.'.repeat(60)}`);
  const files = readdirSync(folder).sort();
  expect(files).toEqual(['log', 'log.1', 'log.2', 'log.3', 'log.4']);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(1000);
  expect(readFileSync(log.place, 'utf8')).toContain('record 199');
  expect(readFileSync(join(folder, 'log.4'), 'utf8')).not.toContain('record 199');
});

it('where it cannot be written the work goes on', () => {
  const log = rotatingLog(join(folder, 'no', 'such', 'log'), now);
  expect(() => log.write('record')).not.toThrow();
});

it.each([
  [new Error('Acme GmbH owes 12'), false],
  [new SyntaxError('Unexpected token A, "Acme" is not valid JSON'), false],
  [new RangeError('Invalid currency code : Acme'), false],
  [new TypeError("Cannot read properties of undefined (reading 'rows')"), true],
  [new TypeError("Cannot read properties of undefined (reading 'Acme GmbH')"), false],
  [new TypeError('reader.all is not a function'), true],
])('keeps kind and place of %s, and its words only where they name code alone', (error, kept) => {
  const record = describeError('partners.get', error);
  expect(record).toContain(`partners.get: ${error.name}`);
  expect(record).toMatch(/\n {4}at .+log\.test\.ts/);
  expect(record.includes(error.message)).toBe(kept);
  expect(record).not.toContain('Acme');
});

it('tells what was foreseen as it is, without a record', () => {
  const log = rotatingLog(join(folder, 'log'), now);
  expect(toFailure('x', notFound('Gone.', 'Reload.'), log)).toMatchObject({ code: 'NotFound' });
  expect(toFailure('x', Object.assign(new Error('x'), { code: 'ENOSPC' }), log)).toMatchObject({
    code: 'DiskFull',
  });
  expect(readdirSync(folder)).toEqual([]);
  expect(toFailure('x', 'a string', log)).toMatchObject({ code: 'Internal' });
  expect(readdirSync(folder)).toEqual(['log']);
});
