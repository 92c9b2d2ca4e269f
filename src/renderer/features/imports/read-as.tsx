import { NativeSelect } from '@mantine/core';
import classes from './imports.module.css';
import { delimiters, type NewSearch } from './new-search.ts';

export type Choice = { value: string; label: string };

export const encodingChoices: readonly Choice[] = [
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

export const delimiterChoices: readonly Choice[] = delimiters.map(({ word }) => ({
  value: word,
  label: word,
}));

export const headerChoices = [
  { value: 'yes', label: 'Names the columns' },
  { value: 'no', label: 'A row, no column names' },
] as const satisfies readonly Choice[];

export const escapeChoices = [
  { value: 'none', label: 'A sign like any other' },
  { value: 'backslash', label: 'Takes the sign after it as text' },
] as const satisfies readonly Choice[];

type ReadingSelectProps = {
  label: string;
  /** The label stands beside it already. */
  bare?: boolean;
  choices: readonly Choice[];
  /** What is said; null where nothing is, and then in words what holds. */
  value: string | null;
  unsaid: string;
  onChange: (value: string | null) => void;
};

/** One setting of how a file is read: as found or remembered, or as said here. */
export function ReadingSelect(props: ReadingSelectProps) {
  const { label, bare = false, choices, value, unsaid, onChange } = props;
  const odd = value !== null && choices.every((choice) => choice.value !== value);
  return (
    <NativeSelect
      size="xs"
      {...(bare ? { 'aria-label': label } : { label })}
      value={value ?? ''}
      data={[
        { value: '', label: unsaid },
        ...choices,
        ...(odd ? [{ value: value ?? '', label: value ?? '' }] : []),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

/** A delimiter by its word, and back. */
export const delimiterNamed = (word: string | null) =>
  delimiters.find((one) => one.word === word)?.value ?? null;
export const wordOfDelimiter = (sign: string | null | undefined) =>
  delimiters.find(({ value }) => value === sign)?.word ?? null;

type ReadAsProps = { search: NewSearch; go: (next: Partial<NewSearch>) => void };

/** How the file's bytes are read, where they could not be read as they were found. */
export function ReadAs({ search, go }: ReadAsProps) {
  return (
    <div className={classes.pair}>
      <ReadingSelect
        label="Encoding"
        choices={encodingChoices}
        value={search.encoding}
        unsaid="As found"
        onChange={(encoding) => go({ encoding })}
      />
      <ReadingSelect
        label="Delimiter"
        choices={delimiterChoices}
        value={wordOfDelimiter(search.delimiter)}
        unsaid="As found"
        onChange={(word) => go({ delimiter: delimiterNamed(word) })}
      />
    </div>
  );
}
