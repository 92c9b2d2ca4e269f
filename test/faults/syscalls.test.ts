import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.ts';
import { applicationId } from '../../src/main/book/pragmas.ts';
import { chooser } from '../fixtures/big-csv.ts';
import { buildCli, runCli } from '../fixtures/built-cli.ts';
import { BigImport, type Check, soundly } from './faulted-book.ts';
import { canTrace, momentsOf, stateOf, Traced } from './under-strace.ts';

const long = process.env.QUARTERDECK_LONG === '1';
const minutes = (count: number) => count * 60_000;

/** An import and its undo are killed at every single call; of the others a sample will do. */
const whole = Number.POSITIVE_INFINITY;

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

  const traced = new Traced(small, { small: small.small, full: small.full, old });

  async function killEverywhere(name: string, of: string, args: readonly string[], most: number) {
    const before = of === 'old' ? (empty ?? (await soundly(old))) : await soundly(traced.copy(of));
    const { counts, after } = await traced.counted(of, args);
    const pick = chooser(20_261_120);
    const told: string[] = [];
    let [runs, killed] = [0, 0];
    for (const { call, count } of counts) {
      const states: string[] = [];
      for (const when of momentsOf(count, long ? most : 1, pick)) {
        const ran = await traced.disturbed(of, args, call, 'signal=KILL', when);
        runs += 1;
        if (ran.signal === 'SIGKILL') killed += 1;
        const state = stateOf(ran.report, before, after);
        expect(['before', 'after', 'the same'], `${name}, ${call} ${when}`).toContain(state);
        if (ran.out !== '') expect(state, 'what was said to be done is there').not.toBe('before');
        const create = ['--book', ran.book, '--json', 'create', 'partners', 'name=Next'];
        const next = await runCli(create);
        expect(next.code, `and it can be worked with: ${next.out}`).toBe(0);
        states.push(`${when}:${state}`);
      }
      told.push(`  ${call} x ${count}: ${states.join(' ')}`);
    }
    console.info(`${name}: ${killed} of ${runs} killed\n${told.join('\n')}`);
    expect(killed, 'they were killed, nearly all').toBeGreaterThan(runs * 0.8);
  }

  const importArgs = ['import', small.deals, '--as', 'deals', '--recipe', small.recipe, '--yes'];
  const operations: [string, string, () => string[], number][] = [
    ['a migration', 'old', () => ['list', 'partners'], 24],
    ['an edit', 'small', () => ['set', 'partners', 'P1', 'country=Norway'], 24],
    ['an import', 'small', () => importArgs, whole],
    ['an undo', 'full', () => ['undo', small.importId], whole],
    ['a backup', 'small', () => ['backup'], 24],
    ['a restore', 'small', () => ['restore', backup], 24],
  ];

  test.each(operations)(
    '%s is done whole or not at all',
    (name, of, args, most) => killEverywhere(name, of, args(), most),
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
