import { describe, expect, it } from 'vitest';
import { undoChange } from '../../../src/main/book/undo.ts';
import { applyPlan } from '../../../src/main/imports/apply/apply.ts';
import { answerConflicts, openConflicts } from '../../../src/main/imports/apply/conflicts.ts';
import { decideConflicts } from '../../../src/main/imports/plan/decide.ts';
import { planImport } from '../../../src/main/imports/plan/plan.ts';
import { setFields } from './edits.ts';
import { month1, recipe } from './two-deals.ts';
import { type Work, work } from './work.ts';

const bring = (w: Work, text: string) =>
  w.bring({ path: w.file('deals.csv', text), entity: 'deals', recipe });
const deal = (w: Work) =>
  w.book.read.get<{ owner: string; partner_id: number | null; partner_text: string }>(
    'SELECT owner, partner_id, partner_text FROM deal WHERE external_id = ?',
    ['1'],
  );
const answer = (w: Work, id: string, choice: 'mine' | 'theirs') =>
  answerConflicts({ book: w.book, origin: 'ui' }, [id], choice);
const only = (w: Work) => openConflicts(w.book.read)[0]?.id ?? '';

function disputed(w: Work) {
  bring(w, month1);
  setFields(w, 1, { owner: 'Zoe' });
  return bring(w, month1.replace('Ann', 'Amy'));
}

/** A deal of P1 by the first file, of P3 by hand, and of P2 by the next file. */
function disputedPartner(w: Work): void {
  const partners = w.file('partners.csv', 'pid,name\nP1,One\nP2,Two\nP3,Three\n');
  w.bring({ path: partners, entity: 'partners', source: 'crm', key: ['pid'] });
  bring(w, month1);
  setFields(w, 1, { partnerId: 3, partnerText: 'Three' });
  bring(w, month1.replace('Ann,P1', 'Ann,P2'));
}

