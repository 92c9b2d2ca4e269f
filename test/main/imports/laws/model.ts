/** The importer as a person would explain it: plain values, no book, no file. */

export const fields = ['name', 'owner', 'note'] as const;
export type Field = (typeof fields)[number];
export type Value = string | number | null;
export type Values = Record<Field, Value>;

export interface Home {
  source: string;
  entity: 'deals' | 'partners';
}

export interface Row {
  key: string;
  values: Record<Field, string>;
}

export interface Model {
  rows: Record<string, { live: Values; vanished: boolean }>;
  /** What the source said last, by row. */
  said: Record<string, Values>;
  open: Record<string, { base: Value; theirs: Value }>;
}

export interface Expected {
  rows: number;
  rejected: number;
  repeated: number;
  conflicts: number;
  new: number;
  changed: number;
  unchanged: number;
  vanished: number;
}

export const emptyModel = (): Model => ({ rows: {}, said: {}, open: {} });
export const nameOf = ({ source, entity }: Home, key: string) => `${source}/${entity}/${key}`;

const read = (text: string): Value => (text === '' ? null : text);
const valuesOf = ({ values }: Row): Values => ({
  name: read(values.name),
  owner: read(values.owner),
  note: read(values.note),
});

/** Which rows of a file count, and what becomes of the others. */
function sortRows(home: Home, file: readonly Row[]) {
  const kept = new Map<string, Row>();
  const unread = new Set<string>();
  let rejected = 0;
  let repeated = 0;
  for (const row of file) {
    if (row.key === '' && Object.values(row.values).every((text) => text === '')) continue;
    const before = kept.get(row.key);
    if (row.key === '') rejected += 1;
    else if (home.entity === 'partners' && row.values.name === '') {
      rejected += 1;
      unread.add(row.key);
    } else if (before === undefined) kept.set(row.key, row);
    else if (JSON.stringify(before) === JSON.stringify(row)) repeated += 1;
    else rejected += 1;
  }
  return { kept, unread, rejected, repeated };
}

/** Imports a file into the model; answers the counts. */
export function importInto(
  model: Model,
  home: Home,
  file: readonly Row[],
  choice: 'ask' | 'mine' | 'theirs',
): Expected {
  const { kept, unread, rejected, repeated } = sortRows(home, file);
  const counts = { rejected, repeated, conflicts: 0, new: 0, changed: 0, unchanged: 0 };
  for (const [key, row] of kept) counts[meet(model, nameOf(home, key), row, choice)] += 1;
  let vanished = 0;
  for (const [name, row] of Object.entries(model.rows)) {
    const key = name.slice(nameOf(home, '').length);
    if (!name.startsWith(nameOf(home, '')) || kept.has(key) || unread.has(key) || row.vanished)
      continue;
    row.vanished = true;
    vanished += 1;
  }
  const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { rows, ...counts, vanished };
}

function meet(
  model: Model,
  name: string,
  row: Row,
  choice: 'ask' | 'mine' | 'theirs',
): 'new' | 'changed' | 'unchanged' | 'conflicts' {
  const theirs = valuesOf(row);
  const known = model.rows[name];
  const said = model.said[name];
  if (known === undefined || said === undefined) {
    model.rows[name] = { live: { ...theirs }, vanished: false };
    model.said[name] = { ...theirs };
    return 'new';
  }
  known.vanished = false;
  let bucket: 'changed' | 'unchanged' | 'conflicts' = 'unchanged';
  for (const field of fields) {
    const base = said[field];
    const mine = known.live[field];
    if (theirs[field] === base) continue;
    const isConflict = mine !== theirs[field] && mine !== base;
    if (isConflict) bucket = 'conflicts';
    else if (bucket === 'unchanged') bucket = 'changed';
    delete model.open[`${name} ${field}`];
    if (!isConflict || choice === 'theirs') known.live[field] = theirs[field];
    else if (choice === 'ask') model.open[`${name} ${field}`] = { base, theirs: theirs[field] };
    said[field] = theirs[field];
  }
  return bucket;
}
