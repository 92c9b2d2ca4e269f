import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chooser } from '../fixtures/big-csv.ts';
import { buildCli, runCli } from '../fixtures/built-cli.ts';
import { BigImport, soundly } from './faulted-book.ts';
import { canTrace, momentsOf, stateOf, Traced } from './under-strace.ts';

const long = process.env.QUARTERDECK_LONG === '1';
const most = long ? 40 : 1;
const minutes = (count: number) => count * 60_000;

/** What a disk answers when it is full or broken; calls that hold no data may fail without being told of. */
const harms = [
  { call: 'pwrite64', harm: 'error=EIO', codes: ['IoError'] },
  { call: 'pwrite64', harm: 'error=ENOSPC', codes: ['DiskFull', 'IoError'] },
  { call: 'fsync', harm: 'error=EIO', codes: ['IoError'] },
  { call: 'fdatasync', harm: 'error=EIO', codes: ['IoError'] },
  { call: 'ftruncate', harm: 'error=EIO', codes: ['IoError'] },
  { call: 'rename', harm: 'error=EIO', codes: ['IoError'] },
];

const failed = z.object({
  error: z.looseObject({ code: z.string(), message: z.string(), hint: z.string() }),
});

describe.skipIf(!canTrace)('a disk that fails at the n-th call (needs strace)', () => {
  const small = new BigImport(300);
  const traced = new Traced(small, { small: small.small, full: small.full });

  beforeAll(async () => {
    await buildCli();
    await small.make();
  }, minutes(4));
  afterAll(() => small.remove());

  async function failEverywhere(name: string, of: string, args: readonly string[]) {
    const before = await soundly(traced.copy(of));
    const { counts, after } = await traced.counted(of, args);
    const pick = chooser(20_261_121);
    const told: string[] = [];
    let [runs, typed] = [0, 0];
    for (const { call, harm, codes } of harms) {
      const count = counts.find((one) => one.call === call)?.count ?? 0;
      const states: string[] = [];
      for (const when of momentsOf(count, most, pick)) {
        const ran = await traced.disturbed(of, args, call, harm, when);
        const where = `${name}, ${call} ${harm} ${when}: ${ran.out.slice(0, 300)}${ran.err}`;
        const state = stateOf(ran.report, before, after);
        runs += 1;
        expect(['before', 'after'], where).toContain(state);
        expect(ran.signal, where).toBeNull();
        if (ran.code === 0) expect(state, where).toBe('after');
        else {
          const { error } = failed.parse(JSON.parse(ran.out));
          expect([...codes, 'BookLocked'], where).toContain(error.code);
          expect(error.message + error.hint).not.toMatch(/SQLITE_|EIO|ENOSPC|:\d+:\d+/);
          typed += 1;
        }
        const create = ['--book', ran.book, '--json', 'create', 'partners', 'name=Next'];
        const next = await runCli(create);
        expect(next.code, `and it can be worked with: ${next.out}`).toBe(0);
        states.push(`${when}:${ran.code === 0 ? 'done' : 'refused'}:${state}`);
      }
      if (count > 0) told.push(`  ${call} ${harm} x ${count}: ${states.join(' ')}`);
    }
    console.info(`${name}: ${runs} failures, ${typed} told in a sentence\n${told.join('\n')}`);
    expect(typed).toBeGreaterThan(0);
  }

  const importArgs = ['import', small.deals, '--as', 'deals', '--recipe', small.recipe, '--yes'];

  test(
    'an import is there whole, or not at all and said so',
    () => failEverywhere('an import', 'small', importArgs),
    minutes(long ? 60 : 5),
  );

  test(
    'an undo is done whole, or not at all and said so',
    () => failEverywhere('an undo', 'full', ['undo', small.importId]),
    minutes(long ? 60 : 5),
  );
});
