/** How far a record's quotes can be trusted. */
export type Quoting =
  | 'clean'
  /** A quoted cell holds line breaks. */
  | 'spans'
  /** A quoted cell holds line breaks and ends in the middle of other text: its quote was never closed, another cell's was taken. */
  | 'torn'
  /** A quote opens that the file never closes. */
  | 'open';

/** One record of a CSV text: its cells, the physical line its first character stands on, and the line it ends on. */
export type RecordVisitor = (
  cells: string[],
  line: number,
  quoting: Quoting,
  lastLine: number,
) => void;

export interface NewlineCounts {
  lf: number;
  crlf: number;
  cr: number;
}

export type QuoteSign = '"' | "'";

export interface ScanOptions {
  quote?: QuoteSign | undefined;
  /** A backslash takes the sign after it as it is: a quote, a delimiter, a line end, another backslash. */
  backslash?: boolean | undefined;
}

const lf = 10;
const cr = 13;
const backslash = 92;
const byteOrderMark = 0xfeff;
const formFeed = 12;
/** A record longer than this is an unclosed quote in all but name. */
const longestRecord = 16 * 1024 * 1024;

/**
 * Splits text that arrives in chunks into records. Written here and not taken from a library because an import must name the
 * physical line of every record, read mixed line ends, and say that a quote was never closed; the parsers we tried give none of these.
 */
export class CsvScanner {
  readonly newlines: NewlineCounts = { lf: 0, crlf: 0, cr: 0 };
  /** A quoted cell was seen. */
  quoted = false;
  /** Line on which a quote opens that the file never closes. */
  unclosedAt: number | null = null;
  private text = '';
  private line = 1;
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly sign: string;
  private readonly escapes: boolean;
  private readonly visit: RecordVisitor;
  /** What `quotedCell` read, beside where it ends. */
  private value = '';
  private torn = false;
  private open = false;

  constructor(delimiter: string, visit: RecordVisitor, options: ScanOptions = {}) {
    this.delimiter = delimiter.charCodeAt(0);
    this.sign = options.quote ?? '"';
    this.quote = this.sign.charCodeAt(0);
    this.escapes = options.backslash === true;
    this.visit = visit;
  }

  push(chunk: string): void {
    const from = this.text === '' ? 0 : this.finishRest(chunk);
    if (from >= 0) this.text = chunk;
    else if (from === -1) this.text += chunk;
    if (from >= -1) this.scan(Math.max(0, from), false);
  }

  end(): void {
    this.scan(0, true);
  }

  /**
   * Reads what is left of the chunk before with the beginning of this one; answers where to go on in it, -1 where it can't be told,
   * -2 where all of it was needed. The chunk itself is then read as the flat string it is: through two joined ones every look costs twice.
   */
  private finishRest(chunk: string): number {
    const { text } = this;
    const after = chunk.indexOf('\n') + 1;
    if (after === 0 || after > 64 * 1024 || text.length > 64 * 1024) return -1;
    this.text = text + chunk.slice(0, after);
    this.scan(0, false);
    if (this.text === '') return after;
    this.text += chunk.slice(after);
    this.scan(0, false);
    return -2;
  }

  private scan(from: number, final: boolean): void {
    const { text } = this;
    let start = from;
    while (start < text.length) {
      let next = this.record(start, final, final);
      if (next < 0 && text.length - start > longestRecord) next = this.record(start, true, true);
      if (next < 0) break;
      start = next;
    }
    this.text = start === 0 ? text : text.slice(start);
  }

  /** Reads the record that starts at `start`; answers where the next one starts, or -1 where more text is needed. */
  private record(start: number, final: boolean, giveUp: boolean): number {
    const { text, delimiter, quote, escapes } = this;
    const { length } = text;
    const cells: string[] = [];
    let quoting: Quoting = 'clean';
    let position = start;
    let innerLines = 0;
    // Files glued together carry the mark of each, printed ones a page break: it is no part of a value.
    const sign = text.charCodeAt(position);
    if (sign === byteOrderMark || sign === formFeed) position += 1;
    for (;;) {
      if (text.charCodeAt(position) === quote) {
        const cellStart = position;
        position = this.quotedCell(position, giveUp);
        if (position < 0) return -1;
        if (this.open) return this.openRecord(cells, cellStart, innerLines);
        const { value } = this;
        cells.push(value);
        if (value.includes('\n') || value.includes('\r')) {
          innerLines += lineBreaks(value);
          if (quoting !== 'torn') quoting = this.torn ? 'torn' : 'spans';
        }
      } else if (escapes) {
        position = this.escapedCell(position);
        if (this.value.includes('\n') || this.value.includes('\r'))
          innerLines += lineBreaks(this.value);
        cells.push(this.value);
      } else {
        const cellStart = position;
        while (position < length) {
          const code = text.charCodeAt(position);
          if (code === delimiter || code === lf || code === cr) break;
          position += 1;
        }
        cells.push(text.slice(cellStart, position));
      }
      if (position >= length) {
        if (!final) return -1;
        break;
      }
      const code = text.charCodeAt(position);
      if (code === delimiter) {
        position += 1;
        continue;
      }
      if (code === cr && position + 1 >= length && !final) return -1;
      position += this.lineEnd(position);
      break;
    }
    const { line } = this;
    this.line = line + 1 + innerLines;
    this.visit(cells, line, quoting, line + innerLines);
    return position;
  }

