import { columnOf, entities } from '../../shared/book/entities.ts';
import { type RecordChange, recordHistory } from '../book/history.ts';
import type { Reader, Scalar, SqlValue } from '../book/types.ts';
import { lineFinder } from '../recompute/index.ts';
import { fromOf } from './history.ts';
import { resolveKey } from './keys.ts';
import { customOf } from './records.ts';
import type { FieldOrigin } from './types.ts';

/**
 * Where each value of a partner that is not empty comes from: the change that set it and stands, with the file and line of an
 * import. A field whose value no standing change explains is left out: nothing is better than a wrong origin.
 */
export function fieldOrigins(reader: Reader, key: string): FieldOrigin[] {
  const { id } = resolveKey(reader, 'partners', key);
  const standing = recordHistory(reader, 'partners', id).filter(
    ({ origin, undone }) => origin !== 'undo' && !undone,
  );
  const lineOf = lineFinder(reader, 'partners', id);
  return Object.entries(valuesOf(reader, id)).flatMap(([field, value]) => {
    const set = standing.find((one) => one.field === field);
    const change = set ?? standing.find(({ kind }) => kind === 'created');
    if (change === undefined || (set !== undefined && set.new !== value)) return [];
    return [originOf(field, change, lineOf)];
  });
}

function originOf(
  field: string,
  change: RecordChange,
  lineOf: (change: number) => number | null,
): FieldOrigin {
  const { at, source, file } = change;
  const line = file === null ? null : lineOf(change.change);
  return { field, at, from: source ?? fromOf(change), file, line };
}

/** Of what is known: its value, by the name the change log has for it. */
function valuesOf(reader: Reader, id: number): Record<string, Scalar> {
  const row =
    reader.get<Record<string, SqlValue>>('SELECT * FROM partner WHERE id = ?', [id]) ?? {};
  const own = entities.partners.fields.map(({ name }) => [name, row[columnOf(name)]] as const);
  const custom = Object.entries(customOf(row.custom)).map(
    ([name, value]) => [`custom.${name}`, value] as const,
  );
  return Object.fromEntries(
    [...own, ...custom].flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
}
