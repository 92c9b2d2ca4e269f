import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell as its sheet's XML holds it: `{ t: 's', v: 0 }`; a text stands for an inline string, a number for itself. */
export type Cell =
  | string
  | number
  | null
  | { t?: string; s?: number; v?: string | number; f?: string; is?: string };

interface SheetSpec {
  name: string;
  rows: readonly (readonly Cell[] | null)[];
  state?: 'hidden';
  /** The rest of the sheet's XML, after its data. */
  after?: string;
}

export interface BookSpec {
  sheets: SheetSpec[];
  /** Shared strings as XML between `<si>` tags. */
  strings?: string[];
  /** Number formats of styles 0, 1, 2, …: a built-in number or a code. */
  formats?: (number | string)[];
  since1904?: boolean;
  /** The prefix of every element, as some programs write it. */
  prefix?: string;
}

/** A sheet of two columns behind an empty one and a hidden one. */
export const behindCover: SheetSpec[] = [
  { name: 'Cover', rows: [] },
  { name: 'Secret', rows: [['s'], ['1']], state: 'hidden' },
  {
    name: 'Deals',
    rows: [
      ['id', 'amount'],
      ['d1', 5],
    ],
  },
];

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The parts of a workbook by their place in the archive. */
export function xlsxParts(spec: BookSpec): Record<string, string> {
  const p = spec.prefix === undefined ? '' : `${spec.prefix}:`;
  const ns = `xmlns${p === '' ? '' : `:${spec.prefix}`}="${main}"`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (list: string[]) =>
    `${head}<Relationships xmlns="${packaged}">${list.join('')}</Relationships>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types/>`,
    '_rels/.rels': relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/_rels/workbook.xml.rels': relations([
      ...spec.sheets.map((_, i) =>
        relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`),
      ),
      relation('rIdS', 'sharedStrings', '/xl/sharedStrings.xml'),
      relation('rIdF', 'styles', 'styles.xml'),
    ]),
    'xl/workbook.xml': `${head}<${p}workbook ${ns} xmlns:r="${office}"><${p}workbookPr${spec.since1904 === true ? ' date1904="1"' : ''}/><${p}sheets>${spec.sheets.map(({ name, state }, i) => `<${p}sheet name="${escaped(name)}" sheetId="${i + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${i + 1}"/>`).join('')}</${p}sheets></${p}workbook>`,
    'xl/sharedStrings.xml': `${head}<${p}sst ${ns}>${(spec.strings ?? []).map((si) => `<${p}si>${si}</${p}si>`).join('')}</${p}sst>`,
    'xl/styles.xml': stylesXml(spec, p, ns),
  };
  for (const [i, sheet] of spec.sheets.entries())
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, p, ns);
  return parts;
}

function stylesXml({ formats = [0] }: BookSpec, p: string, ns: string): string {
  const codes = formats.map((format, i) =>
    typeof format === 'string'
      ? `<${p}numFmt numFmtId="${200 + i}" formatCode="${escaped(format).replaceAll('"', '&quot;')}"/>`
      : '',
  );
  const styles = formats.map(
    (format, i) => `<${p}xf numFmtId="${typeof format === 'string' ? 200 + i : format}"/>`,
  );
  return `${head}<${p}styleSheet ${ns}><${p}numFmts>${codes.join('')}</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs><${p}cellXfs>${styles.join('')}</${p}cellXfs></${p}styleSheet>`;
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function sheetXml({ rows, after = '' }: SheetSpec, p: string, ns: string): string {
  const lines = rows.map((cells, r) => {
    if (cells === null) return '';
    const inner = cells.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`, p)).join('');
    return `<${p}row r="${r + 1}">${inner}</${p}row>`;
  });
  return `${head}<${p}worksheet ${ns}><${p}dimension ref="A1"/><${p}sheetData>${lines.join('')}</${p}sheetData>${after}</${p}worksheet>`;
}

function cellXml(cell: Cell, at: string, p: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<${p}c r="${at}"><${p}v>${cell}</${p}v></${p}c>`;
  const of = typeof cell === 'string' ? { t: 'inlineStr', is: cell } : cell;
  const formula = of.f === undefined ? '' : `<${p}f>${escaped(of.f)}</${p}f>`;
  const value = of.v === undefined ? '' : `<${p}v>${escaped(String(of.v))}</${p}v>`;
  const text =
    of.is === undefined
      ? ''
      : `<${p}is><${p}t xml:space="preserve">${escaped(of.is)}</${p}t></${p}is>`;
  const style = of.s === undefined ? '' : ` s="${of.s}"`;
  const type = of.t === undefined ? '' : ` t="${of.t}"`;
  return `<${p}c r="${at}"${style}${type}>${formula}${value}${text}</${p}c>`;
}

export function zipped(parts: Readonly<Record<string, string>>, level: 0 | 6 = 6): Buffer {
  const files: Zippable = {};
  for (const [name, text] of Object.entries(parts)) files[name] = [strToU8(text), { level }];
  return Buffer.from(zipSync(files));
}

export function xlsx(spec: BookSpec): Buffer {
  return zipped(xlsxParts(spec));
}
