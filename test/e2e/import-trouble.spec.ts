import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { command } from '../../scripts/served-book.ts';
import { xlsx } from '../main/imports/xlsx-file.ts';
import { accessible } from './accessible.ts';
import { type App, expect, test, today } from './app.ts';
import { writeFebruary, writeJanuary, writeManyDeals, writeOldLetters } from './stranger-files.ts';
import { chooseFile, find, goTo } from './ways.ts';

// What comes in between while a file is imported: a question about its letters, work that is stopped, a file or a book that moved on.

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
  // Passed over, it is asked again beside the columns.
  await press(page, 'Go on to the columns');
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: 'What it is done' }).click();
  // Answered, the question is gone at once.
  await question.getByRole('radio', { name: /Köln/ }).click();
  await expect(page.getByRole('cell', { name: 'Köln Digital' })).toBeVisible();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveValue('macintosh');
});

async function planChosen(page: Page): Promise<void> {
  await press(page, 'Go on to the columns');
  await press(page, 'See what will change');
}

async function applyPlan(page: Page): Promise<void> {
  await press(page, 'Apply exactly this');
  await expect(page.getByRole('heading', { level: 1, name: /^Done: / })).toBeVisible();
}

test('how a file is read is said once, remembered, and forgotten again', async ({
  app: { page, folder },
}) => {
  test.slow();
  const path = join(folder, 'titled.csv');
  writeFileSync(path, 'name,city\nreally,nothing\npartner_id,name\nP-1,Marlow\nP-2,Cedar\n');
  await chooseFile(page, path);
  await expect(page.getByText('4 rows · 2 columns')).toBeVisible();
  const above = page.getByRole('textbox', { name: 'Lines above the table' });
  await above.fill('2');
  await above.press('Enter');
  await expect(page.getByText('2 rows · 2 columns')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'partner_id' })).toBeVisible();
  await planChosen(page);
  await expect(tile(page, 'New')).toContainText('2');
  // Its plan leads back to the file as it was read.
  await press(page, 'Columns');
  await expect(page.getByRole('checkbox', { name: 'partner_id is part of the key' })).toBeChecked();
  await press(page, 'See what will change');
  await applyPlan(page);

  await chooseFile(page, path);
  await expect(page.getByText('2 rows · 2 columns')).toBeVisible();
  await expect(above).toHaveAttribute('placeholder', '2 (remembered)');
  await expect(page.getByText('columns and key are remembered')).toBeVisible();
  await goTo(page, 'Import');
  await page.getByRole('grid', { name: 'Sources' }).getByText('Partners', { exact: true }).click();
  await expect(above).toHaveValue('2');
  await above.fill('');
  await above.press('Enter');
  await press(page, 'Keep the recipe');
  await expect(page.getByText('the next file is read by it')).toBeVisible();
  await chooseFile(page, path);
  await expect(page.getByText('4 rows · 2 columns')).toBeVisible();
});

/** What was taken in, as it lies beside the book. */
function takenIn(book: string): string {
  const name = readdirSync(`${book}.plans`).find((one) => one.endsWith('.upload'));
  return join(`${book}.plans`, name ?? 'nothing was taken in');
}

function partnersWorkbook(ids: readonly string[]): Buffer {
  const rows = ids.map((id) => [id, `Partner ${id}`]);
  return xlsx({
    sheets: [
      {
        name: 'About',
        rows: [
          ['made by', 'on'],
          ['CRM', 'Monday'],
        ],
      },
      { name: 'Partners', rows: [['partner_id', 'name'], ...rows] },
    ],
  });
}

test('another sheet is chosen, and a file that changed underneath is planned anew', async ({
  app: { page, folder, book },
}) => {
  const path = join(folder, 'partners.xlsx');
  writeFileSync(path, partnersWorkbook(['P-1', 'P-2']));
  await chooseFile(page, path);
  const sheet = page.getByRole('combobox', { name: 'Sheet' });
  await expect(sheet).toHaveValue('About');
  await sheet.selectOption('Partners');
  await expect(page.getByText('2 rows · 2 columns')).toBeVisible();
  await planChosen(page);
  await expect(tile(page, 'New')).toContainText('2');
  writeFileSync(takenIn(book), partnersWorkbook(['P-1', 'P-2', 'P-3']));
  await press(page, 'Apply exactly this');
  await expect(page.getByRole('alert')).toContainText('Nothing was written');
  await press(page, 'Make a fresh plan');
  await expect(tile(page, 'New')).toContainText('3');
  await applyPlan(page);
  await find(page, 'Partner P-3');
});

/** Cancelled while it waits to write: the book is held, so that no machine is too fast or too slow for it. */
async function stopAfter({ page, book }: App, begin: () => Promise<void>): Promise<void> {
  const holder = new Database(book);
  holder.exec('BEGIN IMMEDIATE');
  try {
    const told = page.waitForResponse((response) => response.url().includes('jobs.cancel'));
    await begin();
    await press(page, 'Cancel');
    await told;
  } finally {
    holder.exec('ROLLBACK');
    holder.close();
  }
}

async function hashOf(book: string): Promise<unknown> {
  return ((await command(book, today, ['check'])) as { hash: string }).hash;
}

test('applying and undoing are stopped before they are done, and nothing was written', async ({
  app,
}) => {
  const { page, folder, book } = app;
  await importJanuary(page, folder);
  await chooseFile(page, writeManyDeals(folder, 3000).path);
  await planChosen(page);
  await expect(tile(page, 'New')).toContainText('3,000');
  const before = await hashOf(book);
  await stopAfter(app, () => press(page, 'Apply exactly this'));
  await expect(page.getByRole('button', { name: 'Apply exactly this' })).toBeEnabled();
  expect(await hashOf(book)).toBe(before);

  await applyPlan(page);
  const after = await hashOf(book);
  expect(after).not.toBe(before);
  await press(page, 'Undo');
  await expect(page.getByRole('dialog', { name: 'Undo this import?' })).toContainText('3,000');
  await stopAfter(app, () => press(page, 'Undo the import'));
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeEnabled();
  await expect(page.getByText('Undone', { exact: true })).toHaveCount(0);
  expect(await hashOf(book)).toBe(after);
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
  await page.setViewportSize({ width: 1024, height: 768 });
  const [title, apply] = [
    page.getByRole('heading', { level: 1 }),
    page.getByRole('button', { name: 'Apply exactly this' }),
  ];
  // The actions stand beside the title, not under it.
  const bottom = async () => ((await title.boundingBox())?.y ?? 0) + 30;
  expect((await apply.boundingBox())?.y).toBeLessThan(await bottom());
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
