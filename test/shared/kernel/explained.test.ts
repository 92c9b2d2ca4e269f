import { describe, expect, test } from 'vitest';
import {
  because,
  type Evidence,
  explained,
  latestAsOf,
  unknownFact,
} from '../../../src/shared/kernel/explained.ts';
import {
  badInput,
  conflict,
  Failure,
  failureCodes,
  notFound,
} from '../../../src/shared/kernel/failure.ts';
import { err, ok } from '../../../src/shared/kernel/result.ts';
import { unreachable } from '../../../src/shared/kernel/unreachable.ts';
import { datedSteps } from '../../../src/shared/playbooks/timeline.ts';

const evidence = (asOf: string | null): Evidence => ({
  entity: 'deals',
  label: 'Deals',
  source: null,
  file: null,
  rows: 1,
  asOf,
});

describe('explanations', () => {
  test('[G12] coverage is the floored share of known inputs, 100 where nothing is asked', () => {
    const about = { value: 1, because: [because('One')], rule: 'S01.1', preset: null };
    const inputs = [
      { name: 'a', value: 0 },
      { name: 'b', value: false },
      { name: 'c', value: null },
    ];
    expect(explained({ ...about, inputs })).toEqual({
      value: 1,
      because: [{ text: 'One', part: null }],
      inputs,
      rule: 'S01.1',
      preset: null,
      coverage: 66,
    });
    expect(explained({ ...about, inputs: [] }).coverage).toBe(100);
    expect(explained({ ...about, inputs: [{ name: 'a', value: null }] }).coverage).toBe(0);
  });

  test('[G8] an unknown fact is null and rests on nothing', () => {
    expect(unknownFact).toEqual({ value: null, evidence: [], asOf: null });
  });

  test('[G12] the newest date among the evidence, or none', () => {
    expect(latestAsOf([])).toBeNull();
    expect(latestAsOf([evidence(null)])).toBeNull();
    expect(latestAsOf([evidence('2026-01-02'), evidence(null), evidence('2026-03-01')])).toBe(
      '2026-03-01',
    );
    expect(latestAsOf([evidence('2026-03-01'), evidence('2026-01-02')])).toBe('2026-03-01');
  });
});

describe('failures', () => {
  test('an expected failure is an error with its code, sentence and next step', () => {
    const failure = notFound('The partner is gone.', 'Choose another.');
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toBeInstanceOf(Error);
    expect([failure.name, failure.code, failure.message]).toEqual([
      'Failure',
      'NotFound',
      'The partner is gone.',
    ]);
    expect(failure.data).toEqual({
      code: 'NotFound',
      message: 'The partner is gone.',
      hint: 'Choose another.',
    });
    expect(conflict('Somebody was faster.', 'Look again.').data).toEqual({
      code: 'Conflict',
      message: 'Somebody was faster.',
      hint: 'Look again.',
    });
  });

  test('bad input names its reason, and its field where it is one', () => {
    expect(badInput('NotCsv', 'This is no CSV.', 'Export it again.').data).toEqual({
      code: 'BadInput',
      reason: 'NotCsv',
      message: 'This is no CSV.',
      hint: 'Export it again.',
    });
    expect(badInput('NotDate', 'No date.', 'Type one.', 'closedOn').data.field).toBe('closedOn');
  });

  test('the list of codes is closed', () => {
    expect(failureCodes).toHaveLength(13);
    expect(new Set(failureCodes).size).toBe(13);
  });

  test('results carry a value or a reason', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(err('no')).toEqual({ ok: false, error: 'no' });
  });

  test('what cannot be is thrown with its value', () => {
    expect(() => unreachable('x' as never)).toThrow(new Error('Unreachable value: "x"'));
  });
});

describe('timelines', () => {
  test('[G5] a step is due its days from the anchor, before and after, in the order of the plan', () => {
    const steps = [
      { id: 'b', day: 7, task: 'After', owner: null },
      { id: 'a', day: -14, task: 'Two weeks before', owner: 'Marketing', note: 'kept' },
      { id: 'c', day: 0, task: 'The day', owner: null },
    ];
    expect(datedSteps(steps, '2024-03-07')).toEqual([
      { ...steps[0], due: '2024-03-14' },
      { ...steps[1], due: '2024-02-22' },
      { ...steps[2], due: '2024-03-07' },
    ]);
  });
});
