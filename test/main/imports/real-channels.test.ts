import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithRealData } from '../../fixtures/real-data.ts';
import { type Channel, channels, expectedCounts, noRows } from './channels.ts';
import { type Work, work } from './work.ts';

describeWithRealData('real reseller channels', (folder) => {
  const bringExport = (
    w: Work,
    channel: Channel,
    part: 'first' | 'second',
    order = channel.files,
  ) =>
    order.map(({ file, recipe }) =>
      w.bring({
        path: join(folder, channel.folder, channel[part], file),
        entity: recipe.entity,
        recipe,
      }),
    );

  for (const channel of channels) {
    it(`${channel.folder}: first, again, second, undone, with the counts that were worked out by hand`, (t) => {
      const w = work(t);
      const files = expectedCounts(folder)[channel.folder]?.files ?? {};
      for (const [i, result] of bringExport(w, channel, 'first').entries()) {
        const name = channel.files[i]?.file ?? '';
        const rows = files[name]?.rows_in_first;
        expect(result.counts, name).toEqual({ ...noRows, rows, new: rows });
      }
      const hashes = [w.hash()];
      for (const result of bringExport(w, channel, 'first')) {
        expect(result.counts).toEqual({
          ...noRows,
          rows: result.counts.rows,
          unchanged: result.counts.rows,
        });
        expect(result.changedFields).toEqual({});
      }
      expect(w.hash(), 'the same files again change nothing').toBe(hashes[0]);

      const second = channel.files.map(({ file, recipe }) => {
        const path = join(folder, channel.folder, channel.second, file);
        const result = w.bring({ path, entity: recipe.entity, recipe });
        hashes.push(w.hash());
        return result;
      });
      for (const [i, result] of second.entries()) {
        const name = channel.files[i]?.file ?? '';
        const file = files[name];
        expect(result.counts, name).toEqual({
          ...noRows,
          rows: file?.rows_in_second,
          new: file?.inserted,
          changed: file?.updated,
          unchanged: file?.unchanged,
          vanished: file?.missing_from_second,
        });
        expect(result.changedFields, name).toEqual(file?.changed_fields);
      }
      hashes.pop();
      for (const result of [...second].reverse()) {
        const undone = w.undo(result.import ?? '');
        expect(undone.kept).toEqual([]);
        expect(w.hash()).toBe(hashes.pop());
      }
    });

    it(`${channel.folder}: the order of the files does not matter for who belongs to whom`, (t) => {
      const links = [channel.files, [...channel.files].reverse()].map((order) => {
        const w = work(t);
        bringExport(w, channel, 'first', order);
        return w.book.read.all(
          `SELECT d.external_id, d.product, p.name FROM deal d LEFT JOIN partner p ON p.id = d.partner_id
           UNION ALL SELECT q.quarter, q.product, p.name FROM quarter_fact q LEFT JOIN partner p ON p.id = q.partner_id
           ORDER BY 1, 2, 3`,
        );
      });
      expect(links[0]).toEqual(links[1]);
      expect(JSON.stringify(links[0])).toContain('"name":"');
    });

    it(`${channel.folder}: the suggested recipes read the same rows and find the same changes`, (t) => {
      const w = work(t);
      const files = expectedCounts(folder)[channel.folder]?.files ?? {};
      for (const part of ['first', 'second'] as const)
        for (const { file, recipe } of channel.files) {
          const path = join(folder, channel.folder, channel[part], file);
          const result = w.bring({ path, entity: recipe.entity, source: 'suggested' });
          const {
            inserted,
            updated,
            unchanged,
            missing_from_second: missing,
            rows_in_first: rows,
          } = files[file] ?? {};
          expect(result.recipe.key, file).toEqual(recipe.key);
          expect(result.counts, file).toMatchObject(
            part === 'first'
              ? { new: rows }
              : { new: inserted, changed: updated, unchanged, vanished: missing },
          );
        }
      const { n } = w.book.read.get<{ n: number }>(
        'SELECT count(*) AS n FROM deal WHERE partner_id IS NOT NULL',
      ) ?? { n: 0 };
      expect(n).toBeGreaterThan(400);
    });
  }

  it('other spellings of one export change nothing: UTF-16 with tabs, German Excel, Windows-1252 but for its lost letters', (t) => {
    const w = work(t);
    const channel = channels[0] as Channel;
    bringExport(w, channel, 'second');
    const hash = w.hash();
    const variant = (name: string) =>
      join(folder, channel.folder, channel.second, 'variants', name);
    const [partners, deals, quarters] = channel.files.map(({ recipe }) => recipe);
    const sameDeals = w.plan({
      path: variant('deals.excel-unicode-text.txt'),
      entity: 'deals',
      recipe: deals,
    });
    expect(sameDeals.counts).toEqual({ ...noRows, rows: 2627, unchanged: 2627 });
    const german = w.plan({
      path: variant('revenue_quarterly.german-excel.csv'),
      entity: 'quarters',
      recipe: {
        ...quarters,
        key: ['Partner-Nr.', 'Quartal', 'Produktlinie'],
        columns: {
          'Partner-Nr.': 'partner',
          Partner: 'custom.adventureworks.partner_name',
          Quartal: 'quarter',
          Produktlinie: 'product',
          Stück: 'units',
          Umsatz: { field: 'revenue', currency: 'USD' },
        },
      },
    });
    expect(german.counts).toEqual({ ...noRows, rows: 6641, unchanged: 6641 });
    const windows = w.plan({
      path: variant('partners.semicolon-cp1252.csv'),
      entity: 'partners',
      encoding: 'windows-1252',
      recipe: partners,
    });
    expect(windows.counts).toEqual({ ...noRows, rows: 625, changed: 3, unchanged: 622 });
    expect(windows.changedFields).toEqual({ address: 3 });
    expect(w.hash()).toBe(hash);
  });
});
