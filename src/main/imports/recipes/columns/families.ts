import { type EntityName, entityNames } from '../../../../shared/book/entities.ts';
import { crossbeam } from './crossbeam.ts';
import { type Family, type FieldNames, foldName } from './family.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { hubspot } from './hubspot.ts';
import { impact } from './impact.ts';
import { oracle } from './oracle.ts';
import { own } from './own.ts';
import { partnerstack } from './partnerstack.ts';
import { salesforce } from './salesforce.ts';
import { servicenow } from './servicenow.ts';
import { usualNames } from './usual.ts';

/** Systems whose exports are known by their columns. */
export const families: readonly Family[] = [
  own,
  salesforce,
  hubspot,
  partnerstack,
  impact,
  crossbeam,
  servicenow,
  oracle,
];

/** Words that mean the same in a file of any system. */
export const languages: readonly Family[] = [german, french];

const usual: Family = { name: 'any system', signs: [], columns: usualNames };

interface Folded {
  family: Family;
  signs: ReadonlySet<string>;
  columns: Readonly<Partial<Record<EntityName, FieldNames>>>;
}

function folded(family: Family): Folded {
  const columns: Folded['columns'] = Object.fromEntries(
    entityNames.map((entity): [EntityName, FieldNames] => [
      entity,
      foldAll(family.columns[entity] ?? {}),
    ]),
  );
  return {
    family,
    signs: new Set(family.signs.map(foldName)),
    columns,
  };
}

function foldAll(names: FieldNames): FieldNames {
  return Object.fromEntries(
    Object.entries(names).map(([field, list]) => [field, [...new Set(list.map(foldName))]]),
  );
}

const known = families.map(folded);
const everywhere = [usual, own, ...languages].map(folded);

/** The system a header speaks of: the one with most of its own columns there; null where none has any. */
export function familyOf(header: readonly string[]): Family | null {
  return recognized(header)?.family ?? null;
}

function recognized(header: readonly string[]): Folded | null {
  const names = header.map(foldName);
  let best: Folded | null = null;
  let most = 0;
  for (const one of known) {
    const seen = names.filter((name) => one.signs.has(name)).length;
    if (seen > most) [best, most] = [one, seen];
  }
  return best;
}

/** Tables of column names for this header, folded, the most telling first: the system it speaks of, then what any may say. */
export function columnTables(entity: EntityName, header: readonly string[]): FieldNames[] {
  const own = recognized(header);
  const tables = own === null ? everywhere : [own, ...everywhere];
  return tables.map(({ columns }) => columns[entity] ?? {});
}
