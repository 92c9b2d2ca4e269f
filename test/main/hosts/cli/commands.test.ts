import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  bring,
  commandLine,
  dealsCsv,
  dealsRecipe,
  filled,
  partnersCsv,
  partnersRecipe,
} from './command-line.ts';
import * as shapes from './shapes.ts';

const hashOf = async (line: Awaited<ReturnType<typeof filled>>) =>
  (await line.json(shapes.check, 'check')).hash;

describe('inspect', () => {
  it('reads a file as the importer would, and needs no book', async (t) => {
    const line = commandLine(t);
    const file = line.file('deals.csv', dealsCsv);
    const found = await line.json(shapes.inspection, 'inspect', file);
    expect(found).toMatchObject({ encoding: 'utf-8', delimiter: ',', rowCount: 3, newline: '\n' });
    expect(found.rows).toBeUndefined();
    const { rows } = await line.json(shapes.inspection, 'inspect', file, '--rows');
    expect(rows?.map(([key]) => key)).toEqual(['D1', 'D2', 'D3']);
  });

  it('takes the delimiter by its name or its sign', async (t) => {
    const line = commandLine(t);
    const file = line.file('odd.csv', ['a;b', '1;2']);
    for (const sign of ['semicolon', ';']) {
      const args = ['inspect', file, '--delimiter', sign];
      const { header } = await line.json(shapes.inspection, ...args);
      expect(header).toEqual(['a', 'b']);
    }
    const { header } = await line.json(shapes.inspection, 'inspect', file, '--delimiter', 'comma');
    expect(header).toEqual(['a;b']);
  });
});

describe('import', () => {
  it('plans without writing, applies that very plan, and then changes nothing', async (t) => {
    const line = await filled(t);
    const before = await hashOf(line);
    const file = line.file('deals2.csv', [
      ...dealsCsv.slice(0, 2).map((row) => row.replace('1200.50', '1300.75')),
      'D4,P3,Depot,open,90,2026-03-01,,East',
    ]);
    const args = ['import', file, '--as', 'deals', '--source', 'erp', '--keys'];
    const plan = await line.json(shapes.imported, ...args, '--plan', '--accept', 'gone');
    expect(plan).toMatchObject({ import: null, applied: false, source: 'erp' });
    expect(plan.counts).toMatchObject({ rows: 2, new: 1, changed: 1, unchanged: 0, vanished: 2 });
    expect(plan.changedFields).toEqual({ amount: 1 });
    expect(plan.keys).toEqual({ new: ['D4'], changed: ['D1'], vanished: ['D2', 'D3'] });
    expect(plan.guards.map(({ name }) => name)).toEqual(['gone']);
    expect(await hashOf(line)).toBe(before);

    const yes = [...args, '--yes', '--expect', plan.planHash, '--accept', 'gone'];
    const done = await line.json(shapes.imported, ...yes);
    expect(done).toMatchObject({ applied: true, planHash: plan.planHash, counts: plan.counts });
    expect(done.import).not.toBeNull();
    expect(done.keys).toEqual(plan.keys);
    const again = await line.json(shapes.imported, ...args, '--yes');
    expect(again.counts).toMatchObject({ rows: 2, unchanged: 2, new: 0, changed: 0, vanished: 0 });
  });

  it('refuses a plan that is not the one expected, and writes nothing', async (t) => {
    const line = await filled(t);
    const before = await hashOf(line);
    const file = line.file('deals2.csv', [...dealsCsv, 'D4,P3,Depot,open,90,2026-03-01,,East']);
    const args = ['--json', 'import', file, '--as', 'deals', '--source', 'erp'];
    for (const how of ['--plan', '--yes']) {
      const { code, out } = await line.run(...args, how, '--expect', 'f'.repeat(64));
      expect([code, shapes.failure.parse(JSON.parse(out)).error.code]).toEqual([1, 'Conflict']);
    }
    expect(await hashOf(line)).toBe(before);
  });

  it('tells conflicts in major units and keeps mine', async (t) => {
    const line = await filled(t);
    await line.json(shapes.edited, 'set', 'deals', 'D1', 'amount=1250');
    const csv = dealsCsv.map((row) => row.replace('1200.50', '1300.75'));
    const answer = await bring(line, 'deals', csv, dealsRecipe);
    const { conflicts, counts } = shapes.imported.parse(JSON.parse(answer.out));
    expect(conflicts).toEqual([
      { key: 'D1', field: 'amount', base: 1200.5, mine: 1250, theirs: 1300.75 },
    ]);
    expect(counts.conflicts).toBe(1);
    const [deal] = await line.json(shapes.records, 'list', 'deals', '--where', 'externalId=D1');
    expect(deal?.amount).toBe(1250);
  });

  it('keeps a record of imports, and undoes one, or it and all after it', async (t) => {
    const line = commandLine(t);
    const hashes = [await hashOf(line)];
    await bring(line, 'partners', partnersCsv, partnersRecipe, '--as-of', '2026-03-30');
    hashes.push(await hashOf(line));
    await bring(line, 'deals', dealsCsv, dealsRecipe);
    const list = await line.json(shapes.imports, 'imports');
    expect(list.map(({ entity, asOf, undone }) => [entity, asOf, undone])).toEqual([
      ['deals', null, false],
      ['partners', '2026-03-30', false],
    ]);
    const [deals, partners] = list;
    const one = await line.json(shapes.undone, 'undo', deals?.import ?? '');
    expect(one).toMatchObject({ kept: [], failed: [] });
    expect(await hashOf(line)).toBe(hashes[1]);
    await bring(line, 'deals', dealsCsv, dealsRecipe);
    const all = await line.json(shapes.undone, 'undo', partners?.import ?? '', '--all');
    expect(all).toMatchObject({ kept: [], failed: [] });
    expect(all.reversed).toBeGreaterThan(one.reversed);
    expect(await hashOf(line)).toBe(hashes[0]);
    const left = await line.json(shapes.imports, 'imports');
    expect(left.every(({ undone }) => undone)).toBe(true);
  });

  it('says in text what would change, and how to apply it', async (t) => {
    const line = await filled(t);
    const file = line.file(
      'deals2.csv',
      dealsCsv.map((row) => row.replace('450.25', '460.5')),
    );
    const { out, code } = await line.run('import', file, '--as', 'deals', '--source', 'erp');
    expect(code).toBe(0);
    expect(out).toMatch(/changed +1\n/);
    expect(out).toContain('Changed columns: amount 1');
    expect(out).toMatch(/D3 +amount +450.25 +460.5/);
    expect(out).toMatch(/--yes --expect [0-9a-f]{64}\n$/);
  });
});

