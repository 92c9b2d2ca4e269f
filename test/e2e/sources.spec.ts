import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from './accessible.ts';
import { type App, expect, test } from './app.ts';
import { writeSecondMonth } from './second-month.ts';
import { chooseFile, goTo } from './ways.ts';

// A source: how its files are read, the folder they come from, and a plan that waits for a yes.

test.use({ fill: 'sample' });

async function openSource(page: Page, entity: string): Promise<void> {
  await goTo(page, 'Import');
  await page.getByRole('grid', { name: 'Sources' }).getByText(entity, { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'sample' })).toBeVisible();
  await expect(
    page.getByRole('heading', { name: `How ${entity.toLowerCase()} are read` }),
  ).toBeVisible();
}

/** Exports beside the book, watched for the sample's deals. */
async function watchExports({ page, folder }: App): Promise<string> {
  const exports = join(folder, 'exports');
  mkdirSync(exports);
  await openSource(page, 'Deals');
  await page.getByRole('button', { name: 'Watch a folder' }).click();
  const place = page.getByRole('textbox', { name: 'Folder' });
  await place.fill(join(folder, 'nowhere'));
  await place.press('Enter');
  await expect(page.getByRole('alert')).toContainText('There is no folder at');
  await place.fill(exports);
  await page.getByRole('textbox', { name: 'Files with deals' }).fill('deals*.csv');
  await page.keyboard.press('Enter');
  await expect(page.getByText(exports, { exact: true })).toBeVisible();
  return exports;
}

test('a new file in a watched folder waits for a yes', async ({ app }) => {
  const { page, folder } = app;
  const exports = await watchExports(app);
  const { counts } = writeSecondMonth(folder);
  writeFileSync(
    join(exports, 'deals-december.csv'),
    readFileSync(join(folder, 'deals-december.csv')),
  );
  await accessible(page, 'source');
  await goTo(page, 'Import');
  await expect(page.getByRole('heading', { name: '1 file waits for your yes' })).toBeVisible();
  writeFileSync(join(exports, 'deals-other.csv'), 'a,b\n1,2\n');
  const list = page.getByRole('list', { name: 'Files from watched folders' });
  await expect(list).toContainText(`${counts.new} new`);
  await expect(list).toContainText('Needs a look.');
  await accessible(page, 'waiting');
  await page.getByRole('button', { name: 'Not this one: deals-other.csv' }).click();
  await expect(list).not.toContainText('deals-other.csv');

  await page.getByRole('button', { name: 'Open the plan of deals-december.csv' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Apply exactly this' })).toBeVisible();
  await expect(page.getByText('deals-december.csv').first()).toBeVisible();
  await page.getByRole('button', { name: 'Throw away' }).click();
  await expect(page.getByRole('grid', { name: 'Sources' })).toBeVisible();
  await expect(list).toHaveCount(0);
});

test('a recipe is changed, saved as a file, and taken in again', async ({
  app: { page, folder },
}) => {
  await openSource(page, 'Deals');
  const owner = page.getByRole('combobox', { name: 'Who wins for owner' });
  await owner.selectOption('Always mine');
  await page.getByRole('button', { name: 'Keep the recipe' }).press('Enter');
  await expect(page.getByText('the next file is read by it')).toBeVisible();
  await page.reload();
  await expect(owner).toHaveValue('mine');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const saved = join(folder, 'deals.recipe.json');
  await (await download).saveAs(saved);
  await page.getByRole('button', { name: 'Forget', exact: true }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(page.getByRole('heading', { name: 'How deals are read' })).toHaveCount(0);

  const open = async (file: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a recipe' }).click();
    await (await chooser).setFiles(file);
  };
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, JSON.stringify({ ...JSON.parse(readFileSync(saved, 'utf8')), ponies: 1 }));
  await open(wrong);
  await expect(page.getByRole('dialog')).toContainText('nobody knows what "ponies" is');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await open(saved);
  await expect(page.getByRole('dialog', { name: 'Keep the recipe of sample?' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'How deals are read' })).toBeVisible();
  await expect(owner).toHaveValue('mine');
});

test('a source gets another name', async ({ app: { page } }) => {
  await openSource(page, 'Partners');
  await page.getByRole('button', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename sample' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Salesforce');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Salesforce' })).toBeVisible();
  await goTo(page, 'Import');
  const sources = page.getByRole('grid', { name: 'Sources' });
  await expect(sources.getByText('Salesforce').first()).toBeVisible();
  await expect(sources.getByText('sample', { exact: true })).toHaveCount(0);
});

test('a file whose column got another name says which, and offers the nearest', async ({ app }) => {
  const { page, folder } = app;
  writeSecondMonth(folder);
  const text = readFileSync(join(folder, 'deals-december.csv'), 'utf8');
  const file = join(folder, 'deals-renamed.csv');
  writeFileSync(file, text.replace(/\bamount\b/, 'Deal value'));
  await chooseFile(page, file);
  await page.getByRole('button', { name: 'Go on to the columns' }).click();
  const changed = page.getByRole('list', { name: 'Changed columns' });
  await expect(changed).toContainText('“amount” is not in this file; it filled Amount.');
  await accessible(page, 'drift');
  await page.getByRole('button', { name: '“Deal value” is the same' }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Field of Deal value' })).toHaveValue('amount');
  await expect(page.getByRole('checkbox', { name: 'deal_id is part of the key' })).toBeChecked();
});
