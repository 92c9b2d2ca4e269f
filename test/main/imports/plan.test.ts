import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/main/imports/apply/apply.ts';
import { listImports } from '../../../src/main/imports/apply/history.ts';
import { planImport } from '../../../src/main/imports/plan/plan.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
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
});
