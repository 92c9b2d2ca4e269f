const numberCell =
  /^[-+(]?\s*[$€£¥]?\s*[-+]?\d[\d.,'\s\u00a0\u202f]*\s*[%€$£¥)]?\s*([A-Z]{3})?$|^[A-Z]{3}\s?[-+]?\d[\d.,\s]*$/;
const dateCell =
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ,]+\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?$/i;
const addressCell = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$|^https?:\/\//i;
const codeCell = /^(?=.*\d)[A-Z]{1,6}[-_]?\d{2,}$/i;

export type CellLook = 'empty' | 'number' | 'date' | 'address' | 'code' | 'text';

/** What a cell looks like, roughly: enough to tell a line of column names from a line of values. */
export function lookOf(cell: string): CellLook {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (text.length > 60) return 'text';
  if (dateCell.test(text)) return 'date';
  if (numberCell.test(text)) return 'number';
  if (addressCell.test(text)) return 'address';
  return codeCell.test(text) ? 'code' : 'text';
}

const year = /^(?:FY\s?)?(?:19|20)\d\d$/i;

/** A value, and no name a column could have; a year may be one. */
export function isValue(cell: string): boolean {
  const look = lookOf(cell);
  return (look === 'number' || look === 'date' || look === 'address') && !year.test(cell.trim());
}

export function isBlankCell(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}

/** How many cells hold anything. */
export function filledCells(cells: readonly string[]): number {
  let filled = 0;
  for (const cell of cells) if (!isBlankCell(cell)) filled += 1;
  return filled;
}

/** A header's cell without what nobody sees: marks, zero-width signs, hard blanks, line breaks. */
export function columnName(cell: string): string {
  return cell
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

/** A line's cells in a few words, for a person. */
export function shownText(cells: readonly string[]): string {
  const text = cells
    .filter((cell) => !isBlankCell(cell))
    .map(columnName)
    .join(' | ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
