import type { DecimalSign } from '../../../shared/book/cells/number.ts';
import type { PercentForm } from '../../../shared/book/cells/readers.ts';
import {
  columnOf,
  type EntityName,
  entities,
  type Field,
  fieldOf,
} from '../../../shared/book/entities.ts';
import {
  type ColumnRule,
  customField,
  type FieldPolicy,
  type Recipe,
  ruleOf,
} from '../../../shared/book/recipe.ts';
import { badInput } from '../../../shared/kernel/failure.ts';
import { nearest } from '../recipes/nearest.ts';

/** Decimal sign, date order and percent form per column, where the recipe left them open and the rows settled them. */
export type Settled = Record<
  string,
  {
    decimal?: DecimalSign | undefined;
    date?: string | undefined;
    percent?: PercentForm | undefined;
  }
>;

/** One field an import fills, with the file's column it comes from. */
export interface Slot {
  /** As the change log names it: `amount`, `partnerText`, `custom.region`. */
  name: string;
  /** The file's column. */
  column: string;
  /** The table's column; null for a custom field. */
  sql: string | null;
  /** Key inside `custom`; null for a field of its own. */
  customKey: string | null;
  policy: FieldPolicy;
  required: boolean;
}

/** How one column of the file fills its slots. */
export interface MappedColumn {
  index: number;
  column: string;
  /** Null for a custom field. */
  field: Field | null;
  rule: ColumnRule;
  slot: number;
  /** A second slot filled from the same column: the stage's own words, the registration day, the implied currency. */
  also: number | null;
}

export interface KeyPart {
  index: number;
  /** Where the key takes the read value ('2020-Q1') and not the file's spelling ('Q1/2020'). */
  slot: number | null;
}

/** A recipe laid over a header: everything that reading a row needs. Slots are in the order of their names. */
export interface ColumnPlan {
  entity: EntityName;
  source: string;
  header: readonly string[];
  slots: readonly Slot[];
  columns: readonly MappedColumn[];
  key: readonly KeyPart[];
  /** Column that says a row's currency, or null. */
  currencyIndex: number | null;
  /** The slots' names: rows hashed under another layout are compared field by field. */
  layout: string;
  settled: Settled;
}

interface Draft {
  index: number;
  column: string;
  field: Field | null;
  rule: ColumnRule;
  slot: string;
  also: string | null;
}

/** Lays a recipe over a file's header. Throws BadInput with the column or field that doesn't fit. */
export function mapColumns(
  recipe: Recipe,
  header: readonly string[],
  settled: Settled = {},
): ColumnPlan {
  checkColumns(recipe, header);
  const drafts = draftColumns(recipe, header);
  checkFields(recipe, drafts);
  addImplied(recipe, drafts);
  const slots = slotsOf(recipe, drafts);
  const slotIndex = new Map(slots.map((slot, index) => [slot.name, index]));
  const at = (name: string | null) => (name === null ? null : (slotIndex.get(name) ?? null));
  const currency = drafts.find(({ field }) => field?.type.kind === 'currency');
  return {
    entity: recipe.entity,
    source: recipe.source,
    header,
    slots,
    columns: drafts.map((draft) => ({ ...draft, slot: at(draft.slot) ?? 0, also: at(draft.also) })),
    key: recipe.key.map((column) => keyPart(column, header, drafts, at)),
    currencyIndex: currency?.index ?? null,
    layout: slots.map(({ name }) => name).join('\n'),
    settled,
  };
}

function checkColumns(recipe: Recipe, header: readonly string[]): void {
  const named = [
    ...Object.keys(recipe.columns).map((column) => ({ column, place: `columns.${column}` })),
    ...recipe.key.map((column) => ({ column, place: 'key' })),
    ...currencyColumns(recipe),
  ];
  for (const { column, place } of named) {
    if (header.includes(column)) continue;
    const near = nearest(column, header);
    throw badInput(
      'UnknownColumn',
      `The file has no column "${column}".`,
      near === null
        ? `Its columns are: ${header.slice(0, 30).join(', ')}.`
        : `Did you mean "${near}"? Correct the recipe or the key, and try again.`,
      place,
    );
  }
}

