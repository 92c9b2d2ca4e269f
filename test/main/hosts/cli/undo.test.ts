import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bring, type CommandLine, dealsCsv, dealsRecipe, filled } from './command-line.ts';
import * as shapes from './shapes.ts';

const hashOf = async (line: CommandLine) => (await line.json(shapes.check, 'check')).hash;
const importsOf = (line: CommandLine) => line.json(shapes.imports, 'imports');
const conflict = z.looseObject({
  id: z.string(),
  field: z.string(),
  mine: z.unknown(),
  theirs: z.unknown(),
});
const answered = z.strictObject({ change: z.number().nullable(), changed: z.array(z.string()) });

async function disputed(t: Parameters<typeof filled>[0]) {
  const line = await filled(t);
  await line.run('set', 'deals', 'D1', 'amount=1300');
  const next = dealsCsv.map((row) => row.replace('1200.50', '1250'));
  await bring(line, 'deals', next, dealsRecipe);
  const open = () => line.json(z.array(conflict), 'conflicts');
  return { line, open };
}

describe('undo and redo', () => {
  it('a plan of an undo says what would go and what would stay, and writes nothing', async (t) => {
    const line = await filled(t);
    const before = await hashOf(line);
    const [deals, partners] = await importsOf(line);
    const one = await line.json(shapes.undone, 'undo', partners?.import ?? '', '--plan');
    expect(one.kept).toEqual([
      { why: 'needed by 2 deals', count: 1, first: ['Alder Systems'] },
      { why: 'needed by 1 deal', count: 1, first: ['Birch Partners'] },
    ]);
    expect(one.reversed).toBe(1);
    const all = await line.json(shapes.undone, 'undo', partners?.import ?? '', '--all', '--plan');
    expect(all).toMatchObject({ reversed: 6, kept: [] });
    expect(await hashOf(line)).toBe(before);
    const { out } = await line.run('undo', deals?.import ?? '', '--plan');
    expect(out).toBe('3 values would be taken back.\n');
  });

  it('redo is the book after the import', async (t) => {
    const line = await filled(t);
    const after = await hashOf(line);
    const [deals] = await importsOf(line);
    const id = deals?.import ?? '';
    expect((await line.run('redo', id)).code).toBe(1);
    await line.json(shapes.undone, 'undo', id);
    expect(await line.json(shapes.undone, 'redo', id)).toMatchObject({ reversed: 3, kept: [] });
    expect(await hashOf(line)).toBe(after);
    await line.json(shapes.undone, 'undo', id);
    expect((await line.run('redo', id)).out).toBe('3 values done again.\n');
  });

  it('what stays for one reason stands together, over all that are undone', async (t) => {
    const line = await filled(t);
    await line.run('set', 'deals', 'D1', 'owner=Ann');
    await line.run('set', 'partners', 'P3', 'owner=Ann');
    const imports = await importsOf(line);
    const all = await line.json(shapes.undone, 'undo', imports.at(-1)?.import ?? '', '--all');
    expect(all.kept).toEqual([
      { why: 'edited by you Mar 31', count: 2, first: ['Warehouse', 'Cedar Works'] },
      { why: 'needed by 1 deal', count: 1, first: ['Alder Systems'] },
    ]);
  });
});

describe('conflicts and resolve', () => {
  it('lists what is open, in major units, and takes mine, theirs or a value', async (t) => {
    const { line, open } = await disputed(t);
    const [one] = await open();
    expect(one).toMatchObject({ field: 'amount', base: 1200.5, mine: 1300, theirs: 1250 });
    expect((await line.run('conflicts')).out).toContain('Warehouse (D1)');
    const id = one?.id ?? '';
    const wrong = await line.run('resolve', id, 'many');
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toContain('"many" is no amount');
    expect(await line.json(answered, 'resolve', id, '1275.25')).toMatchObject({
      changed: ['amount'],
    });
    expect(await open()).toEqual([]);
    expect((await line.run('conflicts')).out).toContain('Nothing is open');
    const deal = await line.json(z.looseObject({ amount: z.number() }), 'get', 'deals', 'D1');
    expect(deal.amount).toBe(1275.25);
  });

  it('mine changes nothing, theirs can be taken back, and each is answered once', async (t) => {
    const { line, open } = await disputed(t);
    const id = (await open())[0]?.id ?? '';
    const { change } = await line.json(answered, 'resolve', id, 'theirs');
    await line.json(shapes.takenBack, 'undo-change', String(change));
    expect(await open()).toHaveLength(1);
    expect((await line.run('resolve', id, 'mine')).out).toContain('the book’s value stays');
    expect((await line.run('resolve', id, 'mine')).err).toContain('answered already');
  });

  it('only those of one import, where it is named', async (t) => {
    const { line } = await disputed(t);
    const imports = await importsOf(line);
    const of = (id: string) => line.json(z.array(conflict), 'conflicts', '--import', id);
    expect(await of(imports[0]?.import ?? '')).toHaveLength(1);
    expect(await of(imports[1]?.import ?? '')).toEqual([]);
  });
});

describe('rejects', () => {
  it('are handed out as the file they are, and come in once mended', async (t) => {
    const line = await filled(t);
    const rows = [...dealsCsv, 'D4,P3,Atlas,open,many,2026-02-01,,North'];
    await bring(line, 'deals', rows, dealsRecipe, '--skip-rejected');
    const id = (await importsOf(line))[0]?.import ?? '';
    const csv = (await line.run('rejects', id)).out;
    expect(csv).toContain('Line (Quarterdeck),Reason (Quarterdeck),deal_id');
    const file = join(line.dir, 'left.csv');
    const told = z.strictObject({ file: z.string(), rows: z.number() });
    expect(await line.json(told, 'rejects', id, '--out', file)).toEqual({ file, rows: 1 });
    const mended = line.file('mended.csv', [readFileSync(file, 'utf8').replace(',many,', ',5,')]);
    const done = await line.json(
      z.looseObject({ counts: z.looseObject({ new: z.number(), vanished: z.number() }) }),
      ...['import', mended, '--as', 'deals', '--source', 'erp', '--yes'],
    );
    expect(done.counts).toMatchObject({ new: 1, vanished: 0 });
  });
});
