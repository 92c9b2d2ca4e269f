import { badInput, type Failure } from '../../../shared/kernel/failure.ts';

interface Kind {
  name: string;
  /** The next step, where it is another than exporting as CSV. */
  hint?: string;
}

interface Signature extends Kind {
  bytes: readonly (number | null)[];
}

const unpack = 'Unpack it, and choose the CSV file inside.';
const asCsv = 'Export the data as CSV (comma separated, UTF-8) and choose that file.';
const fromExcel =
  'Open it in Excel, save it as an .xlsx workbook or as CSV UTF-8, and choose that file.';

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

const signatures: readonly Signature[] = [
  { bytes: [0x1f, 0x8b, 0x08], name: 'a gzip archive', hint: unpack },
  { bytes: [...ascii('BZh'), null, 0x31, 0x41, 0x59, 0x26], name: 'a bzip2 archive', hint: unpack },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], name: 'an xz archive', hint: unpack },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: 'a 7z archive', hint: unpack },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'a zstd archive', hint: unpack },
  { bytes: [...ascii('Rar!'), 0x1a, 0x07], name: 'a RAR archive', hint: unpack },
  {
    bytes: [0x09, 0x08, null, 0x00, 0x00, 0x05],
    name: 'an old Excel workbook (.xls)',
    hint: fromExcel,
  },
  { bytes: [0x09, 0x04, 0x06, 0x00], name: 'an old Excel workbook (.xls)', hint: fromExcel },
  { bytes: [0x09, 0x02, 0x06, 0x00], name: 'an old Excel workbook (.xls)', hint: fromExcel },
  { bytes: [0x04, 0x22, 0x4d, 0x18], name: 'an lz4 archive', hint: unpack },
  { bytes: [...ascii('MSCF'), 0, 0, 0, 0], name: 'a cabinet archive', hint: unpack },
  { bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], name: 'a picture' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a picture' },
  { bytes: [...ascii('GIF8'), null, 0x61], name: 'a picture' },
  { bytes: [...ascii('II*'), 0], name: 'a picture' },
  { bytes: [...ascii('MM'), 0, 0x2a], name: 'a picture' },
  { bytes: [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')], name: 'a picture' },
  { bytes: [...ascii('BM'), null, null, null, null, 0, 0, 0, 0], name: 'a picture' },
  { bytes: [...ascii('SQLite format 3'), 0], name: 'a SQLite database' },
  { bytes: [...ascii('PAR1'), 0x15], name: 'a Parquet file' },
  { bytes: ascii('bplist00'), name: 'a property list' },
  { bytes: [...ascii('ARROW1'), 0, 0], name: 'an Arrow file' },
  { bytes: [...ascii('Obj'), 1], name: 'an Avro file' },
  { bytes: [0, 1, 0, 0, ...ascii('Standard ')], name: 'an Access database' },
  { bytes: [0x7f, ...ascii('ELF')], name: 'a program' },
];

const oldExcel = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zipStarts = [0x0304, 0x0506, 0x0708];

function startsWith(start: Buffer, bytes: readonly (number | null)[]): boolean {
  return (
    start.length >= bytes.length && bytes.every((byte, i) => byte === null || start[i] === byte)
  );
}

export function isZip(start: Buffer): boolean {
  return (
    start.length >= 4 && startsWith(start, ascii('PK')) && zipStarts.includes(start.readUInt16BE(2))
  );
}

/** A file that is plainly something else than text, by its bytes; null where nothing speaks against text. */
export function refusedBytes(file: string, start: Buffer): Failure | null {
  if (startsWith(start, oldExcel)) return refusal(file, compoundKind(start));
  if (startsWith(start.subarray(257), [...ascii('ustar'), null, null]) && start.includes(0))
    return refusal(file, { name: 'a tar archive', hint: unpack });
  const known = signatures.find(({ bytes }) => startsWith(start, bytes));
  if (known !== undefined) return refusal(file, known);
  const head = start
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf)?\s+/, '');
  if (/^(\xef\xbb\xbf)?%PDF-\d/.test(head)) return refusal(file, { name: 'a PDF' });
  return null;
}

