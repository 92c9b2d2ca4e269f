import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Boundaries, checkBoundaries } from '../../scripts/boundaries.ts';
import { boundaryRules } from '../../scripts/boundary-rules.ts';

const repository = resolve(import.meta.dirname, '../..');

let house = '';

beforeEach(() => {
  house = realpathSync(mkdtempSync(join(tmpdir(), 'quarterdeck-house-')));
  symlinkSync(join(repository, 'node_modules'), join(house, 'node_modules'), 'junction');
});

afterEach(() => {
  rmSync(house, { recursive: true, force: true });
});

function build(files: Record<string, string>): Promise<Boundaries> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  return checkBoundaries(house);
}

const value = 'export const value = 1;\n';
const take = (from: string) => `import { value } from '${from}';\nconsole.log(value);\n`;

type Breach = { rule: string; from: string; imports: string; files?: string[] };

// One forbidden import each: who, what, and the file that has to be there.
const forbidden: Breach[] = [
  {
    rule: 'shared-is-pure',
    from: 'src/shared/a.ts',
    imports: '../main/rpc/router.ts',
    files: ['src/main/rpc/router.ts'],
  },
  { rule: 'shared-is-pure', from: 'src/shared/a.ts', imports: 'dayjs' },
  {
    rule: 'shared-is-pure',
    from: 'src/shared/a.ts',
    imports: '../../db/schema/deals.ts',
    files: ['db/schema/deals.ts'],
  },
  { rule: 'shared-has-no-node', from: 'src/shared/a.ts', imports: 'node:fs' },
  {
    rule: 'db-for-main-only',
    from: 'src/renderer/app/a.ts',
    imports: '../../../db/schema/deals.ts',
    files: ['db/schema/deals.ts'],
  },
  {
    rule: 'db-imports-no-effects',
    from: 'db/schema/a.ts',
    imports: '../../src/main/book/open.ts',
    files: ['src/main/book/open.ts'],
  },
  {
    rule: 'main-for-nobody',
    from: 'src/renderer/app/a.ts',
    imports: '../../main/book/open.ts',
    files: ['src/main/book/open.ts'],
  },
  {
    rule: 'router-as-a-type-only',
    from: 'src/renderer/app/a.ts',
    imports: '../../main/rpc/router.ts',
    files: ['src/main/rpc/router.ts'],
  },
  {
    rule: 'renderer-for-nobody',
    from: 'src/main/deck/a.ts',
    imports: '../../renderer/deck/slide.ts',
    files: ['src/renderer/deck/slide.ts'],
  },
  { rule: 'renderer-has-no-node', from: 'src/renderer/app/a.ts', imports: 'node:path' },
  { rule: 'electron-in-its-host', from: 'src/main/a.ts', imports: 'electron' },
  { rule: 'electron-in-its-host', from: 'src/main/hosts/cli/a.ts', imports: 'electron-updater' },
  {
    rule: 'hosts-for-nobody',
    from: 'src/main/jobs/a.ts',
    imports: '../hosts/cli/print.ts',
    files: ['src/main/hosts/cli/print.ts'],
  },
  {
    rule: 'feature-through-its-index',
    from: 'src/main/qbr/a.ts',
    imports: '../deals/pipeline.ts',
    files: ['src/main/deals/pipeline.ts'],
  },
  {
    rule: 'feature-stays-below',
    from: 'src/main/qbr/a.ts',
    imports: '../jobs/run.ts',
    files: ['src/main/jobs/run.ts'],
  },
  {
    rule: 'renderer-features-apart',
    from: 'src/renderer/features/qbr/a.ts',
    imports: '../deals/table.ts',
    files: ['src/renderer/features/deals/table.ts'],
  },
  {
    rule: 'renderer-feature-stays-below',
    from: 'src/renderer/features/qbr/a.ts',
    imports: '../../print/page.ts',
    files: ['src/renderer/print/page.ts'],
  },
  {
    rule: 'components-below-features',
    from: 'src/renderer/components/a.ts',
    imports: '../features/deals/table.ts',
    files: ['src/renderer/features/deals/table.ts'],
  },
  {
    rule: 'product-without-its-tests',
    from: 'src/main/a.ts',
    imports: '../../test/fixtures/book.ts',
    files: ['test/fixtures/book.ts'],
  },
];

describe('an arrow that points the wrong way fails with its sentence', () => {
  test.each(forbidden)('$rule: $from imports $imports', async ({ rule, from, imports, files }) => {
    const there = Object.fromEntries((files ?? []).map((path) => [path, value]));
    const { breaches } = await build({ [from]: take(imports), ...there });
    expect(breaches.map((breach) => breach.rule)).toContain(rule);
    const sentence = breaches.find((breach) => breach.rule === rule)?.sentence ?? '';
    expect(sentence).toBe(boundaryRules.find(({ name }) => name === rule)?.comment);
    expect(sentence).toMatch(/^[A-Zds].{30,}\.$/);
  });

  test.each([
    ['a re-export', `export { value } from 'dayjs';\n`],
    ['an import on demand', `export const late = () => import('dayjs');\n`],
    ['a type', `import type { Dayjs } from 'dayjs';\nexport type A = Dayjs;\n`],
    ['a side effect', `import 'dayjs';\n`],
  ])('however it is imported: %s', async (_, text) => {
    const { breaches } = await build({ 'src/shared/a.ts': text });
    expect(breaches.map(({ rule }) => rule)).toEqual(['shared-is-pure']);
  });

  test('no-circles: two files that import each other', async () => {
    const { breaches } = await build({
      'src/main/book/a.ts': `${take('./b.ts')}export const first = 1;\n`,
      'src/main/book/b.ts': `import { first } from './a.ts';\nexport const value = first;\n`,
    });
    expect(breaches.map(({ rule }) => rule)).toContain('no-circles');
  });

  test('each rule is seen to fail above', () => {
    const seen = new Set([...forbidden.map(({ rule }) => rule), 'no-circles']);
    expect(boundaryRules.map(({ name }) => name).filter((name) => !seen.has(name ?? ''))).toEqual(
      [],
    );
  });
});

test('the arrows of the house pass, and every module is read', async () => {
  const report = await build({
    'src/shared/kernel/a.ts': `import { z } from 'zod';\nexport const value = z.string();\n`,
    'src/shared/health/a.ts': take('../kernel/a.ts'),
    'db/schema/deals.ts': `${take('../../src/shared/kernel/a.ts')}${value.replace('value', 'deals')}`,
    'src/main/book/open.ts': `import 'node:fs';\n${value}`,
    'src/main/deals/index.ts': value,
    'src/main/qbr/a.ts': `import '../book/open.ts';\nimport '../../../db/schema/deals.ts';\n${take('../deals/index.ts')}`,
    'src/main/rpc/router.ts': 'export type Router = 1;\n',
    'src/main/hosts/electron/main.ts': `import 'electron';\nimport '../../rpc/router.ts';\n`,
    'src/renderer/app/client.ts': `import type { Router } from '../../main/rpc/router.ts';\nexport type A = Router;\n`,
    'src/renderer/components/figure.ts': take('../../shared/kernel/a.ts'),
    'src/renderer/deck/cover.ts': value,
    'src/renderer/features/qbr/a.ts': `import '../../app/client.ts';\nimport '../../components/figure.ts';\n${take('../../deck/cover.ts')}`,
  });
  expect(report.breaches).toEqual([]);
  expect(report.modules).toBe(12);
});

test('this repository is read, not skipped', async () => {
  const { modules } = await checkBoundaries(repository);
  expect(modules).toBeGreaterThan(10);
});
