import { type EntityName, entities, fieldOf } from '../../../shared/book/entities.ts';
import type { Inspection } from '../../../shared/book/inspection.ts';
import type { ColumnRule, RecipeInput } from '../../../shared/book/recipe.ts';
import { badInput } from '../../../shared/kernel/failure.ts';
import { namedCurrency, onlyNamedCurrency } from '../map/named-currency.ts';
import { usualMeanings } from '../map/synonyms.ts';
import { looksLikeData } from '../read/inspect.ts';
import { columnTables } from './columns/families.ts';
import { foldName } from './columns/family.ts';

type SeenFile = Pick<Inspection, 'header' | 'rows'>;

/** A recipe from the header and some rows: columns by their usual names, a key that tells the rows apart. */
export function suggestRecipe(
  file: SeenFile,
  entity: EntityName,
  source: string,
  askedKey?: readonly string[],
): RecipeInput {
  const fields = fieldColumns(file, entity);
  if (fields.size === 0 && looksLikeData(file.header))
    throw badInput(
      'NoHeader',
      'The first line looks like data, not like column names.',
      'Add a line with the columns’ names at the top, or export with a header.',
    );
  const key =
    askedKey !== undefined && askedKey.length > 0
      ? [...askedKey]
      : suggestKey(file, entity, fields);
  const columns = Object.fromEntries(
    [...fields].map(([field, column]) => [column, ruleFor(entity, field, column, file)]),
  );
  return { entity, source, key, columns, otherColumns: 'custom', vanished: 'mark' };
}

/** Field → the column that fills it. The best name wins; a column fills one field. */
function fieldColumns(file: SeenFile, entity: EntityName): Map<string, string> {
  const { header } = file;
  const byName = new Map(header.map((column) => [foldName(column), column]));
  const withCurrency = columnsWithCurrency(header);
  const columnOf = (field: string, name: string) =>
    byName.get(name) ?? (isMoney(entity, field) ? withCurrency.get(name) : undefined);
  const used = new Set<string>();
  const found = new Map<string, string>();
  for (const names of columnTables(entity, header)) {
    const deepest = Math.max(0, ...Object.values(names).map((list) => list.length));
    for (let rank = 0; rank < deepest; rank += 1) {
      for (const [field, list] of Object.entries(names)) {
        const name = list[rank];
        const column = name === undefined ? undefined : columnOf(field, name);
        if (column === undefined || used.has(column) || found.has(field)) continue;
        found.set(field, column);
        used.add(column);
      }
    }
  }
  preferPartnerId(byName, found, entity);
  dropStrangeCurrency(found, file);
  return found;
}

/** Columns whose name also names a currency, by the rest of their name: `Amount (EUR)` is an amount. */
function columnsWithCurrency(header: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const column of header) {
    const base = foldName(namedCurrency(column)?.base ?? '');
    if (base !== '' && !found.has(base)) found.set(base, column);
  }
  return found;
}

function isMoney(entity: EntityName, field: string): boolean {
  return fieldOf(entity, field)?.type.kind === 'money';
}

/**
 * A currency belongs to its own amount: "Amount (converted) Currency" says nothing of "Amount", and neither does a "Currency"
 * that holds others of "Amount (EUR)".
 */
function dropStrangeCurrency(found: Map<string, string>, file: SeenFile): void {
  const currency = found.get('currency');
  const money = found.get('amount') ?? found.get('revenue') ?? found.get('budget');
  if (currency === undefined || money === undefined) return;
  const converted = (column: string) => /converted|company_currency/.test(foldName(column));
  const code = onlyNamedCurrency(money);
  const isOther = code !== null && valuesOf(file, currency).some((text) => text !== code);
  if (isOther || converted(currency) !== converted(money)) found.delete('currency');
}

/** Where a file gives a partner's id and its name, the id links and the name is only shown. */
function preferPartnerId(
  byName: ReadonlyMap<string, string>,
  found: Map<string, string>,
  entity: EntityName,
): void {
  const column = byName.get('partner_id');
  if (column === undefined || fieldOf(entity, 'partner') === null) return;
  for (const [field, other] of found)
    if (other === column && field !== 'partner') found.delete(field);
  found.set('partner', column);
}

function ruleFor(
  entity: EntityName,
  field: string,
  column: string,
  file: SeenFile,
): string | ColumnRule {
  if (field === 'partner') return partnerRule(column);
  if (isMoney(entity, field)) {
    const code = onlyNamedCurrency(column);
    return code === null ? field : { field, currency: code };
  }
  const usual = usualMeanings[`${entity}.${field}`];
  if (usual === undefined || file.rows === undefined) return field;
  const meant = valuesOf(file, column).flatMap((text) => {
    const meaning = usual.of(text);
    return meaning === undefined ? [] : [[text, meaning] as const];
  });
  return meant.length === 0 ? field : { field, values: Object.fromEntries(meant) };
}

