/** One record of a CSV text: its cells, and the physical line its first character stands on. */
export type RecordVisitor = (cells: string[], line: number) => void;

export interface NewlineCounts {
  lf: number;
  crlf: number;
  cr: number;
}

const quote = 34;
const lf = 10;
const cr = 13;
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
  private readonly visit: RecordVisitor;

  constructor(delimiter: string, visit: RecordVisitor) {
    this.delimiter = delimiter.charCodeAt(0);
    this.visit = visit;
  }

  push(chunk: string): void {
    this.text = this.text === '' ? chunk : this.text + chunk;
    this.scan(false);
  }

  end(): void {
    this.scan(true);
  }

  private scan(final: boolean): void {
    const { text } = this;
    let start = 0;
    while (start < text.length) {
      const next = this.record(start, final);
      if (next < 0) break;
      start = next;
    }
    this.text = start === 0 ? text : text.slice(start);
    if (!final && this.text.length > longestRecord) {
      this.unclosedAt ??= this.line;
      this.text = '';
    }
  }

  /** Reads the record that starts at `start`; answers where the next one starts, or -1 where more text is needed. */
  private record(start: number, final: boolean): number {
    const { text, delimiter } = this;
    const cells: string[] = [];
    let position = start;
    let innerLines = 0;
    for (;;) {
      let value: string;
      if (text.charCodeAt(position) === quote) {
        const close = this.closingQuote(position + 1, final);
        if (close === -1) return -1;
        value = text.slice(position + 1, close);
        if (value.includes('"')) value = value.replaceAll('""', '"');
        if (value.includes('\n') || value.includes('\r')) innerLines += lineBreaks(value);
        this.quoted = true;
        const rest = this.plainEnd(close + 1);
        if (rest > close + 1) value += text.slice(close + 1, rest);
        position = rest;
      } else {
        const end = this.plainEnd(position);
        value = text.slice(position, end);
        position = end;
      }
      cells.push(value);
      if (position >= text.length) {
        if (!final) return -1;
        break;
      }
      const code = text.charCodeAt(position);
      if (code === delimiter) {
        position += 1;
        continue;
      }
      if (code === cr && position + 1 >= text.length && !final) return -1;
      position += this.lineEnd(position);
      break;
    }
    this.visit(cells, this.line);
    this.line += 1 + innerLines;
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

  /** Position of the quote that closes the cell; the text's end where the file ends first; -1 where more text is needed. */
  private closingQuote(from: number, final: boolean): number {
    const { text } = this;
    let position = from;
    for (;;) {
      position = text.indexOf('"', position);
      if (position < 0) {
        if (!final) return -1;
        this.unclosedAt ??= this.line;
        return text.length;
      }
      if (position + 1 >= text.length && !final) return -1;
      if (text.charCodeAt(position + 1) !== quote) return position;
      position += 2;
    }
  }

  private plainEnd(from: number): number {
    const { text, delimiter } = this;
    const { length } = text;
    let position = from;
    while (position < length) {
      const code = text.charCodeAt(position);
      if (code === delimiter || code === lf || code === cr) break;
      position += 1;
    }
    return position;
  }
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === lf || (code === cr && text.charCodeAt(i + 1) !== lf)) count += 1;
  }
  return count;
}
