import type { CellValue } from '../../shared/book/cells/cell.ts';
import { orderOf } from '../../shared/book/cells/date.ts';
import {
  readChoiceCell,
  readCurrencyCell,
  readDateCell,
  readIntegerCell,
  readMoneyCell,
  readPercentCell,
  readQuarterCell,
  readText,
} from '../../shared/book/cells/readers.ts';
import { entities, type Field } from '../../shared/book/entities.ts';
import { isCurrencyCode } from '../../shared/kernel/money.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import type { ColumnPlan, MappedColumn } from './map.ts';
import { usualMeanings } from './synonyms.ts';

/** Reads one cell; the row's other cells are there for what depends on them, as an amount on its currency. */
export type CellReader = (text: string, cells: readonly string[]) => CellValue;

const longestCustom = 1_048_576;

/** How the cells of one column are read under a recipe: its field's type, its values, its settled spelling. */
export function readerOf(column: MappedColumn, plan: ColumnPlan, currency: string): CellReader {
  const { field, rule } = column;
  if (field === null) return (text) => readText(text, longestCustom);
  const settled = plan.settled[column.column];
  const decimal = rule.decimal ?? settled?.decimal ?? null;
  const order = orderOf(rule.date ?? settled?.date ?? '');
  const { type } = field;
  switch (type.kind) {
    case 'text':
      return textReader(type.max, rule.values);
    case 'partner':
      return textReader(500, rule.values);
    case 'date':
      return remembering((text) => readDateCell(text, order));
    case 'money':
      return (text, cells) => readMoneyCell(text, rowCurrency(plan, cells) ?? currency, decimal);
    case 'currency':
      return readCurrencyCell;
    case 'integer':
      return (text) => readIntegerCell(text, type.min, type.max, decimal);
    case 'percent':
      return (text) => readPercentCell(text, decimal);
    case 'quarter':
      return remembering(readQuarterCell);
    case 'enum':
      return choiceReader(plan, field, type.values, rule.values);
    default:
      return unreachable(type);
  }
}

function textReader(max: number, values: MappedColumn['rule']['values']): CellReader {
  if (values === undefined) return (text) => readText(text, max);
  const meanings = new Map(Object.entries(values));
  return (text) => {
    const meaning = meanings.get(text.trim());
    return meaning === undefined ? readText(text, max) : meaning;
  };
}

function choiceReader(
  plan: ColumnPlan,
  field: Field,
  values: readonly string[],
  said: MappedColumn['rule']['values'],
): CellReader {
  if (said !== undefined) {
    const meanings = new Map(Object.entries(said));
    return remembering((text) => readChoiceCell(text, values, meanings));
  }
  const usual =
    usualMeanings[`${entities[plan.entity].name}.${field.name}`] ?? new Map<string, string>();
  return remembering((text) => {
    const meaning = usual.get(text.trim().toLowerCase());
    return meaning ?? readChoiceCell(text, values, new Map());
  });
}

function rowCurrency(plan: ColumnPlan, cells: readonly string[]): string | null {
  if (plan.currencyIndex === null) return null;
  const code = (cells[plan.currencyIndex] ?? '').trim().toUpperCase();
  return isCurrencyCode(code) ? code : null;
}

/** Dates, quarters and stages repeat: what was read once is not read again. */
function remembering(read: (text: string) => CellValue): CellReader {
  const known = new Map<string, CellValue>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size < 5000) known.set(text, value);
    return value;
  };
}