/** How a column names the partner: by its id, its web domain, or its name. */
function partnerRule(column: string): string | ColumnRule {
  const name = foldName(column);
  if (/(^|_)(domain|website)$/.test(name)) return { field: 'partner', match: 'domain' };
  return isIdName(name) ? 'partner' : { field: 'partner', match: 'name' };
}

function isIdName(name: string): boolean {
  return (
    /(^|_)(id|ids|id_18|no|nr|number|key|code|primary_ids)$/.test(name) ||
    /nummer$|^(numéro|n|id|code)_|company_ids_primary$/.test(name)
  );
}

function valuesOf(file: SeenFile, column: string): string[] {
  const index = file.header.indexOf(column);
  const values = new Set((file.rows ?? []).map((row) => (row[index] ?? '').trim()));
  values.delete('');
  return [...values].sort().slice(0, 200);
}

/** The fewest of the usual columns that tell every row apart. */
function suggestKey(
  file: SeenFile,
  entity: EntityName,
  fields: ReadonlyMap<string, string>,
): string[] {
  const column = (field: string) => fields.get(field);
  const id = column('externalId');
  const isOwnId = id !== undefined && tellsMostApart(file, id);
  const candidates = keyCandidates[entity].filter(
    (candidate) => !isOwnId || candidate.includes('externalId'),
  );
  for (const candidate of candidates) {
    const columns = candidate.map(column).filter((name) => name !== undefined);
    const isWhole = columns.length === candidate.length;
    if (isWhole && isUnique(file, columns, isOwnId ? id : undefined)) return columns;
  }
  const first = candidates
    .map((candidate) => candidate.map(column))
    .find((columns) => columns.every(Boolean));
  const fallback = first?.filter((name) => name !== undefined) ?? [];
  if (fallback.length > 0) return fallback;
  throw badInput(
    'NoKey',
    `No column was found that tells ${entities[entity].label.toLowerCase()} apart.`,
    `Name it with --key. The columns are: ${file.header.slice(0, 30).join(', ')}.`,
    'key',
  );
}

const ownId = [['externalId']];
const keyCandidates: Readonly<Record<EntityName, readonly (readonly string[])[]>> = {
  partners: [...ownId, ['name'], ['domain']],
  deals: [
    ...ownId,
    ['externalId', 'line'],
    ['externalId', 'product'],
    ['name'],
    ['partner', 'account', 'product', 'openedOn'],
    ['partner', 'account'],
  ],
  quarters: [
    ['partner', 'quarter', 'product'],
    ['partner', 'quarter'],
    ['partner', 'quarter', 'product', 'kind'],
    ['quarter'],
  ],
  contacts: [...ownId, ['email'], ['partner', 'name'], ['name']],
  touches: [
    ...ownId,
    ['partner', 'on', 'kind'],
    ['partner', 'on', 'contact'],
    ['partner', 'on', 'kind', 'note'],
  ],
  certifications: [
    ...ownId,
    ['partner', 'person', 'kind'],
    ['person', 'kind'],
    ['partner', 'person', 'kind', 'issuedOn'],
    ['person', 'issuedOn'],
  ],
  surveys: [...ownId, ['partner', 'person', 'on'], ['partner', 'on']],
  campaigns: [...ownId, ['partner', 'name'], ['name']],
};

/** An id that is blank or stands twice here and there is still the key: such rows are told, not known by their names. */
function tellsMostApart(file: SeenFile, column: string): boolean {
  const index = file.header.indexOf(column);
  const cells = (file.rows ?? []).map((row) => (row[index] ?? '').trim());
  const distinct = new Set(cells.filter((cell) => cell !== ''));
  return distinct.size > 0 && distinct.size * 2 >= cells.length;
}

/** Whether columns tell the rows apart; rows without `id`, where one is given, are not asked: they have no key at all. */
function isUnique(file: SeenFile, columns: readonly string[], id?: string): boolean {
  const indexes = columns.map((column) => file.header.indexOf(column));
  const idIndex = id === undefined ? -1 : file.header.indexOf(id);
  const seen = new Set<string>();
  for (const row of file.rows ?? []) {
    if (idIndex >= 0 && (row[idIndex] ?? '').trim() === '') continue;
    const key = indexes.map((index) => row[index] ?? '').join('\u0000');
    if (seen.has(key) || key.replaceAll('\u0000', '').trim() === '') return false;
    seen.add(key);
  }
  return true;
}
