import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { writeFebruary, writeJanuary, writeManyDeals, writeOldLetters } from './stranger-files.ts';
import { chooseFile, find, goTo } from './ways.ts';

// What comes in between while a file is imported: a question about its letters, work that is stopped, a book that moved on.

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function accessible(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
    expect.soft(found, `${state}, ${colorScheme}`).toEqual([]);
  }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

const tile = (page: Page, name: string) =>
  page
    .getByRole('group', { name: 'Rows by what happens to them' })
    .getByRole('button', { name: new RegExp(`^${name}`) });

async function importJanuary(page: Page, folder: string): Promise<void> {
  await chooseFile(page, writeJanuary(folder).path);
  await press(page, 'Go on to the columns');
  await press(page, 'See what will change');
  await page.getByRole('checkbox', { name: 'Leave these rows out' }).check();
  await press(page, 'Apply exactly this');
  await expect(page.getByRole('heading', { level: 1, name: /^Done: / })).toBeVisible();
}

async function setOwner(page: Page, partner: string, owner: string): Promise<void> {
  await find(page, partner);
  await page.getByRole('button', { name: /^Owner: / }).click();
  await page.getByRole('textbox', { name: 'Owner' }).fill(owner);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Owner: ${owner}. Edit` })).toBeVisible();
}

test('letters nobody can be sure of are asked about, and read as answered', async ({
  app: { page, folder },
}) => {
  await chooseFile(page, writeOldLetters(folder).path);
  const question = page.getByRole('radiogroup', { name: /How is this file encoded/ });
  await expect(page.getByRole('cell', { name: 'Kšln Digital' })).toBeVisible();
  await accessible(page, 'a question about the file');
  // Answered, the question is gone at once.
  await question.getByRole('radio', { name: /Köln/ }).click();
  await expect(page.getByRole('cell', { name: 'Köln Digital' })).toBeVisible();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveValue('macintosh');
});

test('lines above the table are left out as a person says', async ({ app: { page, folder } }) => {
  const path = join(folder, 'titled.csv');
  writeFileSync(path, 'name,city\nreally,nothing\npartner_id,name\nP-1,Marlow\nP-2,Cedar\n');
  await chooseFile(page, path);
  await expect(page.getByText('4 rows · 2 columns')).toBeVisible();
  const above = page.getByRole('textbox', { name: 'Lines above the table' });
  await above.fill('2');
  await above.press('Enter');
  await expect(page.getByText('2 rows · 2 columns')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'partner_id' })).toBeVisible();
});

test('applying is stopped before it is done, and nothing was written', async ({
  app: { page, folder },
}) => {
  test.slow();
  await importJanuary(page, folder);
  await chooseFile(page, writeManyDeals(folder, 60_000).path);
  await press(page, 'Go on to the columns');
  await press(page, 'See what will change');
  await expect(tile(page, 'New')).toContainText('60,000');
  // The answer may come at once on a fast machine: the button is pressed the moment it is there.
  const cancel = page.getByRole('button', { name: 'Cancel' });
  const stopped = cancel.click();
  await press(page, 'Apply exactly this');
  await stopped;
  await expect(page.getByRole('button', { name: 'Apply exactly this' })).toBeEnabled();
  await goTo(page, 'Import');
  const imports = page.getByRole('grid', { name: 'Imports' });
  await expect(imports).toContainText('partners-january.csv');
  await expect(imports).not.toContainText('deals-all.csv');
});

test('a book that moved on gets a fresh plan, and a typed answer settles the inbox', async ({
  app: { page, folder },
}) => {
  test.slow();
  await importJanuary(page, folder);
  await setOwner(page, 'Marlow & Finch', 'Mara Holt');
  await find(page, 'Marlow & Finch');
  await expect(page.getByRole('button', { name: 'City: Lisbon. Edit' })).toHaveAttribute(
    'aria-description',
    /^crm: partners-january\.csv, line 2, imported /,
  );
  await chooseFile(page, writeFebruary(folder).path);
  await press(page, 'Go on to the columns');
  await press(page, 'See what will change');
  await expect(tile(page, 'Yours and theirs differ')).toContainText('1');
  const plan = page.url();
  await setOwner(page, 'Cedar Point Systems', 'Mara Holt');
  await page.goto(plan);
  await press(page, 'Make a fresh plan');
  await expect(tile(page, 'Yours and theirs differ')).toContainText('2');
  await accessible(page, 'a fresh plan');
  await press(page, 'Apply exactly this');
  await expect(page.getByRole('heading', { level: 1, name: /^Done: / })).toBeVisible();

  await goTo(page, 'Import');
  const inbox = page.getByRole('grid', { name: /differ/ });
  await inbox.getByRole('row').filter({ hasText: 'Cedar' }).getByText('Another').click();
  const dialog = page.getByRole('dialog', { name: 'Owner of Cedar Point Systems' });
  await dialog.getByRole('textbox').fill('Noor Haddad');
  await page.keyboard.press('Enter');
  await expect(inbox).not.toContainText('Cedar');
  await inbox.getByRole('row').filter({ hasText: 'Marlow' }).getByText('Keep mine').click();
  await expect(inbox).toHaveCount(0);
  await find(page, 'Cedar Point Systems');
  await expect(page.getByRole('button', { name: 'Owner: Noor Haddad. Edit' })).toBeVisible();
  expect(readFileSync(join(folder, 'partners-february.csv'), 'utf8')).toContain('Rui Castro');
});
