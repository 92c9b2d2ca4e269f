import { NativeSelect, TextInput } from '@mantine/core';
import { formatNumber } from '../../app/format.ts';
import type { OpenConflict } from './conflict-columns.tsx';
import classes from './plan.module.css';
import { fieldLabel, valueText } from './words.ts';

/** Which open conflicts are looked at: by any of their words, and by field. */
export type ConflictSearch = { text: string; field: string | null };

export const everyConflict: ConflictSearch = { text: '', field: null };

/** A field's name is told apart by what it is a field of. */
const fieldOf = ({ entity, field }: OpenConflict) => `${entity} ${field}`;

export function conflictsFound(
  all: readonly OpenConflict[],
  { text, field }: ConflictSearch,
): readonly OpenConflict[] {
  const needle = text.trim().toLowerCase();
  if (needle === '' && field === null) return all;
  return all.filter(
    (one) =>
      (field === null || fieldOf(one) === field) &&
      wordsOf(one).some((word) => word.toLowerCase().includes(needle)),
  );
}

function wordsOf({
  record,
  key,
  partner,
  source,
  entity,
  field,
  mine,
  theirs,
  currency,
}: OpenConflict) {
  return [
    ...[record, key, partner ?? '', source, fieldLabel(entity, field)],
    valueText(entity, field, mine, currency) ?? '',
    valueText(entity, field, theirs, currency) ?? '',
  ];
}

/** A list this short is read, not searched. */
const few = 4;

type ConflictToolsProps = {
  all: readonly OpenConflict[];
  search: ConflictSearch;
  onSearch: (search: ConflictSearch) => void;
};

export function ConflictTools({ all, search, onSearch }: ConflictToolsProps) {
  if (all.length <= few) return null;
  const fields = Map.groupBy(all, fieldOf);
  return (
    <div className={classes.tools} role="search" aria-label="What is to decide">
      {fields.size > 1 && (
        <NativeSelect
          size="xs"
          aria-label="Only this field"
          value={search.field ?? ''}
          data={[
            { value: '', label: 'Every field' },
            ...[...fields].map(([value, [first, ...rest]]) => ({
              value,
              label: `${first === undefined ? value : fieldLabel(first.entity, first.field)} (${formatNumber(rest.length + 1)})`,
            })),
          ]}
          onChange={(event) => onSearch({ ...search, field: event.currentTarget.value || null })}
        />
      )}
      <TextInput
        size="xs"
        className={classes.search}
        aria-label="Search by partner, record or value"
        placeholder="Partner, record or value"
        value={search.text}
        onChange={(event) => onSearch({ ...search, text: event.currentTarget.value })}
      />
    </div>
  );
}
