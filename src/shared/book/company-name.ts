import { freeMailDomains } from '../kernel/free-mail.ts';

/**
 * What makes two company names, web domains or email addresses probably mean the same (S03). Nothing here merges anything: equal
 * folds are offered to a person, who decides.
 */

/** Legal forms, folded, that stand at the end of a company's name. Words that only join two of them are among them. */
const legalForms: ReadonlySet<string> = new Set([
  ...[
    'inc',
    'incorporated',
    'corp',
    'corporation',
    'co',
    'company',
    'llc',
    'llp',
    'lp',
    'plc',
    'ltd',
    'limited',
  ],
  ...[
    'pty',
    'pvt',
    'private',
    'pte',
    'bhd',
    'sdn',
    'gmbh',
    'mbh',
    'ag',
    'kg',
    'kgaa',
    'ohg',
    'ug',
    'se',
    'ev',
    'ek',
  ],
  ...[
    'sa',
    'sas',
    'sasu',
    'sarl',
    'eurl',
    'snc',
    'sca',
    'sl',
    'slu',
    'sau',
    'spa',
    'srl',
    'srls',
    'sapa',
    'lda',
    'ltda',
  ],
  ...[
    'bv',
    'nv',
    'bvba',
    'ab',
    'as',
    'asa',
    'aps',
    'oy',
    'oyj',
    'ehf',
    'hf',
    'spzoo',
    'spj',
    'sro',
    'doo',
    'dd',
    'ad',
    'ood',
  ],
  ...[
    'kft',
    'nyrt',
    'zrt',
    'rt',
    'kk',
    'gk',
    'yk',
    'sab',
    'de',
    'cv',
    'sadecv',
    'sapi',
    'eood',
    'ooo',
    'oao',
    'zao',
    'tbk',
  ],
  ...['株', '有', 'ооо', 'зао', 'оао', 'ао'],
  ...['and', 'und', 'et'],
]);

/** Those that stand before the name as well. */
const leadingForms: ReadonlySet<string> = new Set(['株', '有', 'ооо', 'зао', 'оао', 'ао']);

/** Legal forms written without a blank beside the name, before or after it; the longest first. */
const eastAsianForms = [
  '股份有限公司',
  '有限责任公司',
  '株式会社',
  '有限会社',
  '合同会社',
  '有限公司',
  '주식회사',
];

/** Letters that lose nothing but their stroke, and that Unicode does not take apart. */
const strokes: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th' },
};

/**
 * A company's name without what varies between systems: Unicode form, case, accents, punctuation, blanks of every kind, characters
 * of no width, `&` against `and`, and its legal form (S03). `ACME  Söhne GmbH & Co. KG` and `acme Sohne` fold alike. Folding
 * twice is folding once. A name that is nothing but a legal form keeps it; a name without a letter or digit is ''.
 */
export function foldCompanyName(name: string): string {
  let folded = name;
  for (let before = ''; before !== folded; ) {
    before = folded;
    folded = withoutForms(plainWords(before));
  }
  return folded;
}

/** Lower-case letters and digits, one blank between words. */
function plainWords(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cc}.'’`´]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .normalize('NFC')
    .replace(/(?<![\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu, '$1$2')
    .replace(/[&+]/g, ' and ')
    .replace(/[øłđðħŧıæœþ]/g, (letter) => strokes[letter] as string)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function withoutForms(words: string): string {
  const rest = withoutEastAsianForm(words).split(' ');
  if (rest.length > 1 && leadingForms.has(rest[0] as string)) rest.shift();
  for (;;) {
    const taken = formAtEnd(rest);
    if (taken === 0 || taken === rest.length) return rest.join(' ');
    rest.length -= taken;
  }
}

/** How many of the last words are a legal form: `s p a` is one of three, since its dots are gone. */
function formAtEnd(words: readonly string[]): number {
  for (let taken = Math.min(4, words.length); taken > 1; taken -= 1) {
    const last = words.slice(-taken);
    const spaced = last.every((word) => word.length === 1) || last.join(' ') === 'sp z oo';
    if (spaced && legalForms.has(last.join(''))) return taken;
  }
  return legalForms.has(words.at(-1) as string) ? 1 : 0;
}

function withoutEastAsianForm(words: string): string {
  for (const form of eastAsianForms) {
    const rest = words.startsWith(form)
      ? words.slice(form.length)
      : words.endsWith(form)
        ? words.slice(0, -form.length)
        : words;
    if (rest !== words && rest.trim() !== '') return rest.trim();
  }
  return words;
}

/** Mail services for everybody, and those of one country: sharing one says nothing of two companies. */
const freeMail: ReadonlySet<string> = new Set([
  ...freeMailDomains,
  ...['yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'hotmail.fr', 'hotmail.co.uk', 'outlook.de'],
  ...['t-online.de', 'freenet.de', 'orange.fr', 'free.fr', 'laposte.net', 'wanadoo.fr'],
  ...['libero.it', 'naver.com', 'btinternet.com', 'comcast.net', 'verizon.net'],
]);

/**
 * The web domain a text names, lower case, without scheme, `www.`, port, path, or the part of an address before `@` (S03). Null
 * where it names none, or one of a mail service that everybody uses.
 */
export function foldWebDomain(text: string): string | null {
  const host = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .replace(/\.+$/, '')
    .replace(/^(?:www\d?\.)+/, '');
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(host) || freeMail.has(host)) return null;
  return host;
}

/** An email address as two systems would agree on it: no blanks or characters of no width, lower case (S03). Null where it is none. */
export function foldEmail(text: string): string | null {
  const address = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .toLowerCase()
    .replace(/^mailto:/, '');
  return /^[^@]+@[^@]+\.[^@]+$/.test(address) ? address : null;
}
