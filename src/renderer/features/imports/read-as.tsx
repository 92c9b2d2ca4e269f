import { NativeSelect } from '@mantine/core';
import classes from './imports.module.css';
import { delimiters, type NewSearch } from './new-search.ts';

type ReadAsProps = { search: NewSearch; go: (next: Partial<NewSearch>) => void };

/** How the file's bytes are read, where the importer's own finding is wrong. */
export function ReadAs({ search, go }: ReadAsProps) {
  return (
    <div className={classes.pair}>
      <NativeSelect
        label="Encoding"
        size="xs"
        value={search.encoding ?? ''}
        data={[
          { value: '', label: 'As found' },
          { value: 'utf-8', label: 'UTF-8' },
          { value: 'windows-1252', label: 'Windows-1252 (Western)' },
          { value: 'iso-8859-2', label: 'ISO 8859-2 (Central European)' },
          { value: 'windows-1251', label: 'Windows-1251 (Cyrillic)' },
          { value: 'shift_jis', label: 'Shift JIS (Japanese)' },
          { value: 'utf-16le', label: 'UTF-16 LE' },
        ]}
        onChange={(event) => go({ encoding: event.currentTarget.value || null })}
      />
      <NativeSelect
        label="Delimiter"
        size="xs"
        value={search.delimiter ?? ''}
        data={[
          { value: '', label: 'As found' },
          ...delimiters.map(({ value, word }) => ({ value, label: word })),
        ]}
        onChange={(event) => {
          const said = event.currentTarget.value;
          go({ delimiter: delimiters.find(({ value }) => value === said)?.value ?? null });
        }}
      />
    </div>
  );
}
