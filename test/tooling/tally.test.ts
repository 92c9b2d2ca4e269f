import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeSkipped, readTally, summarize, type Tally } from '../../scripts/tally.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterdeck-tally-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const unit: Tally = { passed: 3, failed: 0, skipped: [{ name: 'a', reason: 'no data' }] };
const pages: Tally = { passed: 2, failed: 1, skipped: [{ name: 'b', reason: 'no data' }] };

function kept(tally: Tally): string {
  const file = join(folder, 'tally.json');
  writeFileSync(file, JSON.stringify(tally));
  return file;
}

test('the count is summed over the runners', () => {
  expect(summarize([unit, pages])).toBe('5 passed, 1 failed, 2 skipped');
});

test('skipped tests are named below their reason', () => {
  expect(describeSkipped([unit, pages])).toBe('Skipped, 2: no data\n  a\n  b');
});

test('a runner that crashed before it counted has failed once', () => {
  expect(readTally(join(folder, 'absent.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: [] });
});

test('a runner that failed outside its tests has failed once', () => {
  expect(readTally(kept(unit), 1)).toEqual({ ...unit, failed: 1 });
});

test('a runner that passed is counted as it says', () => {
  expect(readTally(kept(unit), 0)).toEqual(unit);
});
