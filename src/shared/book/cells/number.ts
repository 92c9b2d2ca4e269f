export type DecimalSign = '.' | ',';

/** A number's text as plain decimal ("-1234.5"), or why there is none. */
export type NumberReading =
  | { kind: 'number'; text: string; proves: DecimalSign | null }
  | { kind: 'ambiguous' }
  | { kind: 'none' };

const none: NumberReading = { kind: 'none' };
const ambiguous: NumberReading = { kind: 'ambiguous' };
const plain = /^-?\d+$/;
const currencyMarks = /[$€£¥₹₩]|^(?:[A-Z]{2,3}\$?|R\$)(?=[\s\d(+-])|(?<=[\s\d)])[A-Z]{3}$/g;
const grouping = /(?<=\d)[ '\u2019\u00a0\u202f\u2009](?=\d{3}(?!\d))/g;

/**
 * Reads a number as exports write it: `1234.5`, `1,234.50`, `1.234,50`, `10 000,00`, `$10K`, `(12.00)`, `12-`, `EUR 5`.
 * `decimal` says which sign is the decimal one; null means nobody has said, and a text like `1.234` is then ambiguous,
 * never guessed (S03). `proves` names the decimal sign a text could only have been written with.
 */
export function readNumber(raw: string, decimal: DecimalSign | null): NumberReading {
  if (plain.test(raw)) return { kind: 'number', text: raw, proves: null };
  const { text, negative, scale } = strip(raw);
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(text)) return none;
  const reading = separate(text, decimal);
  if (reading.kind !== 'number') return reading;
  const scaled = scale === 0 ? reading.text : shift(reading.text, scale);
  return { ...reading, text: negative ? `-${scaled}` : scaled };
}

function strip(raw: string): { text: string; negative: boolean; scale: number } {
  let text = raw.trim().replace('\u2212', '-').replace(currencyMarks, '').trim();
  let negative = false;
  if (text.startsWith('(') && text.endsWith(')')) {
    negative = true;
    text = text.slice(1, -1).trim();
  } else if (text.endsWith('-')) {
    negative = true;
    text = text.slice(0, -1).trim();
  } else if (text.startsWith('-') || text.startsWith('+')) {
    negative = text.startsWith('-');
    text = text.slice(1).trim();
  }
  text = text.replace(currencyMarks, '').trim();
  const suffix = /(?<=\d)\s?([kKmM])$/.exec(text);
  const scale = suffix === null ? 0 : suffix[1]?.toLowerCase() === 'k' ? 3 : 6;
  if (suffix !== null) text = text.slice(0, suffix.index);
  return { text: text.replace(grouping, ''), negative, scale };
}

/** Tells decimal signs from grouping signs. */
function separate(text: string, decimal: DecimalSign | null): NumberReading {
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots + commas === 0) return { kind: 'number', text, proves: null };
  if (dots > 0 && commas > 0) {
    const last = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
    return asWritten(text, last, decimal, true);
  }
  const sign = dots > 0 ? '.' : ',';
  if (dots + commas > 1) return asWritten(text, sign === '.' ? ',' : '.', decimal, true);
  const [whole = '', fraction = ''] = text.split(sign);
  const couldGroup =
    fraction.length === 3 && whole.length >= 1 && whole.length <= 3 && whole !== '0';
  if (!couldGroup) return asWritten(text, sign, decimal, true);
  return decimal === null ? ambiguous : asWritten(text, decimal, decimal, false);
}

/** Reads with `sign` as the decimal one; none where that contradicts what is known or the groups are no groups. */
function asWritten(
  text: string,
  sign: DecimalSign,
  known: DecimalSign | null,
  proves: boolean,
): NumberReading {
  if (known !== null && known !== sign) return none;
  const other = sign === '.' ? ',' : '.';
  const [whole = '', fraction, ...more] = text.split(sign);
  if (more.length > 0 || fraction?.includes(other)) return none;
  const groups = whole.split(other);
  const grouped = groups.length > 1;
  if (grouped && !groups.every((group, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{2,3}$/).test(group)))
    return none;
  if (grouped && groups.at(-1)?.length !== 3) return none;
  const digits = groups.join('') || '0';
  const value = fraction === undefined || fraction === '' ? digits : `${digits}.${fraction}`;
  return { kind: 'number', text: value, proves: proves ? sign : null };
}

/** Multiplies a plain decimal by a power of ten, exactly. */
function shift(text: string, places: number): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = fraction.padEnd(places, '0');
  const rest = digits.slice(places);
  const moved = `${whole}${digits.slice(0, places)}`.replace(/^0+(?=\d)/, '');
  return rest === '' ? moved : `${moved}.${rest}`;
}
