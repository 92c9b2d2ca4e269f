import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRatios, compareRatios, ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  standardCapacity as capacity,
  capacityRulesSchema,
  fullTimeManagers,
  loadSegments,
  managerLoad,
  type SegmentCounts,
} from '../../../src/shared/program/capacity.ts';
import { planCapacity } from '../../../src/shared/program/rebalance.ts';
import { runs } from '../runs.ts';

describe('capacity', () => {
  const counts = (rest: Partial<SegmentCounts> = {}): SegmentCounts => ({
    Strategic: 0,
    'At-risk': 0,
    Growth: 0,
    Stable: 0,
    'Long-tail': 0,
    ...rest,
  });

  test('[S08.1] [S08.2] 8 strategic, 20 growth, 40 stable and 100 long-tail need 3.4 managers, 5.27 with comfort', () => {
    const load = managerLoad(
      capacity,
      counts({ Strategic: 8, Growth: 20, Stable: 40, 'Long-tail': 100 }),
    );
    expect([fullTimeManagers(load.value), fullTimeManagers(load.comfortable)]).toEqual([3.4, 5.27]);
    expect(load).toMatchObject({ over: true, rule: 'S08.1', preset: 'Standard', coverage: 100 });
    expect(load.because).toEqual([
      { text: 'Strategic: 8 of 10 a manager, 80%', part: null },
      { text: 'Growth: 20 of 25 a manager, 80%', part: null },
      { text: 'Stable: 40 of 50 a manager, 80%', part: null },
      { text: 'Long-tail: 100 of 100 a manager, 100%', part: null },
    ]);
    expect(load.inputs).toEqual(
      [8, 0, 20, 40, 100].map((value, at) => ({ name: loadSegments[at], value })),
    );
  });

  test('[S08.1] exactly full is fine, one more is over; at-risk weighs as strategic', () => {
    expect(managerLoad(capacity, counts({ Strategic: 10 })).over).toBe(false);
    expect(managerLoad(capacity, counts({ Strategic: 10, 'Long-tail': 1 })).over).toBe(true);
    const [atRisk, strategic] = [
      managerLoad(capacity, counts({ 'At-risk': 7 })),
      managerLoad(capacity, counts({ Strategic: 7 })),
    ];
    expect(compareRatios(atRisk.value, strategic.value)).toBe(0);
    expect(compareRatios(atRisk.comfortable, ratio(7, 5))).toBe(0);
  });

  test('[S08.3] the fullest hands over to the emptiest, the loosest relationships first', () => {
    const plan = planCapacity(capacity, [
      { manager: 'Ada', counts: counts({ Strategic: 10, Stable: 30 }) },
      { manager: 'Bo', counts: counts({ Growth: 10 }) },
      { manager: 'Cy', counts: counts({ Growth: 20 }) },
    ]);
    expect(
      plan.managers.map(({ manager, load }) => [manager, fullTimeManagers(load.value)]),
    ).toEqual([
      ['Ada', 1.6],
      ['Bo', 0.4],
      ['Cy', 0.8],
    ]);
    expect(plan.handOvers).toEqual([{ from: 'Ada', to: 'Bo', segment: 'Stable', count: 30 }]);
    expect(plan.stillOver).toEqual([]);
    expect(fullTimeManagers(plan.total.value)).toBe(2.8);
  });

  test('[S08.3] who cannot be relieved is named', () => {
    const plan = planCapacity(capacity, [
      { manager: 'Ada', counts: counts({ Strategic: 12, Growth: 5 }) },
      { manager: 'Bo', counts: counts({ Strategic: 9 }) },
    ]);
    expect(plan.handOvers).toEqual([{ from: 'Ada', to: 'Bo', segment: 'Growth', count: 2 }]);
    expect(plan.stillOver).toEqual(['Ada']);
    expect(planCapacity(capacity, [])).toMatchObject({
      managers: [],
      handOvers: [],
      stillOver: [],
    });
  });

  test('[S08.3] the fullest of several gives first', () => {
    const plan = planCapacity(capacity, [
      { manager: 'Bo', counts: counts({ Strategic: 11 }) },
      { manager: 'Ada', counts: counts({ Strategic: 12 }) },
      { manager: 'Cy', counts: counts({ Strategic: 7 }) },
    ]);
    expect(plan.handOvers).toEqual([
      { from: 'Ada', to: 'Cy', segment: 'Strategic', count: 2 },
      { from: 'Bo', to: 'Cy', segment: 'Strategic', count: 1 },
    ]);
  });

  test('[S08.p1] hand-overs lose no partner, fill nobody above 100% and never change the whole', () => {
    const book = fc.record({
      Strategic: fc.integer({ min: 0, max: 20 }),
      'At-risk': fc.integer({ min: 0, max: 5 }),
      Growth: fc.integer({ min: 0, max: 40 }),
      Stable: fc.integer({ min: 0, max: 60 }),
      'Long-tail': fc.integer({ min: 0, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(book, { minLength: 1, maxLength: 5 }), (list) => {
        const books = list.map((one, at) => ({ manager: `m${at}`, counts: one }));
        const { handOvers, total, stillOver } = planCapacity(capacity, books);
        const after = books.map(({ manager, counts: one }) => {
          const left = { ...one };
          for (const { from, to, segment, count } of handOvers) {
            if (from === manager) left[segment] -= count;
            if (to === manager) left[segment] += count;
          }
          return { manager, counts: left };
        });
        expect(after.every(({ counts: one }) => Object.values(one).every((n) => n >= 0))).toBe(
          true,
        );
        const loads = after.map(({ counts: one }) => managerLoad(capacity, one));
        const sum = loads.reduce((all, { value }) => addRatios(all, value), ratio(0));
        expect(compareRatios(sum, total.value)).toBe(0);
        expect(after.filter((_, at) => loads[at]?.over).map(({ manager }) => manager)).toEqual(
          stillOver,
        );
        const takers = new Set(handOvers.map(({ to }) => to));
        expect(stillOver.some((manager) => takers.has(manager))).toBe(false);
      }),
      { ...runs, numRuns: Math.min(runs.numRuns, 300) },
    );
  });

  test('[S08] the rules are data that is checked', () => {
    expect(capacityRulesSchema.parse(capacity)).toEqual(capacity);
    const wrong = {
      ...capacity,
      partnersPerManager: { ...capacity.partnersPerManager, Growth: { low: 9, high: 8 } },
    };
    expect(capacityRulesSchema.safeParse(wrong).error?.issues[0]).toMatchObject({
      path: ['partnersPerManager', 'Growth'],
      message: 'The comfortable number is at most the full one.',
    });
  });
});
