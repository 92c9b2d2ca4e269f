import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/main/imports/apply.ts';
import { listImports } from '../../../src/main/imports/history.ts';
import { planImport } from '../../../src/main/imports/plan.ts';
import { planRows } from '../../../src/main/imports/plan-rows.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { Failure } from '../../../src/shared/kernel/failure.ts';
import { setFields } from './edits.ts';
import { type Work, work } from './work.ts';

const recipe: RecipeInput = {
  entity: 'deals',
  source: 'crm',
  key: ['id'],
  columns: { id: 'externalId', name: 'name' },
};
const month1 = 'id,name\n1,Alpha\n2,Beta\n3,Gamma\n';
const input = (w: Work, text: string) => ({
  path: w.file('deals.csv', text),
  entity: 'deals' as const,
  recipe,
});

describe('a plan', () => {
  it('lies beside the book, readable by its owner alone, and leaves the book’s bytes as they were', (t) => {
    const w = work(t);
    const bytes = readFileSync(w.book.path);
    const { planPath, plan } = planImport(input(w, month1), w.context);
    expect(planPath.startsWith(`${w.book.path}.plans`)).toBe(true);
    expect(statSync(planPath).mode & 0o777).toBe(0o600);
    expect(readFileSync(w.book.path).equals(bytes)).toBe(true);
    expect(plan.decisions.newLines).toEqual([[2, 4]]);
    expect(readFileSync(planPath, 'utf8')).not.toContain('Alpha');
  });

  it('has the same hash for the same file, recipe and book, and another where a decision differs', (t) => {
    const w = work(t);
    const first = w.plan(input(w, month1)).planHash;
    expect(w.plan(input(w, month1)).planHash).toBe(first);
    expect(w.plan(input(w, month1.replace('Beta', 'Bета'))).planHash).not.toBe(first);
  });

  it('[S09.3] says where no registration is known, and not once the recipe counts rows as registered', (t) => {
    const w = work(t);
    const columns = { id: 'externalId', opened: 'openedOn' };
    const codes = (countsAs?: RecipeInput['countsAs']) => {
      const given = { ...input(w, 'id,opened\n1,2026-01-05\n'), recipe: { ...recipe, columns } };
      const planned = w.plan(
        countsAs ? { ...given, recipe: { ...given.recipe, countsAs } } : given,
      );
      return planned.warnings.map(({ code }) => code);
    };
    expect(codes()).toContain('noRegistration');
    expect(codes(['registration'])).not.toContain('noRegistration');
    expect(w.plan(input(w, month1)).warnings.map(({ code }) => code)).not.toContain(
      'noRegistration',
    );
  });

  it('is what runs: counts planned are counts applied, and the plan is gone then', (t) => {
    const w = work(t);
    const { planPath, result } = planImport({ ...input(w, month1), keys: true }, w.context);
    expect(result).toMatchObject({
      applied: false,
      import: null,
      keys: { new: ['1', '2', '3'], changed: [], vanished: [] },
    });
    const applied = applyPlan({ planPath, expect: result.planHash }, w.context);
    expect(applied).toMatchObject({
      applied: true,
      counts: result.counts,
      planHash: result.planHash,
    });
    expect(readdirSync(`${w.book.path}.plans`)).toEqual([]);
    expect(listImports(w.book.read)).toEqual([
      expect.objectContaining({
        import: applied.import,
        source: 'crm',
        entity: 'deals',
        file: 'deals.csv',
        undone: false,
        counts: result.counts,
      }),
    ]);
    w.undo(applied.import ?? '');
    expect(listImports(w.book.read)[0]?.undone).toBe(true);
  });

  it('pages through every bucket', (t) => {
    const w = work(t);
    w.bring(input(w, month1));
    const { plan } = planImport(
      input(w, 'id,name\n1,Alpha\n2,Better\n4,Delta\n5,Eps\n6\n'),
      w.context,
    );
    expect(planRows(plan, 'new', 1, 5)).toEqual([
      expect.objectContaining({ line: 5, key: '5', values: { id: '5', name: 'Eps' } }),
    ]);
    expect(planRows(plan, 'unchanged', 0, 5).map(({ key }) => key)).toEqual(['1']);
    expect(planRows(plan, 'changed', 0, 5)[0]?.fields[0]).toMatchObject({
      column: 'name',
      mine: 'Beta',
      theirs: 'Better',
    });
    expect(planRows(plan, 'rejected', 0, 5)[0]).toMatchObject({ line: 6 });
    expect(planRows(plan, 'vanished', 0, 5).map(({ key }) => key)).toEqual(['3']);
    expect(planRows(plan, 'conflict', 0, 5)).toEqual([]);
  });
});

describe('a plan that no longer fits is refused, and nothing is written', () => {
  const stale = (w: Work, text: string, meddle: (planPath: string) => void) => {
    w.bring(input(w, month1));
    const { planPath } = planImport(input(w, text), w.context);
    meddle(planPath);
    const before = w.hash();
    expect(() => applyPlan({ planPath }, w.context)).toThrow(
      expect.objectContaining({ code: 'Conflict' }),
    );
    expect(w.hash()).toBe(before);
  };
  const next = month1.replace('Beta', 'Better').concat('4,Delta\n');

  it('the file changed underneath', (t) => {
    const w = work(t);
    stale(w, next, () => input(w, next.replace('Delta', 'Dalta')));
  });

  it('the file lost a row', (t) => {
    const w = work(t);
    stale(w, next, () => input(w, month1.replace('Beta', 'Better')));
  });

  it('a record it would change was edited', (t) => {
    const w = work(t);
    stale(w, next, () => setFields(w, 2, { name: 'Edited' }));
  });

  it('its new rows came by another import', (t) => {
    const w = work(t);
    stale(w, next, () => w.bring(input(w, next)));
  });

  it('the plan itself was altered', (t) => {
    const w = work(t);
    stale(w, next, (planPath) =>
      writeFileSync(planPath, readFileSync(planPath, 'utf8').replace('Better', 'Worse!')),
    );
  });

  it('it is not the one that was looked at', (t) => {
    const w = work(t);
    const { planPath } = planImport(input(w, month1), w.context);
    expect(() => applyPlan({ planPath, expect: 'another' }, w.context)).toThrow(/not the plan/);
  });
});

describe('long files', () => {
  const long = `id,name\n${Array.from({ length: 5000 }, (_, i) => `${i},Deal ${i}`).join('\n')}\n`;

  it('a cancelled import leaves nothing', (t) => {
    const w = work(t);
    const { planPath } = planImport(input(w, long), w.context);
    const before = w.hash();
    let checks = 0;
    const checkCancelled = () => {
      checks += 1;
      if (checks === 3)
        throw new Failure({ code: 'Cancelled', message: 'Cancelled.', hint: 'Start again.' });
    };
    expect(() => applyPlan({ planPath }, { ...w.context, checkCancelled })).toThrow('Cancelled');
    expect(w.hash()).toBe(before);
    expect(w.book.read.get('SELECT count(*) AS n FROM import_run')).toEqual({ n: 0 });
  });

  it('keeps search in step when it is built anew', (t) => {
    const w = work(t);
    w.bring(input(w, long));
    const hits = w.book.read.all("SELECT rowid FROM search WHERE search MATCH 'Deal AND 4711'");
    expect(hits).toHaveLength(1);
    const one = w.bring(input(w, `${long}9999,Nova 4712\n`));
    expect(one.counts).toMatchObject({ new: 1, unchanged: 5000 });
    expect(w.book.read.all("SELECT rowid FROM search WHERE search MATCH 'Nova'")).toHaveLength(1);
  });
});
