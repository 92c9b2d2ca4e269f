import { NativeSelect } from '@mantine/core';
import type { Delimiter } from '../../../shared/book/inspection.ts';
import classes from './imports.module.css';
import { delimiters, type NewSearch } from './new-search.ts';

type ReadAsProps = { search: NewSearch; go: (next: Partial<NewSearch>) => void };

export const encodingChoices: readonly { value: string; label: string }[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252 (Western)' },
  { value: 'iso-8859-15', label: 'ISO 8859-15 (Western)' },
  { value: 'macintosh', label: 'MacRoman' },
  { value: 'iso-8859-2', label: 'ISO 8859-2 (Central European)' },
  { value: 'windows-1251', label: 'Windows-1251 (Cyrillic)' },
  { value: 'shift_jis', label: 'Shift JIS (Japanese)' },
  { value: 'gb18030', label: 'GB 18030 (Chinese)' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
];

/** How the file's bytes are read, where they could not be read as they were found. */
export function ReadAs({ search, go }: ReadAsProps) {
  return (
    <div className={classes.pair}>
      <NativeSelect
        label="Encoding"
        size="xs"
        value={search.encoding ?? ''}
        data={[{ value: '', label: 'As found' }, ...encodingChoices]}
        onChange={(event) => go({ encoding: event.currentTarget.value || null })}
      />
      <DelimiterSelect label="Delimiter" found={null} search={search} go={go} />
    </div>
  );
}

type DelimiterProps = ReadAsProps & { found: Delimiter | null; label?: string };

export function DelimiterSelect({ found, label, search, go }: DelimiterProps) {
  const word = delimiters.find(({ value }) => value === found)?.word;
  return (
    <NativeSelect
      size="xs"
      {...(label === undefined ? { 'aria-label': 'Delimiter' } : { label })}
      value={search.delimiter ?? ''}
      data={[
        { value: '', label: word === undefined ? 'As found' : `${word} (found)` },
        ...delimiters.map((one) => ({ value: one.value, label: one.word })),
      ]}
      onChange={(event) => {
        const said = event.currentTarget.value;
        go({ delimiter: delimiters.find(({ value }) => value === said)?.value ?? null });
      }}
    />
  );
}