describe('a conflict left open in the book', () => {
  it('is listed with its import, record and three values', (t) => {
    const w = work(t);
    const found = disputed(w).import;
    expect(openConflicts(w.book.read)).toMatchObject([
      {
        ...{ import: { id: found, file: 'deals.csv', asOf: null }, source: 'crm', entity: 'deals' },
        ...{ key: '1', record: 'Alpha', partner: 'P1', partnerId: null, currency: 'USD' },
        ...{ field: 'owner', base: 'Ann', mine: 'Zoe', theirs: 'Amy' },
      },
    ]);
    expect(openConflicts(w.book.read, 'another')).toEqual([]);
  });

  it('says what the book says now, and when a person said so', (t) => {
    const w = work(t);
    disputed(w);
    const [first] = openConflicts(w.book.read);
    expect(first?.editedAt).not.toBeNull();
    setFields(w, 1, { owner: 'Mia' });
    const [now] = openConflicts(w.book.read);
    expect(now).toMatchObject({ mine: 'Mia', base: 'Ann', theirs: 'Amy' });
    expect(now?.editedAt?.localeCompare(first?.editedAt ?? '')).toBe(1);
  });

  it('shows a custom value, and the partner it belongs to', (t) => {
    const w = work(t);
    const partners = w.file('partners.csv', 'pid,name\nP1,One\nP2,Two\n');
    w.bring({ path: partners, entity: 'partners', source: 'crm', key: ['pid'] });
    const custom = { ...recipe, columns: { ...recipe.columns, owner: 'custom.owner' } };
    const file = (text: string) => ({
      path: w.file('d.csv', text),
      entity: 'deals',
      recipe: custom,
    });
    w.bring({ ...file(month1), entity: 'deals' });
    setFields(w, 1, { 'custom.owner': 'Zoe' });
    w.bring({ ...file(month1.replace('Ann', 'Amy')), entity: 'deals' });
    expect(openConflicts(w.book.read)).toMatchObject([
      { field: 'custom.owner', mine: 'Zoe', theirs: 'Amy', partner: 'One', record: 'Alpha' },
    ]);
  });

  it('all at once are one change, and all go back with it', (t) => {
    const w = work(t);
    bring(w, month1);
    setFields(w, 1, { owner: 'Zoe', name: 'Alpha mine' });
    bring(w, month1.replace('Alpha', 'Alpha theirs').replace('Ann', 'Amy'));
    const before = w.hash();
    const ids = openConflicts(w.book.read).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    const all = answerConflicts({ book: w.book, origin: 'ui' }, ids, 'theirs');
    expect(all.changed.sort()).toEqual(['name', 'owner']);
    expect(openConflicts(w.book.read)).toEqual([]);
    undoChange(w.book, all.change ?? 0);
    expect(w.hash()).toBe(before);
  });

  it('of two sources that differ about one field, the later one’s word stands', (t) => {
    const w = work(t);
    const from = (source: string, text: string) =>
      w.bring({
        path: w.file(`${source}.csv`, text),
        entity: 'deals',
        recipe: { ...recipe, source, keySpace: 'ids' },
      });
    from('crm', month1);
    from('erp', month1);
    setFields(w, 1, { owner: 'Zoe' });
    from('crm', month1.replace('Ann', 'Amy'));
    from('erp', month1.replace('Ann', 'Abe'));
    const ids = openConflicts(w.book.read).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    answerConflicts({ book: w.book, origin: 'ui' }, ids, 'theirs');
    expect(deal(w)).toMatchObject({ owner: 'Abe' });
  });

  it('one that cannot be answered leaves the others as they were', (t) => {
    const w = work(t);
    disputed(w);
    const before = w.hash();
    const ids = [only(w), 'nothing'];
    expect(() => answerConflicts({ book: w.book, origin: 'ui' }, ids, 'theirs')).toThrow(
      /no such conflict/,
    );
    expect(w.hash()).toBe(before);
  });

  it('theirs is written, and the source’s word is the book’s again', (t) => {
    const w = work(t);
    disputed(w);
    const before = w.hash();
    const asked = openConflicts(w.book.read);
    const { change, changed } = answer(w, only(w), 'theirs');
    expect(changed).toEqual(['owner']);
    expect(deal(w)).toMatchObject({ owner: 'Amy' });
    expect(w.book.read.all('SELECT 1 FROM source_base')).toEqual([]);
    expect(openConflicts(w.book.read)).toEqual([]);
    undoChange(w.book, change ?? 0);
    expect(w.hash()).toBe(before);
    expect(openConflicts(w.book.read)).toEqual(asked);
  });

  it('mine stays, and is not asked again for the same file', (t) => {
    const w = work(t);
    disputed(w);
    expect(answer(w, only(w), 'mine').changed).toEqual([]);
    expect(deal(w)).toMatchObject({ owner: 'Zoe' });
    expect(openConflicts(w.book.read)).toEqual([]);
    expect(bring(w, month1.replace('Ann', 'Amy')).counts).toMatchObject({ conflicts: 0 });
  });

  it('taking their partner links the deal, and the next file may move it', (t) => {
    const w = work(t);
    disputedPartner(w);
    expect(openConflicts(w.book.read)).toMatchObject([{ field: 'partner', theirs: 'P2' }]);
    expect(answer(w, only(w), 'theirs').changed).toEqual(['partner']);
    expect(deal(w)).toMatchObject({ partner_id: 2, partner_text: 'P2' });
    expect(w.book.read.all('SELECT 1 FROM source_base')).toEqual([]);
    bring(w, month1.replace('Ann,P1', 'Ann,P3'));
    expect(deal(w)).toMatchObject({ partner_id: 3 });
  });

  it('is answered once', (t) => {
    const w = work(t);
    disputed(w);
    const id = only(w);
    answer(w, id, 'mine');
    expect(() => answer(w, id, 'theirs')).toThrow(/answered already/);
    expect(() => answer(w, 'nothing', 'mine')).toThrow(/no such conflict/);
  });
});

