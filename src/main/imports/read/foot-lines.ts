import { filledCells, isBlankCell, lookOf, shownText } from './cell-looks.ts';
import type { Quoting } from './csv-scanner.ts';
import { isFooter, labelOf, sumsUpGroup, totalKind } from './table-words.ts';

/** More lines than this are no footer. */
const mostHeld = 40;
const idName =
  /(?:^|[\s_.#-])(?:id|ids|no|nr|number|key|code|#|num|ref|reference)$|[a-z]I[dD]$|^#$/i;

/** A record of the file on its way to being a row. */
export interface TableRecord {
  cells: string[];
  line: number;
  quoting: Quoting;
  lastLine: number;
}

interface Held {
  record: TableRecord;
  kind: 'total' | 'footer' | 'follows' | 'blank';
}

export interface TableEnd {
  footers: { record: TableRecord; reason: string }[];
  /** Lines that were held and are rows after all. */
  rows: TableRecord[];
}

/** Lines that look like a total or a footer wait here: below the table they are one, in its middle they are what any line is. */
export class FootLines {
  /** Nothing waits, and no blank line stands right above. */
  isQuiet = true;
  private afterBlank = false;
  private held: Held[] = [];
  private readonly ids: ReadonlySet<number>;

  constructor(names: readonly string[]) {
    this.ids = new Set(names.flatMap((name, index) => (idName.test(name) ? [index] : [])));
  }

  /** A cheap look at a line of full width: whether its second cell is words says most. */
  mayBe(cells: readonly string[]): boolean {
    const first = cells[0];
    if (first === undefined || first === '') return true;
    const second = cells[1];
    if (second !== undefined && second !== '' && isLetter(second.charCodeAt(0)))
      return cells.length > 2 && cells[2] === '';
    return starts[first.charCodeAt(0)] === 1 || ends[first.charCodeAt(first.length - 1)] === 1;
  }

  blank(): void {
    this.afterBlank = true;
    this.isQuiet = false;
  }

  /** `above` is the last row. `held` where it waits for what comes; a reason where it is surely no row; null where it is to be sorted as any other. */
  place(
    record: TableRecord,
    { width, above }: { width: number; above: readonly string[] },
  ): 'held' | { reason: string } | null {
    const { cells } = record;
    const sums = sumsUpGroup(cells, above, (index) => this.ids.has(index));
    const kind = sums ? 'sure' : this.kindOf(cells, width);
    if (kind === 'sure' && this.held.length === 0) return { reason: totalReason(cells) };
    if (kind === null || this.held.length >= mostHeld) return null;
    this.held.push({ record, kind: kind === 'sure' ? 'total' : kind });
    this.isQuiet = false;
    return 'held';
  }

  private kindOf(cells: readonly string[], width: number): Held['kind'] | 'sure' | null {
    if (filledCells(cells) === 0) return this.held.length > 0 ? 'blank' : null;
    const total = width === 1 ? null : totalKind(cells, (index) => this.ids.has(index));
    if (total === null) return this.footKind(cells, width);
    return total === 'sure' || this.lacksItsId(cells) ? 'sure' : 'total';
  }

  /** The table has ids, and this line none but its label. */
  private lacksItsId(cells: readonly string[]): boolean {
    const label = labelOf(cells)?.index;
    return [...this.ids].some((index) => index === label || isBlankCell(cells[index] ?? ''));
  }

  /** A row came: what waited is handed back. */
  release(): TableRecord[] {
    const records = this.held.map(({ record }) => record);
    this.held = [];
    this.afterBlank = false;
    this.isQuiet = true;
    return records;
  }

  /** The file ends: what waits stands below the table. */
  end(): TableEnd {
    const { held } = this;
    this.held = [];
    this.afterBlank = false;
    this.isQuiet = true;
    const isFoot = held.some(({ kind }) => kind === 'total' || kind === 'footer');
    const texts = held.filter(({ kind }) => kind !== 'blank');
    if (!isFoot && !texts.every(({ record }) => isSentence(record.cells)))
      return { footers: [], rows: held.map(({ record }) => record) };
    return {
      footers: held.map(({ record, kind }) => ({ record, reason: reasonOf(record, kind) })),
      rows: [],
    };
  }

  private footKind(cells: readonly string[], width: number): Held['kind'] | null {
    const narrow = cells.length < width || width > 2;
    if (!narrow) return null;
    if (isFooter(cells)) return 'footer';
    const underFooter = this.held.some(({ kind }) => kind === 'footer');
    // A line as wide as the table may be a row with a name alone: only below a footer it is none.
    const isShort = cells.length < width;
    if (filledCells(cells) !== 1 || !(isShort || (underFooter && width > 2))) return null;
    return this.afterBlank || this.held.length > 0 ? 'follows' : null;
  }
}

function totalReason(cells: readonly string[]): string {
  return `A total, not a row: ${shownText(cells)}`;
}

function reasonOf({ cells }: TableRecord, kind: Held['kind']): string {
  if (kind === 'blank') return 'Blank line';
  return kind === 'total' ? totalReason(cells) : `Below the table, not a row: ${shownText(cells)}`;
}

/** Words for people, and no value that was cut off. */
function isSentence(cells: readonly string[]): boolean {
  const text = cells.find((cell) => !isBlankCell(cell))?.trim() ?? '';
  return filledCells(cells) === 1 && lookOf(text) === 'text' && /\S\s+\S/.test(text);
}

function codes(letters: string): Uint8Array {
  const table = new Uint8Array(65536);
  for (const letter of letters) table[letter.charCodeAt(0)] = 1;
  return table;
}

/** First letters of all the words that totals and footers begin with. */
const starts = codes(
  ' \t"\u00a0(©tTsSgGeEzZiIиИвВ合小总総oOrRcCdDfFlLaApPnNqQhHyYłŁöÖ총합Σ∑<+:-=*_0123456789',
);
const ends = codes('lLsS:.');

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 191;
}
