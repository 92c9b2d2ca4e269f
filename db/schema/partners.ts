import { type AnySQLiteColumn, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { importedColumns } from './record.ts';

export const partner = sqliteTable(
  'partner',
  {
    ...importedColumns(),
    externalId: text('external_id'),
    name: text('name').notNull(),
    domain: text('domain'),
    type: text('type'),
    tierHeld: text('tier_held'),
    owner: text('owner'),
    country: text('country'),
    region: text('region'),
    city: text('city'),
    agreementSignedOn: text('agreement_signed_on'),
    status: text('status'),
    parent: text('parent'),
    strategicFit: text('strategic_fit'),
    strategicValue: integer('strategic_value'),
    /** The partner this one was merged into; its keys are that one's then. */
    mergedInto: integer('merged_into').references((): AnySQLiteColumn => partner.id),
  },
  (t) => [
    index('partner_name').on(t.name),
    index('partner_external_id').on(t.externalId),
    index('partner_merged_into').on(t.mergedInto),
  ],
);

/** A partner as a row of another table says it: the record where it is known, else the source's own word. */
export function partnerReference() {
  return {
    partnerId: integer('partner_id').references(() => partner.id),
    partnerText: text('partner_text'),
  };
}

export const contact = sqliteTable(
  'contact',
  {
    ...importedColumns(),
    externalId: text('external_id'),
    ...partnerReference(),
    name: text('name').notNull(),
    email: text('email'),
    role: text('role'),
    side: text('side'),
    startedOn: text('started_on'),
    leftOn: text('left_on'),
  },
  (t) => [index('contact_partner').on(t.partnerId)],
);

export const touch = sqliteTable(
  'touch',
  {
    ...importedColumns(),
    externalId: text('external_id'),
    ...partnerReference(),
    contact: text('contact'),
    on: text('on').notNull(),
    kind: text('kind'),
    note: text('note'),
  },
  (t) => [index('touch_partner').on(t.partnerId, t.on)],
);

export const certification = sqliteTable(
  'certification',
  {
    ...importedColumns(),
    externalId: text('external_id'),
    ...partnerReference(),
    person: text('person').notNull(),
    kind: text('kind'),
    issuedOn: text('issued_on').notNull(),
    validMonths: integer('valid_months'),
  },
  (t) => [index('certification_partner').on(t.partnerId)],
);

export const survey = sqliteTable(
  'survey',
  {
    ...importedColumns(),
    externalId: text('external_id'),
    ...partnerReference(),
    person: text('person'),
    on: text('on').notNull(),
    score: integer('score').notNull(),
    comment: text('comment'),
  },
  (t) => [index('survey_partner').on(t.partnerId, t.on)],
);
