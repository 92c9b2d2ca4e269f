import { type EntityName, fieldOf } from '../../../shared/book/entities.ts';
import type { PlanBucket, Scalar } from '../../../shared/book/plan.ts';
import { formatMinor, minorToDecimal } from '../../../shared/kernel/money.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import type { Reader } from '../../book/types.ts';
import { reportingCurrency } from '../map/currency.ts';
import type { FieldLine, ShelvedPlan } from './plan-shelf.ts';
import { recordFinder } from './record-finder.ts';
import { fieldForPeople } from './result.ts';
import type { FileBucket } from './row-cache.ts';

/** A line of a plan as it is searched and sorted. */
export interface LineText {
  /** The file's column that changed; null where the line is not about one. */
  column: string | null;
  words(): string[];
  sortBy(column: string): Scalar;
}

/** What the lines of a bucket say, by their place in it. */
export function lineTexts(
  reader: Reader,
  shelved: ShelvedPlan,
  bucket: Exclude<PlanBucket, FileBucket>,
): (place: number) => LineText {
  const { entity, vanished, rejected, repeated } = shelved.plan.decisions;
  const records = recordFinder(reader, entity);
  const reporting = reportingCurrency(reader);
  const who = (id: number) => {
    const { name, partner } = records(id);
    return entity === 'partners' ? name : partner;
  };
  switch (bucket) {
    case 'changed':
    case 'conflict':
      return (place) => fieldText(shelved[bucket][place], entity, records, who, reporting);
    case 'vanished':
      return (place) => {
        const row = vanished[place];
        const id = row?.recordId ?? 0;
        return {
          column: null,
          words: () => present([row?.key, records(id).name, records(id).partner]),
          sortBy: (by) => (by === 'key' ? (row?.key ?? null) : who(id)),
        };
      };
    case 'rejected':
      return (place) => noteText(rejected[place], rejected[place]?.raw);
    case 'repeated':
      return (place) => noteText(repeated[place], undefined);
    default:
      return unreachable(bucket);
  }
}

function noteText(
  note: { line: number; reason: string } | undefined,
  raw: string | undefined,
): LineText {
  return {
    column: null,
    words: () => present([String(note?.line ?? ''), note?.reason, raw]),
    sortBy: (by) => (by === 'line' ? (note?.line ?? null) : (note?.reason ?? null)),
  };
}

function fieldText(
  line: FieldLine | undefined,
  entity: EntityName,
  records: ReturnType<typeof recordFinder>,
  who: (id: number) => string | null,
  reporting: string,
): LineText {
  if (line === undefined) return { column: null, words: () => [], sortBy: () => null };
  const { row, field } = line;
  const label = fieldOf(entity, fieldForPeople(field.field))?.label ?? field.column;
  const values = () => {
    const currency = records(row.recordId).currency ?? reporting;
    return [field.mine, field.theirs, field.base].flatMap((value) =>
      valueWords(entity, field.field, value, currency),
    );
  };
  return {
    column: field.column,
    words: () => {
      const { name, partner } = records(row.recordId);
      return [...present([row.key, name, partner, label, field.column]), ...values()];
    },
    sortBy: (by) => {
      if (by === 'who') return who(row.recordId);
      if (by === 'field') return label;
      if (by === 'mine') return field.mine;
      if (by === 'theirs') return field.theirs;
      return by === 'line' ? row.line : row.key;
    },
  };
}

/** A value as it may be typed to be found: an amount with and without its thousands. */
function valueWords(entity: EntityName, field: string, value: Scalar, currency: string): string[] {
  if (value === null) return [];
  if (typeof value === 'number' && isMoney(entity, field))
    return [minorToDecimal(value, currency), formatMinor(value, currency)];
  return [String(value)];
}

export function isMoney(entity: EntityName, field: string): boolean {
  return fieldOf(entity, field)?.type.kind === 'money';
}

function present(words: readonly (string | null | undefined)[]): string[] {
  return words.filter((word): word is string => word !== null && word !== undefined);
}
