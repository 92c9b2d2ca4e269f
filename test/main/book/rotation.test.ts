import { expect, test } from 'vitest';
import type { BackupFile } from '../../../src/main/book/backup-files.ts';
import { backupInterval, rotate, rotationRules } from '../../../src/main/book/rotation.ts';
import type { BackupReason } from '../../../src/main/book/types.ts';

const rules = { ofToday: 3, days: 7, weeks: 4, mostBytes: 1e9 };

function backup(counter: number, at: string, reason: BackupReason = 'auto', bytes = 1): BackupFile {
  return { file: `${counter}`, counter, at, reason, bytes, sha256: '' };
}

/** One a day at noon, the newest on 2026-03-31 (a Tuesday). */
function daily(days: number): BackupFile[] {
  return Array.from({ length: days }, (_, n) => {
    const at = new Date(Date.UTC(2026, 2, 31 - (days - 1 - n), 12)).toISOString();
    return backup(n + 1, at);
  });
}

const kept = (backups: readonly BackupFile[], today = '2026-03-31', by = rules) =>
  rotate(backups, today, by).keep.map(({ at, counter }) => `${at.slice(0, 10)} ${counter}`);

test('keeps the newest three of today', () => {
  const today = [1, 2, 3, 4, 5].map((n) => backup(n, `2026-03-31T0${n}:00:00.000Z`));
  expect(kept(today)).toEqual(['2026-03-31 5', '2026-03-31 4', '2026-03-31 3']);
});

test('keeps the newest of each of seven days, then of each of four weeks', () => {
  expect(kept(daily(60)).map((line) => line.slice(0, 10))).toEqual([
    '2026-03-31',
    '2026-03-30',
    '2026-03-29',
    '2026-03-28',
    '2026-03-27',
    '2026-03-26',
    '2026-03-25',
    '2026-03-22',
    '2026-03-15',
  ]);
});

test('days nobody worked do not use up the seven', () => {
  const rare = [1, 2, 3].map((n) => backup(n, `2026-0${n}-01T12:00:00.000Z`));
  expect(kept(rare)).toHaveLength(3);
});

test('keeps the one before each migration for good', () => {
  const old = backup(1, '2020-01-01T00:00:00.000Z', 'migration');
  expect(kept([old, ...daily(60).map((b) => ({ ...b, counter: b.counter + 1 }))])).toContain(
    '2020-01-01 1',
  );
});

test('goes by the counter: a clock set back does not make the newest look old', () => {
  const backups = [...daily(60), backup(61, '2019-01-01T00:00:00.000Z')];
  const { keep, drop } = rotate(backups, '2019-01-01', rules);
  expect(keep[0]?.counter).toBe(61);
  expect(drop.map(({ counter }) => counter)).toContain(1);
});

test('keeps within its bytes, giving up the oldest, never the newest', () => {
  const backups = daily(5).map((b) => ({ ...b, bytes: 100 }));
  expect(kept(backups, '2026-03-31', { ...rules, mostBytes: 250 })).toEqual([
    '2026-03-31 5',
    '2026-03-30 4',
  ]);
  expect(kept(backups, '2026-03-31', { ...rules, mostBytes: 10 })).toEqual(['2026-03-31 5']);
});

test('what is kept and what goes are all there were', () => {
  const backups = daily(60);
  const { keep, drop } = rotate(backups, '2026-03-31', rules);
  expect([...keep, ...drop].map(({ counter }) => counter).sort((a, b) => a - b)).toEqual(
    backups.map(({ counter }) => counter),
  );
  expect(rotate([], '2026-03-31', rules)).toEqual({ keep: [], drop: [] });
});

test('a big book may keep ten of itself, and is copied less often', () => {
  expect(rotationRules(1).mostBytes).toBe(2 * 1024 ** 3);
  expect(rotationRules(1e9).mostBytes).toBe(1e10);
  expect(backupInterval(5e6)).toBe(15);
  expect(backupInterval(300e6)).toBe(45);
  expect(backupInterval(1e12)).toBe(240);
});
