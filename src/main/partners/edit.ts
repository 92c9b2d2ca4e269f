import { type EntityName, entities } from '../../shared/book/entities.ts';
import { badInput, conflict, notFound } from '../../shared/kernel/failure.ts';
import type { Scalar } from '../book/types.ts';
import { undoChange } from '../book/undo.ts';
import { type Act, settingsOn } from '../program/index.ts';
import { type Found, resolveKey } from './keys.ts';
import { mergeOf, unmergePartner } from './unmerge.ts';
import { type Given, readValue } from './values.ts';

export type EditResult = {
  /** The change's id, to be taken back by; null where nothing differed. */
  change: number | null;
  id: string;
  changed: string[];
};

type Values = Readonly<Record<string, Given>>;

/** Sets fields of one record as a person would; empty text or null clears. Writes all of them or none. */
export function setFields(
  act: Act,
  input: { entity: EntityName; key: string; values: Values },
): EditResult {
  const { book } = act;
  const found = resolveKey(book.read, input.entity, input.key);
  const values = valuesOf(act, input.entity, input.values, found.id);
  const label = `Edit ${entities[input.entity].singular}`;
  const { change, value } = book.change({ label, origin: act.origin }, (writer) =>
    writer.set(input.entity, found.id, values),
  );
  return { change, id: found.publicId, changed: value };
}

/** Creates a record by hand. */
export function createRecord(act: Act, input: { entity: EntityName; values: Values }): EditResult {
  const { singular, fields } = entities[input.entity];
  const values = valuesOf(act, input.entity, input.values, null);
  for (const { name, label, required } of fields)
    if (required === true && (values[name] ?? null) === null)
      throw badInput(
        'MissingValue',
        `A ${singular} needs a ${label.toLowerCase()} (${name}).`,
        `Add ${name}=…`,
        name,
      );
  const { change, value } = act.book.change(
    { label: `Add ${singular}`, origin: act.origin },
    (writer) => writer.create(input.entity, values),
  );
  return { change, id: value.publicId, changed: Object.keys(values) };
}

/** Archives a record (it then counts in no figure), or takes it out of the archive. */
export function archiveRecord(
  act: Act,
  input: { entity: EntityName; key: string; archived?: boolean | undefined },
): EditResult {
  const found = resolveKey(act.book.read, input.entity, input.key);
  const archived = input.archived ?? true;
  const label = `${archived ? 'Archive' : 'Restore'} ${entities[input.entity].singular}`;
  const { change, value } = act.book.change({ label, origin: act.origin }, (writer) => {
    const changed = writer.set(input.entity, found.id, { archived: archived ? 1 : 0 });
    if (input.entity === 'partners' && changed.length > 0) writer.touchAll();
    return changed;
  });
  return { change, id: found.publicId, changed: value };
}

function valuesOf(
  act: Act,
  entity: EntityName,
  given: Values,
  id: number | null,
): Record<string, Scalar> {
  const names = Object.keys(given);
  if (names.length === 0)
    throw badInput(
      'NothingGiven',
      'No field was given.',
      'Write FIELD=VALUE, for example owner=Ada.',
    );
  const { read: reader } = act.book;
  const currency = currencyOf(act, entity, given, id);
  const read = (name: string) => readValue({ reader, entity, currency }, name, given[name] ?? null);
  return Object.fromEntries(names.flatMap((name) => Object.entries(read(name))));
}

/** Amounts are read in the currency given with them, else the record's, else the book's. */
function currencyOf(act: Act, entity: EntityName, given: Values, id: number | null): string {
  const reporting = settingsOn(act.book.read, act.today).currency;
  const said = given.currency;
  if (typeof said === 'string' && said !== '') return said;
  if (id === null || !entities[entity].fields.some(({ name }) => name === 'currency'))
    return reporting;
  const row = act.book.read.get<{ currency: string | null }>(
    `SELECT currency FROM ${entities[entity].table} WHERE id = ?`,
    [id],
  );
  return row?.currency ?? reporting;
}

/** Takes one edit back by its id. Imports have an undo of their own. */
export function undoEdit(act: Act, change: string | number) {
  const found = act.book.read.get<Found & { importId: number | null }>(
    'SELECT id, public_id AS publicId, import_id AS importId FROM change WHERE id = @id OR public_id = @key',
    { id: typeof change === 'number' ? change : Number(change) || -1, key: String(change) },
  );
  if (found === undefined)
    throw notFound(`There is no change "${change}".`, 'Take the id from the history of a record.');
  if (found.importId !== null)
    throw conflict('This change is an import.', 'Undo the import instead: it names what it keeps.');
  const merged = mergeOf(act.book.read, found.id);
  if (merged !== null) return unmergePartner(act, merged);
  return undoChange(act.book, found.id);
}
