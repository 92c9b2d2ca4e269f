import { expect, it } from 'vitest';
import {
  archiveRecord,
  createRecord,
  getPartner,
  getRecord,
  history,
  listPartners,
  listRecords,
  partnerOverview,
  resolveKey,
  searchAll,
  setFields,
  summarizeBook,
  undoEdit,
} from '../../../src/main/partners/index.ts';
import { type World, world } from '../recompute/world.ts';

const today = '2026-05-15';
const failure = (fn: () => unknown) => {
  try {
    fn();
  } catch (error) {
    return error instanceof Error && 'data' in error ? error.data : error;
  }
  return null;
};

/** Two sources that both know a key "7", one partner by hand, and a composite key. */
function keyed(w: World) {
  const [a, b, c] = w.fill([
    ['partners', { name: 'Alpha', externalId: '7' }],
    ['partners', { name: 'Beta', externalId: '7' }],
    ['partners', { name: 'Gamma', externalId: 'hand' }],
  ]);
  w.book.change({ label: 'Sources', origin: 'import' }, (writer) => {
    for (const [index, name] of ['crm', 'erp: eu'].entries()) {
      const { lastInsertRowid } = writer.run('INSERT INTO source (name, change_id) VALUES (?, ?)', [
        name,
        writer.changeId,
      ]);
      const record = (index === 0 ? a : b)?.id ?? 0;
      for (const key of ['7', index === 0 ? 'x\\|y|z' : 'only'])
        writer.run(
          "INSERT INTO source_row (source_id, entity, key, record_id, hash, change_id) VALUES (?, 'partners', ?, ?, x'00', ?)",
          [lastInsertRowid, key, record, writer.changeId],
        );
    }
  });
  return { a, b, c };
}

it('a key is a book id, source:key, or a bare key where only one record has it', (t) => {
  const w = world(t);
  const { a, b, c } = keyed(w);
  const find = (key: string) => resolveKey(w.book.read, 'partners', key).id;
  expect(find(a?.publicId ?? '')).toBe(a?.id);
  expect(find('crm:7')).toBe(a?.id);
  expect(find('erp: eu:7')).toBe(b?.id);
  expect(find('x\\|y|z')).toBe(a?.id);
  expect(find('only')).toBe(b?.id);
  expect(find('hand')).toBe(c?.id);
  expect(failure(() => find('7'))).toMatchObject({
    code: 'Conflict',
    hint: expect.stringContaining('source:key'),
  });
  expect(failure(() => find('nobody'))).toMatchObject({ code: 'NotFound' });
});

it('creating, setting, clearing and archiving are changes, and each can be taken back', (t) => {
  const w = world(t);
  const made = createRecord(w.act, { entity: 'partners', values: { name: 'Alpha', owner: 'Ada' } });
  const deal = createRecord(w.act, {
    entity: 'deals',
    values: {
      externalId: 'D1',
      partner: made.id,
      stage: 'open',
      amount: '1234.50',
      'custom.region': 'West',
    },
  });
  expect(getRecord(w.book.read, 'deals', 'D1')).toMatchObject({
    amount: 1234.5,
    partner: 'Alpha',
    partnerId: made.id,
    'custom.region': 'West',
  });
  const edit = setFields(w.act, {
    entity: 'deals',
    key: 'D1',
    values: { amount: '2000', 'custom.region': '' },
  });
  expect(edit.changed).toEqual(['amount', 'custom.region']);
  expect(
    setFields(w.act, { entity: 'deals', key: 'D1', values: { amount: '2000.00' } }).change,
  ).toBeNull();
  expect(
    history(w.book.read, 'deals', 'D1').map(({ field, old, new: now, from }) => [
      field,
      old,
      now,
      from,
    ]),
  ).toEqual([
    ['custom.region', 'West', null, 'you'],
    ['amount', 1234.5, 2000, 'you'],
    [null, null, null, 'you'],
  ]);
  undoEdit(w.act, edit.change ?? 0);
  expect(getRecord(w.book.read, 'deals', 'D1')).toMatchObject({
    amount: 1234.5,
    'custom.region': 'West',
  });
  archiveRecord(w.act, { entity: 'deals', key: deal.id });
  expect(listRecords(w.book.read, { entity: 'deals' })).toEqual([]);
  expect(listRecords(w.book.read, { entity: 'deals', where: { archived: 'true' } })).toHaveLength(
    1,
  );
});