/** Columns that a money column's rule names as where its currency stands. */
function currencyColumns(recipe: Recipe): { column: string; place: string }[] {
  return Object.entries(recipe.columns).flatMap(([money, rule]) =>
    typeof rule === 'string' || rule.currencyColumn === undefined
      ? []
      : [{ column: rule.currencyColumn, place: `columns.${money}.currencyColumn` }],
  );
}

function draftColumns(recipe: Recipe, header: readonly string[]): Draft[] {
  const drafts: Draft[] = [];
  for (const [index, column] of header.entries()) {
    const rule = ruleOf(recipe, column) ?? restRule(recipe, column);
    if (rule === null) continue;
    const field = rule.field.startsWith('custom.')
      ? null
      : knownField(recipe.entity, rule.field, column);
    const slot = field?.type.kind === 'partner' ? 'partnerText' : rule.field;
    drafts.push({ index, column, field, rule, slot, also: null });
  }
  return drafts;
}

function restRule(recipe: Recipe, column: string): ColumnRule | null {
  return recipe.otherColumns === 'ignore' ? null : { field: customField(recipe, column) };
}

function knownField(entity: EntityName, name: string, column: string): Field {
  const field = fieldOf(entity, name);
  if (field !== null) return field;
  const names = entities[entity].fields.map((known) => known.name);
  const near = nearest(name, names);
  throw badInput(
    'UnknownField',
    `${entities[entity].label} have no field "${name}".`,
    near === null ? `Their fields are: ${names.join(', ')}.` : `Did you mean "${near}"?`,
    `columns.${column}`,
  );
}

function checkFields(recipe: Recipe, drafts: readonly Draft[]): void {
  const filled = new Map<string, string>();
  for (const { slot, column } of drafts) {
    const before = filled.get(slot);
    if (before !== undefined)
      throw badInput(
        'FieldTwice',
        `"${before}" and "${column}" both fill "${slot}".`,
        'Give one of the two columns another field, or leave it out.',
        `columns.${column}`,
      );
    filled.set(slot, column);
  }
  const missing = entities[recipe.entity].fields.find(
    (field) => field.required && !filled.has(field.name),
  );
  if (missing !== undefined)
    throw badInput(
      'MissingField',
      `${entities[recipe.entity].label} need "${missing.name}", and no column fills it.`,
      'Name the column that holds it.',
      missing.name,
    );
}

/** Fields that follow from a column which is there for another: never filled where the file says them itself. */
function addImplied(recipe: Recipe, drafts: Draft[]): void {
  const has = (slot: string) => drafts.some((draft) => draft.slot === slot || draft.also === slot);
  for (const draft of drafts) {
    const { field } = draft;
    if (field === null) continue;
    if (recipe.entity === 'deals' && field.name === 'stage' && !has('stageText'))
      draft.also = 'stageText';
    if (
      recipe.entity === 'deals' &&
      field.name === 'openedOn' &&
      recipe.countsAs?.includes('registration') === true &&
      !has('registeredOn')
    )
      draft.also = 'registeredOn';
    if (field.type.kind === 'money' && !has('currency')) draft.also = 'currency';
  }
}

function slotsOf(recipe: Recipe, drafts: readonly Draft[]): Slot[] {
  const slots: Slot[] = [];
  for (const { slot, also, column } of drafts)
    for (const name of also === null ? [slot] : [slot, also])
      slots.push(slotOf(recipe, name, column));
  return slots.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function slotOf(recipe: Recipe, name: string, column: string): Slot {
  const custom = name.startsWith('custom.');
  const fieldName = name === 'partnerText' ? 'partner' : name;
  const policy = recipe.fields?.[fieldName] ?? 'theirs';
  return {
    name,
    column,
    sql: custom ? null : columnOf(name),
    customKey: custom ? name.slice('custom.'.length) : null,
    policy,
    required: !custom && fieldOf(recipe.entity, fieldName)?.required === true,
  };
}

const readForKey: ReadonlySet<string> = new Set(['quarter', 'date', 'integer', 'percent']);

function keyPart(
  column: string,
  header: readonly string[],
  drafts: readonly Draft[],
  at: (name: string) => number | null,
): KeyPart {
  const draft = drafts.find((other) => other.column === column);
  const kind = draft?.field?.type.kind;
  const slot =
    draft !== undefined && kind !== undefined && readForKey.has(kind) ? at(draft.slot) : null;
  return { index: header.indexOf(column), slot };
}
