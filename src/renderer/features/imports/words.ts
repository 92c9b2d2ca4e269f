import { type EntityName, entities, type Field, fieldOf } from '../../../shared/book/entities.ts';
import type { Scalar } from '../../../shared/book/plan.ts';
import { formatDate, formatMoney, formatNumber, formatQuarter } from '../../app/format.ts';

/** The catalogue's field behind a name of the log; null for a custom one. */
function catalogueField(entity: EntityName, name: string): Field | null {
  return fieldOf(entity, name === 'partnerText' || name === 'partnerId' ? 'partner' : name);
}

/** What a person calls a field: `custom.erp.ship_date` is "ship_date". */
export function fieldLabel(entity: EntityName, name: string, column?: string): string {
  const field = catalogueField(entity, name);
  if (field !== null) return field.label;
  return column ?? name.replace(/^custom\.([^.]+\.)?/, '');
}

/** A field's value as a person reads it; null where there is none. */
export function valueText(
  entity: EntityName,
  name: string,
  value: Scalar,
  currency: string,
): string | null {
  if (value === null || value === '') return null;
  const kind = catalogueField(entity, name)?.type.kind;
  if (kind === 'money' && typeof value === 'number') return formatMoney(value, currency, 'exact');
  if (kind === 'percent') return `${value}%`;
  if (kind === 'date' && typeof value === 'string') return formatDate(value);
  if (kind === 'quarter' && typeof value === 'string') return formatQuarter(value);
  return typeof value === 'number' ? formatNumber(value, 4) : value;
}

/** Where the book's own value comes from. */
export function editedText(editedAt: string | null, today: string | null): string {
  if (editedAt === null) return 'not from this source';
  return `edited by you, ${formatDate(editedAt.slice(0, 10), today)}`;
}

export function isRightAligned(entity: EntityName, name: string): boolean {
  const kind = catalogueField(entity, name)?.type.kind;
  return kind === 'money' || kind === 'integer' || kind === 'percent';
}

/** "deals", "quarterly figures": an entity in a sentence. */
export function entityWord(entity: string): string {
  const known = Object.values(entities).find(({ name }) => name === entity);
  return known?.label.toLowerCase() ?? entity;
}

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'utf-32le': 'UTF-32 LE',
  'utf-32be': 'UTF-32 BE',
  'windows-1252': 'Windows-1252',
  'windows-1251': 'Windows-1251',
  'iso-8859-2': 'ISO 8859-2',
  'iso-8859-15': 'ISO 8859-15',
  macintosh: 'MacRoman',
  shift_jis: 'Shift JIS',
  gb18030: 'GB 18030',
};

export function encodingWord(name: string): string {
  return encodings[name.toLowerCase()] ?? name;
}

const delimiterWords: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

export function delimiterWord(delimiter: string): string {
  return delimiterWords[delimiter] ?? delimiter;
}
