import { type EntityName, entities, fieldOf } from '../../../shared/book/entities.ts';
import type { Scalar } from '../../../shared/book/plan.ts';
import { isUndone } from '../../book/standing-undo.ts';
import type { Reader } from '../../book/types.ts';

/** The record of the book a line is about. */
export interface LineRecord {
  name: string | null;
  partner: string | null;
  partnerId: string | null;
}

/** When a person last set this field; null where it was another import. What was undone is as if it had not been. */
export function lastEdit(
  reader: Reader,
  entity: EntityName,
  recordId: number,
  field: string,
): string | null {
  const row = reader.get<{ at: string; origin: string }>(
    `SELECT c.at, c.origin FROM change_field f JOIN change c ON c.id = f.change_id
     WHERE f.entity = ? AND f.record_id = ? AND f.field = ? AND c.undoes IS NULL AND NOT ${isUndone('c.id')}
     ORDER BY f.id DESC LIMIT 1`,
    [entity, recordId, field],
  );
  return row !== undefined && (row.origin === 'ui' || row.origin === 'cli') ? row.at : null;
}

interface FoundRecord extends LineRecord {
  currency: string | null;
  stage: Scalar;
}

/** Looks records up by number: their name, their partner, and what an amount of theirs is in. */
export function recordFinder(reader: Reader, entity: EntityName): (id: number) => FoundRecord {
  const { table } = entities[entity];
  const has = (name: string) => fieldOf(entity, name) !== null;
  const columns = [
    has('name') ? 't.name' : has('account') ? 't.account AS name' : 'NULL AS name',
    has('currency') ? 't.currency' : 'NULL AS currency',
    has('stage') ? 't.stage' : 'NULL AS stage',
    ...(has('partner')
      ? ['coalesce(p.name, t.partner_text) AS partner', 'p.public_id AS partnerId']
      : [
          'NULL AS partner',
          entity === 'partners' ? 't.public_id AS partnerId' : 'NULL AS partnerId',
        ]),
  ];
  const join = has('partner') ? 'LEFT JOIN partner p ON p.id = t.partner_id' : '';
  const sql = `SELECT ${columns.join(', ')} FROM ${table} t ${join} WHERE t.id = ?`;
  const none = { name: null, partner: null, partnerId: null, currency: null, stage: null };
  return (id) => reader.get<FoundRecord>(sql, [id]) ?? none;
}
