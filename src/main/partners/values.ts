import { type EntityName, entities, type Field, fieldOf } from '../../shared/book/entities.ts';
import { badInput, type Failure } from '../../shared/kernel/failure.ts';
import { parseLocalDate } from '../../shared/kernel/local-date.ts';
import { isCurrencyCode, minorToDecimal, parseMinor } from '../../shared/kernel/money.ts';
import { parseQuarter, quarterKey } from '../../shared/kernel/quarter.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import type { Reader, Scalar } from '../book/types.ts';
import { resolveKey } from './keys.ts';

/** What a person gives for a field: text as typed, a number, or nothing (which clears). */
export type Given = string | number | null;

export type ValueContext = {
  reader: Reader;
  entity: EntityName;
  /** Currency of the record's amounts. */
  currency: string;
};

/** One field's value as the book keeps it, by column name of the writer; a fault names the field. */
export function readValue(
  context: ValueContext,
  name: string,
  given: Given,
): Record<string, Scalar> {
  if (name.startsWith('custom.') && name.length > 'custom.'.length)
    return { [name]: given === '' ? null : given };
  const field = fieldOf(context.entity, name);
  if (field === null) throw unknownField(context.entity, name);
  const text = given === null ? '' : String(given).trim();
  if (text === '') {
    if (field.required === true) throw fault(field, 'cannot be empty', 'Give it a value.');
    return field.type.kind === 'partner'
      ? { partnerId: null, partnerText: null }
      : { [name]: null };
  }
  if (field.type.kind === 'partner') return partnerOf(context.reader, text);
  return { [name]: scalarOf(context, field, text) };
}

function scalarOf(context: ValueContext, field: Field, text: string): Scalar {
  const { type } = field;
  switch (type.kind) {
    case 'text':
      if (text.length <= type.max) return text;
      throw fault(field, `has ${text.length} characters; ${type.max} fit`, 'Shorten it.');
    case 'date':
      return (
        parseLocalDate(text) ?? refuse(field, `"${text}" is no date`, 'Write it like 2026-03-19.')
      );
    case 'quarter': {
      const quarter = parseQuarter(text);
      return quarter === null
        ? refuse(field, `"${text}" is no quarter`, 'Write it like 2026-Q1.')
        : quarterKey(quarter);
    }
    case 'enum':
      return type.values.includes(text)
        ? text
        : refuse(field, `cannot be "${text}"`, `Use one of: ${type.values.join(', ')}.`);
    case 'currency':
      return isCurrencyCode(text)
        ? text
        : refuse(field, `"${text}" is no currency code`, 'Write three capital letters, like USD.');
    case 'integer':
      return wholeNumber(field, text, type.min, type.max);
    case 'percent':
      return percentOf(field, text);
    case 'money': {
      const minor = parseMinor(text, context.currency);
      return minor.ok
        ? minor.value
        : refuse(field, `"${text}" is no amount`, 'Write digits with a point, like 118400.50.');
    }
    case 'partner':
      return text;
    default:
      return unreachable(type);
  }
}

function wholeNumber(field: Field, text: string, min: number, max: number): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value))
    return refuse(field, `"${text}" is no whole number`, 'Write digits only.');
  return value >= min && value <= max
    ? value
    : refuse(field, `cannot be ${value}`, `Use a whole number from ${min} to ${max}.`);
}

function percentOf(field: Field, text: string): number {
  const value = /^\d+(\.\d+)?\s*%?$/.test(text) ? Number(text.replace('%', '').trim()) : Number.NaN;
  return value >= 0 && value <= 100
    ? value
    : refuse(field, `"${text}" is no percentage`, 'Use a number from 0 to 100.');
}

function partnerOf(reader: Reader, key: string): Record<string, Scalar> {
  const { id } = resolveKey(reader, 'partners', key);
  const name =
    reader.get<{ name: string }>('SELECT name FROM partner WHERE id = ?', [id])?.name ?? key;
  return { partnerId: id, partnerText: name };
}

function unknownField(entity: EntityName, name: string): Failure {
  const known = entities[entity].fields.map((field) => field.name);
  return badInput(
    'UnknownField',
    `${entities[entity].label} have no field named "${name}".`,
    `Fields are: ${known.join(', ')}, and custom.<name>.`,
    name,
  );
}

function fault(field: Field, says: string, hint: string): Failure {
  return badInput('BadValue', `${field.label} (${field.name}) ${says}.`, hint, field.name);
}

function refuse(field: Field, says: string, hint: string): never {
  throw fault(field, says.startsWith('"') ? `is not right: ${says}` : says, hint);
}

/** A stored value as a person reads it: amounts in major units, everything else as it is kept. */
export function shownValue(field: Field | null, value: Scalar, currency: string): Scalar {
  if (field?.type.kind !== 'money' || typeof value !== 'number') return value;
  return Number(minorToDecimal(value, currency));
}
