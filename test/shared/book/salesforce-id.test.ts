import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyForm, salesforceChecksum, salesforceId } from '../../../src/shared/book/key.ts';

describe('keys that other systems spell in two ways', () => {
  it('[S03.8] a Salesforce id of 18 characters is the one of 15, where its checksum is right', () => {
    expect(salesforceId('0015000000Gv7qJ')).toBe('0015000000Gv7qJ');
    expect(salesforceId('0015000000Gv7qJAAR')).toBe('0015000000Gv7qJ');
    expect(salesforceId('0015000000Gv7qJAAS')).toBeNull();
    expect(salesforceId('a0B5000000Gv7qJ')).toBe('a0B5000000Gv7qJ');
    expect(
      ['responsibleness', 'ABCDEFGHIJKLMNO', '001500', '0015000000Gv7q!'].map(salesforceId),
    ).toEqual([null, null, null, null]);
  });

  it('[S03.8] its letters keep their case: two ids that differ by it are two records', () => {
    expect(salesforceId('0015000000GV7QJ')).not.toBe(salesforceId('0015000000gv7qj'));
  });

  it('[S03.8] other ids stay the text they are', () => {
    const texts = [
      '00123',
      '1E5',
      '9007199254740993',
      ' 7 ',
      '1.23E+15',
      '123456789012345678',
      'C-1',
    ];
    expect(texts.map(keyForm)).toEqual(texts);
    expect(keyForm('="00123"')).toBe('00123');
    expect(keyForm('=1+1')).toBe('=1+1');
    expect(keyForm('0015000000Gv7qJAAR')).toBe('0015000000Gv7qJ');
  });

  it('[S03.p5] both forms of an id give one key, and no other checksum does', () => {
    const letter = fc.constantFrom(...Array.from('ABCXYZabcxyz0159'));
    const id = fc
      .array(letter, { minLength: 13, maxLength: 13 })
      .map((rest) => `00${rest.join('')}`);
    fc.assert(
      fc.property(id, (text) => {
        const sum = salesforceChecksum(text);
        expect(keyForm(`${text}${sum}`)).toBe(keyForm(text));
        const other = `${text}${sum.slice(0, 2)}${sum.endsWith('A') ? 'B' : 'A'}`;
        expect(keyForm(other)).toBe(other);
      }),
      { numRuns: 200 },
    );
  });
});
