import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateOrder, orderOf, readDate } from '../../../../src/shared/book/cells/date.ts';
import { stampOf } from '../../../../src/shared/book/cells/date-stamp.ts';
import { isWeekday, monthOf } from '../../../../src/shared/book/cells/month-names.ts';
import { dateOfDayNumber } from '../../../../src/shared/kernel/local-date.ts';

const value = (text: string, order: DateOrder | null = null) => {
  const reading = readDate(text, order);
  return reading.kind === 'date' ? reading.date : reading.kind;
};

describe('days as exports write them', () => {
  it.each([
    ['2020-01-31', '2020-01-31'],
    ['2020/1/5', '2020-01-05'],
    ['2020. 1. 31.', '2020-01-31'],
    ['20200131', '2020-01-31'],
    ['31.01.2020', '2020-01-31'],
    ['31. 1. 2020', '2020-01-31'],
    ['31.01.20', '2020-01-31'],
    ['01.02.2020', '2020-02-01'],
    ['31/01/2020', '2020-01-31'],
    ['31/12/20', '2020-12-31'],
    ['12/31/69', '1969-12-31'],
    ['31/12/68', '2068-12-31'],
    ['01/31/2020', '2020-01-31'],
    ['05/05/2020', '2020-05-05'],
    ['05/05/20', '2020-05-05'],
    ['31-12-99', '1999-12-31'],
    ['11-11-11', '2011-11-11'],
    ['Jan 31, 2020', '2020-01-31'],
    ['Dec 31st, 2020', '2020-12-31'],
    ["Dec 31, '20", '2020-12-31'],
    ['31-Jan-2020', '2020-01-31'],
    ['31-Dec-20', '2020-12-31'],
    ['31DEC2020', '2020-12-31'],
    ['31october2020', '2020-10-31'],
    ['1 September 2020', '2020-09-01'],
    ['2020-Jan-31', '2020-01-31'],
    ['31 déc. 2020', '2020-12-31'],
    ['1er août 2020', '2020-08-01'],
    ['31. Dezember 2020', '2020-12-31'],
    ['5. März 2020', '2020-03-05'],
    ['5 мая 2020 г.', '2020-05-05'],
    ['31 декабря 2020', '2020-12-31'],
    ['5 Ağustos 2020', '2020-08-05'],
    ['5. desember 2020', '2020-12-05'],
    ['31 de dezembro de 2020', '2020-12-31'],
    ['31 de enero del 2020', '2020-01-31'],
    ['31 gennaio 2020', '2020-01-31'],
    ['5 mei 2020', '2020-05-05'],
    ['5 maj 2020', '2020-05-05'],
    ['5 out 2020', '2020-10-05'],
    ['2020年1月31日', '2020-01-31'],
    ['2020年1月31日(金)', '2020-01-31'],
    ['2020년 1월 31일', '2020-01-31'],
    ['２０２０/０１/３１', '2020-01-31'],
    ['Friday, January 31, 2020', '2020-01-31'],
    ['Fr., 31. Januar 2020', '2020-01-31'],
    ['Fri Jan 31 2020 10:00:00 GMT+0100 (Central European Time)', '2020-01-31'],
    ['2020-01-31T10:00:00Z', '2020-01-31'],
    ['2020-01-31T23:30:00.000+0000', '2020-01-31'],
    ['2020-01-31T23:30:00-08:00', '2020-01-31'],
    ['2020-01-31 10:00', '2020-01-31'],
    ['2020-01-31 10:00:00 UTC', '2020-01-31'],
    ['31.01.2020, 10:00 Uhr', '2020-01-31'],
    ['31-JAN-20 10.30.00.000000000 AM', '2020-01-31'],
    ['1/31/2020 4:05 PM', '2020-01-31'],
    ['\u200e1/31/2020 4:05 p. m.', '2020-01-31'],
    ['2020-02-29', '2020-02-29'],
    ['1900-01-01', '1900-01-01'],
    ['2199-12-31', '2199-12-31'],
    ['="2020-01-31"', '2020-01-31'],
  ])('[S03.5] %s is %s', (text, expected) => expect(value(text)).toBe(expected));

  it('[S03] day and month that could be swapped are not guessed', () => {
    expect(readDate('01/02/2020', null)).toEqual({ kind: 'ambiguous', orders: ['dmy', 'mdy'] });
    expect(readDate('01/02/20', null)).toEqual({ kind: 'ambiguous', orders: ['dmy', 'mdy'] });
    expect(value('01/02/2020', 'dmy')).toBe('2020-02-01');
    expect(value('01/02/2020', 'mdy')).toBe('2020-01-02');
    expect(value('01/02/2020', 'ymd')).toBe('none');
    expect(value('01.02.2020', 'mdy')).toBe('2020-01-02');
  });

  it('[S03] dots are day first; where no day is written so, it may be a slip, or the column is month first', () => {
    expect(readDate('01.02.2020', null)).toMatchObject({ date: '2020-02-01', proves: null });
    expect(readDate('31.01.2020', null)).toMatchObject({ date: '2020-01-31', proves: 'dmy' });
    expect(readDate('01.31.2020', null)).toEqual({ kind: 'ambiguous', orders: ['dmy', 'mdy'] });
    expect(value('01.31.2020', 'dmy')).toBe('none');
    expect(value('01.31.2020', 'mdy')).toBe('2020-01-31');
  });

  it('[S03] between dashes a two-digit year can stand first, too', () => {
    expect(readDate('20-12-31', null)).toEqual({ kind: 'ambiguous', orders: ['dmy', 'ymd'] });
    expect(readDate('10-11-12', null)).toEqual({
      kind: 'ambiguous',
      orders: ['dmy', 'mdy', 'ymd'],
    });
    expect(value('20-12-31', 'ymd')).toBe('2020-12-31');
    expect(value('20-12-31', 'dmy')).toBe('2031-12-20');
    expect(readDate('31-01-2020', null)).toMatchObject({ proves: 'dmy' });
    expect(readDate('99-12-31', null)).toMatchObject({ date: '1999-12-31', proves: 'ymd' });
  });

  it('[S03.5] a bare number is a day only once somebody says what it counts', () => {
    const counted = (text: string, stamp: 'excel' | 'excel1904' | 'unix' | 'unixms') => {
      const reading = readDate(text, null, stamp);
      return reading.kind === 'date' ? reading.date : reading.kind;
    };
    expect(readDate('43831', null)).toEqual({ kind: 'stamp', stamps: ['excel', 'excel1904'] });
    expect(readDate('1577836800', null)).toEqual({ kind: 'stamp', stamps: ['unix'] });
    expect(readDate('1577836800000', null)).toEqual({ kind: 'stamp', stamps: ['unixms'] });
    expect(counted('43831', 'excel')).toBe('2020-01-01');
    expect(counted('43831.75', 'excel')).toBe('2020-01-01');
    expect(counted('43831,75', 'excel')).toBe('2020-01-01');
    expect(counted('42369', 'excel1904')).toBe('2020-01-01');
    expect(counted('1577836800', 'unix')).toBe('2020-01-01');
    expect(counted('1577836799', 'unix')).toBe('2019-12-31');
    expect(counted('1577836800000', 'unixms')).toBe('2020-01-01');
    expect(counted('43831', 'unix')).toBe('none');
    expect(
      ['19999', '80001', '123456789', '9999999999', '9999999999999'].map((text) => value(text)),
    ).toEqual(Array(5).fill('none'));
  });

  it.each([
    '2019-02-29',
    '31/31/2020',
    '2020-13-01',
    '31.02.2020',
    '31 Feb 2020',
    '01.31.20',
    '01/02/2',
    '1/2/2020/3',
    '1899-12-31',
    '2200-01-01',
    '9999-12-31',
    '0001-01-01',
    '01.01.1899',
    'soon',
    '2020',
    '12.5',
    'Foo 1, 2020',
    'Foo 31 2020',
    '31 Foo 2020',
    '2020-Foo-31',
    'Dec 2020',
    'Someday, Jan 31, 2020',
    '2020-01-31T25:00',
    '2020-01-31 10:61',
    '2020-01-31 10:00:99',
    `2020-01-31${' '.repeat(80)}`,
  ])('[S03.5] %s is no day', (text) => expect(value(text)).toBe('none'));

  it('reads the order and the counting from a format', () => {
    const formats = [
      'yyyy-MM-dd',
      'dd/MM/yyyy',
      'M/d/yyyy',
      'MMM d, yyyy',
      'words',
      'unixms',
      'dd/MM/yyyy, excel',
    ];
    expect(formats.map(orderOf)).toEqual(['ymd', 'dmy', 'mdy', 'mdy', null, null, 'dmy']);
    expect(
      ['dd/MM/yyyy', 'excel', 'excel1904', 'unix', 'unixms', 'dd/MM/yyyy, excel'].map(stampOf),
    ).toEqual([null, 'excel', 'excel1904', 'unix', 'unixms', 'excel']);
  });

  it('knows months and weekdays with and without accents, in any case', () => {
    expect(['FÉVRIER', 'fevr', 'Mrz', 'dic', 'Februari', 'mois'].map(monthOf)).toEqual([
      2,
      2,
      3,
      12,
      2,
      null,
    ]);
    expect(['Sábado', 'lör', 'Montag', 'Someday'].map(isWeekday)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  const day = fc.integer({ min: -25_567, max: 84_005 }).map((number) => dateOfDayNumber(number));

  it('[S03.p2] a day written in any supported spelling reads back the same', () => {
    const locales = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv'];
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...locales),
        fc.constantFrom('long', 'short'),
        (date, locale, month) => {
          const at = new Date(`${date}T00:00:00Z`);
          const named = new Intl.DateTimeFormat(locale, {
            day: 'numeric',
            month: month === 'long' ? 'long' : 'short',
            year: 'numeric',
            timeZone: 'UTC',
          }).format(at);
          const [y, m, d] = date.split('-');
          const spellings = [
            named,
            date,
            `${d}.${m}.${y}`,
            `${y}/${m}/${d}`,
            `${y}${m}${d}`,
            `${date}T12:00:00Z`,
          ];
          for (const text of spellings) expect(value(text), text).toBe(date);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('[S03.p2] a swappable day is read under its order alone, never without proof', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('/', '-'),
        fc.constantFrom('dmy', 'mdy'),
        (date, separator, order) => {
          const [y = '', m = '', d = ''] = date.split('-');
          const text = (order === 'dmy' ? [d, m, y] : [m, d, y]).join(separator);
          expect(value(text, order)).toBe(date);
          const free = readDate(text, null);
          if (Number(d) <= 12 && d !== m) expect(free.kind).toBe('ambiguous');
          else if (d === m) expect(free).toEqual({ kind: 'date', date, proves: null });
          else expect(free).toEqual({ kind: 'date', date, proves: order });
        },
      ),
      { numRuns: 300 },
    );
  });
});
