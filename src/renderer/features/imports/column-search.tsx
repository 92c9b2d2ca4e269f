import { NativeSelect, TextInput } from '@mantine/core';
import { formatNumber } from '../../app/format.ts';
import classes from './columns.module.css';
import type { ColumnChoice, RecipeDraft } from './recipe-draft.ts';

const uses = ['all', 'field', 'custom', 'out'] as const;

/** Which of the file's columns are looked at. */
export type ColumnSearch = { text: string; use: (typeof uses)[number] };

export const everyColumn: ColumnSearch = { text: '', use: 'all' };

export function columnsFound(
  { columns }: RecipeDraft,
  { text, use }: ColumnSearch,
): readonly ColumnChoice[] {
  const needle = text.trim().toLowerCase();
  if (needle === '' && use === 'all') return columns;
  return columns.filter(
    (choice) =>
      (use === 'all' || choice.use === use) &&
      (choice.column.toLowerCase().includes(needle) ||
        choice.rule?.field.toLowerCase().includes(needle) === true),
  );
}

const useWords: Readonly<Record<ColumnSearch['use'], string>> = {
  all: 'Every column',
  field: 'With a field',
  custom: 'Kept as they are',
  out: 'Left out',
};

/** A table this short needs no search. */
const few = 8;

type ColumnToolsProps = {
  draft: RecipeDraft;
  search: ColumnSearch;
  onSearch: (search: ColumnSearch) => void;
  shown: number;
};

export function ColumnTools({ draft, search, onSearch, shown }: ColumnToolsProps) {
  const all = draft.columns.length;
  if (all <= few) return null;
  return (
    <div className={classes.tools} role="search" aria-label="Columns of the file">
      <span className="qd-dim">
        The arrow keys go from column to column; type to choose a field.
      </span>
      <div className={classes.toolsEnd}>
        <span className="qd-dim" role="status">
          {shown < all && `${formatNumber(shown)} of ${formatNumber(all)}`}
        </span>
        <NativeSelect
          size="xs"
          aria-label="Which columns"
          value={search.use}
          data={uses.map((value) => ({ value, label: useWords[value] }))}
          onChange={(event) => {
            const use = uses.find((one) => one === event.currentTarget.value) ?? 'all';
            onSearch({ ...search, use });
          }}
        />
        <TextInput
          size="xs"
          aria-label="Find a column"
          placeholder="Find a column"
          value={search.text}
          onChange={(event) => onSearch({ ...search, text: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}
