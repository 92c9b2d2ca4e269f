import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import {
  dealsRecipe,
  partnersRecipe,
  writeDealsCsv,
  writePartnersCsv,
} from '../fixtures/big-csv.ts';
import { answerOf, runCli, startCli, writeRecipe } from '../fixtures/built-cli.ts';
import { type WriteWindow, windowOf } from '../fixtures/write-window.ts';

const checkShape = z.looseObject({
  ok: z.boolean(),
  integrity: z.string(),
  foreignKeys: z.number(),
  hash: z.string(),
  tables: z.record(z.string(), z.looseObject({ rows: z.number() })),
});
export type Check = z.infer<typeof checkShape>;

const planShape = z.looseObject({
  import: z.string().nullable(),
  applied: z.boolean(),
  counts: z.looseObject({ rows: z.number(), new: z.number(), unchanged: z.number() }),
});

/** What `check` says in a process of its own, whatever it says. */
export async function checked(book: string): Promise<Check> {
  const { out, err } = await runCli(['--book', book, '--json', 'check']);
  const report = checkShape.safeParse(JSON.parse(out || '{}'));
  if (!report.success) throw new Error(`check said: ${out}${err}`);
  return report.data;
}

export async function soundly(book: string): Promise<Check> {
  const report = await checked(book);
  expect(report).toMatchObject({ ok: true, integrity: 'ok', foreignKeys: 0 });
  return report;
}

const rowsOf = ({ tables }: Check) =>
  Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, rows]));

/** A small book, a big export for it, and what both look like before and after. */
export class BigImport {
  readonly folder = mkdtempSync(join(tmpdir(), 'quarterdeck-faults-'));
  readonly small = join(this.folder, 'small.book');
  readonly full = join(this.folder, 'full.book');
  readonly deals = join(this.folder, 'deals.csv');
  readonly recipe = join(this.folder, 'deals.json');
  readonly rows: number;
  importId = '';
  hashBefore = '';
  after: Check | null = null;
  window: WriteWindow = { ms: 0, walBytes: 0 };

  constructor(rows: number) {
    this.rows = rows;
  }

  /** Makes both books, and measures how long the import stands between BEGIN and COMMIT. */
  async make(): Promise<void> {
    const partners = join(this.folder, 'partners.csv');
    writePartnersCsv(partners, 200);
    writeDealsCsv(this.deals, this.rows, 200);
    writeRecipe(this.recipe, dealsRecipe);
    const recipe = writeRecipe(join(this.folder, 'partners.json'), partnersRecipe);
    const args = ['import', partners, '--as', 'partners', '--recipe', recipe, '--yes'];
    await answerOf(planShape, this.small, args);
    // Backed up already, so that the import's own transaction is the only one its process opens.
    const kept = join(this.folder, 'partners.backup');
    const saved = await runCli(['--book', this.small, '--json', 'backup', '--out', kept]);
    expect(saved.code, saved.out).toBe(0);
    this.hashBefore = (await soundly(this.small)).hash;
    copyFileSync(this.small, this.full);
    const running = startCli(this.command(this.full));
    if (this.rows >= 100_000) this.window = await windowOf(running, this.full);
    const { code, out } = await running.ended;
    expect(code, out.slice(0, 500)).toBe(0);
    this.importId = planShape.parse(JSON.parse(out)).import ?? '';
    this.after = await soundly(this.full);
  }

  command(book: string): string[] {
    return ['--book', book, '--json', 'import', this.deals, ...this.#how(), '--yes'];
  }

  #how(): string[] {
    return ['--as', 'deals', '--recipe', this.recipe];
  }

  /** A copy of one of the books that nobody has open, in a folder of its own. */
  copy(of: 'small' | 'full', name: string): string {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    const book = join(folder, 'a.book');
    copyFileSync(of === 'small' ? this.small : this.full, book);
    return book;
  }

  /** Before or after, never between: by the book's hash, and where it is another, by every row of the file. */
  async stateOf(book: string): Promise<'before' | 'after'> {
    const report = await soundly(book);
    if (report.hash === this.hashBefore) return 'before';
    expect(rowsOf(report)).toEqual(this.after === null ? null : rowsOf(this.after));
    const plan = await answerOf(planShape, book, ['import', this.deals, ...this.#how(), '--plan']);
    expect(plan.counts).toMatchObject({ rows: this.rows, new: 0, unchanged: this.rows });
    return 'after';
  }

  forget(name: string): void {
    rmSync(join(this.folder, name), { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
