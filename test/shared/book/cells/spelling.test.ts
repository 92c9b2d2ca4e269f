import { describe, expect, it } from 'vitest';
import {
  isBlank,
  isSpreadsheetError,
  tidy,
  unwrapped,
} from '../../../../src/shared/book/cells/spelling.ts';

describe('cells before they are read', () => {
  it.each([
    ['abc', 'abc'],
    ['  1 234 ', '1 234'],
    ['1\u00a0234\u202f567\u2009890', '1 234 567 890'],
    ['１，２３４．５０', '1,234.50'],
    ['￥１２', '¥12'],
    ['٣١', '31'],
    ['۳۱', '31'],
    ['३१', '31'],
    ['\u22125', '-5'],
    ['\u2014', '-'],
    ['1\u2019234', "1'234"],
    ['\u200e31.01.2020\ufeff', '31.01.2020'],
    ['="00123"', '00123'],
    ['10²', '10²'],
  ])('[S03.1] %j is tidied to %j', (text, expected) => expect(tidy(text)).toBe(expected));

  it('[S03.8] a text that a spreadsheet was told to keep is what stands between its quotes', () => {
    expect(unwrapped('="00123"')).toBe('00123');
    expect(unwrapped('="a ""b"""')).toBe('a "b"');
    expect(['=1+1', '="a"&"b"', '00123', ''].map(unwrapped)).toEqual([
      '=1+1',
      '="a"&"b"',
      '00123',
      '',
    ]);
  });

  it('[S03.2] the words that stand for nothing, in any case', () => {
    const blank = [
      '',
      '-',
      '\u2014',
      'n/a',
      'N/A',
      'NA',
      'null',
      'NULL',
      'None',
      '\\N',
      'k. A.',
      '(blank)',
    ];
    expect(blank.filter((text) => !isBlank(tidy(text)))).toEqual([]);
    expect(['0', 'no', 'nano', '?', 'x'.repeat(20)].filter((text) => isBlank(text))).toEqual([]);
  });

  it('[S03.3] what a failed formula leaves, in eight languages', () => {
    const errors = [
      '#N/A',
      '#REF!',
      '#DIV/0!',
      '#VALUE!',
      '#NAME?',
      '#NULL!',
      '#NUM!',
      '#SPILL!',
      '#CALC!',
      '##',
      '########',
      '#NV',
      '#WERT!',
      '#BEZUG!',
      '#NOM?',
      '#VALEUR!',
      '#¡VALOR!',
      '#RIF!',
      '#NÚM!',
      '#WAARDE!',
      '#VÄRDEFEL!',
      ' #N/A ',
      '\u00a0#REF!',
      'Err:502',
    ];
    expect(errors.filter((text) => !isSpreadsheetError(text))).toEqual([]);
    const texts = [
      '#1 dealer',
      '# heading',
      '## heading',
      '#hashtag',
      '#',
      'Err:or',
      'Error',
      '#n/a',
      'N/A',
      `#${'x'.repeat(50)}`,
    ];
    expect(texts.filter(isSpreadsheetError)).toEqual([]);
  });
});
