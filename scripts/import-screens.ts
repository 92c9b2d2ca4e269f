import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  writeFebruary,
  writeJanuary,
  writeLoginPage,
  writeManyDeals,
  writeNamesakes,
  writeOldLetters,
} from '../test/e2e/stranger-files.ts';

/** Takes the screen as it stands under a name. */
export type Shoot = (page: Page, name: string) => Promise<void>;

async function choose(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
}

async function goHome(page: Page): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: 'Import' }).click();
  await page.getByRole('heading', { level: 1, name: 'Import', exact: true }).waitFor();
}

const next = (page: Page, name: string) => page.getByRole('button', { name }).click();
const tile = (page: Page, name: string) =>
  page
    .getByRole('group', { name: 'Rows by what happens to them' })
    .getByRole('button', { name: new RegExp(`^${name}`) });

async function planFile(page: Page, file: string): Promise<void> {
  await goHome(page);
  await choose(page, file);
  await next(page, 'Go on to the columns');
  await next(page, 'See what will change');
  await tile(page, 'New').waitFor();
}

async function setOwner(page: Page, partner: string, owner: string): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: 'Partners' }).click();
  await page.getByRole('link', { name: partner, exact: true }).click();
  await page.getByRole('button', { name: /^Owner: / }).click();
  await page.getByRole('textbox', { name: 'Owner' }).fill(owner);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Owner: ${owner}. Edit` }).waitFor();
}

/** A first file: nothing yet, a wrong one, one with questions, its plan, and what came of it. */
async function firstMonth(page: Page, folder: string, shoot: Shoot): Promise<void> {
  await page.getByRole('heading', { name: 'Welcome to Quarterdeck' }).waitFor();
  await goHome(page);
  await shoot(page, 'import-empty');
  await choose(page, writeLoginPage(folder).path);
  await page.getByRole('alert').waitFor();
  await shoot(page, 'import-refused');
  await page
    .getByRole('link', { name: 'Choose another file' })
    .or(page.getByRole('button', { name: 'Choose another file' }))
    .first()
    .click();
  await choose(page, writeOldLetters(folder).path);
  await page.getByText('Only you can tell').waitFor();
  await shoot(page, 'import-look-questions');
  await goHome(page);
  await choose(page, writeJanuary(folder).path);
  await page.getByRole('combobox', { name: 'They come from' }).fill('crm');
  await page.keyboard.press('Escape');
  await next(page, 'Go on to the columns');
  await page
    .getByRole('combobox', { name: 'Field of member_since' })
    .selectOption('agreementSignedOn');
  await page.getByRole('radiogroup', { name: /day first or month first/ }).waitFor();
  await shoot(page, 'import-columns-questions');
  await next(page, 'See what will change');
  await page.getByRole('region', { name: 'Before you apply' }).waitFor();
  await shoot(page, 'import-plan-guards');
  await next(page, 'Settle it under Columns');
  await page.getByRole('radio', { name: 'Day first: Apr 3, 2021' }).check();
  await next(page, 'See what will change');
  await page.getByRole('checkbox', { name: 'Leave these rows out' }).check();
  await tile(page, 'Changed').click();
  await shoot(page, 'import-plan-empty-tile');
  await next(page, 'Apply exactly this');
  await page.getByRole('heading', { level: 1, name: /^Done: / }).waitFor();
  await shoot(page, 'import-done');
}

/** A second month over values edited by hand: conflicts, the inbox, an undo before it is made. */
async function secondMonth(page: Page, folder: string, shoot: Shoot): Promise<void> {
  const edited = ['Marlow & Finch', 'Cedar Point Systems', 'Bluewater Consulting'];
  for (const [at, partner] of edited.entries()) await setOwner(page, partner, `Mara Holt ${at}`);
  await planFile(page, writeFebruary(folder).path);
  await page.getByText('History can undo it.').first().waitFor({ state: 'detached' });
  await tile(page, 'Yours and theirs differ').click();
  await page.getByRole('grid', { name: /yours and theirs differ/ }).waitFor();
  await shoot(page, 'import-plan-conflicts');
  await next(page, 'Apply exactly this');
  await page.getByRole('heading', { level: 1, name: /^Done: / }).waitFor();
  await shoot(page, 'import-done-conflicts');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('go back or are taken out.').waitFor();
  await shoot(page, 'import-undo');
  await page.keyboard.press('Escape');
  await goHome(page);
  await page.getByRole('grid', { name: 'Imports' }).waitFor();
  await shoot(page, 'import-inbox');
}

/** Companies the book may know, and a file of very many rows. */
async function hardPlans(page: Page, folder: string, shoot: Shoot): Promise<void> {
  await goHome(page);
  await choose(page, writeNamesakes(folder).path);
  await page.getByRole('combobox', { name: 'They come from' }).fill('portal');
  await page.keyboard.press('Escape');
  await next(page, 'Go on to the columns');
  await next(page, 'See what will change');
  await page.getByRole('grid', { name: 'Probable matches' }).waitFor();
  await shoot(page, 'import-plan-matches');
  await next(page, 'Throw away');
  await planFile(page, writeManyDeals(folder).path);
  await page.getByRole('row').filter({ hasText: 'D-1' }).first().waitFor();
  await shoot(page, 'import-plan-100k');
  await next(page, 'Throw away');
}

/** A source with a watched folder, and a file in it that waits. */
async function watched(page: Page, folder: string, shoot: Shoot): Promise<void> {
  const exports = join(folder, 'exports');
  mkdirSync(exports);
  await goHome(page);
  await page
    .getByRole('grid', { name: 'Sources' })
    .getByText('Partners', { exact: true })
    .first()
    .click();
  await next(page, 'Watch a folder');
  await page.getByRole('textbox', { name: 'Folder' }).fill(exports);
  await page.getByRole('textbox', { name: 'Files with partners' }).fill('partners*.csv');
  await page.keyboard.press('Enter');
  await page.getByText(exports, { exact: true }).waitFor();
  await shoot(page, 'import-source');
  const february = readFileSync(writeFebruary(folder).path, 'utf8');
  writeFileSync(join(exports, 'partners-march.csv'), february.replace('Silver', 'Gold'));
  await goHome(page);
  await page.getByRole('heading', { name: /waits for your yes/ }).waitFor();
  await shoot(page, 'import-waiting');
}

/** Every state of an import, on a book that begins empty. */
export async function importStates(page: Page, folder: string, shoot: Shoot): Promise<void> {
  await firstMonth(page, folder, shoot);
  await secondMonth(page, folder, shoot);
  await hardPlans(page, folder, shoot);
  await watched(page, folder, shoot);
}
