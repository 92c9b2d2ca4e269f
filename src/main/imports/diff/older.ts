import { type EntityName, entities } from '../../../shared/book/entities.ts';
import type { GuardFinding } from '../../../shared/kernel/guards.ts';
import type { Reader } from '../../book/types.ts';
import type { Differ } from './diff.ts';

export interface OlderFacts {
  reader: Reader;
  entity: EntityName;
  differ: Differ;
  vanished: readonly { recordId: number; key: string }[];
}

/** When a row came about. Quarters sort as dates do. */
const dates: Readonly<Partial<Record<EntityName, string>>> = {
  deals:
    "nullif(max(coalesce(t.registered_on, ''), coalesce(t.opened_on, ''), coalesce(t.closed_on, '')), '')",
  quarters: 't.quarter',
  touches: 't."on"',
  surveys: 't."on"',
  certifications: 't.issued_on',
};

/** A row deleted at its source may well be the newest; two of them and nothing new are no chance. */
const fewest = 2;
const shown = 20;

/**
 * The file brings nothing new and lacks just the newest rows: what an older export looks like. Asked of the book, since the file
 * holds no row the book doesn't know.
 */
export function olderByContent({
  reader,
  entity,
  differ,
  vanished,
}: OlderFacts): GuardFinding | null {
  const date = dates[entity];
  const { sourceId } = differ.known;
  if (date === undefined || sourceId === null) return null;
  if (vanished.length < fewest || differ.counts.new > 0 || differ.counts.rows === 0) return null;
  const gone = JSON.stringify(vanished.map(({ recordId }) => recordId));
  const row = reader.get<{ firstGone: string | null; lastHeld: string | null }>(
    `WITH dated AS (
       SELECT ${date} AS date, t.id IN (SELECT value FROM json_each(@gone)) AS gone
       FROM source_row r JOIN ${entities[entity].table} t ON t.id = r.record_id
       WHERE r.source_id = @sourceId AND r.entity = @entity AND r.vanished_in IS NULL)
     SELECT min(date) FILTER (WHERE gone) AS firstGone, max(date) FILTER (WHERE NOT gone) AS lastHeld FROM dated`,
    { gone, sourceId, entity },
  );
  const { firstGone = null, lastHeld = null } = row ?? {};
  if (firstGone === null || lastHeld === null || firstGone <= lastHeld) return null;
  return {
    name: 'older',
    message: `The file ends with ${lastHeld} and lacks the ${vanished.length} newest rows of this source: this may be an older export.`,
    evidence: vanished.slice(0, shown).map(({ key }) => key),
  };
}
