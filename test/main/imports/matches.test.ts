import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/main/imports/apply/apply.ts';
import { type MatchWordInput, matchJob } from '../../../src/main/imports/diff/match-job.ts';
import { decideConflicts } from '../../../src/main/imports/plan/decide.ts';
import { planImport } from '../../../src/main/imports/plan/plan.ts';
import { readPlan } from '../../../src/main/imports/plan/plan-store.ts';
import type { MatchAnswer } from '../../../src/shared/book/plan.ts';
import type { RecipeInput } from '../../../src/shared/book/recipe.ts';
import { setFields } from './edits.ts';
import { type Work, work } from './work.ts';

const recipe = (source: string, other: Partial<RecipeInput> = {}): RecipeInput => ({
  entity: 'partners',
  source,
  key: ['id'],
  columns: { id: 'externalId', name: 'name', domain: 'domain', city: 'city' },
  ...other,
});
const header = 'id,name,domain,city\n';
const input = (w: Work, source: string, rows: string, answers: MatchAnswer[] = []) => ({
  path: w.file(`${source}.csv`, header + rows),
  entity: 'partners' as const,
  recipe: recipe(source),
  answers,
});
const bring = (w: Work, source: string, rows: string, answers: MatchAnswer[] = []) =>
  w.bring(input(w, source, rows, answers), ['gone', 'twoSources']);
const matches = (w: Work, source: string, rows: string, answers: MatchAnswer[] = []) =>
  w
    .plan(input(w, source, rows, answers))
    .matches.map(({ key, candidates }) => [key, candidates.map(({ name, why }) => [name, why])]);
const same = (key: string, record: string): MatchAnswer => ({ key, record, same: true });
const partners = (w: Work) =>
  w.book.read.all<{ name: string; city: string | null }>(
    'SELECT name, city FROM partner ORDER BY id',
  );
const idOf = (w: Work, name: string) =>
  w.book.read.get<{ id: string }>('SELECT public_id AS id FROM partner WHERE name = ?', [name])
    ?.id ?? '';
const byHand = (w: Work, values: Record<string, string>) =>
  w.book.change({ label: 'Add partner', origin: 'ui' }, (writer) =>
    writer.create('partners', values),
  );

describe('[S03] probable matches are offered', () => {
  const alike = {
    'legal form': 'Northwind Labs GmbH & Co. KG',
    'case and blanks': '  NORTHWIND\u00a0 labs ',
    'characters of no width': 'North\u200bwind Labs',
    'accents and punctuation': 'Nörthwind-Labs, Inc.',
  };
  it.for(Object.entries(alike))('by a name that differs in %s alone', ([, name], t) => {
    const w = work(t);
    byHand(w, { name: 'Northwind Labs' });
    expect(matches(w, 'erp', `1,"${name}",,\n`)).toEqual([['1', [['Northwind Labs', 'name']]]]);
    expect(matches(w, 'erp', '1,Northwind Works,,\n')).toEqual([]);
  });

  it('by a web domain, whatever is written around it, unless everybody uses it', (t) => {
    const w = work(t);
    byHand(w, { name: 'Northwind', domain: 'https://www.northwind.example/en' });
    byHand(w, { name: 'One-man shop', domain: 'gmail.com' });
    expect(matches(w, 'erp', '1,Nordwind,Northwind.example,\n2,Other,gmail.com,\n')).toEqual([
      ['1', [['Northwind', 'domain']]],
    ]);
  });

  it('by the key another source has, also where no field keeps it', (t) => {
    const w = work(t);
    const { externalId: _, ...columns } = { externalId: 'x', name: 'name' };
    const path = w.file('crm.csv', 'id,name\nK-7,Northwind\n');
    w.bring({ path, entity: 'partners', recipe: { ...recipe('crm'), columns } });
    expect(matches(w, 'erp', 'k-7,Other,,\nK-8,Else,,\n')).toEqual([
      ['k-7', [['Northwind', 'key']]],
    ]);
  });

  it('between contacts by their address', (t) => {
    const w = work(t);
    w.book.change({ label: 'Add', origin: 'ui' }, (writer) =>
      writer.create('contacts', { name: 'Ann Lee', email: 'Ann.Lee@northwind.example' }),
    );
    const columns = { id: 'externalId', name: 'name', email: 'email' };
    const path = w.file(
      'c.csv',
      'id,name,email\n1,A. Lee,ann.lee@NORTHWIND.example \n2,Ann Lee,\n',
    );
    const plan = w.plan({
      path,
      entity: 'contacts',
      recipe: { entity: 'contacts', source: 'erp', key: ['id'], columns },
    });
    expect(plan.matches).toEqual([
      { key: '1', candidates: [expect.objectContaining({ name: 'Ann Lee', why: 'email' })] },
    ]);
  });

  it('between two new rows of one file, with the other’s line', (t) => {
    const w = work(t);
    const plan = w.plan(input(w, 'crm', '1,Northwind Ltd,,\n2,Other,,\n3,NORTHWIND,,\n'));
    expect(plan.matches).toEqual([
      { key: '3', candidates: [{ id: '1', name: 'Northwind Ltd', why: 'name', line: 2 }] },
    ]);
    expect(plan.counts).toMatchObject({ new: 3 });
  });

  it('to no archived record, and never for a key the source is known by', (t) => {
    const w = work(t);
    bring(w, 'crm', '1,Northwind,,\n');
    byHand(w, { name: 'Northwind Inc' });
    expect(matches(w, 'crm', '1,Northwind Inc.,,\n')).toEqual([]);
    w.book.change({ label: 'Archive', origin: 'ui' }, (writer) =>
      writer.set('partners', 2, { archived: 1 }),
    );
    expect(matches(w, 'erp', '9,Northwind Inc,,\n')).toEqual([['9', [['Northwind', 'name']]]]);
  });
});

