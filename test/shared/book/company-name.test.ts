import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldCompanyName,
  foldEmail,
  foldWebDomain,
} from '../../../src/shared/book/company-name.ts';
import { runs } from '../runs.ts';

const forms = [
  ...[
    'Inc',
    'Inc.',
    'LLC',
    'L.L.C.',
    'Ltd',
    'Ltd.',
    'Limited',
    'GmbH',
    'AG',
    'SE',
    'GmbH & Co. KG',
    'SA',
    'S.A.',
    'SAS',
  ],
  ...[
    'SARL',
    'S.L.',
    'S.p.A.',
    'S. p. A.',
    'B.V.',
    'AB',
    'AS',
    'A/S',
    'Oy',
    'Sp. z o.o.',
    'K.K.',
    'Pty Ltd',
    'Pvt. Ltd.',
  ],
  ...['Corp.', 'Corporation', 'PLC', 'KG', 'N.V.', 'S.r.l.', 'S.A. de C.V.', 'Co., Ltd.'],
];

describe('[S03] names that are probably one company', () => {
  it.each(forms)('the legal form %s does not count', (form) => {
    expect(foldCompanyName(`Northwind ${form}`)).toBe('northwind');
    expect(foldCompanyName(`Northwind, ${form.toUpperCase()}`)).toBe('northwind');
  });

  it.each([
    ['case', 'ACME Robotics', 'acme robotics'],
    ['accents', 'Société Générale Été', 'Societe Generale Ete'],
    ['decomposed accents', 'Cafe\u0301 Nord', 'Café Nord'],
    ['a stroke', 'Ørsted Łódź', 'Orsted Lodz'],
    ['sharp s', 'Groß Werke', 'GROSS WERKE'],
    ['full-width letters', 'ＡＣＭＥ１', 'ACME1'],
    ['ligature', 'Oﬃce One', 'Office One'],
    ['no-break and double blanks', 'Acme\u00a0  Labs', 'Acme Labs'],
    ['characters of no width', 'Ac\u200bme\ufeff Labs\u00ad', 'Acme Labs'],
    ['tabs and line ends', 'Acme\tLabs\n', 'Acme Labs'],
    ['punctuation', 'Acme-Labs (EMEA)', 'Acme Labs EMEA'],
    ['an apostrophe', "O'Hara's", 'OHaras'],
    ['and', 'Smith & Wesley', 'Smith and Wesley'],
    ['plus', 'Smith + Wesley', 'Smith and Wesley'],
    ['a form before the name', '株式会社山田', '山田株式会社'],
    ['a form in brackets', '(株)山田', '山田㈱'],
    ['two forms in either order', 'Acme GmbH AG', 'Acme AG GmbH'],
    ['a form in full', 'Acme Incorporated', 'Acme Inc.'],
  ])('%s does not count', (_, one, other) => {
    expect(foldCompanyName(one)).toBe(foldCompanyName(other));
    expect(foldCompanyName(one)).not.toBe('');
  });

  it.each([
    ['Acme Labs', 'Acme Works'],
    ['Acme', 'Acme 2'],
    ['Limited Brands', 'Brands'],
    ['Acme East', 'Acme West'],
  ])('%s and %s are two', (one, other) => {
    expect(foldCompanyName(one)).not.toBe(foldCompanyName(other));
  });

  it('a name that is nothing but a legal form keeps it; one without a letter or digit is blank', () => {
    expect(foldCompanyName('Co.')).toBe('co');
    expect(foldCompanyName('S.p.A.')).toBe('spa');
    expect(foldCompanyName('株式会社')).toBe('株式会社');
    expect(foldCompanyName(' –– ')).toBe('');
  });

  it('folding twice is folding once', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...forms,
        'Acme',
        '株式会社',
        'ı',
        'İ',
        'ß',
        'ﬀ',
        's',
        'p',
        'a',
        'sp',
        'z',
        'oo',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const once = foldCompanyName(words.join(' '));
        expect(foldCompanyName(once)).toBe(once);
      }),
      runs,
    );
  });

  it('the order of legal forms is irrelevant, and so is how often they stand there', () => {
    const some = fc.array(fc.constantFrom(...forms), { maxLength: 4 });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const name = (ends: string[]) => foldCompanyName(`Zephyr Works ${ends.join(' ')}`);
        expect(name([...one, ...other])).toBe(name([...other, ...one]));
        expect(name(one)).toBe('zephyr works');
      }),
      runs,
    );
  });
});

describe('[S03] web domains and addresses that are probably one', () => {
  it.each([
    ['acme.example', 'acme.example'],
    ['https://www.Acme.example/en/?q=1#top', 'acme.example'],
    ['HTTP://acme.example:8080', 'acme.example'],
    ['//www2.acme.example.', 'acme.example'],
    ['sales@acme.example', 'acme.example'],
    [' acme .example ', 'acme.example'],
    ['www.müller.example', 'müller.example'],
    ['gmail.com', null],
    ['someone@gmail.com', null],
    ['acme', null],
    ['', null],
    ['n/a', null],
  ])('%s names %s', (text, domain) => {
    expect(foldWebDomain(text)).toBe(domain);
  });

  it.each([
    [' Ann.Lee@Acme.example ', 'ann.lee@acme.example'],
    ['mailto:ann@acme.example', 'ann@acme.example'],
    ['ann@acme', null],
    ['a@b@c.example', null],
    ['', null],
  ])('%s is the address %s', (text, address) => {
    expect(foldEmail(text)).toBe(address);
  });
});
