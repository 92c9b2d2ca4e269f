import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuarter } from '../../../../src/shared/book/cells/quarter.ts';

describe('quarters as exports write them', () => {
  it.each([
    '2020-Q1',
    '2020Q1',
    '2020 Q1',
    '2020/Q1',
    'Q1/2020',
    'Q1 2020',
    'Q1-2020',
    'q1 2020',
    'FY2020-Q1',
    'FY20 Q1',
    'FY 2020 Q1',
    'Q1-FY2020',
    'Q1 FY20',
    "Q1'20",
    "Q1 '20",
    'Q1/20',
    '1Q20',
    '1Q2020',
    '1Q 2020',
    '20Q1',
    '2020 1Q',
    'T1 2020',
    '1T20',
    'K1 2020',
    '1. Quartal 2020',
    'Quartal 1 2020',
    'Quarter 1, 2020',
    '1st quarter of 2020',
    '1er trimestre 2020',
    '1º trimestre de 2020',
    '2020年第1四半期',
    '2020年第1季度',
    '２０２０ Ｑ１',
    '="Q1/2020"',
  ])('[S03.7] %s is 2020-Q1', (text) => expect(readQuarter(text)).toBe('2020-Q1'));

  it.each([
    '',
    'Q5 2020',
    'Q0 2020',
    '2020',
    '2020-01',
    'Q1',
    'Q1 202',
    'Q1 1899',
    'Q1 2200',
    '2020Q1Q2',
    '1 2020',
    '0001-Q1',
    '2020年第5四半期',
    '2250年第1四半期',
    'first quarter 2020',
    `Q1 2020${' '.repeat(40)}`,
  ])('[S03.7] %s is no quarter', (text) => expect(readQuarter(text)).toBeNull());

  it('[S03.7] a two-digit year up to 68 is of the 2000s', () => {
    expect([readQuarter('1Q68'), readQuarter('FY69 Q4')]).toEqual(['2068-Q1', '1969-Q4']);
  });

  it('[S03.p3] a quarter written in any spelling reads back the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 1, max: 4 }),
        (year, q) => {
          const spellings = [
            `${year}-Q${q}`,
            `Q${q}/${year}`,
            `FY${year} Q${q}`,
            `${q}Q${year}`,
            `${q}. Quartal ${year}`,
            `T${q} ${year}`,
          ];
          for (const text of spellings) expect(readQuarter(text), text).toBe(`${year}-Q${q}`);
        },
      ),
      { numRuns: 100 },
    );
  });
});
