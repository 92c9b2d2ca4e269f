import { type NumberKind, numberKind } from './number-format.ts';
import { attribute, BrokenXml, readXml } from './xml.ts';
import { ZipBomb, type ZipEntry, type ZipFile } from './zip.ts';

/** A sheet as the workbook lists it. */
export interface SheetPart {
  name: string;
  hidden: boolean;
  entry: ZipEntry;
}

export interface WorkbookParts {
  sheets: SheetPart[];
  since1904: boolean;
  strings: ZipEntry | undefined;
  styles: ZipEntry | undefined;
}

const rootRelations = '_rels/.rels';
/** Texts of a workbook are held in memory: this many bytes of XML at most. */
const mostText = 512 * 1024 * 1024;

/** Where a workbook keeps its sheets, texts and formats; null where the archive holds no workbook. */
export function workbookParts(zip: ZipFile): WorkbookParts | null {
  const root = relations(zip, rootRelations, '');
  const path = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const entry = zip.entries.get(path);
  if (entry === undefined) return null;
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const file = path.slice(path.lastIndexOf('/') + 1);
  const links = relations(zip, `${folder === '' ? '' : `${folder}/`}_rels/${file}.rels`, folder);
  const found: SheetPart[] = [];
  let since1904 = false;
  let isWorkbook = false;
  readXml(zip, entry, {
    open: (name, attributes) => {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr')
        since1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const link = links.find(({ id }) => id === attribute(attributes, 'id'));
      const sheet = link?.type === 'worksheet' ? zip.entries.get(link.target) : undefined;
      if (sheet === undefined) return;
      const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
      found.push({ name: attribute(attributes, 'name') ?? '', hidden, entry: sheet });
    },
  });
  if (!isWorkbook) return null;
  const part = (kind: string, usual: string) =>
    zip.entries.get(links.find(({ type }) => type === kind)?.target ?? `${folder}/${usual}`);
  return {
    sheets: found,
    since1904,
    strings: part('sharedStrings', 'sharedStrings.xml'),
    styles: part('styles', 'styles.xml'),
  };
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

function relations(zip: ZipFile, path: string, folder: string): Relation[] {
  const entry = zip.entries.get(path);
  const found: Relation[] = [];
  if (entry === undefined) return found;
  readXml(zip, entry, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const type = attribute(attributes, 'Type') ?? '';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(attribute(attributes, 'Target') ?? '', folder),
      });
    },
  });
  return found;
}

function resolved(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Texts that cells name by number. */
export function sharedStrings(zip: ZipFile, entry: ZipEntry | undefined): string[] {
  const texts: string[] = [];
  if (entry === undefined) return texts;
  if (entry.size > mostText) throw new ZipBomb();
  let text = '';
  let inText = false;
  let phonetic = false;
  readXml(zip, entry, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic = true;
    },
    text: (piece) => {
      if (inText && !phonetic) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

/** Signs that XML can't hold stand as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** What each cell style makes of a number, by the style's place. */
export function numberKinds(zip: ZipFile, entry: ZipEntry | undefined): NumberKind[] {
  const kinds: NumberKind[] = [];
  if (entry === undefined) return kinds;
  const codes = new Map<number, string>();
  let inCells = false;
  readXml(zip, entry, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt')
        codes.set(wholeNumber(attributes, 'numFmtId'), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'xf' && inCells) {
        const id = wholeNumber(attributes, 'numFmtId');
        kinds.push(numberKind(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}

function wholeNumber(attributes: Record<string, string>, name: string): number {
  const value = Number(attribute(attributes, name) ?? '0');
  if (!Number.isInteger(value)) throw new BrokenXml();
  return value;
}
