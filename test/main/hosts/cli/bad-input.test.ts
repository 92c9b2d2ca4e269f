import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { FailureData } from '../../../../src/shared/kernel/failure.ts';
import { startProcess } from '../../../fixtures/processes.ts';
import {
  bring,
  type CommandLine,
  commandLine,
  dealsCsv,
  dealsRecipe,
  filled,
} from './command-line.ts';
import * as shapes from './shapes.ts';

/** Fails as text on stderr and as JSON on stdout, with the same words and the same exit code. */
async function fails(line: CommandLine, code: number, ...args: string[]): Promise<FailureData> {
  const text = await line.run(...args);
  const json = await line.run('--json', ...args);
  expect([text.code, json.code, text.out, json.err]).toEqual([code, code, '', '']);
  const { error } = shapes.failure.parse(JSON.parse(json.out));
  if (error.code !== 'GuardStopped') expect(text.err).toBe(`${error.message}\n${error.hint}\n`);
  expect(text.err).not.toMatch(/\n\s+at |Error:|\bundefined\b|\[object/);
  const { reason, field, guards, ...rest } = error;
  return {
    ...rest,
    ...(reason === undefined ? {} : { reason }),
    ...(field === undefined ? {} : { field }),
    ...(guards === undefined ? {} : { guards }),
  };
}

/** The same, and the book's facts are as they were. */
async function failsInPeace(line: CommandLine, code: number, ...args: string[]) {
  const hash = async () => (await line.json(shapes.check, 'check')).hash;
  const before = await hash();
  const failure = await fails(line, code, ...args);
  expect(await hash()).toBe(before);
  return failure;
}

const importing = (file: string, ...options: string[]) => [
  ...['import', file, '--as', 'deals', '--source', 'erp', '--yes'],
  ...options,
];

describe('a file that can’t be imported leaves the book as it was', () => {
  it('is not there', async (t) => {
    const line = await filled(t);
    const file = join(line.dir, 'gone.csv');
    expect(await failsInPeace(line, 1, ...importing(file))).toMatchObject({ code: 'NotFound' });
    expect(await fails(line, 1, 'inspect', file)).toMatchObject({ code: 'NotFound' });
  });

  it('is no CSV', async (t) => {
    const line = await filled(t);
    const picture = join(line.dir, 'deals.csv');
    writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    const empty = join(line.dir, 'empty.csv');
    writeFileSync(empty, '');
    for (const file of [picture, empty, line.dir]) {
      const failure = await failsInPeace(line, 1, ...importing(file));
      expect(failure.code).toBe('BadInput');
    }
  });

  it('lacks a column the recipe or the key names', async (t) => {
    const line = await filled(t);
    const csv = line.file('short.csv', ['deal_id,amount', 'D9,5']);
    const recipe = line.file('recipe.json', [JSON.stringify(dealsRecipe)]);
    const failure = await failsInPeace(line, 1, ...importing(csv, '--recipe', recipe));
    expect(failure).toMatchObject({ code: 'BadInput' });
    expect(failure.message).toMatch(/partner_id|name|stage|opened|closed/);
    const key = await failsInPeace(line, 1, ...importing(csv, '--key', 'nope'));
    expect(key).toMatchObject({ code: 'BadInput' });
    expect(key.message).toContain('nope');
  });

  it('comes with a recipe that is none, or with a date that is none', async (t) => {
    const line = await filled(t);
    const csv = line.file('deals2.csv', dealsCsv);
    const broken = line.file('broken.json', ['{ "entity": ']);
    const other = line.file('other.json', [JSON.stringify({ ...dealsRecipe, colums: {} })]);
    for (const recipe of [broken, other]) {
      const failure = await failsInPeace(line, 1, ...importing(csv, '--recipe', recipe));
      expect(failure).toMatchObject({ code: 'BadInput', reason: 'Recipe' });
    }
    const none = ['--recipe', join(line.dir, 'none.json')];
    expect(await fails(line, 1, ...importing(csv, ...none))).toMatchObject({ code: 'NotFound' });
    const date = await failsInPeace(line, 1, ...importing(csv, '--as-of', '31.3.2026'));
    expect(date).toMatchObject({ code: 'BadInput' });
  });

  it('has one key twice: a guard, exit code 3, passed by its name', async (t) => {
    const line = await filled(t);
    const csv = line.file('twice.csv', [
      ...dealsCsv,
      'D3,P2,Portal,won,999,2025-07-15,2025-12-01,S',
    ]);
    const failure = await failsInPeace(line, 3, ...importing(csv));
    expect(failure.guards?.map(({ name }) => name)).toEqual(['duplicates']);
    const { code } = await line.run(...importing(csv, '--accept', 'duplicates'));
    expect(code).toBe(0);
  });

  it('has rows that can’t be read: left out only with --skip-rejected', async (t) => {
    const line = await filled(t);
    const csv = line.file('bad.csv', [...dealsCsv, 'D4,P1,Yard,open,many,2026-01-01,,N']);
    const failure = await failsInPeace(line, 3, ...importing(csv));
    expect(failure.guards?.map(({ name }) => name)).toEqual(['rejected']);
    const { code, err } = await line.run(...importing(csv));
    expect([code, err]).toEqual([3, expect.stringContaining('Nothing was imported.\nrejected: ')]);
    expect(err).toContain('Line 5');
    expect((await line.run(...importing(csv, '--skip-rejected'))).code).toBe(0);
  });
});

describe('a book that can’t be used is left byte for byte', () => {
  const untouched = async (line: CommandLine, work: () => Promise<void>) => {
    const before = readFileSync(line.book);
    await work();
    expect(readFileSync(line.book).equals(before)).toBe(true);
  };

  it('is no book at all', async (t) => {
    const line = commandLine(t);
    writeFileSync(line.book, 'id,name\n1,Alder\n');
    await untouched(line, async () => {
      for (const command of [['list', 'partners'], ['sample']])
        expect(await fails(line, 1, ...command)).toMatchObject({ reason: 'NotABook' });
    });
  });

  it('is another program’s database', async (t) => {
    const line = commandLine(t);
    truncateSync(line.book);
    const db = new Database(line.book);
    db.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
    db.close();
    await untouched(line, async () => {
      expect(await fails(line, 1, 'list', 'partners')).toMatchObject({ reason: 'NotABook' });
    });
  });

  it('is from the future', async (t) => {
    const line = commandLine(t);
    const db = new Database(line.book);
    db.pragma('journal_mode = DELETE');
    db.pragma('user_version = 999');
    db.close();
    await untouched(line, async () => {
      for (const command of [['check'], ['set', 'partners', 'P1', 'owner=Ada']])
        expect(await fails(line, 1, ...command)).toMatchObject({ code: 'BookFromFuture' });
    });
  });

  it('is damaged; a backup of it still restores', async (t) => {
    const line = await filled(t);
    const copy = join(line.dir, 'copy.backup');
    const { hash } = await line.json(shapes.check, 'check');
    await line.json(shapes.backup, 'backup', '--out', copy);
    const bytes = readFileSync(line.book);
    bytes.fill(0, 4096, 4096 * 12);
    writeFileSync(line.book, bytes);
    await untouched(line, async () => {
      expect(await fails(line, 1, 'list', 'partners')).toMatchObject({ code: 'BookCorrupt' });
    });
    await line.json(shapes.restored, 'restore', copy);
    expect((await line.json(shapes.check, 'check')).hash).toBe(hash);
  });

  it('has a backup that is damaged, or that has no checksum', async (t) => {
    const line = await filled(t);
    const copy = join(line.dir, 'copy.backup');
    await line.json(shapes.backup, 'backup', '--out', copy);
    appendFileSync(copy, 'x');
    expect(await failsInPeace(line, 1, 'restore', copy)).toMatchObject({ reason: 'DamagedBackup' });
    const bare = line.file('bare.backup', ['x']);
    expect(await failsInPeace(line, 1, 'restore', bare)).toMatchObject({ reason: 'NoChecksum' });
    const none = join(line.dir, 'none.backup');
    expect(await failsInPeace(line, 1, 'restore', none)).toMatchObject({ code: 'NotFound' });
  });

  it('lies in a folder that is not there', async (t) => {
    const line = commandLine(t);
    const book = join(line.dir, 'nowhere', 'a.book');
    const failure = await fails(line, 1, '--book', book, 'list', 'partners');
    expect(failure).toMatchObject({ code: 'NotFound' });
  });

  it('is open in another process: reading works, backup works, writing does not', async (t) => {
    const line = await filled(t);
    const { hash } = await line.json(shapes.check, 'check');
    const other = startProcess(t, 'hold', line.book);
    expect(await other.next()).toBe('held');
    const csv = line.file('deals2.csv', dealsCsv);
    const writing = [
      ['set', 'partners', 'P1', 'owner=Ada'],
      importing(csv),
      ['undo', 'any'],
      ['redo', 'any'],
      ['resolve', 'any', 'mine'],
      ['sample'],
      ['qbr', 'plan', 'P1', '--on', '2026-05-01'],
      ['restore', join(line.dir, 'any.backup')],
    ];
    for (const command of writing) {
      const { code, out } = await line.run('--json', ...command);
      const { error } = shapes.failure.parse(JSON.parse(out));
      expect([code, error.code], command[0]).toEqual([1, 'BookLocked']);
    }
    expect(await line.json(shapes.records, 'list', 'partners')).toHaveLength(3);
    const plan = ['import', csv, '--as', 'deals', '--source', 'erp', '--plan'];
    expect((await line.json(shapes.imported, ...plan)).counts.unchanged).toBe(3);
    const [last] = await line.json(shapes.imports, 'imports');
    const back = await line.json(shapes.undone, 'undo', last?.import ?? '', '--plan');
    expect(back.reversed).toBe(3);
    await line.json(shapes.backup, 'backup', '--out', join(line.dir, 'copy.backup'));
    expect((await line.json(shapes.check, 'check')).hash).toBe(hash);
    await other.kill();
    await bring(line, 'deals', dealsCsv, dealsRecipe);
  });
});

describe('what was asked makes no sense', () => {
  it('as a key, a field, a metric, a quarter, a value, an id', async (t) => {
    const line = await filled(t);
    const wrong: readonly (readonly [code: string, ...args: string[]])[] = [
      ['NotFound', 'get', 'partners', 'P9'],
      ['NotFound', 'health', 'P9'],
      ['NotFound', 'tiers', 'P9'],
      ['NotFound', 'history', 'deals', 'P1'],
      ['NotFound', 'archive', 'partners', 'P9'],
      ['NotFound', 'undo', 'nothing'],
      ['NotFound', 'undo', 'nothing', '--all'],
      ['NotFound', 'undo', 'nothing', '--all', '--plan'],
      ['NotFound', 'redo', 'nothing'],
      ['NotFound', 'rejects', 'nothing'],
      ['NotFound', 'resolve', 'nothing', 'mine'],
      ['NotFound', 'resolve', 'nothing', 'theirs', '--value'],
      ['NotFound', 'undo-change', '4711'],
      ['NotFound', 'qbr', 'show', 'nothing'],
      ['NotFound', 'qbr', 'plan', 'P9', '--on', '2026-05-01'],
      ['NotFound', 'deck', 'P9', '--out', 'x.pdf'],
      ['BadInput', 'deck', 'P1', '--out', join(line.dir, 'x.pptx')],
      ['BadInput', 'deck', 'P1', '--quarter', 'spring', '--out', join(line.dir, 'x.pdf')],
      ['BadInput', 'qbr', 'plan', 'P1', '--on', 'soon'],
      ['BadInput', 'list', 'partners', '--where', 'nope=1'],
      ['BadInput', 'trace', 'partners', 'P1', 'nope'],
      ['BadInput', 'trace', 'deals', 'D1', 'revenueT12M'],
      ['BadInput', 'trace', 'partners', 'P1', 'revenueQuarter', '--quarter', '2025'],
      ['BadInput', 'set', 'partners', 'P1', 'nope=1'],
      ['BadInput', 'set', 'partners', 'P1', '__proto__=1'],
      ['BadInput', 'set', 'partners', 'P1', 'name='],
      ['BadInput', 'set', 'partners', 'P1', 'strategicValue=101'],
      ['BadInput', 'set', 'deals', 'D1', 'amount=1e99'],
      ['BadInput', 'create', 'partners', 'country=Sweden'],
      ['BadInput', 'serve', '--port', '70000', '--no-open'],
      ['BadInput', 'backup', '--out', line.book],
    ];
    const { hash } = await line.json(shapes.check, 'check');
    for (const [code, ...args] of wrong)
      expect(await fails(line, 1, ...args), args.join(' ')).toMatchObject({ code });
    expect((await line.json(shapes.check, 'check')).hash).toBe(hash);
  });

  it('as usage: exit code 2, and no book is opened', async (t) => {
    const line = commandLine(t);
    writeFileSync(line.book, 'not a book');
    const wrong: readonly (readonly string[])[] = [
      [],
      ['qbr'],
      ['frobnicate'],
      ['list'],
      ['list', 'widgets'],
      ['list', 'partners', 'more'],
      ['list', 'partners', '--where', 'name'],
      ['list', 'partners', '--limit', '0'],
      ['list', 'partners', '--wher', 'name=1'],
      ['import', 'a.csv'],
      ['import', 'a.csv', '--as', 'widgets'],
      ['import', 'a.csv', '--as', 'deals', '--plan', '--yes'],
      ['import', 'a.csv', '--as', 'deals', '--accept', 'everything'],
      ['import', 'a.csv', '--as', 'deals', '--conflicts', 'yours'],
      ['inspect', 'a.csv', '--delimiter', 'x'],
      ['set', 'partners', 'P1'],
      ['set', 'partners', 'P1', 'owner'],
      ['qbr', 'plan', 'P1'],
      ['qbr', 'plan', 'P1', '--on', '2026-05-01', '--agenda', 'Q4'],
      ['deck', 'P1'],
      ['--today', '2026-02-30', 'list', 'partners'],
    ];
    for (const args of wrong) {
      const failure = await fails(line, 2, ...args);
      expect(failure, args.join(' ')).toMatchObject({ code: 'BadInput', reason: 'Usage' });
    }
  });

  it('a stray control character in a name never reaches the terminal', async (t) => {
    const line = commandLine(t);
    const edit = ['create', 'partners', 'name=Alder\u001b[31m\u0007 Systems'];
    const { id } = await line.json(shapes.edited, ...edit);
    const one = ['health', 'tiers', 'get partners', 'history partners', 'qbr plan --on 2026-05-01'];
    const control = new RegExp(String.fromCharCode(27));
    for (const command of [
      'list partners',
      'health',
      'tiers',
      ...one.map((name) => `${name} ${id}`),
    ])
      expect((await line.run(...command.split(' '))).out).not.toMatch(control);
  });
});
