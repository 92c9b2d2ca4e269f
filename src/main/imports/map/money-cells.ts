import {
  bad,
  type CellProblem,
  type CellValue,
  isProblem,
  quoted,
} from '../../../shared/book/cells/cell.ts';
import type { DecimalSign } from '../../../shared/book/cells/number.ts';
import {
  markedCurrencies,
  readCurrencyCell,
  readMoneyCell,
} from '../../../shared/book/cells/readers.ts';
import { isBlank, tidy } from '../../../shared/book/cells/spelling.ts';
import { TextCache } from '../../book/text-cache.ts';
import type { CellNotes } from './cell-notes.ts';
import type { ColumnPlan, MappedColumn } from './map.ts';
import { namedCurrency } from './named-currency.ts';

type MoneyReader = (text: string, cells: readonly string[]) => CellValue;

/** The currency of the row that is being read, once an amount of it has said one. */
export class RowCurrency {
  code: string | null = null;
}

/**
 * Reads a money column (S03.6). An amount's currency is what its currency column says in this row, else what the recipe says of
 * the column, else what a mark in the cell proves (`€`) or the column's name (`Amount (EUR)`), else `fallback`. A mark that can
 * stand for several is asked about, unless others of the column say theirs. What contradicts itself is refused: a mark that can't
 * stand for the currency, or two currencies in one row, since a record has one.
 */
export function moneyReader(
  column: MappedColumn,
  plan: ColumnPlan,
  fallback: string,
  decimal: DecimalSign | null,
  row: RowCurrency,
  notes: CellNotes,
): MoneyReader {
  const { rule } = column;
  const named = rule.currencyColumn === undefined ? -1 : plan.header.indexOf(rule.currencyColumn);
  const sources = [named, plan.currencyIndex ?? -1].filter((index) => index >= 0);
  const codeOf = rememberedCodes();
  const byName = namedCurrency(column.column)?.currencies ?? null;
  const saidBy = (cells: readonly string[]): string | CellProblem | null => {
    let said: string | null = null;
    for (const index of sources) {
      const code = codeOf(cells[index] ?? '');
      if (isProblem(code)) return code;
      if (said !== null && code !== null && code !== said) return twoCurrencies(said, code);
      said ??= code;
    }
    return said ?? rule.currency ?? null;
  };
  return (text, cells) => {
    if (text === '') return null;
    const said = saidBy(cells);
    const meant = said === null ? (markedCurrencies(text) ?? byName) : null;
    const code = said ?? markedCode(text, meant, fallback);
    if (isProblem(code)) {
      if (isBlank(tidy(text))) return null;
      if (meant !== null) notes.openCurrency(column.column, text, meant);
      return code;
    }
    const value = readMoneyCell(text, code, decimal);
    if (typeof value !== 'number') return value;
    if (row.code !== null && row.code !== code) return twoCurrencies(row.code, code);
    row.code = code;
    if (said === null && meant === null) notes.currencyAssumed = true;
    if (said === null && meant !== null && meant !== byName) notes.currencyMarked(column.column);
    return value;
  };
}

function twoCurrencies(one: string, other: string): CellProblem {
  return bad(`the row's amounts are in ${one} and in ${other}, and a record has one currency`);
}

/** The currency of an amount that no column names: a mark that means one alone proves it; `$` is the fallback, where that is a dollar. */
function markedCode(
  text: string,
  meant: readonly string[] | null,
  fallback: string,
): string | CellProblem {
  if (meant === null || meant.includes(fallback)) return fallback;
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return only;
  return bad(`${quoted(text)} doesn't say which currency it is in; name it for the column`);
}

/** Currency codes as their column's cells say them; null where a cell is blank. Few are told apart, so each is read once. */
function rememberedCodes(): (text: string) => string | CellProblem | null {
  const known = new TextCache<string | CellProblem | null>(8);
  return (text) => known.of(text, readCode);
}

function readCode(text: string): string | CellProblem | null {
  const code = readCurrencyCell(text);
  return isProblem(code) || code === null ? code : String(code);
}
