import { describe, expect, it } from 'vitest';
import { redoImport } from '../../../src/main/imports/apply/undo.ts';
import { fieldOrigins } from '../../../src/main/partners/index.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { setFields } from '../imports/edits.ts';
import { type Work, work } from '../imports/work.ts';

const recipe: RecipeInput = {
  entity: 'partners',
  source: 'crm',
  key: ['pid'],
  columns: { pid: 'externalId', name: 'name', owner: 'owner' },
};
const header = 'pid,name,owner,region\n';

const bring = (w: Work, name: string, rows: string) =>
  w.bring({ path: w.file(name, header + rows), entity: 'partners', recipe }, ['gone', 'older'])
    .import ?? '';

/** "owner: b.csv 2" */
function told(w: Work): string[] {
  return fieldOrigins(w.book.read, 'crm:P1').map(
    ({ field, from, file, line }) =>
      `${field}: ${file === null ? from : `${from} ${file} ${line}`}`,
  );
}

describe('where a partner’s values come from', () => {
  it('a file and a line each, also for columns without a field; an edit is yours', (t) => {
    const w = work(t);
    bring(w, 'a.csv', 'P0,Zero,Zoe,\nP1,One,Ann,North\n');
    bring(w, 'b.csv', 'P1,One,Amy,South\nP0,Zero,Zoe,\n');
    const one = w.book.read.get<{ id: number }>("SELECT id FROM partner WHERE name = 'One'")?.id;
    setFields(w, one, { name: 'One more' }, 'partners');
    expect(told(w)).toEqual([
      'externalId: crm a.csv 3',
      'name: you',
      'owner: crm b.csv 2',
      'custom.crm.region: crm b.csv 2',
    ]);
  });

  it('an undo gives each value its file before back, and a redo the later one', (t) => {
    const w = work(t);
    bring(w, 'a.csv', 'P1,One,Ann,North\n');
    const second = bring(w, 'b.csv', 'P2,Two,,\nP1,One,Amy,North\n');
    expect(told(w)).toContain('owner: crm b.csv 3');
    w.undo(second);
    expect(told(w)).toContain('owner: crm a.csv 2');
    redoImport({ importId: second }, w.context);
    expect(told(w)).toContain('owner: crm b.csv 3');
  });

  it('what the file says again keeps the file that set it; what is empty has none', (t) => {
    const w = work(t);
    bring(w, 'a.csv', 'P1,One,Ann,\n');
    bring(w, 'b.csv', 'P9,Nine,,\nP1,One,Ann,\n');
    expect(told(w)).toEqual(['externalId: crm a.csv 2', 'name: crm a.csv 2', 'owner: crm a.csv 2']);
  });
});
