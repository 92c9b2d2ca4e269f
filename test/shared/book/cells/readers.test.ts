import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem } from '../../../../src/shared/book/cells/cell.ts';
import {
  foldWord,
  Meanings,
  markedCurrencies,
  percentForms,
  readChoiceCell,
  readCurrencyCell,
  readDateCell,
  readIntegerCell,
  readMoneyCell,
  readPercentCell,
  readQuarterCell,
  readText,
} from '../../../../src/shared/book/cells/readers.ts';

const kind = (value: unknown) =>
  isProblem(value as never) ? (value as { kind: string }).kind : value;

describe('typed cells', () => {
  it('[G8] an empty cell is unknown, never zero', () => {
    expect(readMoneyCell('', 'USD', null)).toBeNull();
    expect(readMoneyCell(' ', 'USD', ',')).toBeNull();
    expect(readIntegerCell('', 0, 10, null)).toBeNull();
    expect(readPercentCell('', null)).toBeNull();
    expect(readDateCell('', null)).toBeNull();
    expect(readQuarterCell('')).toBeNull();
    expect(readText('', 10)).toBeNull();
    expect(readMoneyCell('0', 'USD', null)).toBe(0);
    expect(Object.is(readMoneyCell('-0', 'USD', null), -0)).toBe(false);
  });

  it('[G6] money is whole minor units of its currency', () => {
    expect(readMoneyCell('23590.84', 'USD', null)).toBe(2359084);
    expect(readMoneyCell('23.590,84', 'EUR', null)).toBe(2359084);
    expect(readMoneyCell('1100.04', 'USD', null)).toBe(110004);
    expect(readMoneyCell('5000', 'JPY', null)).toBe(5000);
    expect(readMoneyCell('-5000.00', 'JPY', '.')).toBe(-5000);
    expect(readMoneyCell('5000.5', 'JPY', null)).toBe(5001);
    expect(kind(readMoneyCell('5000.00', 'JPY', ','))).toBe('bad');
    expect(readMoneyCell('1.5', 'KWD', null)).toBe(1500);
    expect(readMoneyCell('9202838', 'USD', null)).toBe(920283800);
    expect(readMoneyCell('-12.5', 'USD', '.')).toBe(-1250);
    expect(kind(readMoneyCell('99999999999999999', 'USD', null))).toBe('bad');
    expect(kind(readMoneyCell('1.234', 'USD', null))).toBe('ambiguous');
    expect(kind(readMoneyCell('ten', 'USD', null))).toBe('bad');
  });

  it('[S03] percentages read with and without their sign', () => {
    expect(['80%', '80', '80,5 %', '12.5%'].map((text) => readPercentCell(text, null))).toEqual([
      80, 80, 80.5, 12.5,
    ]);
    expect(kind(readPercentCell('high', null))).toBe('bad');
  });

  it('whole numbers keep to their limits', () => {
    expect(readIntegerCell('28', 0, 100, null)).toBe(28);
    expect(readIntegerCell('28.0', 0, 100, null)).toBe(28);
    expect(kind(readIntegerCell('2.5', 0, 100, null))).toBe('bad');
    expect(kind(readIntegerCell('11', 0, 10, null))).toBe('bad');
  });

  it('[S03] days are read, refused, or asked about', () => {
    expect(readDateCell('31.01.2020', null)).toBe('2020-01-31');
    expect(readDateCell('01/02/2020', 'dmy')).toBe('2020-02-01');
    expect(readDateCell('01/02/2020', null)).toEqual({
      kind: 'ambiguous',
      reason: '"01/02/2020" can be read two ways',
    });
    expect(readDateCell('soon', null)).toEqual({ kind: 'bad', reason: '"soon" is not a date' });
  });

  it('[S03] what can be read two ways is asked about in every kind of number', () => {
    expect(kind(readIntegerCell('1.234', 0, 9999, null))).toBe('ambiguous');
    expect(kind(readPercentCell('1,234%', null))).toBe('ambiguous');
    expect(readIntegerCell('1.234', 0, 9999, ',')).toBe(1234);
    expect(Object.is(readIntegerCell('-0.0', 0, 9, '.'), 0)).toBe(true);
    expect(Object.is(readPercentCell('-0%', null), 0)).toBe(true);
    for (const text of ['9999999999', '100.5', '120%', '-5%'])
      expect(kind(readPercentCell(text, null)), text).toBe('bad');
    expect(readMoneyCell('99999999999999999', 'USD', null)).toEqual({
      kind: 'bad',
      reason: '"99999999999999999" is beyond the 9e+15 minor units the book can hold',
    });
    expect(readCurrencyCell(' ')).toBeNull();
    expect(readChoiceCell(' ', ['open'], new Meanings([]))).toBeNull();
    expect(kind(readChoiceCell('x'.repeat(70), ['open'], new Meanings([])))).toBe('unknown');
    expect(readDateCell(`${'x'.repeat(70)}`, null)).toEqual({
      kind: 'bad',
      reason: `"${'x'.repeat(57)}…" is not a date`,
    });
  });

  it('quarters, currencies and texts', () => {
    expect(['2020-Q1', 'Q1/2020', '2020Q1', 'Q1 2020'].map(readQuarterCell)).toEqual(
      Array(4).fill('2020-Q1'),
    );
    expect(kind(readQuarterCell('Q5/2020'))).toBe('bad');
    expect(readCurrencyCell('eur')).toBe('EUR');
    expect(kind(readCurrencyCell('euro'))).toBe('bad');
    expect(kind(readCurrencyCell('x'.repeat(300)))).toBe('bad');
    expect(readCurrencyCell(' '.repeat(300))).toBeNull();
    expect(readText('  as it stands ', 50)).toBe('  as it stands ');
    expect(kind(readText('x'.repeat(51), 50))).toBe('bad');
    expect(kind(readText('#REF!', 50))).toBe('bad');
    expect(readText('#1 dealer', 50)).toBe('#1 dealer');
  });

  it('a closed field takes the recipe’s meanings first, and asks about the rest', () => {
    const meanings = new Meanings([
      ['Shipped', 'won'],
      ['n/a', null],
    ]);
    const values = ['open', 'won', 'lost'];
    expect(readChoiceCell('Shipped', values, meanings)).toBe('won');
    expect(readChoiceCell('n/a', values, meanings)).toBeNull();
    expect(readChoiceCell('OPEN', values, meanings)).toBe('open');
    expect(kind(readChoiceCell('Stuck', values, meanings))).toBe('unknown');
  });

  it('[S03.2] the words for nothing are unknown in typed columns, and words in a text', () => {
    for (const text of ['-', 'n/a', 'NULL', ' \u2014 ']) {
      expect(readDateCell(text, null)).toBeNull();
      expect(readMoneyCell(text, 'USD', null)).toBeNull();
      expect(readIntegerCell(text, 0, 9, null)).toBeNull();
      expect(readPercentCell(text, null)).toBeNull();
      expect(readQuarterCell(text)).toBeNull();
      expect(readCurrencyCell(text)).toBeNull();
      expect(readChoiceCell(text, ['open'], new Meanings([]))).toBeNull();
      expect(readText(text, 10)).toBe(text);
    }
    expect(readChoiceCell('None', ['open'], new Meanings([['none', 'open']]))).toBe('open');
    expect(readCurrencyCell('nan')).toBeNull();
  });

  it('[S03.3] what a failed formula left is refused in every kind of column', () => {
    const error = { kind: 'bad', reason: '"#WERT!" is a spreadsheet error' };
    expect([
      readDateCell('#WERT!', null),
      readMoneyCell('#WERT!', 'USD', null),
      readIntegerCell('#WERT!', 0, 9, null),
      readPercentCell('#WERT!', null),
      readQuarterCell('#WERT!'),
      readCurrencyCell('#WERT!'),
      readChoiceCell('#WERT!', ['open'], new Meanings([])),
      readText('#WERT!', 20),
    ]).toEqual(Array(8).fill(error));
  });

  it('[S03.4] a bare percentage up to one is half a percent or a half, and only its column tells', () => {
    expect(kind(readPercentCell('0.5', null))).toBe('ambiguous');
    expect(kind(readPercentCell('1', null))).toBe('ambiguous');
    expect(readPercentCell('0.5', null, 'whole')).toBe(0.5);
    expect(readPercentCell('0.5', null, 'fraction')).toBe(50);
    expect(readPercentCell('0.07', null, 'fraction')).toBe(7);
    expect(readPercentCell('0.5 %', null, 'fraction')).toBe(0.5);
    expect(readPercentCell('0', null)).toBe(0);
    expect(readPercentCell('1.2E+01', null)).toBe(12);
    expect(
      ['0.5', '1', '80', '-0,5', '0', '80%', 'x', '1.234'].map((text) => percentForms(text, null)),
    ).toEqual([
      ['whole', 'fraction'],
      ['whole', 'fraction'],
      ['whole'],
      ['whole', 'fraction'],
      null,
      null,
      null,
      null,
    ]);
    expect(kind(readPercentCell('$5', null))).toBe('bad');
  });

  it('[S03.4] a number with a mark that its field can\u2019t have is none of its values', () => {
    expect(kind(readMoneyCell('5 %', 'USD', null))).toBe('bad');
    expect(kind(readIntegerCell('5 %', 0, 9, null))).toBe('bad');
    expect(kind(readIntegerCell('$5', 0, 9, null))).toBe('bad');
    expect(readIntegerCell('1E+05', 0, 1e6, null)).toBe(100_000);
  });

  it('[S03.5] a bare number in a date column is asked about, not guessed', () => {
    expect(readDateCell('43831', null)).toEqual({
      kind: 'ambiguous',
      reason: '"43831" is a number, and what it counts is not said',
    });
    expect(readDateCell('43831', null, 'excel')).toBe('2020-01-01');
    expect(readDateCell('9999-12-31', null)).toMatchObject({
      reason: '"9999-12-31" is not a day from 1900 to 2199',
    });
  });

  it('[S03.6] a mark that can\u2019t stand for the currency refuses the amount', () => {
    expect(readMoneyCell('$5', 'CAD', null)).toBe(500);
    expect(readMoneyCell('€ 5', 'EUR', null)).toBe(500);
    expect(readMoneyCell('¥1,234,567', 'JPY', null)).toBe(1_234_567);
    expect(readMoneyCell('¥5', 'CNY', null)).toBe(500);
    expect(readMoneyCell('€ 5', 'USD', null)).toEqual({
      kind: 'bad',
      reason: '"€ 5" is an amount in another currency than USD',
    });
    expect(['5', '€ 5', '1.234 €', '5,5 kr', 'x', '#N/A', '5 %'].map(markedCurrencies)).toEqual([
      null,
      ['EUR'],
      ['EUR'],
      ['SEK', 'NOK', 'DKK', 'ISK'],
      null,
      null,
      null,
    ]);
  });

  it('[S03.6] a currency column says codes, codes with names, and signs that mean one currency', () => {
    expect(
      ['USD', ' usd ', 'USD - U.S. Dollar', 'EUR (Euro)', '€', 'R$'].map(readCurrencyCell),
    ).toEqual(['USD', 'USD', 'USD', 'EUR', 'EUR', 'BRL']);
    expect(['$', 'kr', 'Euro'].map((text) => kind(readCurrencyCell(text)))).toEqual([
      'bad',
      'bad',
      'bad',
    ]);
  });

  it('words of a closed field are told apart by more than case, blanks, accents and hyphens', () => {
    const meanings = new Meanings([
      ['Closed Won', 'won'],
      ['Lost', 'lost'],
      ['LOST', 'open'],
      ['Gagné', 'won'],
      ['?', null],
    ]);
    expect(
      ['closed-won', 'CLOSED_WON', ' Closed  Won', 'gagne', 'Lost', 'LOST', 'lost', '?', 'new'].map(
        (text) => meanings.of(text.trim()),
      ),
    ).toEqual(['won', 'won', 'won', 'won', 'lost', 'open', undefined, null, undefined]);
    expect(foldWord(' Gagné\u200b\u2011Perdu ')).toBe('gagne perdu');
  });

  it('[S03.p6] whatever stands in a cell is a value of its kind or a problem with a reason, and at once', () => {
    const near = fc.array(
      fc.constantFrom(
        '1',
        '02',
        '2020',
        '.',
        ',',
        '-',
        '/',
        ' ',
        '\u00a0',
        '%',
        '€',
        '$',
        '(',
        ')',
        'e',
        'E+05',
        'Q1',
        'Mar',
        'T',
        ':',
        '#',
        '="',
        '"',
        'k',
        '９',
      ),
      { maxLength: 14 },
    );
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      near.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(cell, fc.constantFrom('.', ',', null), (text, decimal) => {
        const money = readMoneyCell(text, 'USD', decimal);
        expect(money === null || isProblem(money) || Number.isSafeInteger(money)).toBe(true);
        const day = readDateCell(text, null);
        expect(
          day === null || isProblem(day) || /^(19|20|21)\d\d-\d\d-\d\d$/.test(String(day)),
        ).toBe(true);
        const quarter = readQuarterCell(text);
        expect(
          quarter === null || isProblem(quarter) || /^\d{4}-Q[1-4]$/.test(String(quarter)),
        ).toBe(true);
        for (const value of [
          money,
          day,
          quarter,
          readPercentCell(text, decimal),
          readIntegerCell(text, 0, 99, decimal),
        ])
          if (isProblem(value)) expect(value.reason).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('[S03.p1] whatever is read without a decimal sign being known is read the same once it is', () => {
    const near = fc.array(
      fc.constantFrom('1', '23', '456', '0', '.', ',', ' ', "'", '-', '(', ')', '€', 'k', 'E+05'),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(near, (parts) => {
        const text = parts.join('');
        const free = readMoneyCell(text, 'EUR', null);
        const known = [readMoneyCell(text, 'EUR', '.'), readMoneyCell(text, 'EUR', ',')];
        const read = [...new Set(known.filter((value) => typeof value === 'number'))];
        if (typeof free === 'number') expect(read, text).toEqual([free]);
        else if (isProblem(free) && free.kind === 'ambiguous')
          expect(read.length, text).toBeGreaterThan(0);
        else expect(read, text).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
