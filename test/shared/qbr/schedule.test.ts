import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agendas, agendaTotal, timeAgenda } from '../../../src/shared/qbr/agenda.ts';
import {
  isDue,
  isOverdue,
  qbrChecklist,
  qbrMoments,
  readiness,
} from '../../../src/shared/qbr/checklist.ts';
import {
  capturedInTime,
  keptRate,
  orderCommitments,
  overPromiseWarning,
  validateCommitment,
} from '../../../src/shared/qbr/commitments.ts';
import {
  inQbrScope,
  nextQbrOn,
  qbrCompletion,
  qbrCompletionIn,
} from '../../../src/shared/qbr/schedule.ts';
import type { ChecklistItemId, Commitment } from '../../../src/shared/qbr/types.ts';
import { runs } from '../runs.ts';

const start = '2026-03-19T15:00';
const today = '2026-04-30';
const promise = (id: string, dueOn: string, rest: Partial<Commitment> = {}): Commitment => ({
  id,
  text: `Promise ${id}`,
  side: 'us',
  person: 'Ada Reyes',
  dueOn,
  status: 'open',
  doneOn: null,
  why: null,
  ...rest,
});

describe('agenda', () => {
  test('[S18.1] the three agendas fill their slots: 45, 60, 60', () => {
    const totals = Object.values(agendas).map(({ items, slot }) => [
      agendaTotal(items.map(({ minutes }) => minutes)),
      slot,
    ]);
    expect(totals).toEqual([
      [45, 45],
      [60, 60],
      [60, 60],
    ]);
  });

  test('[S18.2] items carry their clock', () => {
    const timed = timeAgenda(agendas.Q2, start);
    expect(timed.items.map(({ offset }) => offset)).toEqual([
      '0:00',
      '0:05',
      '0:15',
      '0:25',
      '0:35',
      '0:45',
      '0:55',
    ]);
    expect(timed.items.at(-1)).toMatchObject({ at: '2026-03-19T15:55', toMinute: 60 });
    expect(timed.warning).toBeNull();
    expect(timeAgenda(agendas.Q3, null).items[1]?.at).toBeNull();
  });

  test('[S18.2] a sum that differs from the slot warns', () => {
    const longer = { ...agendas.Q1, slot: 40 };
    expect(timeAgenda(longer, null).warning).toBe(
      'The agenda takes 45 minutes, 5 more than the slot of 40.',
    );
    expect(timeAgenda({ ...agendas.Q1, slot: 60 }, null).warning).toContain('15 fewer');
  });
});

describe('checklist', () => {
  test('[S19.1] dates for preparation and agenda, clock times for the data package and what follows', () => {
    expect(qbrMoments(start)).toEqual({
      prepare: '2026-03-12',
      agenda: '2026-03-16',
      dataPack: '2026-03-17T15:00',
      after: '2026-03-21T15:00',
    });
    const items = qbrChecklist(start);
    expect(items).toHaveLength(15);
    expect(new Set(items.map(({ id }) => id)).size).toBe(15);
    expect(items.map(({ phase }) => phase).filter((phase) => phase === 'during')).toHaveLength(5);
    expect(items.find(({ id }) => id === 'agenda')?.due).toEqual({
      kind: 'date',
      on: '2026-03-16',
    });
    expect(items.find(({ id }) => id === 'data-package')?.due).toEqual({
      kind: 'clock',
      at: '2026-03-17T15:00',
    });
  });

  test('[S19.2] a date is due from its morning and late from the next day; a clock time by the minute', () => {
    const date = { kind: 'date', on: '2026-03-12' } as const;
    expect([isDue(date, '2026-03-11T23:59'), isDue(date, '2026-03-12T00:00')]).toEqual([
      false,
      true,
    ]);
    expect([isOverdue(date, '2026-03-12T23:59'), isOverdue(date, '2026-03-13T00:00')]).toEqual([
      false,
      true,
    ]);
    const clock = { kind: 'clock', at: '2026-03-17T15:00' } as const;
    expect([isDue(clock, '2026-03-17T14:59'), isDue(clock, '2026-03-17T15:00')]).toEqual([
      false,
      true,
    ]);
    expect([isOverdue(clock, '2026-03-17T15:00'), isOverdue(clock, '2026-03-17T15:01')]).toEqual([
      false,
      true,
    ]);
  });

  test('[S19.2] readiness is done of due by now, unknown while nothing is due', () => {
    const items = qbrChecklist(start);
    expect(readiness(items, new Set(), '2026-03-01T09:00')).toMatchObject({
      percent: null,
      dueByNow: 0,
      overdue: [],
    });
    const done = new Set<ChecklistItemId>(['performance-data', 'feedback', 'next-qbr']);
    const state = readiness(items, done, '2026-03-16T09:00');
    expect(state).toMatchObject({
      dueByNow: 5,
      doneOfDue: 2,
      percent: 40,
      overdue: ['pipeline-report', 'opportunities'],
    });
    expect(state.next?.id).toBe('pipeline-report');
    expect(readiness(items, new Set(items.map(({ id }) => id)), '2026-04-01T09:00')).toMatchObject({
      percent: 100,
      next: null,
    });
  });
});

