import { describe, expect, it } from 'vitest';
import { type CommandLine, commandLine } from './command-line.ts';
import * as shapes from './shapes.ts';

const recipe = (source: string) => ({
  entity: 'deals',
  source,
  key: ['id'],
  columns: { id: 'externalId', name: 'name', stage: 'stage', amount: 'amount', closed: 'closedOn' },
});
const header = 'id,name,stage,amount,closed';
const rows = (ids: readonly number[], stage = 'Open') =>
  ids.map((id) => `K${id},Deal ${id},${stage},1.00,`);

/** What lies in the book, the file that is stopped, and whose it is. */
interface Case {
  before: readonly string[];
  file: readonly string[];
  source?: string;
  options?: readonly string[];
}

const month = rows([1, 2, 3, 4, 5, 6]);
const cases: Readonly<Record<string, Case>> = {
  rejected: { before: [], file: [...month, 'K7,Deal 7,Open,many,'] },
  older: { before: rows([1, 2, 3], 'Won'), file: rows([1, 2, 3]) },
  gone: { before: month, file: month.slice(0, 3) },
  ambiguous: { before: [], file: ['K1,Deal,Stuck,1.00,'] },
  duplicates: { before: [], file: ['K1,Deal,Open,1.00,', 'K1,Deal,Open,2.00,'] },
  nearKeys: { before: ['K1,Deal,Open,1.00,'], file: ['K1,Deal,Open,1.00,', 'k1,Deal,Open,2.00,'] },
  twoSources: { before: month, file: month, source: 'erp' },
};

const hashOf = async (line: CommandLine) => (await line.json(shapes.check, 'check')).hash;

function importing(line: CommandLine, csv: readonly string[], source: string): string[] {
  const file = line.file('deals.csv', [header, ...csv]);
  const recipeFile = line.file('recipe.json', [JSON.stringify(recipe(source))]);
  return ['--json', 'import', file, '--as', 'deals', '--recipe', recipeFile, '--yes'];
}

describe('a guard stops with exit code 3, its JSON, and the book as it was', () => {
  it.for(Object.entries(cases))('%s', async ([name, { before, file, source = 'crm' }], t) => {
    const line = commandLine(t);
    if (before.length > 0) expect((await line.run(...importing(line, before, 'crm'))).code).toBe(0);
    const hash = await hashOf(line);
    const stopped = await line.run(...importing(line, file, source));
    expect(stopped).toMatchObject({ code: 3, err: '' });
    const { error } = shapes.failure.parse(JSON.parse(stopped.out));
    expect(error).toMatchObject({ code: 'GuardStopped', hint: expect.any(String) });
    expect(error.guards).toEqual([
      { name, message: expect.any(String), evidence: expect.any(Array) },
    ]);
    expect(error.guards?.[0]?.evidence.length).toBeGreaterThan(0);
    expect(await hashOf(line)).toBe(hash);
    const passed = await line.run(...importing(line, file, source), '--accept', name);
    expect(passed.code).toBe(0);
    expect(JSON.parse(passed.out)).toMatchObject({ applied: true });
  });

  it('cut: with the short last row it goes together with rejected', async (t) => {
    const line = commandLine(t);
    const args = importing(line, ['K1,Deal,Open,1.00,', 'K2,De'], 'crm');
    const { code, out } = await line.run(...args);
    expect(code).toBe(3);
    const { error } = shapes.failure.parse(JSON.parse(out));
    expect(error.guards?.map(({ name }) => name)).toEqual(['rejected', 'cut']);
    expect((await line.run(...args, '--accept', 'rejected')).code).toBe(3);
    expect((await line.run(...args, '--skip-rejected', '--accept', 'cut')).code).toBe(0);
  });

  it('an unclosed quote is passed by nobody', async (t) => {
    const line = commandLine(t);
    const args = importing(line, ['K1,Deal,Open,1.00,', 'K2,"Deal,Open,1.00,'], 'crm');
    expect((await line.run(...args, '--accept', 'cut,rejected')).code).toBe(3);
  });

  it('the same file again is told in words', async (t) => {
    const line = commandLine(t);
    await line.run(...importing(line, month, 'crm'));
    const [, ...args] = importing(line, month, 'crm');
    const { out, code } = await line.run(...args);
    expect(code).toBe(0);
    expect(out).toContain(
      'This very file was imported before (deals.csv, 2026-03-31): there is nothing to change.',
    );
  });
});
