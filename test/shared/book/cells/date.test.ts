import { describe, expect, it } from 'vitest';
import { orderOf, readDate } from '../../../../src/shared/book/cells/date.ts';

const value = (text: string, order: 'dmy' | 'mdy' | 'ymd' | null = null) => {
  const reading = readDate(text, order);
  return reading.kind === 'date' ? reading.date : reading.kind;
};

describe('days as exports write them', () => {
  it.each([
    ['2020-01-31', '2020-01-31'],
    ['2020/1/5', '2020-01-05'],
    ['20200131', '2020-01-31'],
    ['31.01.2020', '2020-01-31'],
    ['01.02.2020', '2020-02-01'],
    ['31/01/2020', '2020-01-31'],
    ['01/31/2020', '2020-01-31'],
    ['05/05/2020', '2020-05-05'],
    ['Jan 31, 2020', '2020-01-31'],
    ['31-Jan-2020', '2020-01-31'],
    ['1 September 2020', '2020-09-01'],
    ['2020-01-31T10:00:00Z', '2020-01-31'],
    ['2020-01-31 10:00', '2020-01-31'],
    ['1/31/2020 4:05 PM', '2020-01-31'],
    ['2020-02-29', '2020-02-29'],
  ])('[S03] %s is %s', (text, expected) => expect(value(text)).toBe(expected));

  it('[S03] day and month that could be swapped are not guessed', () => {
    expect(value('01/02/2020')).toBe('ambiguous');
    expect(value('01/02/2020', 'dmy')).toBe('2020-02-01');
    expect(value('01/02/2020', 'mdy')).toBe('2020-01-02');
    expect(value('01/02/2020', 'ymd')).toBe('none');
  });

  it.each([
    '2019-02-29',
    '31/31/2020',
    '2020-13-01',
    '01/02/20',
    'soon',
    '2020',
    '12.5',
    'Foo 1, 2020',
  ])('%s is no day', (text) => expect(value(text)).toBe('none'));

  it('reads the order from a format', () => {
    expect(['yyyy-MM-dd', 'dd/MM/yyyy', 'M/d/yyyy', 'words'].map(orderOf)).toEqual([
      'ymd',
      'dmy',
      'mdy',
      null,
    ]);
  });
});