it('a deal that goes to another partner says so once in its history, by name', (t) => {
  const w = world(t);
  for (const name of ['Alpha', 'Beta'])
    createRecord(w.act, { entity: 'partners', values: { name, externalId: name } });
  createRecord(w.act, { entity: 'deals', values: { externalId: 'D1', partner: 'Alpha' } });
  setFields(w.act, { entity: 'deals', key: 'D1', values: { partner: 'Beta' } });
  const [moved, created] = history(w.book.read, 'deals', 'D1');
  expect(moved).toMatchObject({ field: 'partner', old: 'Alpha', new: 'Beta', from: 'you' });
  expect(created).toMatchObject({ field: null });
});

it('a custom field may have any name', (t) => {
  const w = world(t);
  const name = 'custom.a "quoted". [name]';
  createRecord(w.act, { entity: 'deals', values: { externalId: 'D1', [name]: '7' } });
  createRecord(w.act, { entity: 'deals', values: { externalId: 'D2' } });
  expect(
    listRecords(w.book.read, { entity: 'deals', where: { [name]: '7' }, fields: ['externalId'] }),
  ).toMatchObject([{ externalId: 'D1' }]);
});

it('a wrong value is refused in a sentence that names the field, and nothing is written', (t) => {
  const w = world(t);
  createRecord(w.act, { entity: 'partners', values: { name: 'Alpha' } });
  const before = w.book.read.all('SELECT * FROM change');
  const add = (values: Record<string, string | number | null>) => () =>
    createRecord(w.act, { entity: 'deals', values });
  const cases: [() => unknown, string][] = [
    [add({ closedOn: '2026-02-30' }), 'closedOn'],
    [add({ stage: 'Won' }), 'stage'],
    [add({ amount: '1,5' }), 'amount'],
    [add({ probability: '120' }), 'probability'],
    [add({ currency: 'usd' }), 'currency'],
    [add({ colour: 'red' }), 'colour'],
    [() => createRecord(w.act, { entity: 'partners', values: { owner: 'Ada' } }), 'name'],
    [() => setFields(w.act, { entity: 'partners', key: 'Alpha-none', values: { name: 'B' } }), ''],
    [
      () =>
        createRecord(w.act, { entity: 'partners', values: { name: 'B', strategicValue: '101' } }),
      'strategicValue',
    ],
  ];
  for (const [attempt, field] of cases)
    expect(failure(attempt)).toMatchObject(
      field === '' ? { code: 'NotFound' } : { code: 'BadInput', field },
    );
  expect(w.book.read.all('SELECT * FROM change')).toEqual(before);
});

it('records are listed by field, and by what their source no longer has', (t) => {
  const w = world(t);
  const partner = w.add('partners', { name: 'Alpha' });
  w.fill([
    [
      'deals',
      { externalId: 'D1', partnerId: partner.id, partnerText: 'Alpha', stage: 'open', amount: 500 },
    ],
    ['deals', { externalId: 'D2', stage: 'won', amount: 500, closedOn: '2026-01-01' }],
  ]);
  const ids = (where: Record<string, string>) =>
    listRecords(w.book.read, { entity: 'deals', where, fields: ['externalId'] }).map(
      (row) => row.externalId,
    );
  expect(ids({ stage: 'open' })).toEqual(['D1']);
  expect(ids({ amount: '5.00', partner: 'Alpha' })).toEqual(['D1']);
  expect(ids({ partner: '' })).toEqual(['D2']);
  expect(ids({ vanished: 'true' })).toEqual([]);
  expect(failure(() => ids({ nothing: '1' }))).toMatchObject({
    code: 'BadInput',
    field: 'nothing',
  });
});

