/** What a cell's format makes of its number, as far as it changes what the number means. */
export type NumberKind =
  | { kind: 'plain' }
  | { kind: 'date' | 'time' | 'dateTime' | 'duration' }
  | { kind: 'percent' }
  /** `00000`: leading zeros, for codes kept as numbers. */
  | { kind: 'digits'; count: number };

const plain: NumberKind = { kind: 'plain' };

/** Formats every workbook has without saying so. */
const builtIn: Readonly<Record<number, NumberKind>> = {
  9: { kind: 'percent' },
  10: { kind: 'percent' },
  18: { kind: 'time' },
  19: { kind: 'time' },
  20: { kind: 'time' },
  21: { kind: 'time' },
  22: { kind: 'dateTime' },
  45: { kind: 'time' },
  46: { kind: 'duration' },
  47: { kind: 'time' },
};

export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code !== undefined) return kindOfCode(code);
  const known = builtIn[id];
  if (known !== undefined) return known;
  // 14-17 and the dates of East Asian versions of Excel.
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return { kind: 'date' };
  return plain;
}

function kindOfCode(code: string): NumberKind {
  const [positive = ''] = code
    .replace(/\\./g, '')
    .replace(/"[^"]*"?/g, '')
    .split(';');
  if (/\[(h+|m+|s+)\]/i.test(positive)) return { kind: 'duration' };
  const bare = positive
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[_*]./g, '')
    .replace(/general/gi, '')
    .trim();
  if (/^0{2,}$/.test(bare)) return { kind: 'digits', count: bare.length };
  if (bare.includes('%')) return { kind: 'percent' };
  const words = bare.replace(/am\/pm|a\/p/gi, 'h').replace(/E[+-]/g, '');
  if (/[#?]|0/.test(words.replace(/[sS]\.0+/g, 's'))) return plain;
  const date = /[dy]|g{1,3}e|[bB]{2}/i.test(words) || /^m+$/i.test(words);
  const time = /[hs]/i.test(words);
  if (date) return { kind: time ? 'dateTime' : 'date' };
  return time ? { kind: 'time' } : plain;
}

/** A number in the spelling a CSV has: no exponent, no noise of binary fractions. */
export function plainNumber(text: string): string {
  const trimmed = text.trim();
  // Whole numbers are kept as they are, however long: they may be ids.
  if (/^-?(0|[1-9]\d*)$/.test(trimmed)) return trimmed;
  // Fifteen digits and a point are what a binary fraction holds without noise.
  if (trimmed.length <= 16 && /^-?(0|[1-9]\d*)\.\d*[1-9]$/.test(trimmed)) return trimmed;
  const value = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(value)) return trimmed;
  return decimal(Number(value.toPrecision(15)));
}

/** JavaScript's shortest spelling, with any exponent written out. */
function decimal(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e');
  if (exponent === undefined) return value === 0 ? '0' : mantissa;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const daySeconds = 86_400;

/** A cell's number as its format means it; `since1904` is the calendar of old Macs. */
export function formatted(text: string, kind: NumberKind, since1904: boolean): string {
  switch (kind.kind) {
    case 'plain':
      return plainNumber(text);
    case 'digits': {
      const digits = plainNumber(text);
      return /^\d+$/.test(digits) ? digits.padStart(kind.count, '0') : digits;
    }
    case 'percent': {
      const value = Number(text);
      if (text.trim() === '' || !Number.isFinite(value)) return plainNumber(text);
      return `${plainNumber(String(Number((value * 100).toPrecision(15))))}%`;
    }
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
      return moment(text, kind.kind, since1904);
  }
}

function moment(
  text: string,
  kind: 'date' | 'time' | 'dateTime' | 'duration',
  since1904: boolean,
): string {
  const serial = Number(text);
  const latest = 2_958_466;
  if (text.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial >= latest)
    return plainNumber(text);
  const seconds = Math.round(serial * daySeconds);
  const day = Math.floor(seconds / daySeconds);
  const clock = clockText(seconds % daySeconds);
  if (kind === 'duration') return clockText(seconds);
  if (kind === 'time' && day === 0) return clock;
  const date = dateText(day, since1904);
  if (seconds % daySeconds === 0) return date;
  return `${date} ${clock}`;
}

function clockText(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Excel took over from Lotus that 1900 was a leap year: its day 60 never was. */
function dateText(day: number, since1904: boolean): string {
  if (!since1904 && day === 60) return '1900-02-29';
  if (!since1904 && day === 0) return '1900-01-00';
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(epoch + day * daySeconds * 1000).toISOString().slice(0, 10);
}
