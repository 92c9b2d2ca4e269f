import { beforeAll, describe, expect, it } from 'vitest';
import { setLocale } from '../../../../src/renderer/app/format.ts';
import { distance, dueText, promiseText } from '../../../../src/renderer/features/qbr/due-text.ts';

const today = '2026-11-20';
beforeAll(() => setLocale('en-US'));

describe('[S19] when an item is due', () => {
  const due = (at: string, overdue = false, doneAt: string | null = null) =>
    dueText({ due: at, doneAt, overdue }, today).replaceAll('\u202f', ' ');

  it('counts the days to a date', () => {
    expect(due('2026-11-25')).toBe('Due Nov 25, in 5 days');
    expect(due('2026-11-21')).toBe('Due Nov 21, tomorrow');
    expect(due('2026-11-20')).toBe('Due today');
    expect(due('2027-01-04')).toBe('Due Jan 4, 2027, in 45 days');
  });

  it('names the minute where the rule runs on the clock', () => {
    expect(due('2026-11-30T14:00')).toBe('Due Nov 30, 2:00 PM, in 10 days');
    expect(due('2026-11-20T14:00')).toBe('Due today, 2:00 PM');
  });

  it('says in words that it is late', () => {
    expect(due('2026-11-19', true)).toBe('1 day overdue, was due Nov 19');
    expect(due('2026-11-10', true)).toBe('10 days overdue, was due Nov 10');
    expect(due('2026-11-20T09:00', true)).toBe('Overdue since 9:00 AM');
  });

  it('says when it was done, late or not', () => {
    expect(due('2026-11-10', false, '2026-11-12T09:05')).toBe('Done Nov 12, 9:05 AM');
  });
});

describe('[S22] how a promise stands', () => {
  const promise = (over: Partial<Parameters<typeof promiseText>[0]>) =>
    promiseText(
      { status: 'open', dueOn: '2026-11-10', doneOn: null, overdue: false, ...over },
      today,
    );

  it('kept: on time, or how late', () => {
    expect(promise({ status: 'done', doneOn: '2026-11-10' })).toBe('Kept Nov 10, on time');
    expect(promise({ status: 'done', doneOn: '2026-11-11' })).toBe('Kept Nov 11, 1 day late');
    expect(promise({ status: 'done' })).toBe('Kept');
  });

  it('open: how long still, or how long over', () => {
    expect(promise({ dueOn: '2026-11-22' })).toBe('Due Nov 22, in 2 days');
    expect(promise({ overdue: true })).toBe('10 days overdue, was due Nov 10');
  });

  it('not kept', () => {
    expect(promise({ status: 'dropped' })).toBe('Not kept');
  });
});

it('distance speaks of days as people do', () => {
  expect([0, 1, -1, 12, -78].map(distance)).toEqual([
    'today',
    'tomorrow',
    'yesterday',
    'in 12 days',
    '78 days ago',
  ]);
});