it('the table of partners sorts with unknown last, filters, counts its facets and pages', (t) => {
  const w = world(t);
  const partners = w.fill(
    ['delta', 'Alpha', 'charlie', 'Bravo'].map((name, i) => [
      'partners',
      { name, owner: i % 2 === 0 ? 'Ada' : 'Bo', agreementSignedOn: '2020-01-01' },
    ]),
  );
  w.fill(
    partners
      .slice(0, 3)
      .map(
        ({ id }, i) =>
          ['quarters', { partnerId: id, quarter: '2026-Q1', revenue: (i + 1) * 100 }] as const,
      ),
  );
  const names = (input: Parameters<typeof listPartners>[1], day = today) =>
    listPartners(w.book.read, input, day).rows.map(({ name }) => name);
  expect(names({})).toEqual(['Alpha', 'Bravo', 'charlie', 'delta']);
  expect(names({ sort: { by: 'revenueT12M', direction: 'desc' } })).toEqual([
    'charlie',
    'Alpha',
    'delta',
    'Bravo',
  ]);
  expect(names({ sort: { by: 'revenueT12M', direction: 'asc' } })).toEqual([
    'delta',
    'Alpha',
    'charlie',
    'Bravo',
  ]);
  expect(names({ filter: { owners: ['Bo'] } })).toEqual(['Alpha', 'Bravo']);
  expect(names({ filter: { text: 'r' }, offset: 1, limit: 1 })).toEqual(['charlie']);
  const list = listPartners(w.book.read, { filter: { owners: ['Ada'] } }, today);
  expect(list.total).toBe(2);
  expect(list.summary).toMatchObject({
    partners: 2,
    revenueT12M: 400,
    currency: 'USD',
    quarter: '2026-Q1',
  });
  expect(list.facets.owners).toEqual([
    { value: 'Ada', count: 2 },
    { value: 'Bo', count: 2 },
  ]);
  const before = w.book.read.all('SELECT * FROM partner_score ORDER BY id');
  const other = listPartners(
    w.book.read,
    { sort: { by: 'revenueT12M', direction: 'desc' } },
    '2025-05-15',
  );
  expect(
    other.rows.map(({ revenueT12M }) => revenueT12M),
    'for another day they are computed',
  ).toEqual([null, null, null, null]);
  expect(w.book.read.all('SELECT * FROM partner_score ORDER BY id')).toEqual(before);
});

it('search finds partners first, by the beginning of any word, and takes its signs as blanks', (t) => {
  const w = world(t);
  const { id } = w.add('partners', { name: 'Überlingen Systems', city: 'Ulm' });
  w.add('deals', { externalId: 'Uber-1', partnerId: id, name: 'Uber rollout' });
  const hits = searchAll(w.book.read, 'uber', 10);
  expect(hits.map(({ kind, title }) => [kind, title])).toEqual([
    ['partner', 'Überlingen Systems'],
    ['deal', 'Uber rollout'],
  ]);
  expect(searchAll(w.book.read, '"*( OR', 10)).toEqual([]);
  expect(searchAll(w.book.read, 'sys ulm', 10)).toHaveLength(1);
});

it('a partner comes with its figures, and each figure with the rows it stands on', (t) => {
  const w = world(t);
  expect(summarizeBook(w.book.read).empty).toBe(true);
  const { id, publicId } = w.add('partners', { name: 'Alpha', agreementSignedOn: '2020-01-01' });
  w.fill([
    ['quarters', { partnerId: id, quarter: '2025-Q1', revenue: 100_00 }],
    ['quarters', { partnerId: id, quarter: '2026-Q1', revenue: 130_00 }],
    [
      'deals',
      { partnerId: id, externalId: 'D', stage: 'open', amount: 9_00, registeredOn: '2026-05-01' },
    ],
  ]);
  const got = getPartner(w.book.read, publicId, today);
  expect(got.metrics.revenueQuarter).toEqual({
    value: 130_00,
    unit: 'money',
    asOf: null,
    coverage: 100,
    basis: 'quarterly facts',
    from: [{ source: 'you', file: null, rows: 1 }],
    note: 'Kind not stated; counted as sourced.',
  });
  expect(got.health).toMatchObject({ status: 'published', coverage: 75 });
  const page = partnerOverview(w.book.read, publicId, today);
  expect(page.revenueByQuarter.at(-1)).toMatchObject({
    quarter: '2026-Q1',
    revenue: 130_00,
    toDate: false,
  });
  expect(page.openDeals.map(({ amount, idleDays }) => [amount, idleDays])).toEqual([[9_00, 14]]);
  expect(page.figures.find(({ metric }) => metric === 'pipelineValue')?.value).toBe(9_00);
  expect(summarizeBook(w.book.read)).toMatchObject({
    empty: false,
    partners: 1,
    deals: 1,
    publishedHealth: 1,
  });
});
