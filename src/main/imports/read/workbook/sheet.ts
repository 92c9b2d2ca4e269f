import { formatted, type NumberKind } from './number-format.ts';
import { unescaped } from './parts.ts';
import { BrokenXml, readXml, type XmlVisitor } from './xml.ts';
import type { ZipEntry, ZipFile } from './zip.ts';

/** A sheet that is wider or longer than any can be read. */
export class SheetTooLarge extends Error {
  readonly columns: number;

  constructor(columns: number) {
    super();
    this.columns = columns;
  }
}

export const mostColumns = 2000;
const lastRow = 1_048_576;
/** Characters of one cell; Excel itself stops at 32,767. */
const longestText = 1024 * 1024 * 16;

export interface SheetReading {
  strings: readonly string[];
  kinds: readonly NumberKind[];
  since1904: boolean;
}

interface Control {
  row(cells: string[], line: number): void;
  goes(packed: number): boolean;
}

/** A sheet's rows that hold anything, each with its number in the sheet; cells as a CSV would spell them. */
export function readSheet(
  zip: ZipFile,
  entry: ZipEntry,
  reading: SheetReading,
  control: Control,
): boolean {
  return readXml(zip, entry, new SheetVisitor(reading, control.row), control.goes);
}

const plain: NumberKind = { kind: 'plain' };

class SheetVisitor implements XmlVisitor {
  private readonly reading: SheetReading;
  private readonly row: Control['row'];
  private inData = false;
  private line = 0;
  private column = -1;
  private cells: string[] = [];
  private type = 'n';
  private style = 0;
  private value = '';
  private formula = '';
  private taking: 'value' | 'formula' | 'none' = 'none';
  private phonetic = false;

  constructor(reading: SheetReading, row: Control['row']) {
    this.reading = reading;
    this.row = row;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (!this.inData) {
      if (name === 'sheetData') this.inData = true;
      return;
    }
    switch (name) {
      case 'c':
        this.column = columnOf(attributes.r, this.column + 1);
        this.type = attributes.t ?? 'n';
        this.style = attributes.s === undefined ? 0 : Number(attributes.s);
        this.value = '';
        this.formula = '';
        return;
      case 'v':
        this.taking = 'value';
        return;
      case 't':
        this.taking = this.type === 'inlineStr' && !this.phonetic ? 'value' : 'none';
        return;
      case 'f':
        this.taking = 'formula';
        return;
      case 'rPh':
        this.phonetic = true;
        return;
      case 'row':
        this.startRow(attributes.r);
    }
  }

  text(piece: string): void {
    if (this.taking === 'value') this.value += piece;
    else if (this.taking === 'formula') this.formula += piece;
    if (this.value.length > longestText) throw new BrokenXml();
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
      case 'f':
        this.taking = 'none';
        return;
      case 'rPh':
        this.phonetic = false;
        return;
      case 'c':
        this.endCell();
        return;
      case 'row':
        if (this.inData && this.cells.length > 0) this.row(this.cells, this.line);
        return;
      case 'sheetData':
        this.inData = false;
    }
  }

  private startRow(at: string | undefined): void {
    const line = at === undefined ? this.line + 1 : Number(at);
    // Rows in another order than their numbers say nobody could find again.
    if (!Number.isInteger(line) || line <= this.line || line > lastRow) throw new BrokenXml();
    this.line = line;
    this.column = -1;
    this.cells = [];
  }

  private endCell(): void {
    if (!this.inData) return;
    const text = this.cellText();
    if (text === '') return;
    const { cells, column } = this;
    if (column >= mostColumns) throw new SheetTooLarge(column + 1);
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  private cellText(): string {
    const { value, type } = this;
    // A formula that was never calculated: its text says so, where nothing would pass for an empty cell.
    if (value === '' && this.formula !== '' && type !== 'str') return `=${this.formula}`;
    switch (type) {
      case 's': {
        if (value === '') return '';
        const text = this.reading.strings[Number(value)];
        if (text === undefined) throw new BrokenXml();
        return text;
      }
      case 'str':
      case 'inlineStr':
        return unescaped(value);
      case 'b':
        return value === ''
          ? ''
          : value.trim() === '0' || value.trim() === 'false'
            ? 'FALSE'
            : 'TRUE';
      case 'e':
        return value;
      case 'd':
        return isoText(value);
      default:
        if (value === '') return '';
        return formatted(value, this.reading.kinds[this.style] ?? plain, this.reading.since1904);
    }
  }
}

function isoText(value: string): string {
  return value
    .replace('T', ' ')
    .replace(/ 00:00:00(\.0+)?Z?$|Z$/, '')
    .replace(/(:\d\d)\.0+$/, '$1');
}

/** `BC12` is column 54, counted from 0. */
export function columnOf(reference: string | undefined, next: number): number {
  if (reference === undefined) return next;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  if (column < 1 || column > 16_384) throw new BrokenXml();
  return column - 1;
}