describe('the person’s word on a match', () => {
  it('"same": the key becomes another key of the record, and both are followed from then on', (t) => {
    const w = work(t);
    bring(w, 'crm', 'A,Northwind,northwind.example,Oslo\n');
    const before = w.hash();
    const rows = 'X,Northwind Ltd,northwind.example,Oslo\nY,Else,,\n';
    const answers = [same('X', idOf(w, 'Northwind'))];
    expect(matches(w, 'erp', rows, answers)).toEqual([]);
    const met = bring(w, 'erp', rows, answers);
    expect(met.counts).toMatchObject({ rows: 2, new: 1, changed: 1 });
    expect(met.changedFields).toEqual({ name: 1 });
    expect(partners(w).map(({ name }) => name)).toEqual(['Northwind Ltd', 'Else']);
    const after = w.hash();
    expect(bring(w, 'erp', rows).counts).toMatchObject({ unchanged: 2, new: 0 });
    expect(bring(w, 'crm', 'A,Northwind,northwind.example,Oslo\n').counts).toMatchObject({
      unchanged: 1,
    });
    expect(w.hash()).toBe(after);
    expect(bring(w, 'erp', rows.replace('Oslo', 'Bergen')).counts).toMatchObject({ changed: 1 });
    expect(partners(w)[0]).toEqual({ name: 'Northwind Ltd', city: 'Bergen' });
    w.undo(met.import ?? '');
    expect(before).not.toBe(after);
  });

  it('"same" is taken back with its import', (t) => {
    const w = work(t);
    bring(w, 'crm', 'A,Northwind,,Oslo\n');
    const before = w.hash();
    const met = bring(w, 'erp', 'X,Northwind AS,,Bergen\n', [same('X', idOf(w, 'Northwind'))]);
    expect(w.hash()).not.toBe(before);
    expect(w.undo(met.import ?? '')).toMatchObject({ kept: [] });
    expect(w.hash()).toBe(before);
  });

  it('"same" as a record made by hand asks about what was typed, and fills what was not', (t) => {
    const w = work(t);
    byHand(w, { name: 'Northwind', city: 'Oslo' });
    const met = bring(w, 'erp', 'X,Northwind,northwind.example,Bergen\n', [
      same('X', idOf(w, 'Northwind')),
    ]);
    expect(met.conflicts).toEqual([
      { key: 'X', field: 'city', base: null, mine: 'Oslo', theirs: 'Bergen' },
    ]);
    expect(w.book.read.get('SELECT city, domain FROM partner')).toEqual({
      city: 'Oslo',
      domain: 'northwind.example',
    });
  });

  it('what was typed stays protected where the file was blank when they met', (t) => {
    const w = work(t);
    byHand(w, { name: 'Northwind', city: 'Oslo' });
    bring(w, 'erp', 'X,Northwind,,\n', [same('X', idOf(w, 'Northwind'))]);
    const later = bring(w, 'erp', 'X,Northwind,,Bergen\n');
    expect(later.conflicts).toEqual([
      { key: 'X', field: 'city', base: null, mine: 'Oslo', theirs: 'Bergen' },
    ]);
    expect(partners(w)[0]?.city).toBe('Oslo');
  });

  it('an edit made before they met stays protected, too', (t) => {
    const w = work(t);
    bring(w, 'crm', 'A,Northwind,,Oslo\n');
    setFields(w, 1, { city: 'Paris' }, 'partners');
    bring(w, 'erp', 'X,Northwind,,Oslo\n', [same('X', idOf(w, 'Northwind'))]);
    expect(partners(w)[0]?.city).toBe('Paris');
    const later = bring(w, 'erp', 'X,Northwind,,Bergen\n');
    expect(later.conflicts).toEqual([
      { key: 'X', field: 'city', base: 'Oslo', mine: 'Paris', theirs: 'Bergen' },
    ]);
    expect(partners(w)[0]?.city).toBe('Paris');
  });

  it('"different" is not offered again, in this plan or after it', (t) => {
    const w = work(t);
    byHand(w, { name: 'Northwind' });
    byHand(w, { name: 'Northwind' });
    const rows = 'X,Northwind,,\n';
    const no = (record: string | null): MatchAnswer => ({ key: 'X', record, same: false });
    const one = w.book.read.get<{ id: string }>('SELECT public_id AS id FROM partner')?.id ?? '';
    expect(matches(w, 'erp', rows)[0]?.[1]).toHaveLength(2);
    expect(matches(w, 'erp', rows, [no(one)])[0]?.[1]).toHaveLength(1);
    expect(matches(w, 'erp', rows, [no(null)])).toEqual([]);
    expect(bring(w, 'erp', rows, [no(null)]).counts).toMatchObject({ new: 1 });
    expect(matches(w, 'erp', `${rows}Z,Else,,\n`)).toEqual([]);
  });

  it('is refused for a key the file has no new row of, for two records, and for one that is gone', (t) => {
    const w = work(t);
    byHand(w, { name: 'Northwind' });
    byHand(w, { name: 'Southwind' });
    const [a, b] = [idOf(w, 'Northwind'), idOf(w, 'Southwind')];
    const say = (answers: MatchAnswer[]) => () =>
      w.plan(input(w, 'erp', 'X,Northwind,,\n', answers));
    expect(say([same('Y', a)])).toThrow('The file has no new row with the key "Y".');
    expect(say([same('X', a), same('X', b)])).toThrow('"X" can be the same as one record only.');
    expect(say([same('X', 'none')])).toThrow('is not in the book');
  });

  it('two rows said to be one record: one has the say, whatever their order', (t) => {
    const rows = ['P,Northwind One,,Oslo\n', 'Q,Northwind Two,,Bergen\n'];
    const names = [rows, [...rows].reverse()].map((lines) => {
      const w = work(t);
      byHand(w, { name: 'Northwind' });
      const id = idOf(w, 'Northwind');
      const met = bring(w, 'erp', lines.join(''), [same('P', id), same('Q', id)]);
      expect(met.counts).toMatchObject({ new: 0, rows: 2 });
      const hash = w.hash();
      expect(bring(w, 'erp', lines.join('')).counts).toMatchObject({ unchanged: 2 });
      expect(w.hash()).toBe(hash);
      return w.book.read.all('SELECT name, city FROM partner');
    });
    expect(names[0]).toEqual(names[1]);
  });
});

