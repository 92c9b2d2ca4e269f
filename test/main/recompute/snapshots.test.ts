import { expect, it } from 'vitest';
import { takeSnapshots } from '../../../src/main/recompute/index.ts';
import { type World, world } from './world.ts';

const take = (w: World, today: string) =>
  w.book.change({ label: 'Snapshots', origin: 'system' }, (writer) => takeSnapshots(writer, today))
    .value;
const kept = (w: World) =>
  w.book.read.all<Record<string, unknown>>(
    'SELECT kind, "on", health, tier FROM score_snapshot ORDER BY kind, "on"',
  );

/** A partner whose score is known at the end of the first quarter and after. */
function scored(w: World): number {
  const { id } = w.add('partners', { name: 'Alpha', agreementSignedOn: '2020-01-01' });
  w.fill([
    ['quarters', { partnerId: id, quarter: '2024-Q4', revenue: 100 }],
    ['quarters', { partnerId: id, quarter: '2025-Q1', revenue: 100 }],
    ['quarters', { partnerId: id, quarter: '2025-Q4', revenue: 150 }],
    ['deals', { partnerId: id, externalId: 'D', stage: 'open', registeredOn: '2026-01-20' }],
  ]);
  return id;
}

it('[S09] a snapshot is kept at the month end, once, and never rewritten', (t) => {
  const w = world(t);
  const id = scored(w);
  w.add('quarters', { partnerId: id, quarter: '2026-Q1', revenue: 150 });
  expect(take(w, '2026-05-15')).toBe(2);
  const first = kept(w);
  expect(first.map(({ kind, on }) => [kind, on])).toEqual([
    ['month', '2026-04-30'],
    ['quarter', '2026-03-31'],
  ]);
  w.add('quarters', { partnerId: id, quarter: '2026-Q1', product: 'late', revenue: -140 });
  expect(take(w, '2026-05-20')).toBe(0);
  expect(kept(w), 'what came later stands beside it').toEqual(first);
});

it('a quarter is frozen only once its days of grace are over, and an unknown score is not kept', (t) => {
  const w = world(t, '2026-04-15');
  w.add('quarters', { partnerId: scored(w), quarter: '2026-Q1', revenue: 150 });
  const frozen = () => kept(w).filter(({ kind, on }) => kind === 'quarter' && on === '2026-03-31');
  take(w, '2026-04-14');
  expect(frozen()).toEqual([]);
  take(w, '2026-04-15');
  expect(frozen()).toHaveLength(1);
  w.add('partners', { name: 'Unknown' });
  take(w, '2026-04-15');
  const who = w.book.read.get<{ n: number }>(
    'SELECT count(DISTINCT partner_id) AS n FROM score_snapshot',
  );
  expect(who?.n).toBe(1);
});