describe('records', () => {
  it('list: filters, chooses fields, and shows amounts in major units', async (t) => {
    const line = await filled(t);
    const rows = await line.json(
      shapes.records,
      ...['list', 'deals', '--where', 'partner=P1', '--where', 'stage=won'],
      ...['--fields', 'externalId,amount,custom.erp.region'],
    );
    expect(rows.map(({ id: _, ...row }) => row)).toEqual([
      { externalId: 'D1', amount: 1200.5, 'custom.erp.region': 'North' },
    ]);
    expect(await line.json(shapes.records, 'list', 'partners', '--limit', '2')).toHaveLength(2);
  });

  it('get and trace: a figure and the rows that sum to it', async (t) => {
    const line = await filled(t);
    const partner = await line.json(shapes.partner, 'get', 'partners', 'erp:P1');
    const metric = partner.metrics.revenueT12M;
    expect(metric).toMatchObject({ value: 1200.5, unit: 'money', currency: 'USD' });
    expect(metric?.from).toEqual([{ source: 'erp', file: 'deals.csv', rows: 1 }]);
    const args = ['trace', 'partners', 'P1', 'revenueQuarter', '--quarter', '2025-Q4'];
    const traced = await line.json(shapes.traced, ...args);
    expect(traced.value).toBe(1200.5);
    expect(traced.rows.map(({ file, line: at, value }) => [file, at, value])).toEqual([
      ['deals.csv', 2, 1200.5],
    ]);
    const deal = await line.json(z.record(z.string(), z.unknown()), 'get', 'deals', 'D3');
    expect(deal).toMatchObject({ externalId: 'D3', amount: 450.25, partner: 'P2' });
  });

  it('set, history, undo-change: an edit is logged and taken back', async (t) => {
    const line = await filled(t);
    const before = await hashOf(line);
    const fields = ['owner=Ada = Lovelace', 'country='];
    const edit = await line.json(shapes.edited, 'set', 'partners', 'P2', ...fields);
    expect([...edit.changed].sort()).toEqual(['country', 'owner']);
    const told = await line.json(shapes.history, 'history', 'partners', 'P2');
    const entries = told.map(({ field, old, new: now, from }) => [field, old, now, from]);
    expect(entries.at(-1)).toEqual([null, null, null, 'erp: partners.csv']);
    expect(entries).toHaveLength(3);
    expect(entries).toContainEqual(['country', 'Norway', null, 'you']);
    expect(entries).toContainEqual(['owner', null, 'Ada = Lovelace', 'you']);
    const nothing = await line.json(shapes.edited, 'set', 'partners', 'P2', ...fields);
    expect(nothing.change).toBeNull();
    const back = await line.json(shapes.takenBack, 'undo-change', String(edit.change));
    expect(back).toMatchObject({ reversed: 2, kept: [] });
    expect(await hashOf(line)).toBe(before);
  });

  it('undo-change also takes the id that history shows', async (t) => {
    const line = await filled(t);
    const before = await hashOf(line);
    await line.json(shapes.edited, 'set', 'partners', 'P2', 'owner=Ada');
    const [entry] = await line.json(shapes.history, 'history', 'partners', 'P2');
    await line.json(shapes.takenBack, 'undo-change', entry?.change ?? '');
    expect(await hashOf(line)).toBe(before);
  });

  it('create and archive: an archived record counts in no figure', async (t) => {
    const line = await filled(t);
    const args = ['create', 'deals', 'partner=P1', 'stage=won', 'amount=99.5'];
    const made = await line.json(shapes.edited, ...args, 'closedOn=2026-01-10');
    const figure = async () =>
      (await line.json(shapes.traced, 'trace', 'partners', 'P1', 'revenueT12M')).value;
    expect(await figure()).toBe(1300);
    await line.json(shapes.edited, 'archive', 'deals', made.id);
    expect(await figure()).toBe(1200.5);
  });
});

