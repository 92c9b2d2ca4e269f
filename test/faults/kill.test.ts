import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '../fixtures/big-csv.ts';
import { buildCli, type RunningCli, runCli, startCli } from '../fixtures/built-cli.ts';
import {
  bytesOf,
  canWatchLocks,
  type KilledAt,
  killWhereItStands,
  longWriteBegins,
  until,
  type WriteWindow,
  windowOf,
} from '../fixtures/write-window.ts';
import { BigImport, soundly } from './faulted-book.ts';

const long = process.env.QUARTERDECK_LONG === '1';
const kills = long ? 200 : 4;
const undoKills = long ? 200 : 1;
const few = long ? 8 : 1;
const seed = 20_261_120;
const minutes = (count: number) => count * 60_000;

interface Kill {
  at: KilledAt;
  /** Of the time from BEGIN to COMMIT, as it was measured once. */
  fraction: number;
  /** Of the log that an undisturbed run writes. */
  written: number;
  found: string;
  said: boolean;
}

const percent = (part: number) => `${Math.round(part * 100)}%`;

function tell(name: string, all: readonly Kill[]): void {
  const count = (at: KilledAt) => all.filter((one) => one.at === at).length;
  const lines = all.map(
    ({ at, fraction, written, found, said }) =>
      `  ${percent(fraction).padStart(5)} of the time  ${percent(written).padStart(5)} of the log  ${at.padEnd(8)}${said ? 'said done  ' : ''}-> ${found}`,
  );
  console.info(
    `${name}: killed ${all.length} times, ${count('inside')} inside, ${count('outside')} outside, ${count('ended')} after the end\n${lines.join('\n')}`,
  );
}

