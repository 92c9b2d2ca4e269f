import { type EntityName, entities, fieldOf } from '../../../shared/book/entities.ts';
import type { Scalar } from '../../../shared/book/plan.ts';
import type { Reader } from '../../book/types.ts';
import { readValue } from '../../partners/index.ts';
import { fieldForPeople } from '../plan/result.ts';
import { reportingCurrency } from './currency.ts';

export interface TypedField {
  entity: EntityName;
  recordId: number;
  /** As the log names it: `amount`, `partnerText`, `custom.region`. */
  field: string;
}

/** What a person typed for a field, by the writer's field names; empty text clears. Throws BadInput with one plain sentence. */
export function typedValue(
  reader: Reader,
  { entity, recordId, field }: TypedField,
  text: string,
): Record<string, Scalar> {
  const currency = currencyOf(reader, entity, recordId) ?? reportingCurrency(reader);
  return readValue({ reader, entity, currency }, fieldForPeople(field), text);
}

function currencyOf(reader: Reader, entity: EntityName, recordId: number): string | null {
  if (fieldOf(entity, 'currency') === null) return null;
  const sql = `SELECT currency FROM ${entities[entity].table} WHERE id = ?`;
  return reader.get<{ currency: string | null }>(sql, [recordId])?.currency ?? null;
}
