import { expect, it } from 'vitest';
import { recompute, traceMetric } from '../../../src/main/recompute/index.ts';
import { freshBook } from '../../fixtures/base-book.ts';

const today = '2026-03-31';

it('the rows behind a figure stand in the order the book got them, whatever their public ids', (t) => {
  let left = 1000;
  const { book } = freshBook(t, {
    recompute,
    newId: () => `id${String(left--).padStart(10, '0')}`,
  });
  const products = ['Core', 'Insights', 'Automation', 'Services'];
  const { value: partnerId } = book.change({ label: 'Set up', origin: 'ui' }, (writer) => {
    const partner = writer.create('partners', { name: 'Alder' });
    for (const [index, product] of products.entries()) {
      const revenue = (index + 1) * 100;
      writer.create('quarters', { partnerId: partner.id, quarter: '2025-Q4', product, revenue });
    }
    return partner.id;
  });
  const traced = traceMetric(
    book.read,
    { partnerId, metric: 'revenueQuarter', quarter: '2025-Q4' },
    today,
  );
  expect(traced.rows.map(({ value }) => value)).toEqual([100, 200, 300, 400]);
  expect(traced.value).toBe(1000);
});