describe.skipIf(!canWatchLocks)('kill -9 (needs /proc/locks to see a transaction)', () => {
  const big = new BigImport(100_000);

  beforeAll(async () => {
    await buildCli();
    await big.make();
    console.info(
      `100,000 rows: ${Math.round(big.window.ms)} ms between BEGIN and COMMIT, ${Math.round(big.window.walBytes / 1024)} KiB of log`,
    );
  }, minutes(6));
  afterAll(() => big.remove());

  /** Starts a command, waits for its long transaction, lets it go on for a part of the window, and kills it. */
  async function killInWindow(
    running: RunningCli,
    book: string,
    part: number,
    window: WriteWindow,
  ) {
    const { ms } = window;
    const began = await longWriteBegins(running.child, book);
    if (began !== null) await pause(Math.max(0, began + part * ms - performance.now()));
    const fraction = began === null ? 1 : (performance.now() - began) / ms;
    const written = bytesOf(`${book}-wal`) / Math.max(1, window.walBytes);
    const at = began === null ? 'ended' : await killWhereItStands(running.child, book);
    const { out } = await running.ended;
    return { at, fraction, written, said: out.endsWith('}\n') };
  }

  test(
    `an import of 100,000 rows, killed ${kills} times between BEGIN and COMMIT, is there whole or not at all`,
    async () => {
      const random = seeded(seed);
      const all: Kill[] = [];
      const inside = () => all.filter(({ at }) => at === 'inside').length;
      for (let n = 0; inside() < kills && n < kills * 3; n += 1) {
        const part = ((n % kills) + random()) / kills;
        const book = big.copy('small', `import-${n}`);
        const running = startCli(big.command(book));
        const killed = await killInWindow(running, book, part, big.window);
        const found = await big.stateOf(book);
        all.push({ ...killed, found });
        if (killed.said) expect(found, 'what was said to be done is there').toBe('after');
        big.forget(`import-${n}`);
      }
      tell('Import', all);
      expect(inside()).toBeGreaterThanOrEqual(kills);
    },
    minutes(long ? 120 : 8),
  );

  test(
    'an import killed as soon as it says done is there',
    async () => {
      for (let n = 0; n < few; n += 1) {
        const book = big.copy('small', `said-${n}`);
        const running = startCli(big.command(book));
        await until(running.child, () => running.out() !== '');
        running.child.kill('SIGKILL');
        await running.ended;
        expect(await big.stateOf(book)).toBe('after');
        big.forget(`said-${n}`);
      }
    },
    minutes(10),
  );

  test(
    'an undo of it, killed, is done whole or not at all',
    async () => {
      const command = (book: string) => ['--book', book, '--json', 'undo', big.importId];
      const random = seeded(seed + 1);
      const all: Kill[] = [];
      const whole = big.copy('full', 'undo');
      const undisturbed = startCli(command(whole));
      const window = await windowOf(undisturbed, whole);
      await undisturbed.ended;
      for (let n = 0; n < undoKills; n += 1) {
        const book = big.copy('full', `undo-${n}`);
        const running = startCli(command(book));
        const part = (n + random()) / undoKills;
        const killed = await killInWindow(running, book, part, window);
        const { hash } = await soundly(book);
        expect([big.hashBefore, big.after?.hash]).toContain(hash);
        const found = hash === big.hashBefore ? 'undone' : 'not undone';
        if (killed.said) expect(found).toBe('undone');
        all.push({ ...killed, found });
        big.forget(`undo-${n}`);
      }
      tell('Undo', all);
    },
    minutes(long ? 120 : 10),
  );

  test(
    'a backup, killed, leaves the book as it is and nothing that could be taken for a backup',
    async () => {
      const random = seeded(seed + 2);
      const size = bytesOf(big.full);
      for (let n = 0; n < few; n += 1) {
        const book = big.copy('full', `backup-${n}`);
        const out = join(dirname(book), 'copy.backup');
        const running = startCli(['--book', book, '--json', 'backup', '--out', out]);
        const enough = ((n + random()) / few) * size;
        await until(running.child, () => bytesOf(`${out}.tmp`) >= enough || existsSync(out));
        running.child.kill('SIGKILL');
        await running.ended;
        expect((await soundly(book)).hash).toBe(big.after?.hash);
        if (existsSync(out)) await restoredFrom(out, big.copy('small', `from-backup-${n}`));
        const again = await runCli(['--book', book, '--json', 'backup', '--out', `${out}.again`]);
        expect(again.code, again.out).toBe(0);
        await restoredFrom(`${out}.again`, big.copy('small', `from-again-${n}`));
        for (const name of ['backup', 'from-backup', 'from-again']) big.forget(`${name}-${n}`);
      }
    },
    minutes(10),
  );

  async function restoredFrom(backup: string, book: string): Promise<void> {
    const { code, out } = await runCli(['--book', book, '--json', 'restore', backup]);
    expect(code, out).toBe(0);
    expect((await soundly(book)).hash).toBe(big.after?.hash);
  }

  test(
    'a restore, killed, ends with the book before or the book after, and the damaged file is kept',
    async () => {
      const random = seeded(seed + 3);
      const backup = join(big.folder, 'whole.backup');
      const made = await runCli(['--book', big.full, '--json', 'backup', '--out', backup]);
      expect(made.code, made.out).toBe(0);
      const seen: string[] = [];
      for (let n = 0; n < few * restoreMoments.length; n += 1) {
        const book = big.copy('small', `restore-${n}`);
        const running = startCli(['--book', book, '--json', 'restore', backup]);
        const files = () => readdirSync(dirname(book)).join(' ');
        const moment = restoreMoments[n % restoreMoments.length] ?? '';
        await until(running.child, () => files().includes(moment));
        await pause(random() * 20);
        running.child.kill('SIGKILL');
        const { out } = await running.ended;
        const { hash } = await soundly(book);
        expect([big.hashBefore, big.after?.hash]).toContain(hash);
        const found = hash === big.hashBefore ? 'before' : 'after';
        if (out.endsWith('}\n')) expect(found).toBe('after');
        if (found === 'after') expect(files()).toContain('.before-restore-');
        const next = await runCli(['--book', book, '--json', 'backup']);
        expect(next.code, next.out).toBe(0);
        expect(files(), 'whoever writes next leaves nothing half way').not.toMatch(
          /incoming|restore\.json/,
        );
        seen.push(`${moment} -> ${found}`);
        big.forget(`restore-${n}`);
      }
      console.info(`Restore: killed ${seen.length} times\n  ${seen.join('\n  ')}`);
    },
    minutes(10),
  );
});

/** Files beside the book that show how far a restore has come. */
const restoreMoments = ['a.book.lock', 'a.book.incoming', 'a.book.restore.json', 'before-restore'];
