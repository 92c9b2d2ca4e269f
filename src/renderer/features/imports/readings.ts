import { orderOf, readDate } from '../../../shared/book/cells/date.ts';
import { stampOf } from '../../../shared/book/cells/date-stamp.ts';
import { readNumber } from '../../../shared/book/cells/number.ts';
import type { ColumnRule } from '../../../shared/book/recipe.ts';
import { formatDate, formatNumber } from '../../app/format.ts';

/** What of a column's rule an answer settles. */
export type ReadingPart = { [Name in keyof ColumnRule]?: ColumnRule[Name] | undefined };

/** One way to read a cell: the answer in words, and what the cell then says; null where only the words tell. */
export type Reading = { part: ReadingPart; label: string; meaning: string | null };

const dateWords: Readonly<Record<string, string>> = {
  'dd/MM/yyyy': 'Day first',
  'MM/dd/yyyy': 'Month first',
  'yyyy-MM-dd': 'Year first',
  excel: 'Days since 1900, as Excel counts',
  excel1904: 'Days since 1904, as Excel on old Macs counts',
  unix: 'Seconds since 1970',
  unixms: 'Milliseconds since 1970',
};

/** An option of the importer's question, and what it makes of the cell that raised it. */
export function readingOf(option: string, sample: string): Reading {
  if (option === '.' || option === ',') {
    const reading = readNumber(sample, option);
    return {
      part: { decimal: option },
      label: option === '.' ? 'Decimal point' : 'Decimal comma',
      meaning: reading.kind === 'number' ? formatNumber(Number(reading.text), 4) : null,
    };
  }
  if (option === 'whole' || option === 'fraction')
    return {
      part: { percent: option },
      label: option === 'whole' ? `${sample} is ${sample}%` : `${sample} is a share of one`,
      meaning: null,
    };
  const reading = readDate(sample, orderOf(option), stampOf(option));
  return {
    part: { date: option },
    label: dateWords[option] ?? option,
    meaning: reading.kind === 'date' ? formatDate(reading.date) : null,
  };
}
