import type { RecordName } from '../../../db/schema/registry.ts';

/** How a record is called in a sentence: an SQL expression over its own table. */
export const labelSql: Readonly<Record<RecordName, string>> = {
  partners: 'name',
  contacts: 'name',
  deals: "coalesce(name, external_id, 'A deal')",
  quarters: "coalesce(partner_text || ' ', '') || quarter",
  touches: "coalesce(kind || ', ', '') || \"on\"",
  certifications: 'person',
  surveys: "coalesce(person || ', ', '') || \"on\"",
  campaigns: 'name',
  qbrs: "'QBR ' || quarter",
  qbrItems: 'item',
  qbrAgenda: 'title',
  qbrNotes: 'text',
  commitments: 'text',
};
