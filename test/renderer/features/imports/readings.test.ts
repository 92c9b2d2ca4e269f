import { beforeAll, expect, test } from 'vitest';
import { setLocale } from '../../../../src/renderer/app/format.ts';
import { readingOf } from '../../../../src/renderer/features/imports/readings.ts';

beforeAll(() => setLocale('en-US'));

test('[S03] a date that can be read two ways says which day each reading is', () => {
  expect(readingOf('dd/MM/yyyy', '03/04/2021')).toEqual({
    part: { date: 'dd/MM/yyyy' },
    label: 'Day first',
    meaning: 'Apr 3, 2021',
  });
  expect(readingOf('MM/dd/yyyy', '03/04/2021').meaning).toBe('Mar 4, 2021');
});

test('[S03] a number that can be read two ways says which number each reading is', () => {
  expect(readingOf(',', '1.234')).toEqual({
    part: { decimal: ',' },
    label: 'Decimal comma',
    meaning: '1,234',
  });
  expect(readingOf('.', '1.234').meaning).toBe('1.234');
});

test('what only words can tell has no reading beside it', () => {
  expect(readingOf('fraction', '0.5')).toMatchObject({
    part: { percent: 'fraction' },
    meaning: null,
  });
  expect(readingOf('dd/MM/yyyy', 'no date').meaning).toBeNull();
});
