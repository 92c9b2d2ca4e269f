import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../../../scripts/build.ts';
import { findChromium, hasPoppler } from '../../../../scripts/chromium.ts';
import { inRoot } from '../../../../scripts/paths.ts';
import { freshDir } from '../../../fixtures/base-book.ts';
import { canBeNobody } from '../../../fixtures/processes.ts';
import { type CommandLine, commandLine, dealsRecipe, filled } from './command-line.ts';
import * as shapes from './shapes.ts';

const cli = inRoot('out', 'main', 'cli.js');
const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

beforeAll(async () => {
  if ((await ensureBuilt()) !== 0) throw new Error('The app does not build.');
}, 180_000);

/** The built command line in a process of its own, as a person or a script calls it. */
function call(before: readonly string[], book: string, ...args: string[]) {
  const [file = '', ...rest] = [...before, process.execPath, cli, '--book', book, ...args];
  const { status, stdout, stderr } = spawnSync(file, rest, { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

const canMount =
  process.getuid?.() === 0 &&
  spawnSync('sh', ['-c', 'unshare -m mount -t tmpfs tmpfs /mnt']).status === 0;

describe('the built command line', () => {
  it('answers on stdout alone, and with the exit codes of the contract', async (t) => {
    const line = await filled(t);
    const here = (...args: string[]) => call([], line.book, ...args);
    const listed = here('--json', 'list', 'partners');
    expect([listed.code, listed.err]).toEqual([0, '']);
    expect(shapes.records.parse(JSON.parse(listed.out))).toHaveLength(3);
    expect(here('list', 'partners')).toMatchObject({ code: 0, err: '' });
    expect(here('--version')).toMatchObject({ code: 0, err: '' });
    expect(here('import', '--help')).toMatchObject({ code: 0, err: '' });
    expect(here('get', 'partners', 'P9')).toMatchObject({ code: 1, out: '' });
    expect(here('get', 'partners')).toMatchObject({ code: 2, out: '' });
    const csv = line.file('bad.csv', ['deal_id,amount', 'D1,many']);
    const guarded = here('--json', 'import', csv, '--as', 'deals', '--yes');
    expect([guarded.code, guarded.err]).toEqual([3, '']);
    expect(shapes.failure.parse(JSON.parse(guarded.out)).error.code).toBe('GuardStopped');
  });

  it('ends quietly when nobody reads on', async (t) => {
    const line = await filled(t);
    const script = '"$1" "$2" --book "$3" --json list deals | head -c 1';
    const args = ['-c', script, 'sh', process.execPath, cli, line.book];
    expect(spawnSync('sh', args, { encoding: 'utf8' })).toMatchObject({ stdout: '[', stderr: '' });
  });

  it('serve: prints where it is, keeps serving, holds the book, and ends when told', async (t) => {
    const line = await filled(t);
    const args = [cli, '--book', line.book, 'serve', '--no-open'];
    const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    t.onTestFinished(() => void host.kill('SIGKILL'));
    const first = await createInterface({ input: host.stdout })[Symbol.asyncIterator]().next();
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(first.value ?? '')?.[0] ?? '';
    expect((await fetch(address)).status).toBe(200);
    const { code, out } = call([], line.book, '--json', 'set', 'partners', 'P1', 'owner=Ada');
    expect([code, shapes.failure.parse(JSON.parse(out)).error.code]).toEqual([1, 'BookLocked']);
    const ended = once(host, 'exit');
    host.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
    expect((await line.json(shapes.check, 'check')).ok).toBe(true);
  });

  it('a book on read-only media is read, and not written', async (t) => {
    t.skip(!canBeNobody, 'this process cannot become another user');
    const line = commandLine(t);
    await line.json(shapes.edited, 'create', 'partners', 'name=Alder Systems');
    chmodSync(line.dir, 0o755);
    chmodSync(line.book, 0o644);
    const before = readFileSync(line.book);
    const listed = call(nobody, line.book, '--json', 'list', 'partners');
    expect(shapes.records.parse(JSON.parse(listed.out))).toHaveLength(1);
    for (const args of [['create', 'partners', 'name=Birch'], ['sample']]) {
      const { code, out } = call(nobody, line.book, '--json', ...args);
      const { error } = shapes.failure.parse(JSON.parse(out));
      expect([code, error.code]).toEqual([1, 'BookReadOnly']);
    }
    const copy = join(freshDir(t), 'copy.backup');
    chmodSync(dirname(copy), 0o777);
    expect(call(nobody, line.book, '--json', 'backup', '--out', copy).code).toBe(0);
    expect(readFileSync(line.book).equals(before)).toBe(true);
  });

  it('a full disk: a plain sentence, and the book is as it was', async (t) => {
    t.skip(!canMount, 'a file system of its own needs root');
    const line = commandLine(t);
    const files = manyDeals(line);
    const command = '"$2" "$3" --book /mnt/a.book --json';
    const script = [
      'mount -t tmpfs -o size=3m tmpfs /mnt && cp "$1" /mnt/a.book',
      `${command} check`,
      `${command} import "$4" --as deals --recipe "$5" --yes; echo "$?"`,
      `${command} check`,
    ].join('\n');
    const args = [line.book, process.execPath, cli, files.csv, files.recipe];
    const own = ['-c', 'exec unshare -m sh -c "$0" sh "$@"', script, ...args];
    const said = spawnSync('sh', own, { encoding: 'utf8' });
    expect(said.stderr).toBe('');
    const [before, stopped, code, after] = said.stdout.trim().split('\n');
    expect(shapes.failure.parse(JSON.parse(stopped ?? '')).error.code).toBe('DiskFull');
    expect(code).toBe('1');
    const { hash } = shapes.check.parse(JSON.parse(before ?? ''));
    expect(shapes.check.parse(JSON.parse(after ?? ''))).toMatchObject({ ok: true, hash });
  });

  it('deck: saves a PDF of a QBR, and of a partner and a quarter', async (t) => {
    t.skip(findChromium() === null, 'no Chromium here');
    const line = await filled(t);
    const { qbr } = await line.json(shapes.qbr, 'qbr', 'plan', 'P1', '--on', '2026-04-20');
    for (const [key = '', ...options] of [
      [qbr, '--internal'],
      ['P1', '--quarter', '2025-Q4'],
    ]) {
      const file = join(line.dir, `${key}.pdf`);
      const args = ['--json', '--today', '2026-03-31', 'deck', key, '--out', file, ...options];
      const { code, out, err } = call([], line.book, ...args);
      expect([code, err]).toEqual([0, '']);
      const saved = shapes.deck.parse(JSON.parse(out));
      expect(saved).toMatchObject({ file, bytes: statSync(file).size });
      expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
      if (!hasPoppler()) continue;
      const text = spawnSync('sh', ['-c', 'pdftotext "$0" -', file], { encoding: 'utf8' }).stdout;
      expect(text).toContain('Alder Systems');
      if (options.includes('--quarter')) expect(text).toContain('$1,200.50');
    }
    expect(readdirSync(line.dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

function manyDeals(line: CommandLine): { csv: string; recipe: string } {
  const csv = join(line.dir, 'many.csv');
  const rows = Array.from(
    { length: 20_000 },
    (_, n) => `D${n},P${n % 7},Deal number ${n},open,${n}.50,2026-01-15,,North`,
  );
  writeFileSync(
    csv,
    `deal_id,partner_id,name,stage,amount,opened,closed,region\n${rows.join('\n')}\n`,
  );
  return { csv, recipe: line.file('recipe.json', [JSON.stringify(dealsRecipe)]) };
}
