import { currenciesOf } from './currency-marks.ts';
import { tidy } from './spelling.ts';

export type DecimalSign = '.' | ',';

/**
 * A number's text as plain decimal ("-1234.5"), or why there is none. `currencies` are those the marks beside it can stand for,
 * null where it has none; `percent` where a `%` does.
 */
export type NumberReading =
  | {
      kind: 'number';
      text: string;
      proves: DecimalSign | null;
      currencies: readonly string[] | null;
      percent: boolean;
    }
  | { kind: 'ambiguous' }
  | { kind: 'none' };

type Digits = { text: string; proves: DecimalSign | null } | 'ambiguous' | 'none';

const none: NumberReading = { kind: 'none' };
const ambiguous: NumberReading = { kind: 'ambiguous' };
const plain = /^-?\d+$/;
/** With signs among the digits and nothing around them: most cells, read without looking for more. */
const bare = /^-?\d[\d.,]*$/;
const longest = 100;

/**
 * Reads a number as exports write it (S03.4): `1234.5`, `1,234.50`, `1.234,50`, `10 000,00`, `1'234.50`, `12,34,567.00`, `$10K`,
 * `1,5 Mio. €`, `(12.00)`, `12-`, `EUR 5`, `5,-`, `1.2E+05`, `50 %`, digits of any width; always exact.
 * `decimal` says which sign is the decimal one; null means nobody has said, and a text like `1.234` is then ambiguous,
 * never guessed (S03). `proves` names the decimal sign a text could only have been written with.
 */
export function readNumber(raw: string, decimal: DecimalSign | null): NumberReading {
  if (raw.length > longest) return none;
  if (plain.test(raw)) return number(raw, null, unmarked);
  if (bare.test(raw))
    return reading(separate(raw.replace('-', ''), decimal), raw.startsWith('-'), unmarked);
  const parts = peel(tidy(raw));
  // `$ -` is how the accounting format writes a zero.
  if (parts.body === '')
    return parts.negative && parts.currencies ? number('0', null, parts) : none;
  return reading(scaled(parts.body, decimal), parts.negative, parts);
}

function reading(read: Digits, negative: boolean, marks: Marks): NumberReading {
  if (read === 'none') return none;
  if (read === 'ambiguous') return ambiguous;
  return number(negative ? `-${read.text}` : read.text, read.proves, marks);
}

interface Marks {
  currencies: readonly string[] | null;
  percent: boolean;
}

const unmarked: Marks = { currencies: null, percent: false };

function number(text: string, proves: DecimalSign | null, marks: Marks): NumberReading {
  return { kind: 'number', text, proves, currencies: marks.currencies, percent: marks.percent };
}

interface Parts extends Marks {
  negative: boolean;
  signed: boolean;
  body: string;
}

/** `5,-`, `5.--` and `5:-` are whole prices, not negative ones. */
const roundPrice = /(?<=\d)(?:([.,])-{1,2}|:-)(?![\d-])/;

/** Takes sign, brackets and marks off a number. */
function peel(tidied: string): Parts {
  const whole = tidied.replace(roundPrice, (_price, sign: string | undefined) =>
    sign === undefined ? '' : `${sign}00`,
  );
  let parts: Parts = { ...unmarked, negative: false, signed: false, body: whole };
  for (let before = ''; before !== parts.body; ) {
    before = parts.body;
    parts = withoutSign(parts) ?? withoutMark(parts);
  }
  return parts;
}

/** In place of a body with two signs, or with marks that contradict each other: no number is ever read from it. */
const twice = '\0';

function withoutSign(parts: Parts): Parts | null {
  const { body } = parts;
  const bracketed = body.startsWith('(') && body.endsWith(')');
  const before = body.startsWith('-') || body.startsWith('+');
  if (!bracketed && !before && !body.endsWith('-')) return null;
  if (parts.signed) return { ...parts, body: twice };
  const rest = body.slice(bracketed || before ? 1 : 0, bracketed || !before ? -1 : undefined);
  return { ...parts, signed: true, negative: !body.startsWith('+'), body: rest.trim() };
}

const markBefore = /^(?:\p{L}{0,3}\p{Sc}|\p{L}{2,4}\.?(?![\p{L}.])|%)/u;
const markAfter = /(?:\p{L}{0,3}\p{Sc}|(?<!\p{L})\p{L}{2,4}\.?|[元円원]|%)$/u;

function withoutMark(parts: Parts): Parts {
  const { body } = parts;
  const first = markBefore.exec(body)?.[0];
  if (first !== undefined) return marked(parts, first, body.slice(first.length));
  const last = markAfter.exec(body)?.[0];
  if (last === undefined) return parts;
  // In `5k€` and `5 Mio.` the letters are a size.
  const mark = currenciesOf(last) === null && last !== '%' ? last.slice(-1) : last;
  return marked(parts, mark, body.slice(0, -mark.length));
}