describe('a key that changed', () => {
  it('is offered where the record says the same under a new one', (t) => {
    const w = work(t);
    bring(w, 'crm', 'A-1,Northwind,northwind.example,Oslo\nA-2,Else,,\nA-3,More,,\nA-4,Yet,,\n');
    const rows = 'B-1,Northwind,northwind.example,Oslo\nA-2,Else,,\nA-3,More,,\nA-4,Yet,,\n';
    const plan = w.plan(input(w, 'crm', rows));
    const id = idOf(w, 'Northwind');
    expect(plan.matches).toEqual([
      { key: 'B-1', candidates: [{ id, name: 'Northwind', why: 'renamed', key: 'A-1' }] },
    ]);
    expect(plan.counts).toMatchObject({ new: 1, vanished: 1 });
    setFields(w, 1, { city: 'Paris' }, 'partners');
    const said = bring(w, 'crm', rows, [same('B-1', id)]);
    expect(said.counts).toMatchObject({ new: 0, vanished: 0, unchanged: 3, changed: 1 });
    expect(partners(w)).toHaveLength(4);
    expect(partners(w)[0]).toEqual({ name: 'Northwind', city: 'Paris' });
    expect(bring(w, 'crm', rows).counts).toMatchObject({ unchanged: 4, vanished: 0, new: 0 });
    const later = bring(w, 'crm', rows.replace('Oslo', 'Bergen'));
    expect(later.conflicts).toEqual([
      { key: 'B-1', field: 'city', base: 'Oslo', mine: 'Paris', theirs: 'Bergen' },
    ]);
  });

  it('of deals too, by all else they say; a name alone is not enough', (t) => {
    const w = work(t);
    const columns = {
      id: 'externalId',
      name: 'name',
      account: 'account',
      amount: 'amount',
      owner: 'owner',
    };
    const file = (rows: string) => ({
      path: w.file('deals.csv', `id,name,account,amount,owner\n${rows}`),
      entity: 'deals' as const,
      recipe: { entity: 'deals' as const, source: 'crm', key: ['id'], columns },
    });
    w.bring(
      file(
        '1,Renewal,Acme,100,Ann\n2,Renewal,Zenith,200,Bo\n3,Other,Nova,5,Cy\n4,Fourth,Nova,6,Cy\n',
      ),
    );
    const found = w.plan(
      file(
        '9,Renewal,Acme,100,Ann\n8,Renewal,Quux,900,Di\n3,Other,Nova,5,Cy\n4,Fourth,Nova,6,Cy\n',
      ),
    ).matches;
    expect(found.map(({ key, candidates }) => [key, candidates.map((one) => one.key)])).toEqual([
      ['9', ['1']],
    ]);
  });

  it('both keys of a record that comes back under the old one as well: the file still changes nothing by itself', (t) => {
    const w = work(t);
    bring(w, 'crm', 'A,Northwind,,Oslo\nC,Else,,\nD,More,,\n');
    const renamed = 'B,Northwind,,Oslo\nC,Else,,\nD,More,,\n';
    bring(w, 'crm', renamed, [same('B', idOf(w, 'Northwind'))]);
    const both = `A,Northwind,,Lima\n${renamed}`;
    const back = bring(w, 'crm', both);
    expect(back.counts).toMatchObject({ new: 0, rows: 4 });
    const hash = w.hash();
    expect(bring(w, 'crm', both).counts).toMatchObject({ unchanged: 4 });
    expect(w.hash()).toBe(hash);
  });
});