describe('schedule', () => {
  test('[S18.3] the next QBR is three months on, clamped', () => {
    expect(nextQbrOn('2026-01-31')).toBe('2026-04-30');
  });

  test('[S18.4] completion is held of scheduled against 90%', () => {
    expect(qbrCompletion(9, 10)).toMatchObject({ percent: 90, met: true });
    expect(qbrCompletion(89, 100)).toMatchObject({ percent: 89, met: false });
    expect(qbrCompletion(0, 0)).toMatchObject({ percent: null, met: null });
  });

  test('[S18.4] moved inside the quarter counts once; cancelled and not held again counts as missed', () => {
    const period = { from: '2026-01-01', to: '2026-03-31' };
    const qbrs = [
      { partner: 'a', on: '2026-01-10', status: 'cancelled' },
      { partner: 'a', on: '2026-03-10', status: 'held' },
      { partner: 'b', on: '2026-02-01', status: 'cancelled' },
      { partner: 'c', on: '2026-04-01', status: 'held' },
    ] as const;
    expect(qbrCompletionIn(qbrs, period)).toMatchObject({
      held: 1,
      scheduled: 2,
      percent: 50,
      met: false,
    });
  });

  test('[S18.5] scope by segment or tier; at-risk keeps the scope it had', () => {
    const scope = (
      segment: Parameters<typeof inQbrScope>[0]['segment'],
      tier: string | null,
      previousSegment: typeof segment = null,
    ): boolean => inQbrScope({ segment, previousSegment, tier });
    expect([
      scope('Growth', null),
      scope('Stable', null),
      scope('Stable', 'Gold'),
      scope(null, 'Silver'),
    ]).toEqual([true, false, true, false]);
    expect([scope('At-risk', null, 'Strategic'), scope('At-risk', null, 'Stable')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('commitments', () => {
  test('[S22.1] every promise needs words, a side, a person and a deadline', () => {
    const empty = validateCommitment({ text: ' ', side: null, person: '', dueOn: '2026-02-30' });
    expect(empty.ok ? [] : empty.error.map(({ field }) => field)).toEqual([
      'text',
      'side',
      'person',
      'dueOn',
    ]);
    expect(
      validateCommitment({
        text: ' Send the list ',
        side: 'both',
        person: ' Ada ',
        dueOn: '2026-04-01',
      }),
    ).toEqual({
      ok: true,
      value: { text: 'Send the list', side: 'both', person: 'Ada', dueOn: '2026-04-01' },
    });
  });

  test('[S22.2] open promises come first, by deadline', () => {
    const list = [
      promise('a', '2026-05-01'),
      promise('b', '2026-03-01', { status: 'done', doneOn: '2026-02-01' }),
      promise('c', '2026-02-01'),
    ];
    expect(orderCommitments(list).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 3 }), (shuffled) => {
        expect(orderCommitments(shuffled)).toEqual(orderCommitments(list));
      }),
      runs,
    );
  });

  test('[S22.3] kept = done on time of those due in the quarter', () => {
    const period = { from: '2026-04-01', to: '2026-06-30' };
    const list = [
      promise('on time', '2026-04-10', { status: 'done', doneOn: '2026-04-10' }),
      promise('late', '2026-04-10', { status: 'done', doneOn: '2026-04-11' }),
      promise('dropped', '2026-04-12', { status: 'dropped' }),
      promise('overdue', '2026-04-29', { side: 'partner' }),
      promise('ahead', '2026-06-01'),
      promise('early', '2026-06-02', { status: 'done', doneOn: '2026-04-02', side: 'both' }),
      promise('other quarter', '2026-03-31'),
    ];
    expect(keptRate(list, period, today)).toEqual({ kept: 2, due: 5 });
    expect(keptRate(list, period, today, 'partner')).toEqual({ kept: 1, due: 2 });
  });

  test('[S22.4] three of our promises overdue warn of over-promising, the partner\u2019s own do not', () => {
    const late = (id: string, side: Commitment['side'] = 'us'): Commitment =>
      promise(id, '2026-04-29', { side });
    expect(overPromiseWarning([late('a'), late('b'), late('p', 'partner')], today)).toBeNull();
    expect(overPromiseWarning([late('a'), late('b'), late('c', 'both')], today)).toMatch(
      /^3 of our promises/,
    );
    expect(overPromiseWarning([late('a'), late('b'), promise('c', today)], today)).toBeNull();
  });

  test('[S22.5] actions are written down within 48 hours', () => {
    expect(capturedInTime(start, '2026-03-21T15:00')).toBe(true);
    expect(capturedInTime(start, '2026-03-21T15:01')).toBe(false);
  });
});
