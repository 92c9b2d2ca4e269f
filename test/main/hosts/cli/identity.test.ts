import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  bring,
  type commandLine,
  dealsCsv,
  filled,
  partnersCsv,
  partnersRecipe,
} from './command-line.ts';
import * as shapes from './shapes.ts';

const hashOf = async (line: ReturnType<typeof commandLine>) =>
  (await line.json(shapes.check, 'check')).hash;
const identified = z.looseObject({ id: z.string().min(1) });
const changed = z.looseObject({ change: z.number() });

describe('probable matches on the command line', () => {
  const crm = { ...partnersRecipe, source: 'crm' };
  const csv = [partnersCsv[0] ?? '', 'X=1,ALDER Systems AB,Sweden,Gold,2023-05-01', 'X2,Elm,,,'];

  it('are listed, answered with --same, and the record keeps both keys', async (t) => {
    const line = await filled(t);
    const file = line.file('crm.csv', csv);
    const recipe = line.file('crm.json', [JSON.stringify(crm)]);
    const args = ['import', file, '--as', 'partners', '--recipe', recipe];
    const { out } = await line.run(...args);
    expect(out).toContain('X=1: Alder Systems (same name)');
    const said = ['--same', 'X\\=1=erp:P1', '--yes'];
    const answer = await line.run('--json', ...args, ...said);
    expect(answer.code).toBe(0);
    expect(JSON.parse(answer.out)).toMatchObject({ matches: [], counts: { new: 1, changed: 1 } });
    const [one, other] = await Promise.all(
      ['erp:P1', 'crm:X=1'].map((key) => line.json(identified, 'get', 'partners', key)),
    );
    expect(one?.id).toBe(other?.id);
  });

  it('are put aside with --different', async (t) => {
    const line = await filled(t);
    const answer = await bring(line, 'partners', csv, crm, '--different', 'X\\=1');
    expect(JSON.parse(answer.out)).toMatchObject({ matches: [], counts: { new: 2 } });
  });

  it('are refused in words where the key or the record is none', async (t) => {
    const line = await filled(t);
    const file = line.file('crm.csv', csv);
    const args = ['import', file, '--as', 'partners', '--source', 'crm', '--key', 'id'];
    expect(await line.run(...args, '--same', 'X9=erp:P1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('The file has no new row with the key "X9".'),
    });
    expect(await line.run(...args, '--same', 'X2=erp:P9')).toMatchObject({ code: 1 });
    expect(await line.run(...args, '--same', 'X2')).toMatchObject({ code: 2 });
  });
});

describe('merging on the command line', () => {
  it('is planned, done, and taken back to the very book', async (t) => {
    const line = await filled(t);
    const before = await hashOf(line);
    const planned = await line.run('merge', 'partners', 'P1', 'P2', '--plan');
    expect(planned.out).toContain('Alder Systems would be merged into Birch Partners.');
    expect(planned.out).toMatch(/Deals\s+2/);
    expect(await hashOf(line)).toBe(before);
    const merged = await line.run('--json', 'merge', 'partners', 'P1', 'P2');
    expect(JSON.parse(merged.out)).toMatchObject({
      moved: [{ record: 'deals', count: 2 }],
      keys: 1,
    });
    const deals = JSON.parse(
      (await line.run('--json', 'list', 'deals', '--where', 'partner=P2')).out,
    );
    expect(deals).toHaveLength(dealsCsv.length - 1);
    expect(await hashOf(line)).not.toBe(before);
    const { out, code } = await line.run('unmerge', 'partners', 'P1');
    expect({ out, code }).toMatchObject({ code: 0, out: expect.stringContaining('taken back') });
    expect(await hashOf(line)).toBe(before);
    expect(await line.run('unmerge', 'partners', 'P1')).toMatchObject({ code: 1 });
  });

  it('undo-change takes a merge back as unmerge does', async (t) => {
    const line = await filled(t);
    const before = await hashOf(line);
    const merged = await line.json(changed, 'merge', 'partners', 'P1', 'P2');
    expect((await line.run('undo-change', String(merged.change))).code).toBe(0);
    expect(await hashOf(line)).toBe(before);
  });

  it('the book checks out while partners are merged', async (t) => {
    const line = await filled(t);
    await line.run('merge', 'partners', 'P1', 'P2');
    expect(await line.json(shapes.check, 'check')).toMatchObject({ ok: true });
  });
});
