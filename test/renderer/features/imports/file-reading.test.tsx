import { MantineProvider } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { FileReading } from '../../../../src/renderer/features/imports/file-reading.tsx';
import { asFound, type NewSearch } from '../../../../src/renderer/features/imports/new-search.ts';
import {
  draftOf,
  type RecipeDraft,
  recipeOf,
} from '../../../../src/renderer/features/imports/recipe-draft.ts';
import { RecipeReadingFields } from '../../../../src/renderer/features/imports/recipe-reading.tsx';
import type { FileLook } from '../../../../src/shared/book/file-look.ts';
import type { RecipeInput } from '../../../../src/shared/book/recipe.ts';

const show = (inside: ReactNode) => render(<MantineProvider>{inside}</MantineProvider>);

const search: NewSearch = { file: 'f', step: 'look', plan: null, ...asFound };

const lookWith = (remembered: FileLook['remembered'], more = {}): FileLook => ({
  inspection: {
    ...{ encoding: 'utf-8', bom: false, delimiter: ';', quote: null, newline: '\n' },
    ...{ header: ['id'], headerCells: ['id'], rowCount: 1, dropped: [], rejected: [] },
    ...{ warnings: [], ask: [], ...more },
  },
  remembered,
  ...{ family: null, asOf: null, guesses: [], known: [], values: {} },
});

const select = (name: string) => page.getByRole('combobox', { name });

test('what a recipe remembers is told from what was found, and can be found out anew', async () => {
  const go = vi.fn<(next: Partial<NewSearch>) => void>();
  const look = lookWith({ escape: 'backslash', encoding: 'macintosh', skipLines: 3 });
  await show(<FileReading look={look} search={search} go={go} />);
  await expect
    .element(select('Backslash'))
    .toHaveDisplayValue('Takes the sign after it as text (remembered)');
  await expect.element(select('Delimiter')).toHaveDisplayValue('Semicolon (found)');
  // The file says UTF-8 by itself: what the recipe has for files that leave it open was not needed.
  await expect.element(select('Encoding')).toHaveDisplayValue('UTF-8 (found)');
  await expect.element(page.getByRole('option', { name: 'Find it out anew' })).toHaveLength(1);
  await expect
    .element(page.getByRole('textbox', { name: 'Lines above the table' }))
    .toHaveAttribute('placeholder', '3 (remembered)');
  await userEvent.selectOptions(select('Backslash'), 'Find it out anew');
  expect(go).toHaveBeenCalledWith({ escape: null, anew: ['escape'] });
  await userEvent.selectOptions(select('First line'), 'A row, no column names');
  expect(go).toHaveBeenLastCalledWith({ header: false });
  await userEvent.selectOptions(select('Delimiter'), 'Tab');
  expect(go).toHaveBeenLastCalledWith({ delimiter: '\t' });
});

test('what only the person can tell is not said to be found', async () => {
  const ask = [
    { question: 'How is this file encoded?', options: ['windows-1252: Kšln', 'macintosh: Köln'] },
  ];
  const look = lookWith({}, { encoding: 'windows-1252', ask });
  await show(<FileReading look={look} search={search} go={() => undefined} />);
  await expect.element(select('Encoding')).toHaveDisplayValue('Windows-1252 (asked above)');
  await expect.element(select('Delimiter')).toHaveDisplayValue('Semicolon (found)');
});

test('a workbook has a sheet in place of letters and signs', async () => {
  const go = vi.fn<(next: Partial<NewSearch>) => void>();
  const sheet = { name: 'Deals', filled: ['About', 'Deals'] };
  await show(<FileReading look={lookWith({}, { sheet })} search={search} go={go} />);
  await expect.element(select('Sheet')).toHaveValue('Deals');
  await expect.element(select('Encoding')).not.toBeInTheDocument();
  await userEvent.selectOptions(select('Sheet'), 'About');
  expect(go).toHaveBeenCalledWith({ sheet: 'About' });
});

const recipe: RecipeInput = {
  ...{ entity: 'partners', source: 'erp', key: ['id'], columns: { id: 'externalId' } },
  ...{ otherColumns: 'custom', vanished: 'mark', header: false, delimiter: '|' },
};

function Fields({ onDraft }: { onDraft: (draft: RecipeDraft) => void }) {
  const [draft, setDraft] = useState(draftOf(recipe, ['id']));
  const change = (next: RecipeDraft) => {
    setDraft(next);
    onDraft(next);
  };
  return <RecipeReadingFields draft={draft} setDraft={change} />;
}

test('every setting of a recipe is shown, changed, and given back to finding out', async () => {
  const drafts: RecipeDraft[] = [];
  await show(<Fields onDraft={(draft) => drafts.push(draft)} />);
  const kept = () => recipeOf(drafts.at(-1) ?? draftOf(recipe, ['id']));
  await expect.element(select('First line')).toHaveValue('no');
  await expect.element(select('Delimiter')).toHaveValue('Bar');
  await userEvent.selectOptions(select('First line'), 'Found out');
  await userEvent.selectOptions(select('Delimiter'), 'Found out');
  await userEvent.selectOptions(select('Encoding'), 'MacRoman');
  await userEvent.selectOptions(select('Backslash'), 'Takes the sign after it as text');
  const { header: _, delimiter: __, ...rest } = recipe;
  expect(kept()).toEqual({ ...rest, encoding: 'macintosh', escape: 'backslash' });
  const above = page.getByRole('textbox', { name: 'Lines above the table' });
  await above.fill('4');
  await userEvent.keyboard('{Enter}');
  await page.getByRole('textbox', { name: 'Sheet of a workbook' }).fill('Deals');
  expect(kept()).toMatchObject({ skipLines: 4, sheet: 'Deals' });
  await above.fill('');
  await userEvent.keyboard('{Enter}');
  await page.getByRole('textbox', { name: 'Sheet of a workbook' }).fill('');
  expect(kept()).toEqual({ ...rest, encoding: 'macintosh', escape: 'backslash' });
});
