import { columnOf, entities, type Field, fieldOf } from '../../../shared/book/entities.ts';
import { customField, type Recipe, ruleOf } from '../../../shared/book/recipe.ts';
import { minorToDecimal } from '../../../shared/kernel/money.ts';
import type { Reader } from '../../book/types.ts';
import { sourceIdOf } from '../diff/known-rows.ts';
import { reportingCurrency } from '../map/currency.ts';

type Row = Readonly<Record<string, string | number | null>>;

const lookedAt = 200;
const shown = 3;

/** What a source's columns brought, as the book holds it: a few values of each, from some of its records. */
export function columnSamples(
  reader: Reader,
  recipe: Recipe,
  others: readonly string[],
): Record<string, string[]> {
  const rows = someRecords(reader, recipe);
  const currency = reportingCurrency(reader);
  const columns = new Set([...Object.keys(recipe.columns), ...recipe.key, ...others]);
  return Object.fromEntries(
    [...columns].map((column) => {
      const field = ruleOf(recipe, column)?.field ?? customField(recipe, column);
      const texts = rows.map((row) => textOf(row, recipe, field, currency));
      const distinct = new Set(texts.filter((text) => text !== null && text !== ''));
      return [column, [...distinct].flatMap((text) => text ?? []).slice(0, shown)];
    }),
  );
}

function someRecords(reader: Reader, { source, entity }: Recipe): Row[] {
  return reader.all<Row>(
    `SELECT t.* FROM source_row s JOIN ${entities[entity].table} t ON t.id = s.record_id
     WHERE s.source_id = ? AND s.entity = ? ORDER BY s.key LIMIT ${lookedAt}`,
    [sourceIdOf(reader, source) ?? -1, entity],
  );
}

function textOf(row: Row, recipe: Recipe, name: string, currency: string): string | null {
  if (name.startsWith('custom.')) return customText(row, name.slice('custom.'.length));
  const field = fieldOf(recipe.entity, name);
  if (field === null) return null;
  const value = row[field.type.kind === 'partner' ? 'partner_text' : columnOf(name)] ?? null;
  if (value === null) return null;
  return field.type.kind === 'money' && typeof value === 'number'
    ? minorToDecimal(value, currencyOf(row, field) ?? currency)
    : String(value);
}

function currencyOf(row: Row, { type }: Field): string | null {
  const said =
    type.kind === 'money' && type.currencyField !== null ? row[type.currencyField] : null;
  return typeof said === 'string' ? said : null;
}

function customText(row: Row, key: string): string | null {
  const custom: unknown = JSON.parse(String(row.custom ?? '{}'));
  if (typeof custom !== 'object' || custom === null) return null;
  const value: unknown = Object.entries(custom).find(([name]) => name === key)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
