import iconv from 'iconv-lite';
import { badInput } from '../../../shared/kernel/failure.ts';

/** How a file's bytes stand for text. Names are lower-case WHATWG or IANA labels. */
export interface Encoding {
  name: string;
  bom: boolean;
  /** Bytes of the mark at the file's start. */
  skip: number;
  /** False while only the file's beginning was seen, which is plain ASCII so far or UTF-8. */
  settled: boolean;
  /** More than one reading makes sense: what a person is asked, and the likeliest stands until then. */
  doubt: EncodingDoubt | null;
}

interface EncodingDoubt {
  question: string;
  /** `windows-1252: Müller`. */
  options: string[];
}

/** Stands where an encoding would, for a workbook. */
export const workbookEncoding = 'xlsx';

const aliases: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  utf8bom: 'utf-8',
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  utf16: 'utf-16le',
  'utf-16': 'utf-16le',
  unicode: 'utf-16le',
  utf16le: 'utf-16le',
  ucs2: 'utf-16le',
  'ucs-2': 'utf-16le',
  utf16be: 'utf-16be',
  utf32: 'utf-32le',
  'utf-32': 'utf-32le',
  utf32le: 'utf-32le',
  utf32be: 'utf-32be',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  iso88591: 'windows-1252',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  ansi: 'windows-1252',
  win1252: 'windows-1252',
  cp1252: 'windows-1252',
  '1252': 'windows-1252',
  latin9: 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  iso885915: 'iso-8859-15',
  'iso8859-15': 'iso-8859-15',
  mac: 'macintosh',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  'x-mac-roman': 'macintosh',
  sjis: 'shift_jis',
  shiftjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  'x-sjis': 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'windows-31j': 'shift_jis',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  win1251: 'windows-1251',
  cp1251: 'windows-1251',
  '1251': 'windows-1251',
};

const unicode = new Set(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']);
/** What iconv-lite knows beside encodings of text. */
const noText =
  /^(base64|hex|binary|internal|utf7|utf-7|utf7imap|utf-7-imap|cesu8|ucs2|utf16|utf32)/;

/** The one name of an encoding that goes by many; a Failure where nobody knows it. */
export function encodingName(asked: string): string {
  const label = asked.trim().toLowerCase();
  const dashed = label.replace(/[\s_]+/g, '-');
  const known = aliases[label] ?? aliases[dashed] ?? (unicode.has(dashed) ? dashed : label);
  const codePage = /^cp(125\d)$/.exec(known);
  const name = codePage === null ? known : `windows-${codePage[1] ?? ''}`;
  if (unicode.has(name)) return name;
  if (!noText.test(name) && iconv.encodingExists(name)) return name;
  throw badInput(
    'Encoding',
    `"${asked}" is not an encoding.`,
    'Use utf-8, utf-16le, windows-1252, iso-8859-15, macintosh, shift_jis, gb18030 or windows-1251.',
    'encoding',
  );
}

export function isUnicode(name: string): boolean {
  return unicode.has(name);
}

const titles: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'utf-32le': 'UTF-32',
  'utf-32be': 'UTF-32',
  'windows-1252': 'Windows-1252',
  'windows-1251': 'Windows-1251',
  'iso-8859-15': 'ISO-8859-15',
  macintosh: 'MacRoman',
  shift_jis: 'Shift-JIS',
  gb18030: 'GB18030',
  [workbookEncoding]: 'a character',
};

/** How a person calls it. */
export function encodingTitle(name: string): string {
  return titles[name] ?? name;
}

const marks: readonly { bytes: readonly number[]; name: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], name: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], name: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], name: 'utf-32be' },
  { bytes: [0xff, 0xfe], name: 'utf-16le' },
  { bytes: [0xfe, 0xff], name: 'utf-16be' },
  { bytes: [0x84, 0x31, 0x95, 0x33], name: 'gb18030' },
];

/** The encoding a mark at the file's start tells. */
export function markedEncoding(start: Uint8Array): Encoding | null {
  const mark = marks.find(({ bytes }) => bytes.every((byte, i) => start[i] === byte));
  if (mark === undefined) return null;
  return { name: mark.name, bom: true, skip: mark.bytes.length, settled: true, doubt: null };
}

export function certainly(name: string): Encoding {
  return { name, bom: false, skip: 0, settled: true, doubt: null };
}
