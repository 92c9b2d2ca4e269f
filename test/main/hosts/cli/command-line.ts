import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import type { z } from 'zod';
import { inRoot } from '../../../../scripts/paths.ts';
import { newId } from '../../../../src/main/book/ids.ts';
import { run } from '../../../../src/main/hosts/cli/run.ts';
import { freshBookFile } from '../../../fixtures/base-book.ts';

export interface Answer {
  code: number;
  out: string;
  err: string;
}

export interface CommandLine {
  book: string;
  dir: string;
  /** Runs one command on the book, in this process. */
  run(...args: string[]): Promise<Answer>;
  /** The same with `--json`: it must succeed, and answer exactly this shape and nothing beside it. */
  json<T>(shape: z.ZodType<T>, ...args: string[]): Promise<T>;
  /** Writes a file beside the book. */
  file(name: string, lines: readonly string[]): string;
}

/** A book of the test's own and the command line on it, on 31 March 2026. */
export function commandLine(t: Pick<TestContext, 'onTestFinished'>): CommandLine {
  const { path: book, dir } = freshBookFile(t);
  let seconds = 0;
  const now = () => new Date(Date.UTC(2026, 2, 31, 9, 0, seconds++)).toISOString();
  const runHere = async (...args: string[]): Promise<Answer> => {
    const said = { out: '', err: '' };
    const code = await run(['--book', book, ...args], {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      clock: (today) => ({ today: () => today ?? '2026-03-31', now, newId }),
      defaultBook: () => book,
      pagesFolder: inRoot('out', 'renderer'),
    });
    return { code, ...said };
  };
  return {
    book,
    dir,
    run: runHere,
    json: async (shape, ...args) => {
      const { code, out, err } = await runHere('--json', ...args);
      if (code !== 0 || err !== '') throw new Error(`Exit code ${code}: ${out}${err}`);
      if (out.indexOf('\n') !== out.length - 1) throw new Error('Not one line of JSON.');
      return shape.parse(JSON.parse(out));
    },
    file: (name, lines) => {
      const path = join(dir, name);
      writeFileSync(path, `${lines.join('\n')}\n`);
      return path;
    },
  };
}

export const partnersCsv = [
  'id,name,country,tier,since',
  'P1,Alder Systems,Sweden,Gold,2023-05-01',
  'P2,Birch Partners,Norway,Silver,2024-02-11',
  'P3,Cedar Works,Denmark,Registered,2025-01-20',
];

export const dealsCsv = [
  'deal_id,partner_id,name,stage,amount,opened,closed,region',
  'D1,P1,Warehouse,won,1200.50,2025-10-02,2025-11-20,North',
  'D2,P1,Fleet,open,800,2026-02-01,,North',
  'D3,P2,Portal,won,450.25,2025-07-15,2025-12-01,South',
];

export const partnersRecipe = {
  entity: 'partners',
  source: 'erp',
  key: ['id'],
  columns: {
    id: 'externalId',
    name: 'name',
    country: 'country',
    tier: 'tierHeld',
    since: 'agreementSignedOn',
  },
};

export const dealsRecipe = {
  entity: 'deals',
  source: 'erp',
  key: ['deal_id'],
  countsAs: ['registration'],
  columns: {
    deal_id: 'externalId',
    partner_id: 'partner',
    name: 'name',
    stage: 'stage',
    amount: { field: 'amount', currency: 'USD' },
    opened: 'openedOn',
    closed: 'closedOn',
  },
};

/** Partners and deals in the book, as an ERP brought them. */
export async function filled(t: Pick<TestContext, 'onTestFinished'>): Promise<CommandLine> {
  const line = commandLine(t);
  await bring(line, 'partners', partnersCsv, partnersRecipe);
  await bring(line, 'deals', dealsCsv, dealsRecipe);
  return line;
}

export async function bring(
  line: CommandLine,
  entity: string,
  csv: readonly string[],
  recipe: object,
  ...options: string[]
): Promise<Answer> {
  const file = line.file(`${entity}.csv`, csv);
  const recipeFile = line.file(`${entity}.recipe.json`, [JSON.stringify(recipe)]);
  const answer = await line.run(
    ...['--json', 'import', file, '--as', entity, '--recipe', recipeFile, '--yes', ...options],
  );
  if (answer.code !== 0) throw new Error(answer.out + answer.err);
  return answer;
}
