import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { searchDifferences } from '../../../src/main/book/search-index.ts';
import { applyPlan } from '../../../src/main/imports/apply/apply.ts';
import { decodeLines } from '../../../src/main/imports/diff/line-map.ts';
import { planImport } from '../../../src/main/imports/plan/plan.ts';
import { type Work, work } from './work.ts';

const recipe = (entity: 'deals' | 'partners') => ({
  entity,
  source: 'crm',
  key: ['id'],
  columns:
    entity === 'partners'
      ? { id: 'externalId', name: 'name' }
      : { id: 'externalId', partner: 'partner', name: 'name', amount: 'amount' },
});
const head = 'id,partner,name,amount';
const line = (n: number, amount = n) => `D${n},P${n % 3},"Deal, ${n}",${amount}.50`;
const text = (lines: readonly string[]) => `${[head, ...lines].join('\n')}\n`;
const many = Array.from({ length: 2500 }, (_, n) => line(n));

function withPartners(w: Work): Work {
  const path = w.file('partners.csv', 'id,name\nP0,Nora\nP1,Alto\n');
  w.bring({ path, entity: 'partners', recipe: recipe('partners') });
  return w;
}

const input = (path: string) => ({ path, entity: 'deals', recipe: recipe('deals') }) as const;
const schema = (w: Work) =>
  w.book.read.all(
    "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'search%' ORDER BY name",
  );

describe('a file so large that indexes are built last', () => {
  it('gives the book that small files give, links, search and all', (t) => {
    const large = withPartners(work(t));
    const small = withPartners(work(t));
    const before = [large.hash(), schema(large)];
    const { import: id, counts } = large.bring(input(large.file('deals.csv', text(many))));
    expect(counts.new).toBe(2500);
    for (const [name, part] of [
      ['first.csv', many.slice(0, 1250)],
      ['all.csv', many],
    ] as const)
      small.bring(input(small.file(name, text([...part]))), ['gone']);
    const facts = (w: Work) =>
      w.book.read.all(
        `SELECT d.external_id, d.name, d.amount, d.currency, d.custom, p.name AS partner, r.key, hex(r.hash) AS hash
         FROM deal d LEFT JOIN partner p ON p.id = d.partner_id JOIN source_row r ON r.entity = 'deals' AND r.record_id = d.id
         ORDER BY r.key`,
      );
    expect(facts(large)).toEqual(facts(small));
    expect(searchDifferences(large.book.read)).toBe(0);
    expect(large.book.read.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    large.undo(id ?? '');
    expect([large.hash(), schema(large)]).toEqual(before);
  });

  it('knows each row’s line, new, changed and unchanged alike', (t) => {
    const w = withPartners(work(t));
    w.bring(input(w.file('first.csv', text(many.slice(0, 5)))));
    const mixed = [line(7), line(2), line(1, 99), ...many.slice(100), line(0), line(4), line(3)];
    const { counts } = w.bring(input(w.file('mixed.csv', text(mixed))));
    expect(counts).toMatchObject({ new: 2401, changed: 1, unchanged: 4, vanished: 0 });
    const run = w.book.read.get<{ lines: Buffer }>('SELECT lines FROM import_run ORDER BY id DESC');
    const lines = decodeLines(run?.lines ?? Buffer.alloc(0));
    const rows = w.book.read.all<{ id: number; key: string }>(
      "SELECT id, key FROM source_row WHERE entity = 'deals'",
    );
    const keyAt = new Map(rows.map(({ id, key }) => [lines.get(id), key]));
    expect(mixed.map((_, at) => keyAt.get(at + 2))).toEqual(mixed.map((one) => one.split(',')[0]));
  });
});

describe('a plan in which nothing is new', () => {
  it('stops where the file is another one by now', (t) => {
    const w = withPartners(work(t));
    const path = w.file('deals.csv', text(many.slice(0, 5)));
    w.bring(input(path));
    const { planPath } = planImport(input(path), w.context);
    const before = w.hash();
    writeFileSync(path, text([...many.slice(0, 4), line(4, 99)]));
    expect(() => applyPlan({ planPath }, w.context)).toThrow(
      'has changed since this plan was made',
    );
    expect(w.hash()).toBe(before);
  });

  it('stops where the source has other keys by now', (t) => {
    const w = withPartners(work(t));
    const path = w.file('deals.csv', text(many.slice(0, 5)));
    w.bring(input(path));
    const { planPath } = planImport(input(path), w.context);
    w.book.change({ label: 'Another key', origin: 'ui' }, (writer) =>
      writer.run(
        `INSERT INTO source_row (source_id, entity, key, record_id, hash, change_id)
         SELECT source_id, entity, 'other', record_id, hash, ? FROM source_row WHERE key = 'D1'`,
        [writer.changeId],
      ),
    );
    expect(() => applyPlan({ planPath }, w.context)).toThrow(
      'has changed since this plan was made',
    );
  });
});