/** OLE2: an old workbook, or the envelope of one that has a password. */
function compoundKind(start: Buffer): Kind {
  if (start.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return {
      name: 'a workbook with a password',
      hint: 'Open it in Excel, take the password off, save it, and choose it again.',
    };
  if (start.includes(Buffer.from('WordDocument', 'utf16le'))) return { name: 'a Word document' };
  return { name: 'an old Excel workbook (.xls)', hint: fromExcel };
}

/** Control signs that texts have: tab, vertical tab, form feed, and the end of a DOS file. */
const harmlessControls: ReadonlySet<number> = new Set([0x09, 0x0b, 0x0c, 0x1a]);
const delimiterSigns: ReadonlySet<number> = new Set(Buffer.from(',;\t|'));

/**
 * Bytes no text has, and no table around them: most lines hold such bytes, or there are many and not one sound line has cells.
 * A few in a table cost their rows only.
 */
export function isBinary(start: Buffer): boolean {
  const bytes = start.subarray(0, 64 * 1024);
  const all = { lines: 0, broken: 0, controls: 0, withCells: 0 };
  let line = { length: 0, controls: 0, cells: false };
  const close = (): void => {
    if (line.length > 0) all.lines += 1;
    if (line.controls > 0) all.broken += 1;
    else if (line.cells) all.withCells += 1;
    all.controls += line.controls;
    line = { length: 0, controls: 0, cells: false };
  };
  for (const byte of bytes) {
    if (byte === 0x0a || byte === 0x0d) {
      close();
      continue;
    }
    line.length += 1;
    if (byte < 0x20 && !harmlessControls.has(byte)) line.controls += 1;
    else if (delimiterSigns.has(byte)) line.cells = true;
  }
  close();
  if (all.controls < 3) return false;
  if (all.broken * 2 > all.lines) return true;
  const many = all.controls * 10 > bytes.length || all.broken * 10 > all.lines;
  return many && all.withCells === 0;
}

export function binaryFile(file: string): Failure {
  return badInput('NotCsv', `${file} is not a CSV file: it holds bytes no text has.`, asCsv);
}

/** Text that is plainly no table: markup, JSON, RTF. `whole`: this is all there is. */
export function refusedText(file: string, text: string, whole: boolean): Failure | null {
  const start = text.slice(0, 64 * 1024).trimStart();
  const kind =
    markupKind(start) ?? (start.startsWith('{\\rtf') ? { name: 'an RTF document' } : null);
  if (kind !== null) return refusal(file, kind);
  return isJson(text, whole) ? refusal(file, { name: 'JSON' }) : null;
}

const page = {
  name: 'a web page, perhaps a login page',
  hint: 'Sign in where it came from, export the data as CSV there, and choose that file.',
};

function markupKind(start: string): Kind | null {
  if (!start.startsWith('<')) return null;
  const head = start.replace(/^(<!--[\s\S]*?-->\s*)+/, '');
  if (/^<!doctype\s+html|^<html[\s>]/i.test(head)) return page;
  if (/^<\?xml[\s?]/i.test(head)) {
    if (/<html[\s>]/i.test(head.slice(0, 2048))) return page;
    return /urn:schemas-microsoft-com:office:spreadsheet/.test(head)
      ? { name: 'an Excel XML workbook', hint: fromExcel }
      : { name: 'an XML file' };
  }
  const tag = /^<([a-z][\w:.-]*)(?:\s[^<>]*)?>/i.exec(head)?.[1];
  if (tag === undefined) return null;
  // A header may be called <id>: markup closes what it opens.
  const closes = new RegExp(`</${tag.replace(/[.]/g, '\\.')}\\s*>`, 'i').test(head);
  const inner = /<\/[a-z][\w:.-]*\s*>/gi;
  const tags = head.match(inner)?.length ?? 0;
  if (!closes && tags < 3) return null;
  const [line = ''] = head.split(/\r\n|\r|\n/, 1);
  if (!line.trimEnd().endsWith('>') && /[,;\t|]/.test(line.replace(/<[^<>]*>/g, ''))) return null;
  return /^(head|body|table|meta|script|div|title|style|form|center|font|p)$/i.test(tag)
    ? page
    : { name: 'an XML file' };
}

function isJson(text: string, whole: boolean): boolean {
  const trimmed = text.trim();
  const sign = trimmed[0];
  if (sign !== '{' && sign !== '[') return false;
  if (whole && isParsed(trimmed)) return true;
  const lines = trimmed.slice(0, 64 * 1024).split(/\r\n|\r|\n/, 3);
  const [first = '', second = ''] = lines;
  if (sign === '{' && first.endsWith('}') && isParsed(first))
    return lines.length < 3 || isParsed(second) || second === '';
  if (/^\s*[[{]\s*$/.test(first)) return /^\s*("(?:[^"\\]|\\.)*"\s*:|[[{])/.test(second);
  // One long line of JSON, cut where our look at it ends.
  return !whole && /^(\[\s*)?\{\s*"(?:[^"\\]|\\.)*"\s*:\s*["\d{[tfn-]/.test(first);
}

function isParsed(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** A zip archive that is no workbook, told by what is in it. */
export function zipKind(names: readonly string[]): Kind {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^Index\/(Document|Tables\/).*\.iwa$|^Index\.zip$/))
    return {
      name: 'a Numbers document',
      hint: 'Export it from Numbers as CSV, and choose that file.',
    };
  if (has(/^word\//)) return { name: 'a Word document' };
  if (has(/^ppt\//)) return { name: 'a PowerPoint presentation' };
  if (has(/^xl\/workbook\.bin$/))
    return { name: 'a binary Excel workbook (.xlsb)', hint: fromExcel };
  if (has(/^content\.xml$/) && has(/^mimetype$/))
    return {
      name: 'an OpenDocument file',
      hint: 'Save it as .xlsx or as CSV, and choose that file.',
    };
  return { name: 'a zip archive', hint: unpack };
}

const calledText = /\.(?:csv|tsv|tab|txt)$/i;

/** A workbook is read as one only where its name doesn't say that it is text. */
export function refusedWorkbook(file: string): Failure | null {
  if (!calledText.test(file)) return null;
  const hint = 'Give it a name that ends in .xlsx, or save it as CSV UTF-8, and choose that file.';
  return refusal(file, { name: 'an Excel workbook (.xlsx)', hint });
}

export function refusal(file: string, { name, hint }: Kind): Failure {
  return badInput('NotCsv', `${file} is ${name}, not a CSV file.`, hint ?? asCsv);
}