  private lineEnd(position: number): 1 | 2 {
    if (this.text.charCodeAt(position) === lf) {
      this.newlines.lf += 1;
      return 1;
    }
    if (this.text.charCodeAt(position + 1) === lf) {
      this.newlines.crlf += 1;
      return 2;
    }
    this.newlines.cr += 1;
    return 1;
  }

  /** Reads the cell whose quote opens at `from` into `value`; answers where it ends, -1 where more text is needed. */
  private quotedCell(from: number, giveUp: boolean): number {
    const { text, sign } = this;
    const close = this.closingQuote(from + 1, giveUp);
    this.open = close === -2;
    if (close < 0) return close === -1 ? -1 : text.length;
    this.quoted = true;
    let value = text.slice(from + 1, close);
    if (this.escapes) value = unescaped(value, sign, String.fromCharCode(this.delimiter));
    else if (value.includes(sign)) value = value.replaceAll(sign + sign, sign);
    const rest = this.plainEnd(close + 1);
    this.torn = false;
    if (rest > close + 1) {
      const after = text.slice(close + 1, rest);
      this.torn = after.trim() !== '';
      value += after;
    }
    this.value = value;
    return rest;
  }

  /** A cell that isn't quoted, in a file whose backslashes escape. */
  private escapedCell(from: number): number {
    const end = this.plainEnd(from);
    const text = this.text.slice(from, end);
    this.value = text.includes('\\')
      ? unescaped(text, this.sign, String.fromCharCode(this.delimiter))
      : text;
    return end;
  }

  /** Position of the quote that closes the cell; -1 where more text is needed, -2 where none does. */
  private closingQuote(from: number, giveUp: boolean): number {
    const { text, sign } = this;
    let position = from;
    for (;;) {
      position = text.indexOf(sign, position);
      if (position < 0) return giveUp ? -2 : -1;
      if (this.escapes && isEscaped(text, from, position)) {
        position += 1;
        continue;
      }
      if (position + 1 >= text.length) return giveUp ? position : -1;
      if (text.charCodeAt(position + 1) !== this.quote) return position;
      position += 2;
    }
  }

  private plainEnd(from: number): number {
    const { text, delimiter, escapes } = this;
    const { length } = text;
    let position = from;
    while (position < length) {
      const code = text.charCodeAt(position);
      if (code === delimiter || code === lf || code === cr) break;
      if (escapes && code === backslash) position += 1;
      position += 1;
    }
    return Math.min(position, length);
  }

  /** A quote that is never closed costs its own line only, the first time: the rows below are still told apart. */
  private openRecord(cells: string[], cellStart: number, innerLines: number): number {
    const { text } = this;
    const first = this.line;
    const again = this.unclosedAt !== null;
    this.unclosedAt ??= first + innerLines;
    let end = cellStart;
    while (end < text.length && text.charCodeAt(end) !== lf && text.charCodeAt(end) !== cr)
      end += 1;
    if (again) end = text.length;
    const value = text.slice(cellStart, end);
    cells.push(value);
    const last = first + innerLines + (again ? lineBreaks(value) : 0);
    this.line = last + 1;
    this.visit(cells, first, 'open', last);
    return end < text.length ? end + this.lineEnd(end) : end;
  }
}

/** An odd number of backslashes stands before the sign. */
function isEscaped(text: string, from: number, position: number): boolean {
  let before = position - 1;
  while (before >= from && text.charCodeAt(before) === backslash) before -= 1;
  return (position - 1 - before) % 2 === 1;
}

function unescaped(text: string, sign: string, delimiter: string): string {
  return text.replace(/\\([\s\S])|(["'])\2/g, (whole, escaped: string | undefined, doubled) => {
    if (escaped === undefined) return doubled === sign ? sign : whole;
    const taken = escaped === sign || escaped === delimiter || /[\\\r\n]/.test(escaped);
    return taken ? escaped : whole;
  });
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === lf || (code === cr && text.charCodeAt(i + 1) !== lf)) count += 1;
  }
  return count;
}
