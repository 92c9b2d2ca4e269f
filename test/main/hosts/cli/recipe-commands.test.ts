import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recipeSchema } from '../../../../src/shared/book/recipe.ts';
import { type CommandLine, commandLine } from './command-line.ts';

const entries = z.array(
  z.strictObject({
    source: z.string(),
    entity: z.string(),
    key: z.array(z.string()),
    columns: z.number(),
    last: z.string().nullable(),
  }),
);
const kept = z.strictObject({
  source: z.string(),
  entity: z.string(),
  change: z.number().nullable(),
});
const change = z.strictObject({ change: z.number() });
const saved = z.strictObject({ file: z.string(), source: z.string(), entity: z.string() });

async function imported(t: Parameters<typeof commandLine>[0]): Promise<CommandLine> {
  const line = commandLine(t);
  const file = line.file('partners.csv', ['id,name,notes', 'P1,Copper,x', 'P2,Tide,y']);
  const { code } = await line.run('import', file, '--as', 'partners', '--source', 'crm', '--yes');
  expect(code).toBe(0);
  return line;
}

describe('recipes', () => {
  test('are listed, shown, saved, taken in elsewhere and used there', async (t) => {
    const line = await imported(t);
    expect(await line.json(entries, 'recipes')).toMatchObject([
      { source: 'crm', entity: 'partners', key: ['id'], columns: 2 },
    ]);
    expect((await line.run('recipes')).out).toMatch(/crm +partners +id +2/);
    expect((await line.run('recipe', 'show', 'crm', 'partners')).out).toContain('key id');
    const shown = await line.json(recipeSchema, 'recipe', 'show', 'crm', 'partners');

    const out = join(line.dir, 'crm.json');
    await line.json(saved, 'recipe', 'export', 'crm', 'partners', '--out', out);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(shown);

    const other = commandLine(t);
    const taken = await other.json(kept, 'recipe', 'import', out);
    expect(taken).toMatchObject({ source: 'crm', entity: 'partners' });
    expect((await other.json(kept, 'recipe', 'import', out)).change).toBeNull();
    expect(await other.json(entries, 'recipes')).toMatchObject([{ source: 'crm', last: null }]);
    const file = other.file('p.csv', ['id,name', 'P1,Copper']);
    const planned = await other.run('import', file, '--as', 'partners', '--source', 'crm');
    expect(planned.code).toBe(0);
  });

  test('are forgotten, and a source gets another name', async (t) => {
    const line = await imported(t);
    await line.json(change, 'rename-source', 'crm', 'Salesforce');
    expect(await line.json(entries, 'recipes')).toMatchObject([{ source: 'Salesforce' }]);
    await line.json(change, 'recipe', 'forget', 'Salesforce', 'partners');
    expect(await line.json(entries, 'recipes')).toEqual([]);
    expect((await line.run('recipes')).out).toContain('No recipe is kept yet');
  });

  test('one that is none, or is not there, is told in a sentence with exit code 1', async (t) => {
    const line = await imported(t);
    const wrong = line.file('wrong.json', ['{"entity":"partners","source":"x","key":["id"],']);
    const extra = line.file('extra.json', [
      '{"entity":"partners","source":"x","key":["id"],"columns":{"id":"name"},"ponies":1}',
    ]);
    const fails = async (...args: string[]) => {
      const { code, err } = await line.run(...args);
      expect(code).toBe(1);
      return err;
    };
    expect(await fails('recipe', 'import', wrong)).toContain('wrong.json is not a recipe');
    expect(await fails('recipe', 'import', extra)).toContain('nobody knows what "ponies" is');
    expect(await fails('recipe', 'import', join(line.dir, 'gone.json'))).toContain('no recipe at');
    expect(await fails('recipe', 'show', 'erp', 'deals')).toContain('No recipe is kept');
    expect(await fails('rename-source', 'erp', 'x')).toContain('no source called erp');
    expect(await fails('rename-source', 'crm', '  ')).toContain('1 to 100 letters');
    expect((await line.run('recipe', 'show', 'crm', 'dogs')).code).toBe(2);
    expect((await line.run('recipe', 'export', 'crm', 'partners')).code).toBe(2);
  });
});
