import { expect, it } from 'vitest';
import {
  byChange,
  type HistoryEntry,
} from '../../../../src/renderer/features/partners/history-changes.ts';

function entry(change: string, at: string, field: string | null): HistoryEntry {
  return { change, at, field, old: null, new: 'x', from: 'you', label: 'Edit partner' };
}

it('groups the fields of one change and puts the newest first', () => {
  const groups = byChange([
    entry('a', '2026-01-01T10:00:00Z', 'city'),
    entry('b', '2026-02-01T10:00:00Z', 'owner'),
    entry('a', '2026-01-01T10:00:00Z', 'owner'),
  ]);
  expect(groups.map((group) => group.map(({ field }) => field))).toEqual([
    ['owner'],
    ['city', 'owner'],
  ]);
});