describe('answering in the plan', () => {
  const rows = 'X,Northwind Ltd,,Bergen\nY,Northwind,,\nZ,Elm,,\n';
  const planned = (w: Work) => planImport(input(w, 'erp', rows), w.context);
  const say = (w: Work, planPath: string, ...answers: MatchWordInput[]) =>
    matchJob({ planPath, answers }, w.context);

  it('plans again under the same address, and the word can be taken back', (t) => {
    const w = work(t);
    byHand(w, { name: 'Northwind', city: 'Oslo' });
    byHand(w, { name: 'Elm' });
    const [north, elm] = [idOf(w, 'Northwind'), idOf(w, 'Elm')];
    const hash = w.hash();
    const { planPath, plan } = planned(w);
    expect(plan.decisions.matches.map(({ key }) => key)).toEqual(['X', 'Y', 'Z']);
    const one = say(w, planPath, { key: 'X', candidate: north, answer: 'same' });
    expect(one.plan).toBe(planPath);
    expect(one.matches.map(({ key }) => key)).toEqual(['Y', 'Z']);
    expect(one.conflicts.map(({ key, field }) => [key, field])).toEqual([
      ['X', 'city'],
      ['X', 'name'],
    ]);
    decideConflicts(w.book, planPath, { line: 2, field: 'city', choice: 'theirs' });
    say(w, planPath, { key: 'Z', candidate: elm, answer: 'different' });
    const kept = readPlan(planPath).decisions;
    const fields = kept.rows[0]?.fields ?? [];
    expect(fields.map(({ field, decision, conflict }) => [field, decision, conflict])).toEqual([
      ['city', 'take', 'settled'],
      ['externalId', 'take', null],
      ['name', 'keep', 'open'],
    ]);
    expect(kept.answers).toHaveLength(2);
    const back = say(w, planPath, { key: 'X', candidate: null, answer: 'open' });
    expect(back.counts).toMatchObject({ new: 3, conflicts: 0 });
    expect(back.matches.map(({ key }) => key)).toEqual(['X', 'Y']);
    expect(w.hash()).toBe(hash);
    expect(applyPlan({ planPath }, w.context).counts).toMatchObject({ new: 3 });
  });

  it('of a row of the same file "same" is refused with the next step', (t) => {
    const w = work(t);
    const { planPath } = planned(w);
    expect(() => say(w, planPath, { key: 'Y', candidate: 'X', answer: 'same' })).toThrow(
      'Both rows are new: "Y" and "X".',
    );
    expect(say(w, planPath, { key: 'Y', candidate: 'X', answer: 'different' }).matches).toEqual([]);
  });
});
