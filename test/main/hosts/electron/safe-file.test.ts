import { describe, expect, test } from 'vitest';
import { cannotWrite, safeFileName } from '../../../../src/main/hosts/electron/safe-file.ts';

describe('file names', () => {
  test.each([
    ['Acme Q1 2020.pdf', 'Acme Q1 2020.pdf'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['a/b:c*d?"e<f>g|h.pdf', 'a-b-c-d-e-f-g-h.pdf'],
    ['con.pdf', '_con.pdf'],
    ['LPT1', '_LPT1'],
    ['name\u0000\u001f.pdf', 'name.pdf'],
    ['deck\u202Efdp.exe', 'deckfdp.exe'],
    ['trailing. . ', 'trailing'],
    ['.hidden', 'hidden'],
    ['  spaced   out .pdf', 'spaced out .pdf'],
    ['...', 'Quarterdeck file'],
    ['', 'Quarterdeck file'],
    ['東京パートナー.pdf', '東京パートナー.pdf'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  test('a long name is cut before its ending, between characters', () => {
    const name = safeFileName(`${'🙂'.repeat(500)}.pdf`);
    expect(Array.from(name)).toHaveLength(124);
    expect(name.endsWith('🙂.pdf')).toBe(true);
  });
});

describe('what went wrong while saving', () => {
  test.each([
    ['ENOSPC', 'DiskFull', 'Free some space'],
    ['EDQUOT', 'DiskFull', 'Free some space'],
    ['EBUSY', 'IoError', 'Close the file'],
    ['EPERM', 'IoError', 'Close the file'],
    ['EACCES', 'IoError', 'Choose another folder'],
    ['EROFS', 'IoError', 'Choose another folder'],
  ])('%s is %s: %s…', (code, expected, hint) => {
    const failure = cannotWrite('deck.pdf', Object.assign(new Error('x'), { code }));
    expect(failure.code).toBe(expected);
    expect(failure.data.hint).toContain(hint);
    expect(failure.message).toContain('deck.pdf');
  });

  test('something else entirely is an IoError too', () => {
    expect(cannotWrite('deck.pdf', 'no error object').code).toBe('IoError');
  });
});
