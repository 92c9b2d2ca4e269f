/**
 * What the book holds, as data: every entity with its fields, their types and limits. The importer, the command line,
 * edits on screen, the change log and undo all read this one catalogue (S01, S03; names fixed by the command line).
 */

export type FieldType =
  | { kind: 'text'; max: number }
  | { kind: 'date' }
  /** Integer minor units of the currency named by `currencyField`, or the book's reporting currency. */
  | { kind: 'money'; currencyField: string | null }
  | { kind: 'currency' }
  | { kind: 'integer'; min: number; max: number }
  /** Stored as an exact decimal number; `50%` reads as 50. */
  | { kind: 'percent' }
  | { kind: 'quarter' }
  | { kind: 'enum'; values: readonly string[] }
  /** A partner of this book: stored as `partnerId` beside the text the source said. */
  | { kind: 'partner' };

export interface Field {
  name: string;
  label: string;
  type: FieldType;
  required?: boolean;
}

export interface Entity {
  name: EntityName;
  /** Table in the book. */
  table: string;
  singular: string;
  label: string;
  fields: readonly Field[];
  /** Field a key column usually maps to. */
  keyField: string;
}

export const entityNames = [
  'partners',
  'deals',
  'quarters',
  'contacts',
  'touches',
  'certifications',
  'surveys',
  'campaigns',
] as const;

/** The entities a CSV can fill. */
export type EntityName = (typeof entityNames)[number];

const text = (name: string, label: string, max = 500): Field => ({
  name,
  label,
  type: { kind: 'text', max },
});
const date = (name: string, label: string): Field => ({ name, label, type: { kind: 'date' } });
const choice = (name: string, label: string, values: readonly string[]): Field => ({
  name,
  label,
  type: { kind: 'enum', values },
});
const money = (name: string, label: string, currencyField: string | null): Field => ({
  name,
  label,
  type: { kind: 'money', currencyField },
});
const whole = (name: string, label: string, min: number, max: number): Field => ({
  name,
  label,
  type: { kind: 'integer', min, max },
});
const currency: Field = { name: 'currency', label: 'Currency', type: { kind: 'currency' } };
const partner: Field = { name: 'partner', label: 'Partner', type: { kind: 'partner' } };
const externalId = text('externalId', 'Id in the source', 200);
const required = (field: Field): Field => ({ ...field, required: true });

export const revenueKinds = ['sourced', 'influenced', 'sold', 'unknown'] as const;
export const dealStages = ['open', 'won', 'lost'] as const;
export const strategicFits = ['strong', 'moderate', 'weak'] as const;
export const certificationKinds = ['sales', 'technical', 'expert'] as const;
export const contactSides = ['us', 'partner'] as const;
export const campaignStatuses = ['planned', 'live', 'done', 'cancelled'] as const;

const max = 9_000_000_000_000_000;

export const entities: Readonly<Record<EntityName, Entity>> = {
  partners: {
    name: 'partners',
    table: 'partner',
    singular: 'partner',
    label: 'Partners',
    keyField: 'externalId',
    fields: [
      externalId,
      required(text('name', 'Name')),
      text('domain', 'Web domain', 253),
      text('type', 'Type', 100),
      text('tierHeld', 'Tier held', 100),
      text('owner', 'Owner', 200),
      text('country', 'Country', 100),
      text('region', 'Region', 100),
      text('city', 'City', 100),
      date('agreementSignedOn', 'Agreement signed'),
      text('status', 'Status', 100),
      text('parent', 'Parent company'),
      choice('strategicFit', 'Strategic fit', strategicFits),
      whole('strategicValue', 'Strategic value', 0, 100),
    ],
  },
  deals: {
    name: 'deals',
    table: 'deal',
    singular: 'deal',
    label: 'Deals',
    keyField: 'externalId',
    fields: [
      externalId,
      text('line', 'Line', 200),
      partner,
      text('name', 'Name'),
      text('account', 'Account'),
      text('accountDomain', 'Account domain', 253),
      choice('stage', 'Stage', dealStages),
      text('stageText', 'Stage in the source', 200),
      { name: 'probability', label: 'Probability', type: { kind: 'percent' } },
      money('amount', 'Amount', 'currency'),
      currency,
      choice('kind', 'Kind', revenueKinds),
      date('registeredOn', 'Registered'),
      date('openedOn', 'Opened'),
      date('expectedCloseOn', 'Expected close'),
      date('closedOn', 'Closed'),
      text('owner', 'Owner', 200),
      text('product', 'Product', 200),
    ],
  },
  quarters: {
    name: 'quarters',
    table: 'quarter_fact',
    singular: 'quarterly figure',
    label: 'Quarterly figures',
    keyField: 'quarter',
    fields: [
      partner,
      required({ name: 'quarter', label: 'Quarter', type: { kind: 'quarter' } }),
      text('product', 'Product', 200),
      money('revenue', 'Revenue', 'currency'),
      currency,
      choice('kind', 'Kind', revenueKinds),
      whole('units', 'Units', -max, max),
      whole('dealsWon', 'Deals won', 0, max),
      money('target', 'Target', 'currency'),
    ],
  },
  contacts: {
    name: 'contacts',
    table: 'contact',
    singular: 'contact',
    label: 'Contacts',
    keyField: 'externalId',
    fields: [
      externalId,
      partner,
      required(text('name', 'Name', 200)),
      text('email', 'Email', 320),
      text('role', 'Role', 200),
      choice('side', 'Side', contactSides),
      date('startedOn', 'Started'),
      date('leftOn', 'Left'),
    ],
  },
  touches: {
    name: 'touches',
    table: 'touch',
    singular: 'touch',
    label: 'Touches',
    keyField: 'externalId',
    fields: [
      externalId,
      partner,
      text('contact', 'Contact', 200),
      required(date('on', 'Date')),
      text('kind', 'Kind', 100),
      text('note', 'Note', 10_000),
    ],
  },
  certifications: {
    name: 'certifications',
    table: 'certification',
    singular: 'certification',
    label: 'Certifications',
    keyField: 'externalId',
    fields: [
      externalId,
      partner,
      required(text('person', 'Person', 200)),
      choice('kind', 'Kind', certificationKinds),
      required(date('issuedOn', 'Issued')),
      whole('validMonths', 'Valid for, months', 1, 600),
    ],
  },
  surveys: {
    name: 'surveys',
    table: 'survey',
    singular: 'survey answer',
    label: 'Surveys',
    keyField: 'externalId',
    fields: [
      externalId,
      partner,
      text('person', 'Person', 200),
      required(date('on', 'Date')),
      required(whole('score', 'Score, 0 to 10', 0, 10)),
      text('comment', 'Comment', 10_000),
    ],
  },
  campaigns: {
    name: 'campaigns',
    table: 'campaign',
    singular: 'campaign',
    label: 'Campaigns',
    keyField: 'externalId',
    fields: [
      externalId,
      partner,
      required(text('name', 'Name')),
      text('type', 'Type', 100),
      date('launchOn', 'Launch'),
      money('budget', 'Budget', 'currency'),
      currency,
      choice('status', 'Status', campaignStatuses),
    ],
  },
};

/** Whether a word names one of the kinds of record that are imported and edited. */
export function isEntityName(value: string): value is EntityName {
  return (entityNames as readonly string[]).includes(value);
}

/** The field by name, or null where the entity has none of that name. */
export function fieldOf(entity: EntityName, name: string): Field | null {
  return entities[entity].fields.find((field) => field.name === name) ?? null;
}

/** `agreementSignedOn` → `agreement_signed_on`: how a field is spelled in the book's tables. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
