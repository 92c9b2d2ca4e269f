import { describe, expect, test } from 'vitest';
import { firstBucket } from '../../../../src/renderer/features/imports/buckets.ts';
import {
  asFound,
  type NewSearch,
  readNewSearch,
  wayToLook,
  wayToRead,
  writeNewSearch,
} from '../../../../src/renderer/features/imports/new-search.ts';
import { planIdOf } from '../../../../src/renderer/features/imports/plan-id.ts';

const whole: NewSearch = {
  file: 'abc',
  step: 'columns',
  plan: 'p1',
  encoding: 'windows-1252',
  delimiter: '\t',
  sheet: 'Deals 2026',
  header: false,
  escape: 'backslash',
  skipLines: 2,
  anew: ['sheet', 'escape'],
};

describe('the address of an import', () => {
  test('reads what it wrote', () => {
    expect(readNewSearch(writeNewSearch(whole))).toEqual(whole);
    expect(writeNewSearch(whole).delimiter).toBe('tab');
  });

  test('the importer is told what a person said, and nothing else', () => {
    expect(wayToRead(whole)).toEqual({
      encoding: 'windows-1252',
      delimiter: '\t',
      sheet: 'Deals 2026',
      header: false,
      escape: 'backslash',
      skipLines: 2,
    });
    expect(wayToRead({ ...whole, ...asFound })).toEqual({});
  });

  test('a look also knows the plan it comes from, and what is found out anew', () => {
    expect(wayToLook(whole)).toEqual({
      ...wayToRead(whole),
      plan: 'p1',
      anew: ['sheet', 'escape'],
    });
    expect(wayToLook({ ...whole, ...asFound, plan: null })).toEqual({});
    expect(readNewSearch({ anew: 'escape ponies' }).anew).toEqual(['escape']);
  });

  test('anything else in it is the beginning', () => {
    expect(readNewSearch({ step: 'columns' }).step).toBe('file');
    expect(readNewSearch({ file: 'abc', step: 'nonsense', delimiter: 3 })).toEqual({
      file: 'abc',
      step: 'look',
      plan: null,
      ...asFound,
    });
  });

  test('a plan’s id is the name of its file', () => {
    expect(planIdOf('/a/b.qdeck.plans/-x_9.json')).toBe('-x_9');
    expect(planIdOf('C:\\a\\b.plans\\x9.json')).toBe('x9');
    expect(planIdOf(null)).toBeNull();
  });
});

test('the tile shown first is what needs a person, then what moves', () => {
  const none = { rows: 9, rejected: 0, repeated: 0, conflicts: 0, new: 0, changed: 0 };
  const counts = { ...none, unchanged: 9, vanished: 0 };
  expect(firstBucket(counts)).toBe('unchanged');
  expect(firstBucket({ ...counts, vanished: 2 })).toBe('vanished');
  expect(firstBucket({ ...counts, new: 1, changed: 1 })).toBe('changed');
  expect(firstBucket({ ...counts, changed: 1, rejected: 1 })).toBe('rejected');
  expect(firstBucket({ ...counts, rejected: 1, conflicts: 1 })).toBe('conflict');
});
