import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalList } from '../../../../src/shared/book/cells/list.ts';
import { readYesNo } from '../../../../src/shared/book/cells/yes-no.ts';

describe('lists and ticks in a cell', () => {
  it('[S03.9] yes and no in the words of real exports', () => {
    const yes = [
      'Yes',
      'TRUE',
      '1',
      'ja',
      'Oui',
      'x',
      'X',
      'sí',
      ' true ',
      '✓',
      '１',
      '="1"',
      'да',
    ];
    const no = ['No', 'FALSE', '0', 'nein', 'non', 'não', 'нет', 'unchecked'];
    expect(yes.map(readYesNo)).toEqual(yes.map(() => 'yes'));
    expect(no.map(readYesNo)).toEqual(no.map(() => 'no'));
    expect(['', 'maybe', '2', 'yes'.repeat(9)].map(readYesNo)).toEqual([null, null, null, null]);
  });

  it('[S03.10] the items of a list, in one order, each once', () => {
    expect(normalList('b; a;c;;a ', ';')).toBe('a; b; c');
    expect(normalList('b|a', '|')).toBe('a; b');
    expect(normalList('b,a', ',')).toBe('a; b');
    expect(normalList('b\r\na\n', '\n')).toBe('a; b');
    expect(normalList(' ; ', ';')).toBe('');
  });

  it('[S03.p4] another order is the same list, and a list is its own normal form', () => {
    const items = fc.array(fc.stringMatching(/^[a-z ]{0,6}$/), { maxLength: 6 });
    fc.assert(
      fc.property(items, (list) => {
        const normal = normalList(list.join(';'), ';');
        expect(normalList([...list].reverse().join(';'), ';')).toBe(normal);
        expect(normalList(normal, ';')).toBe(normal);
      }),
      { numRuns: 100 },
    );
  });
});
