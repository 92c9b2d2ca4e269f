import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandLine } from './command-line.ts';

const found = z.looseObject({
  header: z.array(z.string()),
  columns: z.array(z.string()),
  rowCount: z.number(),
  ask: z.array(z.looseObject({ options: z.array(z.string()) })),
  rows: z.array(z.array(z.string())).optional(),
});

describe('inspect on the command line', () => {
  it('shows the header as it stands in the file, and the names recipes use beside it', async (t) => {
    const line = commandLine(t);
    const file = line.file('a.csv', ['Deals of Q3', '', 'id, name ,name', 'D1,a,b']);
    expect(await line.json(found, 'inspect', file, '--rows')).toMatchObject({
      header: ['id', ' name ', 'name'],
      columns: ['id', 'name', 'name (2)'],
      rowCount: 1,
      rows: [['D1', 'a', 'b']],
    });
  });

  it('says questions in its human text too', async (t) => {
    const line = commandLine(t);
    const { out } = await line.run('inspect', line.file('a.csv', ['D1,5', 'D2,6']));
    expect(out).toMatch(/Questions\n.*the line of column names/);
  });

  it('takes the answers: no header, lines to skip, backslashes', async (t) => {
    const line = commandLine(t);
    const file = line.file('a.csv', ['some words', 'D1,"a \\"b\\" c"', 'D2,x']);
    const options = ['--no-header', '--skip-lines', '1', '--escape', 'backslash'];
    expect(await line.json(found, 'inspect', file, '--rows', ...options)).toMatchObject({
      header: ['column 1', 'column 2'],
      columns: ['column 1', 'column 2'],
      ask: [],
      rows: [
        ['D1', 'a "b" c'],
        ['D2', 'x'],
      ],
    });
    expect((await line.run('inspect', file, '--skip-lines', 'two')).code).toBe(2);
  });
});