describe('rules', () => {
  it('health and tiers: all partners by name, and the same scores for one of them', async (t) => {
    const line = await filled(t);
    const all = await line.json(z.array(shapes.health), 'health');
    expect(all.map(({ name }) => name)).toEqual(['Alder Systems', 'Birch Partners', 'Cedar Works']);
    const one = await line.json(shapes.health, 'health', 'P1');
    expect(one.value).toBe(all[0]?.value);
    expect(one.reasons).toEqual(all[0]?.reasons);
    const steps = await line.json(z.array(shapes.tiers), 'tiers');
    const alder = await line.json(shapes.tiers, 'tiers', 'P1');
    expect(alder).toMatchObject({ held: { name: 'Gold' }, earned: steps[0]?.earned });
    expect(alder.gaps.length).toBeGreaterThan(0);
    expect(JSON.stringify(alder.steps)).toContain('"value":1200.5,"threshold":');
  });

  it('another day is computed for that day, whatever the book has derived', async (t) => {
    const line = await filled(t);
    const figure = async (today: string) => {
      const args = ['--today', today, 'get', 'partners', 'P1'];
      const { metrics, health } = await line.json(shapes.partner, ...args);
      return [metrics.revenueT12M?.value, health.value];
    };
    const now = await figure('2026-03-31');
    const later = await figure('2027-03-31');
    expect(now[0]).toBe(1200.5);
    expect(later[0]).toBeNull();
    const [first] = await line.json(z.array(shapes.health), '--today', '2027-03-31', 'health');
    expect(first?.value).toBe(later[1]);
  });
});

describe('QBRs', () => {
  it('plan, list, show: checklist and data pack', async (t) => {
    const line = await filled(t);
    const args = ['qbr', 'plan', 'P1', '--on', '2026-04-20T15:00', '--agenda', 'Q1'];
    const planned = await line.json(shapes.qbr, ...args);
    expect(planned).toMatchObject({ status: 'planned', quarter: '2026-Q1', agendaPreset: 'Q1' });
    expect(planned.checklist.every(({ done }) => !done)).toBe(true);
    const listed = await line.json(shapes.qbrs, 'qbr', 'list');
    expect(listed.map(({ qbr }) => qbr)).toEqual([planned.qbr]);
    expect(await line.json(shapes.qbr, 'qbr', 'show', planned.qbr)).toEqual(planned);
    const values = planned.pack.sections.flatMap(({ fields }) => fields);
    expect(values.find(({ label }) => label === 'Open pipeline')?.value).toBe(800);
  });
});

describe('the book', () => {
  it('is made where there is none, by reading commands too', async (t) => {
    const line = commandLine(t);
    const book = join(line.dir, 'new.book');
    expect(await line.json(shapes.records, '--book', book, 'list', 'partners')).toEqual([]);
    expect(existsSync(book)).toBe(true);
    expect(readdirSync(line.dir).filter((name) => name.startsWith('new.book'))).toEqual([
      'new.book',
    ]);
  });

  it('sample: fills an empty book, and no other', async (t) => {
    const line = commandLine(t);
    expect(await line.json(shapes.sample, 'sample')).toMatchObject({ partners: 60 });
    const { code, out } = await line.run('--json', 'sample');
    expect([code, shapes.failure.parse(JSON.parse(out)).error.code]).toEqual([1, 'Conflict']);
    expect((await line.json(shapes.check, 'check')).ok).toBe(true);
  });

  it('backup and restore: what is there is kept, and the hash is the old one', async (t) => {
    const line = await filled(t);
    const before = await hashOf(line);
    const out = join(line.dir, 'copy.backup');
    const made = await line.json(shapes.backup, 'backup', '--out', out);
    expect(made.file).toBe(out);
    await line.json(shapes.edited, 'set', 'partners', 'P1', 'owner=Ada');
    const { aside } = await line.json(shapes.restored, 'restore', out);
    expect(await hashOf(line)).toBe(before);
    expect(existsSync(aside ?? '')).toBe(true);
  });

  it('check: names every table, and the hash of equal books is equal', async (t) => {
    const line = await filled(t);
    const report = await line.json(shapes.check, 'check');
    expect(report).toMatchObject({ ok: true, integrity: 'ok', foreignKeys: 0, derived: 0 });
    expect(report.tables.partners?.rows).toBe(3);
    expect(report.hash).toBe(await hashOf(line));
    expect((await line.run('check')).out).toContain('The book is sound.');
  });
});