describe('another value, typed', () => {
  const type = (w: Work, value: string) =>
    answerConflicts({ book: w.book, origin: 'ui' }, [only(w)], { value });

  it('is an edit above what the source said, and goes back as one', (t) => {
    const w = work(t);
    disputed(w);
    const { change, changed } = type(w, 'Mia');
    expect(changed).toEqual(['owner']);
    expect(deal(w)).toMatchObject({ owner: 'Mia' });
    expect(openConflicts(w.book.read)).toEqual([]);
    expect(w.book.read.get('SELECT decision FROM import_conflict')).toEqual({ decision: 'typed' });
    expect(bring(w, month1.replace('Ann', 'Amy')).counts).toMatchObject({
      conflicts: 0,
      changed: 0,
    });
    expect(bring(w, month1.replace('Ann', 'Ada')).counts).toMatchObject({ conflicts: 1 });
    undoChange(w.book, change ?? 0);
    expect(deal(w)).toMatchObject({ owner: 'Zoe' });
  });

  it('empty, clears the field; what the file says, agrees with it', (t) => {
    const w = work(t);
    disputed(w);
    type(w, '');
    expect(deal(w)).toMatchObject({ owner: null });
    bring(w, month1.replace('Ann', 'Ada'));
    type(w, 'Ada');
    expect(w.book.read.all('SELECT 1 FROM source_base')).toEqual([]);
  });

  it('of a partner names one of the book, by its key, and stays there', (t) => {
    const w = work(t);
    disputedPartner(w);
    expect(() => type(w, 'P9')).toThrow(/P9/);
    expect(openConflicts(w.book.read)).toHaveLength(1);
    expect(type(w, 'P1').changed).toEqual(['partner']);
    expect(deal(w)).toMatchObject({ partner_id: 1, partner_text: 'One' });
    expect(bring(w, month1.replace('Ann,P1', 'Ann,P2')).counts).toMatchObject({ conflicts: 0 });
    expect(deal(w)).toMatchObject({ partner_id: 1 });
  });

  it('that is none of its field is refused with one sentence, and nothing is answered', (t) => {
    const w = work(t);
    const amounts = { ...recipe, columns: { id: 'externalId', amount: 'amount' } };
    const file = (amount: string) =>
      w.bring({
        path: w.file('d.csv', `id,amount\n1,${amount}\n`),
        entity: 'deals',
        recipe: amounts,
      });
    file('10.00');
    setFields(w, 1, { amount: 2000 });
    file('30.00');
    const before = w.hash();
    expect(() => type(w, 'many')).toThrow('Amount (amount) is not right: "many" is no amount.');
    expect(w.hash()).toBe(before);
    type(w, '40.5');
    expect(w.book.read.get('SELECT amount FROM deal')).toEqual({ amount: 4050 });
  });

  it('for many at once is written to each', (t) => {
    const w = work(t);
    bring(w, month1);
    setFields(w, 1, { owner: 'Zoe', name: 'Alpha mine' });
    bring(w, month1.replace('Alpha', 'Alpha theirs').replace('Ann', 'Amy'));
    const ids = openConflicts(w.book.read).map(({ id }) => id);
    const all = answerConflicts({ book: w.book, origin: 'ui' }, ids, { value: 'Both' });
    expect(all.changed.sort()).toEqual(['name', 'owner']);
    expect(w.book.read.get('SELECT name, owner FROM deal WHERE id = 1')).toEqual({
      ...{ name: 'Both', owner: 'Both' },
    });
  });

  it('while planning is applied with the plan and goes back with the import', (t) => {
    const w = work(t);
    bring(w, month1);
    setFields(w, 1, { owner: 'Zoe' });
    const before = w.hash();
    const input = {
      path: w.file('deals.csv', month1.replace('Ann', 'Amy')),
      entity: 'deals',
      recipe,
    } as const;
    const { planPath } = planImport(input, w.context);
    const decided = decideConflicts(w.book, planPath, { choice: 'mine', value: 'Mia' });
    expect(decided.decisions.rows[0]?.fields[0]).toMatchObject({
      ...{ decision: 'keep', conflict: 'settled', typed: { owner: 'Mia' } },
    });
    decideConflicts(w.book, planPath, { choice: 'ask' });
    decideConflicts(w.book, planPath, { line: 2, field: 'owner', choice: 'mine', value: 'Mia' });
    expect(w.hash()).toBe(before);
    const applied = applyPlan({ planPath }, w.context);
    expect(deal(w)).toMatchObject({ owner: 'Mia' });
    expect(openConflicts(w.book.read)).toEqual([]);
    const again = bring(w, month1.replace('Ann', 'Amy'));
    expect(again.counts).toMatchObject({ conflicts: 0, changed: 0 });
    w.undo(again.import ?? '');
    w.undo(applied.import ?? '');
    expect(deal(w)).toMatchObject({ owner: 'Zoe' });
    expect(w.hash()).toBe(before);
  });
});
