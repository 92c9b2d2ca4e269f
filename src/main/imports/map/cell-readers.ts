import { bad, type CellValue, quoted } from '../../../shared/book/cells/cell.ts';
import { orderOf } from '../../../shared/book/cells/date.ts';
import { stampOf } from '../../../shared/book/cells/date-stamp.ts';
import { normalList } from '../../../shared/book/cells/list.ts';
import {
  Meanings,
  readChoiceCell,
  readCurrencyCell,
  readDateCell,
  readIntegerCell,
  readPercentCell,
  readQuarterCell,
  readText,
} from '../../../shared/book/cells/readers.ts';
import { isBlank, isSpreadsheetError, tidy } from '../../../shared/book/cells/spelling.ts';
import { readYesNo } from '../../../shared/book/cells/yes-no.ts';
import type { Field } from '../../../shared/book/entities.ts';
import { keyForm } from '../../../shared/book/key.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { TextCache } from '../../book/text-cache.ts';
import type { CellNotes } from './cell-notes.ts';
import type { ColumnPlan, MappedColumn } from './map.ts';
import { moneyReader, type RowCurrency } from './money-cells.ts';
import { usualMeanings } from './synonyms.ts';

/** Reads one cell; the row's other cells are there for what depends on them, as an amount on its currency. */
export type CellReader = (text: string, cells: readonly string[]) => CellValue;

/** What the readers of one file share. */
export interface ReadingContext {
  /** Of amounts that say none. */
  currency: string;
  rowCurrency: RowCurrency;
  notes: CellNotes;
}

const longestCustom = 1_048_576;

/** How the cells of one column are read under a recipe: its field's type, its values, its settled spelling. */
export function readerOf(
  column: MappedColumn,
  plan: ColumnPlan,
  { currency, rowCurrency, notes }: ReadingContext,
): CellReader {
  const { field, rule } = column;
  if (field === null) return textReader(column, longestCustom, notes);
  const settled = plan.settled[column.column];
  const decimal = rule.decimal ?? settled?.decimal ?? null;
  const { type } = field;
  switch (type.kind) {
    case 'text':
      return field.name === 'externalId'
        ? idReader(column, textReader(column, type.max, notes), notes)
        : textReader(column, type.max, notes);
    case 'partner':
      return idReader(column, textReader(column, 500, notes), notes);
    case 'date': {
      const order = orderOf(rule.date ?? '') ?? orderOf(settled?.date ?? '');
      const stamp = stampOf(rule.date ?? '') ?? stampOf(settled?.date ?? '');
      return remembering((text) => readDateCell(text, order, stamp));
    }
    case 'money':
      return moneyReader(column, plan, currency, decimal, rowCurrency, notes);
    case 'currency':
      return remembering(readCurrencyCell);
    case 'integer':
      return (text) => readIntegerCell(text, type.min, type.max, decimal);
    case 'percent': {
      const form = rule.percent ?? settled?.percent ?? null;
      return (text) => readPercentCell(text, decimal, form);
    }
    case 'quarter':
      return remembering(readQuarterCell);
    case 'enum':
      return choiceReader(plan, field, type.values, rule.values);
    default:
      return unreachable(type);
  }
}

/** Text as it stands, or as the column's rule reads it: what its values stand for, a tick, a list. */
function textReader({ column, rule }: MappedColumn, max: number, notes: CellNotes): CellReader {
  const plain: CellReader = (text) => readText(notes.text(column, text), max);
  const shaped = shapedReader(rule, plain);
  if (rule.values === undefined) return shaped;
  const meanings = new Meanings(Object.entries(rule.values));
  return (text, cells) => {
    const meaning = meanings.of(text.trim());
    return meaning === undefined ? shaped(text, cells) : meaning;
  };
}

function shapedReader({ list, yesNo }: MappedColumn['rule'], plain: CellReader): CellReader {
  if (yesNo === true) return readTick;
  if (list === undefined) return plain;
  return (text, cells) => {
    const value = plain(text, cells);
    return typeof value === 'string' ? normalList(value, list) || null : value;
  };
}

function readTick(text: string): CellValue {
  const tick = readYesNo(text);
  if (tick !== null || isBlank(tidy(text))) return tick;
  return bad(
    isSpreadsheetError(text)
      ? `${quoted(text)} is a spreadsheet error`
      : `${quoted(text)} is neither yes nor no`,
  );
}

/** A text that names a record, in the form its key has: a Salesforce id of 18 characters is the one of 15 (S03.8). */
function idReader({ column }: MappedColumn, plain: CellReader, notes: CellNotes): CellReader {
  return (text, cells) => {
    notes.id(column, text);
    const value = plain(text, cells);
    return typeof value === 'string' ? keyForm(value) : value;
  };
}

function choiceReader(
  plan: ColumnPlan,
  field: Field,
  values: readonly string[],
  said: MappedColumn['rule']['values'],
): CellReader {
  const usual = usualMeanings[`${plan.entity}.${field.name}`] ?? new Meanings([]);
  const meanings = said === undefined ? usual : new Meanings(Object.entries(said));
  return remembering((text) => readChoiceCell(text, values, meanings));
}

/** Dates, quarters, stages and currencies repeat: what was read once is not read again. */
function remembering(read: (text: string) => CellValue): CellReader {
  const known = new TextCache<CellValue>(12);
  return (text) => known.of(text, read);
}
