import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import { standardCapacity } from '../../../src/shared/program/capacity.ts';
import {
  type CapacityQuestion,
  capacityForTarget,
} from '../../../src/shared/program/target-capacity.ts';
import { runs } from '../runs.ts';

const none = { Strategic: 0, 'At-risk': 0, Growth: 0, Stable: 0, 'Long-tail': 0 };
const verdict = (changes: Partial<CapacityQuestion>) =>
  capacityForTarget(standardCapacity, {
    counts: { ...none, Growth: 20 },
    added: 5,
    segment: 'Growth',
    managers: 1,
    ...changes,
  });

describe('target capacity', () => {
  test('[S99.6] the team carries the partners of a target up to full books', () => {
    expect(verdict({})).toEqual({
      value: true,
      because: [
        { text: 'With 5 more partners in Growth, full books ask for 1 manager.', part: null },
        { text: 'There is 1 manager.', part: null },
      ],
      inputs: [
        { name: 'More partners', value: 5 },
        { name: 'Managers', value: 1 },
      ],
      rule: 'S99.6',
      preset: 'Standard',
      coverage: 100,
      needed: expect.anything(),
    });
    const over = verdict({ added: 6, managers: 1 });
    expect([over.value, over.because[0]?.text]).toEqual([
      false,
      'With 6 more partners in Growth, full books ask for 1.04 managers.',
    ]);
    expect(verdict({ added: 1, segment: 'Strategic', managers: 0.9 }).value).toBe(true);
    expect(verdict({ added: 1, managers: 2 }).because.map(({ text }) => text)).toEqual([
      'With 1 more partner in Growth, full books ask for 0.84 managers.',
      'There are 2 managers.',
    ]);
  });
  test('[S99.6] unknown partners or managers leave it unknown', () => {
    expect(verdict({ added: null })).toMatchObject({ value: null, needed: null, coverage: 50 });
    expect(verdict({ added: null }).because[0]?.text).toBe(
      'How many more partners are needed is unknown.',
    );
    expect(verdict({ managers: null }).value).toBeNull();
    expect(verdict({ managers: null }).because[1]?.text).toBe('The number of managers is unknown.');
  });
  test('[S99.p1] more partners never need fewer managers', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const load = (added: number) => {
          const { num, den } = verdict({ added }).needed ?? ratio(0);
          return Number(num) / Number(den);
        };
        expect(load(a) <= load(a + b)).toBe(true);
      }),
      runs,
    );
  });
});
