import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.ts';
import { applicationId } from '../../src/main/book/pragmas.ts';
import { chooser } from '../fixtures/big-csv.ts';
import { buildCli, runCli } from '../fixtures/built-cli.ts';
import { BigImport, type Check, soundly } from './faulted-book.ts';

// Every way to the disk goes through a few system calls. strace counts them in a run that nobody disturbs, then kills the
// process on entering the n-th: between any two writes, syncs and renames, and not only where a clock happens to fall.

const long = process.env.QUARTERDECK_LONG === '1';
const each = long ? 24 : 1;
const minutes = (count: number) => count * 60_000;
const calls = ['pwrite64', 'fsync', 'fdatasync', 'rename', 'unlink', 'ftruncate'];
const canTrace = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0;

describe.skipIf(!canTrace)('kill -9 at exact system calls (needs strace)', () => {
  const small = new BigImport(300);
  const backup = join(small.folder, 'whole.backup');
  const old = join(small.folder, 'old.book');
  let empty: Check | null = null;

  beforeAll(async () => {
    await buildCli();
    await small.make();
    const made = await runCli(['--book', small.full, '--json', 'backup', '--out', backup]);
    expect(made.code, made.out).toBe(0);
    writeOldBook(old);
    const current = join(small.folder, 'current.book');
    copyFileSync(old, current);
    empty = await soundly(current);
  }, minutes(4));
  afterAll(() => small.remove());

  const copies: Record<string, string> = { small: small.small, full: small.full, old };
  let made = 0;
  function copy(of: string): string {
    made += 1;
    const folder = join(small.folder, `copy-${made}`);
    mkdirSync(folder);
    copyFileSync(copies[of] ?? '', join(folder, 'a.book'));
    return join(folder, 'a.book');
  }

  const strace = (log: string, ...what: string[]) => {
    // Not with --seccomp-bpf: signals are then silently not injected.
    const options = ['-f', '-qq', '-o', log, '-e', `trace=${calls.join(',')}`];
    return { under: ['strace', ...options, ...what] };
  };

  /** How often an undisturbed run makes each call. */
  async function counted(of: string, args: readonly string[]) {
    const book = copy(of);
    const log = `${book}.strace`;
    const done = await runCli(['--book', book, '--json', ...args], strace(log));
    expect(done.code, done.out).toBe(0);
    const lines = readFileSync(log, 'utf8').split('\n');
    const counts = calls.map((call) => ({
      call,
      count: lines.filter((line) => line.includes(` ${call}(`)).length,
    }));
    return { counts: counts.filter(({ count }) => count > 0), after: await soundly(book) };
  }

  const rowsOf = ({ tables }: Check) =>
    JSON.stringify(Object.values(tables).map(({ rows }) => rows));

  /** Public ids are drawn anew in each run: a book with new records is known by its rows, any other by its hash. */
  const stateOf = (report: Check, before: Check, after: Check) => {
    if (before.hash === after.hash) return report.hash === before.hash ? 'the same' : 'changed';
    if (report.hash === before.hash) return 'before';
    if (report.hash === after.hash || rowsOf(report) === rowsOf(after)) return 'after';
    return `between: ${rowsOf(report)}`;
  };

  async function killEverywhere(name: string, of: string, args: () => string[], seed: number) {
    const before = of === 'old' ? (empty ?? (await soundly(copy('old')))) : await soundly(copy(of));
    const { counts, after } = await counted(of, args());
    const pick = chooser(seed);
    const told: string[] = [];
    let [runs, killed] = [0, 0];
    for (const { call, count } of counts) {
      const all = Array.from({ length: count }, (_, n) => n + 1);
      const moments = count <= each ? all : Array.from({ length: each }, () => 1 + pick(count));
      const states: string[] = [];
      for (const when of moments) {
        const book = copy(of);
        runs += 1;
        const kill = strace(`${book}.strace`, '-e', `inject=${call}:signal=KILL:when=${when}`);
        const { out, signal } = await runCli(['--book', book, '--json', ...args()], kill);
        if (signal === 'SIGKILL') killed += 1;
        const report = await soundly(book);
        const state = stateOf(report, before, after);
        expect(['before', 'after', 'the same'], `${name}, ${call} ${when}`).toContain(state);
        if (out !== '') expect(state, 'what was said to be done is there').not.toBe('before');
        const next = await runCli(['--book', book, '--json', 'create', 'partners', 'name=Next']);
        expect(next.code, `and it can be worked with: ${next.out}`).toBe(0);
        states.push(`${when}:${state}`);
      }
      told.push(`  ${call} x ${count}: ${states.join(' ')}`);
    }
    console.info(`${name}: ${killed} of ${runs} killed\n${told.join('\n')}`);
    expect(killed, 'they were killed, nearly all').toBeGreaterThan(runs * 0.8);
  }

  const importArgs = ['import', small.deals, '--as', 'deals', '--recipe', small.recipe, '--yes'];
  const operations: [string, string, () => string[]][] = [
    ['a migration', 'old', () => ['list', 'partners']],
    ['an edit', 'small', () => ['set', 'partners', 'P1', 'country=Norway']],
    ['an import', 'small', () => importArgs],
    ['an undo', 'full', () => ['undo', small.importId]],
    ['a backup', 'small', () => ['backup']],
    ['a restore', 'small', () => ['restore', backup]],
  ];

  test.each(operations)(
    '%s is done whole or not at all',
    (name, of, args) => killEverywhere(name, of, args, 20_261_120),
    minutes(long ? 60 : 5),
  );
});

/** A book as the version before search left it. */
function writeOldBook(path: string): void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  for (const name of ['0000_records', '0001_history_and_imports'])
    db.exec(readFileSync(inRoot('db', 'migrations', `${name}.sql`), 'utf8'));
  db.pragma(`application_id = ${applicationId}`);
  db.pragma('user_version = 2');
  db.close();
}
