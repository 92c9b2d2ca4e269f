import { type EntityName, entities, entityNames } from '../../../shared/book/entities.ts';
import type { ImportQuestion } from '../../../shared/book/inspection.ts';
import { suggestRecipe } from './suggest.ts';

/** Columns more than this many must speak for the other kind of record. */
const clearly = 2;
const shown = 2;

/**
 * Asks where a header that nobody gave a recipe for plainly fits another kind of record: half of its columns or more, and at least
 * two more than what was said.
 */
export function wrongEntity(header: readonly string[], entity: EntityName): ImportQuestion | null {
  const said = columnsFor(header, entity);
  let best: { other: EntityName; columns: ReadonlyMap<string, string> } | null = null;
  for (const other of entityNames) {
    const columns = columnsFor(header, other);
    if (other === entity || !isWhole(other, columns)) continue;
    if (columns.size > (best?.columns.size ?? 0)) best = { other, columns };
  }
  if (best === null || best.columns.size * 2 < header.length) return null;
  if (best.columns.size < said.size + clearly) return null;
  const telling = [...best.columns.keys()].filter((column) => !said.has(column));
  const named = telling.slice(0, shown).join(', ') + (telling.length > shown ? ', …' : '');
  return {
    question: `These columns look like ${labelOf(best.other)} (${named}), not ${labelOf(entity)}`,
    options: [best.other, entity],
  };
}

/** Column → field, by their names alone. */
function columnsFor(header: readonly string[], entity: EntityName): ReadonlyMap<string, string> {
  const { columns } = suggestRecipe({ header: [...header] }, entity, '', header.slice(0, 1));
  return new Map(
    Object.entries(columns).map(([column, rule]) => [
      column,
      typeof rule === 'string' ? rule : rule.field,
    ]),
  );
}

function isWhole(entity: EntityName, columns: ReadonlyMap<string, string>): boolean {
  const fields = new Set(columns.values());
  return entities[entity].fields.every(({ name, required }) => !required || fields.has(name));
}

function labelOf(entity: EntityName): string {
  return entities[entity].label.toLowerCase();
}