function marked(parts: Parts, mark: string, rest: string): Parts {
  const body = rest.trim();
  if (mark === '%')
    return parts.percent ? { ...parts, body: twice } : { ...parts, percent: true, body };
  const meant = currenciesOf(mark);
  if (meant === null) return parts;
  const { currencies } = parts;
  const both = currencies === null ? meant : meant.filter((code) => currencies.includes(code));
  return both.length === 0 ? { ...parts, body: twice } : { ...parts, currencies: both, body };
}

/** Not `cr`: ten million in India, and a credit in a ledger. */
const scaleWords: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['tsd', 3],
  ['m', 6],
  ['mm', 6],
  ['mn', 6],
  ['mio', 6],
  ['mln', 6],
  ['b', 9],
  ['bn', 9],
  ['mrd', 9],
  ['lakh', 5],
  ['lac', 5],
  ['crore', 7],
]);
const scaleAfter = /(?<=\d[.,]?) ?([A-Za-z]{1,5})\.?$/;
const exponent = /^(\d+(?:[.,]\d+)?)[eE]([+-]?\d{1,3})$/;
const blankGroups = /^\d{1,3}(?:( |')\d{3})(?:\1\d{3})*(?:[.,]\d*)?$/;

/** Digits with their size: `1.2E+05`, `1,5 Mio`. */
function scaled(body: string, decimal: DecimalSign | null): Digits {
  const power = exponent.exec(body);
  if (power !== null) return withPower(String(power[1]), Number(power[2]), decimal);
  const suffix = scaleAfter.exec(body);
  const places = suffix === null ? 0 : scaleWords.get(String(suffix[1]).toLowerCase());
  if (places === undefined) return 'none';
  const digits = suffix === null ? body : body.slice(0, suffix.index);
  const joined = blankGroups.test(digits) ? digits.replace(/[ ']/g, '') : digits;
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(joined)) return 'none';
  const read = separate(joined, decimal);
  if (typeof read === 'string' || places === 0) return read;
  return { ...read, text: shiftDecimal(read.text, places) };
}

/** A power of ten has no grouping, so the one sign before it is the decimal sign. */
function withPower(mantissa: string, places: number, decimal: DecimalSign | null): Digits {
  const sign = mantissa.includes('.') ? '.' : mantissa.includes(',') ? ',' : null;
  if (sign !== null && decimal !== null && sign !== decimal) return 'none';
  return { text: shiftDecimal(mantissa.replace(',', '.'), places), proves: sign };
}

/** Tells decimal signs from grouping signs. */
function separate(text: string, decimal: DecimalSign | null): Digits {
  const [dot, comma] = [text.indexOf('.'), text.indexOf(',')];
  if (dot < 0 && comma < 0) return { text, proves: null };
  if (dot >= 0 && comma >= 0) {
    const last = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
    return asWritten(text, last, decimal, true);
  }
  const sign = dot >= 0 ? '.' : ',';
  if (text.indexOf(sign) !== text.lastIndexOf(sign))
    return asWritten(text, sign === '.' ? ',' : '.', decimal, true);
  const [whole = '', fraction = ''] = text.split(sign);
  const couldGroup =
    fraction.length === 3 && whole.length >= 1 && whole.length <= 3 && whole !== '0';
  if (!couldGroup) return asWritten(text, sign, decimal, true);
  return decimal === null ? 'ambiguous' : asWritten(text, decimal, decimal, false);
}

const inThousands = /^\d{1,3}(?:[.,]\d{3})+$/;
const inLakhs = /^\d{1,2}(?:[.,]\d{2})+[.,]\d{3}$/;

/** Reads with `sign` as the decimal one; none where that contradicts what is known or the groups are no groups. */
function asWritten(
  text: string,
  sign: DecimalSign,
  known: DecimalSign | null,
  proves: boolean,
): Digits {
  if (known !== null && known !== sign) return 'none';
  const other = sign === '.' ? ',' : '.';
  const at = text.indexOf(sign);
  const whole = at < 0 ? text : text.slice(0, at);
  const fraction = at < 0 ? '' : text.slice(at + 1);
  if (/[.,]/.test(fraction)) return 'none';
  if (whole.includes(other) && !inThousands.test(whole) && !inLakhs.test(whole)) return 'none';
  const digits = whole.replaceAll(other, '') || '0';
  return {
    text: fraction === '' ? digits : `${digits}.${fraction}`,
    proves: proves ? sign : null,
  };
}

/** Multiplies a plain decimal ("-12.5") by a power of ten, exactly; `places` may be negative. */
export function shiftDecimal(text: string, places: number): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const digits = `${'0'.repeat(Math.max(0, -places))}${whole}${fraction.padEnd(places, '0')}`;
  const point = digits.length - Math.max(fraction.length, places) + places;
  const moved = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(point).replace(/0+$/, '');
  return `${negative ? '-' : ''}${moved}${rest === '' ? '' : `.${rest}`}`;
}
