import { describe, expect, it } from 'vitest';
import { moved } from '../../../../src/renderer/features/qbr/agenda-order.ts';
import {
  draftOf,
  fieldsOf,
  noCommitment,
} from '../../../../src/renderer/features/qbr/commitment-draft.ts';
import type { ChecklistRow } from '../../../../src/renderer/features/qbr/detail.ts';
import {
  itemsOf,
  readStep,
  stepNote,
  stepNow,
} from '../../../../src/renderer/features/qbr/steps.ts';

const today = '2026-11-20';
const row = (id: string, phase: ChecklistRow['phase'], done = false, overdue = false) => ({
  ...{ id, item: id, title: id, details: [], phase, due: today },
  ...{ done, doneAt: done ? `${today}T09:00` : null, overdue },
});

describe('a QBR opens at what is to be done now', () => {
  const at = (meetsAt: string) => stepNow({ status: 'planned', meetsAt }, today);

  it('prep while there is time, share in the last three days, meet on the day and after', () => {
    expect(at('2026-11-24T14:00')).toBe('prep');
    expect(at('2026-11-23T14:00')).toBe('share');
    expect(at('2026-11-21T09:00')).toBe('share');
    expect(at('2026-11-20T16:00')).toBe('meet');
    expect(at('2026-11-18T16:00')).toBe('meet');
  });

  it('follow up once it was held or cancelled, and prep while the day is not known', () => {
    expect(stepNow({ status: 'held', meetsAt: '2026-12-24T14:00' }, today)).toBe('follow-up');
    expect(stepNow({ status: 'cancelled', meetsAt: '2026-12-24T14:00' }, today)).toBe('follow-up');
    expect(stepNow({ status: 'planned', meetsAt: '2026-11-20T14:00' }, null)).toBe('prep');
  });

  it('an address that names no step is not believed', () => {
    expect(readStep('share')).toBe('share');
    expect(readStep('sharing')).toBeNull();
    expect(readStep(['share'])).toBeNull();
  });
});

describe('[S19] the checklist by step', () => {
  const list = [row('a', 'before', true), row('b', 'before', false, true), row('c', 'after')];

  it('each phase belongs to one step, planning has none', () => {
    expect(itemsOf('prep', list).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(itemsOf('follow-up', list).map(({ id }) => id)).toEqual(['c']);
    expect(itemsOf('plan', list)).toEqual([]);
  });

  it('says how many are done, and in words how many are late', () => {
    expect(stepNote(itemsOf('prep', list))).toBe('1 of 2 done, 1 overdue');
    expect(stepNote(itemsOf('follow-up', list))).toBe('0 of 1 done');
    expect(stepNote([])).toBeNull();
  });
});

describe('[S18] the order of the agenda', () => {
  const list = ['a', 'b', 'c'].map((id) => ({ id }));
  const order = (id: string, to: number) =>
    moved(list, id, to)
      .map((one) => one.id)
      .join('');

  it('a point goes where it is put, the others close up', () => {
    expect(order('a', 2)).toBe('bca');
    expect(order('c', 0)).toBe('cab');
    expect(order('b', 1)).toBe('abc');
    expect(order('b', 99)).toBe('acb');
    expect(order('x', 0)).toBe('abc');
  });
});

describe('[S22] a promise while it is written', () => {
  it('comes back as it was left', () => {
    const fields = { text: 'Train four', side: 'both', person: '', dueOn: '2027-01-10' } as const;
    expect(fieldsOf(draftOf(fields))).toEqual(fields);
  });

  it('keeps nothing where nothing was written', () => {
    expect(draftOf({ ...noCommitment, side: 'partner' })).toBe('');
    expect(fieldsOf('')).toEqual(noCommitment);
  });

  it('a draft that cannot be read is an empty form', () => {
    expect(fieldsOf('{"text":')).toEqual(noCommitment);
    expect(fieldsOf('{"text":7,"side":"them"}')).toEqual(noCommitment);
  });
});
