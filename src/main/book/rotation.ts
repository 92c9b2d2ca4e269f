import type { BackupFile } from './backup-files.ts';

export interface RotationRules {
  /** The newest of today that are kept. */
  ofToday: number;
  days: number;
  weeks: number;
  /** All together, in bytes; the newest and the ones before migrations are never given up for it. */
  mostBytes: number;
}

const gigabyte = 1024 ** 3;

/** 3 of today, 7 daily, 4 weekly, the one before each migration; at most 2 GB or ten times the book. */
export function rotationRules(bookBytes: number): RotationRules {
  return { ofToday: 3, days: 7, weeks: 4, mostBytes: Math.max(2 * gigabyte, 10 * bookBytes) };
}

export interface Rotation {
  keep: BackupFile[];
  drop: BackupFile[];
}

/**
 * Which backups stay. Order is by counter, never by date: a clock that went back must not make the newest look old. Days
 * are the calendar days (UTC) the copies carry, weeks are runs of seven of them.
 */
export function rotate(
  backups: readonly BackupFile[],
  today: string,
  rules: RotationRules,
): Rotation {
  const newestFirst = [...backups].sort((a, b) => b.counter - a.counter);
  const wanted = new Set<BackupFile>();
  const sure = new Set(newestFirst.filter(({ reason }) => reason === 'migration'));
  if (newestFirst[0] !== undefined) sure.add(newestFirst[0]);
  for (const backup of sure) wanted.add(backup);
  const ofToday = newestFirst.filter(({ at }) => at.slice(0, 10) === today);
  for (const backup of ofToday.slice(0, rules.ofToday)) wanted.add(backup);
  for (const backup of newestOfEach(newestFirst, dayOf, rules.days)) wanted.add(backup);
  for (const backup of newestOfEach(newestFirst, weekOf, rules.weeks)) wanted.add(backup);
  const kept = withinBytes(
    newestFirst.filter((b) => wanted.has(b)),
    sure,
    rules.mostBytes,
  );
  return {
    keep: newestFirst.filter((backup) => kept.has(backup)),
    drop: newestFirst.filter((backup) => !kept.has(backup)),
  };
}

function dayOf({ at }: BackupFile): number {
  return Math.floor(Date.parse(at) / 86_400_000);
}

function weekOf(backup: BackupFile): number {
  // Day 0 was a Thursday; weeks begin on Monday.
  return Math.floor((dayOf(backup) + 3) / 7);
}

function newestOfEach(
  newestFirst: readonly BackupFile[],
  period: (backup: BackupFile) => number,
  count: number,
): BackupFile[] {
  const byPeriod = new Map<number, BackupFile>();
  for (const backup of newestFirst) {
    const key = period(backup);
    if (!byPeriod.has(key)) byPeriod.set(key, backup);
  }
  return [...byPeriod.values()].slice(0, count);
}

function withinBytes(
  newestFirst: readonly BackupFile[],
  sure: ReadonlySet<BackupFile>,
  most: number,
): Set<BackupFile> {
  const kept = new Set(sure);
  let bytes = [...sure].reduce((sum, backup) => sum + backup.bytes, 0);
  for (const backup of newestFirst) {
    if (kept.has(backup)) continue;
    // The oldest go first: once one does not fit, none older is taken instead.
    if (bytes + backup.bytes > most) break;
    bytes += backup.bytes;
    kept.add(backup);
  }
  return kept;
}

/** Minutes between automatic backups: 15, and longer for a book that takes long to copy. */
export function backupInterval(bookBytes: number): number {
  const hundreds = Math.floor(bookBytes / (100 * 1024 ** 2));
  return Math.min(15 * (1 + hundreds), 240);
}
