import type { EntityName } from '../../shared/book/entities.ts';

export interface SampleFile {
  name: string;
  entity: EntityName;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** CSV as the files say it: RFC 4180, comma, CRLF. */
export function csvText(file: SampleFile): string {
  const cell = (value: string) =>
    /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return [file.header, ...file.rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
