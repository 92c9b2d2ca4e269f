import { TextInput } from '@mantine/core';
import { type RecipeReading, withReading } from '../../../shared/book/recipe.ts';
import { LinesAbove } from './lines-above.tsx';
import {
  delimiterChoices,
  delimiterNamed,
  encodingChoices,
  escapeChoices,
  headerChoices,
  ReadingSelect,
  wordOfDelimiter,
} from './read-as.tsx';
import type { RecipeDraft } from './recipe-draft.ts';
import classes from './source.module.css';

type RecipeReadingProps = { draft: RecipeDraft; setDraft: (draft: RecipeDraft) => void };

const unsaid = 'Found out';

/** How a source's files are read before their columns: what a person said once, to be changed or given back to finding out. */
export function RecipeReadingFields({ draft, setDraft }: RecipeReadingProps) {
  const { rest } = draft;
  const set = (part: { [Name in keyof RecipeReading]: RecipeReading[Name] | undefined }) =>
    setDraft({ ...draft, rest: withReading(rest, { ...rest, ...part }) });
  const [names, row] = headerChoices;
  return (
    <fieldset className={classes.reading}>
      <legend>The file itself</legend>
      <ReadingSelect
        label="Encoding"
        choices={encodingChoices}
        value={rest.encoding ?? null}
        unsaid={unsaid}
        onChange={(encoding) => set({ encoding: encoding ?? undefined })}
      />
      <ReadingSelect
        label="Delimiter"
        choices={delimiterChoices}
        value={wordOfDelimiter(rest.delimiter)}
        unsaid={unsaid}
        onChange={(word) => set({ delimiter: delimiterNamed(word) ?? undefined })}
      />
      <LinesAbove
        label="Lines above the table"
        value={rest.skipLines ?? null}
        unsaid={unsaid}
        onChange={(lines) => set({ skipLines: lines ?? undefined })}
      />
      <ReadingSelect
        label="First line"
        choices={headerChoices}
        value={rest.header === undefined ? null : rest.header ? names.value : row.value}
        unsaid={unsaid}
        onChange={(said) => set({ header: said === null ? undefined : said === names.value })}
      />
      <ReadingSelect
        label="Backslash"
        choices={escapeChoices}
        value={rest.escape ?? null}
        unsaid={unsaid}
        onChange={(said) =>
          set({ escape: escapeChoices.find(({ value }) => value === said)?.value })
        }
      />
      <TextInput
        size="xs"
        label="Sheet of a workbook"
        placeholder="The first filled one"
        maxLength={100}
        value={rest.sheet ?? ''}
        onChange={(event) => set({ sheet: event.currentTarget.value || undefined })}
      />
    </fieldset>
  );
}
