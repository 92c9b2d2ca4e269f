import { formatMinor, minorFromMajor, minorToDecimal } from '../../../shared/kernel/money.ts';
import { groupedCount } from '../../../shared/kernel/words.ts';
import type { MetricUnit } from '../../../shared/program/metrics.ts';

export type Cell = string | number | null | undefined;

/** A column's name, or its name and that it stands to the right. */
export type Column = string | { label: string; right: boolean };

export const right = (label: string): Column => ({ label, right: true });

const widest = 48;
const none = '–';

/** One line, without the controls a file may have smuggled in: a terminal obeys those. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined || cell === '') return none;
  const text = plain(String(cell));
  const letters = Array.from(text);
  return letters.length <= widest ? text : `${letters.slice(0, widest - 1).join('')}…`;
}

/** Columns that line up, under their names. */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const heads = columns.map((one) =>
    typeof one === 'string' ? { label: one, right: false } : one,
  );
  const cells = [heads.map(({ label }) => label), ...rows.map((row) => row.map(cellText))];
  const widths = heads.map((_, i) =>
    Math.max(...cells.map((row) => Array.from(row[i] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    heads
      .map((head, i) => {
        const text = row[i] ?? '';
        const gap = ' '.repeat((widths[i] ?? 0) - Array.from(text).length);
        return head.right ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd();
  return cells.map(line).join('\n');
}

/** Names and what they are, in two columns. */
export function pairs(entries: readonly (readonly [name: string, value: Cell])[]): string {
  const width = Math.max(0, ...entries.map(([name]) => Array.from(name).length));
  return entries
    .map(([name, value]) => `${name.padEnd(width)}  ${wholeText(value)}`.trimEnd())
    .join('\n');
}

function wholeText(value: Cell): string {
  return value === null || value === undefined || value === '' ? none : plain(String(value));
}

/** An instant in UTC, to the minute. */
export function minuteText(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** Paragraphs, those that have something to say. */
export function paragraphs(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n\n');
}

/** Minor units as the JSON answers them: a plain number in major units, as the files have it. */
export function major(minor: number, currency: string): number {
  return Number(minorToDecimal(minor, currency));
}

/** A figure as a person reads it; money comes in minor units. */
export function figureText(
  value: number | string | null,
  unit: MetricUnit | 'yes-no',
  currency: string,
): string {
  if (value === null) return 'no data';
  if (typeof value === 'string') return plain(value);
  if (unit === 'money') return formatMinor(value, currency);
  const rounded = Math.round(value * 10) / 10;
  const text = Number.isInteger(rounded) ? groupedCount(rounded) : String(rounded);
  if (unit === 'percent') return `${text}%`;
  if (unit === 'days') return `${text} ${rounded === 1 ? 'day' : 'days'}`;
  return unit === 'hours' ? `${text} h` : text;
}

/** An amount a record shows in major units. */
export function amountText(value: number, currency: string): string {
  return formatMinor(minorFromMajor(value, currency), currency);
}
