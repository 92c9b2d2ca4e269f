import { expect, it } from 'vitest';
import {
  cancelQbr,
  countQbrs,
  holdQbr,
  listQbrs,
  partnersWithoutQbr,
  planQbr,
} from '../../../src/main/qbr/index.ts';
import { type World, world } from '../recompute/world.ts';

const today = '2026-05-15';
const names = (w: World, limit = 200) =>
  partnersWithoutQbr(w.book.read, today, limit).rows.map(({ name }) => name);

/** A partner that stands where the test says, whatever its figures. */
function add(w: World, name: string, standing: { tier?: string; segment?: string }): string {
  const { id, publicId } = w.add('partners', { name, tierHeld: standing.tier ?? null });
  w.book.change({ label: 'Stand', origin: 'system' }, (writer) => {
    writer.run('UPDATE partner_score SET segment = ?, tier_earned = NULL WHERE partner_id = ?', [
      standing.segment ?? null,
      id,
    ]);
  });
  return publicId;
}

it('[S18] due one: Strategic and Growth by segment, Gold and above by tier; the others are optional', (t) => {
  const w = world(t);
  add(w, 'Grown', { segment: 'Growth' });
  add(w, 'Golden', { tier: 'Gold', segment: 'At-risk' });
  add(w, 'Steady', { segment: 'Stable', tier: 'Silver' });
  add(w, 'Unknown', {});
  expect(names(w)).toEqual(['Golden', 'Grown']);
});

it('[S18] who has one ahead is not due; a cancelled or held one leaves the place open', (t) => {
  const w = world(t);
  const partner = add(w, 'Golden', { tier: 'Gold' });
  const ahead = planQbr(w.act, { partner, on: '2026-05-21T15:00' }).id;
  expect(names(w)).toEqual([]);
  cancelQbr(w.act, ahead);
  expect(names(w)).toEqual(['Golden']);
  const held = planQbr(w.act, { partner, on: '2026-05-14T15:00' }).id;
  expect(names(w), 'a meeting that is past is none ahead').toEqual(['Golden']);
  holdQbr(w.act, { id: held, on: '2026-05-14' });
  expect(partnersWithoutQbr(w.book.read, today, 200).rows[0]).toMatchObject({
    name: 'Golden',
    tier: 'Gold',
    lastHeldOn: '2026-05-14',
  });
});

it('the list is cut to what is asked for, and says how many there are', (t) => {
  const w = world(t);
  for (const name of ['A', 'B', 'C']) add(w, name, { tier: 'Gold' });
  expect(partnersWithoutQbr(w.book.read, today, 2)).toMatchObject({ total: 3, currency: 'USD' });
  expect(names(w, 2)).toHaveLength(2);
});

it('QBRs are counted by how they stand, and the latest listed first', (t) => {
  const w = world(t);
  const partner = add(w, 'Golden', { tier: 'Gold' });
  for (const on of ['2026-06-01', '2026-07-01', '2026-08-01']) planQbr(w.act, { partner, on });
  cancelQbr(w.act, planQbr(w.act, { partner, on: '2026-09-01' }).id);
  expect(countQbrs(w.book.read)).toEqual({ planned: 3, held: 0, cancelled: 1 });
  const latest = listQbrs(w.book.read, { status: 'planned', limit: 2 }, `${today}T09:00`);
  expect(latest.map(({ meetsAt }) => meetsAt.slice(0, 10))).toEqual(['2026-08-01', '2026-07-01']);
});
