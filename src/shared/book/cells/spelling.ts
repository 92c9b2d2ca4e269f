/**
 * What typed cells share before anything is read (S03.1, S03.2): blanks of every kind, digits and signs of every width,
 * the words that stand for nothing, and what a spreadsheet writes where a formula failed.
 */

const plainAscii = /^[!-~]*$/;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
const apostrophes = /[\u2018\u2019\u02bc\u00b4]/g;
const wide = /[\uff01-\uff5e\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uffe1\uffe5\uffe6]/g;
const wrapped = /^="((?:[^"]|"")*)"$/;
const digitZeros = [0x660, 0x6f0, 0x966];
const wideSigns: ReadonlyMap<string, string> = new Map([
  ['￡', '£'],
  ['￥', '¥'],
  ['￦', '₩'],
]);

/**
 * A typed cell as its reader takes it (S03.1): full-width signs and Arabic, Persian and Devanagari digits as ASCII ones,
 * any dash as `-`, any blank as one space, nothing invisible, no blanks around, and no `="…"` (S03.8). Digits that are set
 * high or low stay as they are: `10²` is no 102.
 */
export function tidy(text: string): string {
  const inner = unwrapped(text);
  if (plainAscii.test(inner)) return inner;
  return inner
    .replace(invisible, '')
    .replace(wide, narrow)
    .replace(dashes, '-')
    .replace(apostrophes, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function narrow(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  const zero = digitZeros.find((from) => code >= from && code <= from + 9);
  return zero === undefined ? String(wideSigns.get(character)) : String(code - zero);
}

/** `="00123"` is how a spreadsheet is told to keep a text: 00123 (S03.8). Any other text as it stands. */
export function unwrapped(text: string): string {
  if (text.charCodeAt(0) !== 61) return text;
  return wrapped.exec(text)?.[1]?.replaceAll('""', '"') ?? text;
}

const blankWords: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '---',
  'n/a',
  'na',
  'n.a.',
  'n.a',
  'n/d',
  'k.a.',
  'k. a.',
  'null',
  '(null)',
  '<null>',
  '[null]',
  '\\n',
  'nil',
  'none',
  '(none)',
  'nan',
  'undefined',
  '(blank)',
  '(empty)',
  'not applicable',
  'not available',
]);

/**
 * Whether a tidy cell of a typed column says that there is no value (S03.2): empty, a dash, `n/a`, `null`, `none`, in any
 * case. This is the one list; a text column keeps these words as they stand.
 */
export function isBlank(tidied: string): boolean {
  return tidied.length < 16 && blankWords.has(tidied.toLowerCase());
}

const errorWords = [
  'N/A REF! DIV/0! VALUE! NAME? NULL! NUM! SPILL! CALC! FIELD! BLOCKED! CONNECT! UNKNOWN! BUSY! EXTERNAL! PYTHON! ERROR! GETTING_DATA',
  'NV WERT! BEZUG! ZAHL! ÜBERLAUF! KALK! BLOCKIERT!',
  'VALEUR! NOM? NOMBRE! NUL! PROPAGATION! EPARS!',
  'N/D ¡VALOR! ¡REF! ¿NOMBRE? ¡NUM! ¡NULO! ¡DIV/0! ¡DESBORDAMIENTO! ¡CALC!',
  'VALORE! RIF! NOME? NULLO! ESPANSIONE! CALCOLO!',
  'VALOR! NÚM! NULO! DESPEJAR! DESPEJO! CÁLC!',
  'N/B WAARDE! VERW! NAAM? GETAL! LEEG! DEEL/0! OVERLOOP!',
  'VÄRDEFEL! REFERENS! NAMN? OGILTIGT! SKÄRNING! SAKNAS! DIVISION/0!',
];
const spreadsheetErrors: ReadonlySet<string> = new Set(
  errorWords.flatMap((line) => line.split(' ').map((word) => `#${word}`)),
);

/**
 * What a spreadsheet writes where a formula failed or a column was too narrow, in English, German, French, Spanish, Italian,
 * Portuguese, Dutch and Swedish: `#N/A`, `#WERT!`, `########`, `Err:502`. Never a value of any column (S03.3).
 */
export function isSpreadsheetError(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first !== 35 && first !== 69 && first > 32 && first !== 160) return false;
  const trimmed = text.length > 40 ? text : text.trim();
  if (trimmed.startsWith('Err:5')) return /^Err:5\d\d$/.test(trimmed);
  return trimmed.startsWith('##') ? /^#+$/.test(trimmed) : spreadsheetErrors.has(trimmed);
}
