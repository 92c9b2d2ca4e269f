import type { ImportQuestion, ImportWarning } from '../../../shared/book/inspection.ts';
import { columnName } from './cell-looks.ts';

export interface Header {
  /** As they are used from here on: trimmed, never empty, never twice. */
  names: string[];
  /** As they stand in the file; empty where it has no header. */
  cells: string[];
  line: number;
  warnings: ImportWarning[];
  /** What only a person can say about the table as a whole. */
  ask: ImportQuestion[];
}

/** Column names for a header's cells. */
export function headerOf(cells: string[], line: number): Header {
  const used = new Set<string>();
  const warnings: ImportWarning[] = [];
  const names = cells.map((cell, index) => {
    const said = columnName(cell);
    const name = freeName(said === '' ? `column ${index + 1}` : said, used);
    if (said === '')
      warnings.push({
        code: 'emptyHeader',
        message: `Column ${index + 1} has no name; it is called "${name}".`,
      });
    else if (name !== said)
      warnings.push({
        code: 'duplicateHeader',
        message: `"${said}" stands twice in the header; the later one is called "${name}".`,
      });
    used.add(name);
    return name;
  });
  return { names, cells, line, warnings, ask: [] };
}

/** Column names for a table without a header: by number. */
export function numberedHeader(width: number, line: number): Header {
  const names = Array.from({ length: width }, (_, index) => `column ${index + 1}`);
  return { names, cells: [], line, warnings: [], ask: [] };
}

function freeName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; used.has(free); n += 1) free = `${name} (${n})`;
  return free;
}
