import { type EntityName, entities, fieldOf } from '../../../shared/book/entities.ts';
import type { GuardFinding } from '../../../shared/kernel/guards.ts';
import { plural } from '../../../shared/kernel/words.ts';
import type { Reader } from '../../book/types.ts';

export interface TwoSourcesFacts {
  reader: Reader;
  entity: EntityName;
  sourceId: number | null;
  /** New rows of the file. */
  news: number;
  /** A new key's name as the file has it, folded; null where it has none, undefined where the key is not new or was spoken of. */
  nameOf: (key: string) => string | null | undefined;
  foldName: (name: string) => string;
}

interface Found {
  source: string;
  count: number;
  first: string[];
}

/** One key in common is chance, and named among the matches. */
const fewest = 2;
const shown = 20;

/**
 * Most new rows carry keys that another source brought: probably its own records under a second name. Keys that name records of
 * other names, as two systems that count from 1 do, are none.
 */
export function twoSourcesGuard(facts: TwoSourcesFacts): GuardFinding | null {
  if (facts.news < fewest) return null;
  const found = [...commonKeys(facts).values()].sort((a, b) => b.count - a.count)[0];
  if (found === undefined || found.count < fewest || found.count * 2 <= facts.news) return null;
  const { source, count, first } = found;
  const rows = plural(facts.news, 'new row');
  const which = count === facts.news ? `All ${rows}` : `${count} of the ${rows}`;
  return {
    name: 'twoSources',
    message: `${which} have keys of "${source}": these look like its records. Name the source so, or share its key space in the recipe; otherwise they are added as records of their own.`,
    evidence: first,
  };
}

function commonKeys({
  reader,
  entity,
  sourceId,
  nameOf,
  foldName,
}: TwoSourcesFacts): Map<number, Found> {
  const found = new Map<number, Found>();
  const label = fieldOf(entity, 'name') === null ? 'NULL' : 't.name';
  reader.each<{ id: number; source: string; key: string; name: string | null }>(
    `SELECT s.id, s.name AS source, r.key, ${label} AS name FROM source_row r JOIN source s ON s.id = r.source_id
     JOIN ${entities[entity].table} t ON t.id = r.record_id WHERE r.entity = ? AND r.source_id <> ?`,
    [entity, sourceId ?? -1],
    ({ id, source, key, name }) => {
      const fresh = nameOf(key);
      if (fresh === undefined) return;
      if (fresh !== null && name !== null && fresh !== foldName(name)) return;
      const entry = found.get(id) ?? { source, count: 0, first: [] };
      entry.count += 1;
      if (entry.first.length < shown) entry.first.push(name === null ? key : `${key}: ${name}`);
      found.set(id, entry);
    },
  );
  return found;
}
