import type { Page } from '@playwright/test';
import { axeFindings } from './accessible.ts';
import { expect, test } from './app.ts';
import { writeFebruary, writeJanuary, writeLoginPage } from './stranger-files.ts';
import { find, tabTo } from './ways.ts';

// A stranger's first two months, without a mouse: everything that can go wrong on the way, put right; nothing here clicks.

async function check(page: Page, step: string): Promise<void> {
  expect.soft(await axeFindings(page), step).toEqual([]);
}

async function press(page: Page, role: 'button' | 'link' | 'checkbox', name: string | RegExp) {
  await tabTo(page, role, name);
  await page.keyboard.press(role === 'checkbox' ? 'Space' : 'Enter');
}

async function choose(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'button', 'Choose a file');
  await (await chooser).setFiles(path);
}

async function setOwner(page: Page, partner: string, owner: string): Promise<void> {
  await find(page, partner);
  await press(page, 'button', /^Owner: /);
  await page.getByRole('textbox', { name: 'Owner' }).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(owner);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Owner: ${owner}. Edit` })).toBeVisible();
}

async function expectOwners(page: Page, owners: Readonly<Record<string, string>>): Promise<void> {
  for (const [partner, owner] of Object.entries(owners)) {
    await find(page, partner);
    await expect(page.getByRole('button', { name: `Owner: ${owner}. Edit` })).toBeVisible();
  }
}

const tile = (page: Page, name: string) =>
  page
    .getByRole('group', { name: 'Rows by what happens to them' })
    .getByRole('button', { name: new RegExp(`^${name}`) });

async function refuseLoginPage(page: Page, path: string): Promise<void> {
  await press(page, 'link', 'Import');
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  await check(page, 'nothing imported yet');
  await choose(page, path);
  await expect(page.getByRole('alert')).toContainText('partners.csv');
  await expect(page.getByRole('alert')).toContainText(/web page|HTML/);
  await check(page, 'a login page');
  await press(page, 'button', 'Choose another file');
}

/** Chromium forgets the letters of a choice after a second; another key begins anew at once. */
async function typeField(page: Page, column: string, letters: string, value: string) {
  const field = page.getByRole('combobox', { name: `Field of ${column}`, exact: true });
  await expect(async () => {
    await page.keyboard.press('Home');
    await page.keyboard.type(letters);
    await expect(field).toHaveValue(value, { timeout: 1000 });
  }).toPass();
}

/** The city is taken for the owner, and back: the column that had the owner has it again. */
async function mistakeAColumn(page: Page): Promise<void> {
  const field = (column: string) =>
    page.getByRole('combobox', { name: `Field of ${column}`, exact: true });
  await tabTo(page, 'combobox', 'Field of city');
  await typeField(page, 'city', 'Owner', 'owner');
  await expect(field('owner')).toHaveValue('custom');
  await page.keyboard.press('ArrowUp');
  await expect(field('owner')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(field('city')).toBeFocused();
  await typeField(page, 'city', 'City', 'city');
  await expect(field('owner')).toHaveValue('owner');
}

async function importJanuary(page: Page, path: string): Promise<void> {
  await choose(page, path);
  await expect(page.getByText('6 rows · 6 columns')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Delimiter' })).toContainText('Semicolon');
  await tabTo(page, 'combobox', 'They come from');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('crm');
  await page.keyboard.press('Escape');
  await check(page, 'what it is');
  await press(page, 'button', 'Go on to the columns');
  await mistakeAColumn(page);
  await tabTo(page, 'combobox', 'Field of member_since');
  await typeField(page, 'member_since', 'Agree', 'agreementSignedOn');
  await check(page, 'columns');

  // Not answered: the plan stops there, and leads back.
  await press(page, 'button', 'See what will change');
  const guards = page.getByRole('region', { name: 'Before you apply' });
  await expect(guards).toContainText('need your word');
  await expect(page.getByRole('button', { name: 'Apply exactly this' })).toBeDisabled();
  await check(page, 'a plan with questions');
  await press(page, 'button', 'Settle it under Columns');
  const question = page.getByRole('radiogroup', { name: /day first or month first/ });
  await expect(question.getByRole('radio', { name: 'Day first: Apr 3, 2021' })).toBeVisible();
  await tabTo(page, 'radio', 'Day first: Apr 3, 2021');
  await page.keyboard.press('Space');
  await expect(page.getByText('all settled')).toBeVisible();
  await press(page, 'button', 'See what will change');

  await expect(guards).toContainText('1 row can');
  await expect(guards).toContainText('Line 7');
  await expect(tile(page, 'New')).toContainText('5');
  await press(page, 'checkbox', 'Leave these rows out');
  await press(page, 'button', 'Apply exactly this');
  await expect(page.getByRole('heading', { level: 1, name: /^Done: 6 rows/ })).toBeVisible();
  await check(page, 'done');
}

async function planFebruary(page: Page, path: string): Promise<void> {
  await press(page, 'link', 'Import');
  await page.getByRole('grid', { name: 'Imports' }).waitFor();
  await choose(page, path);
  await expect(page.getByText('columns and key are remembered')).toBeVisible();
  await press(page, 'button', 'Go on to the columns');
  await page.getByRole('checkbox', { name: 'partner_id is part of the key' }).waitFor();
  await expect(page.getByRole('radiogroup')).toHaveCount(0);
  await press(page, 'button', 'See what will change');
  await expect(tile(page, 'Yours and theirs differ')).toContainText('3');
  await expect(tile(page, 'Changed')).toContainText('1');
  await expect(tile(page, 'Not in this file any more')).toContainText('1');
}

/** Mine for the first, theirs for the second, another for the third. */
async function decideEachWay(page: Page): Promise<void> {
  const grid = page.getByRole('grid', { name: /yours and theirs differ/ });
  const line = (partner: string) => grid.getByRole('row').filter({ hasText: partner });
  await tabTo(page, 'grid', /yours and theirs differ/);
  await page.keyboard.press('m');
  await expect(line('Marlow').getByRole('button', { name: 'Keep mine' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('j');
  await page.keyboard.press('t');
  await expect(line('Cedar').getByRole('button', { name: 'Take theirs' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Owner of Bluewater Consulting' });
  await expect(dialog).toContainText('Rui Castro');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Noor Haddad');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(line('Bluewater')).toContainText('Noor Haddad');
  await expect(page.getByText('All of these are decided.')).toBeVisible();
  await check(page, 'a plan with everything decided');
}

const byHand = {
  'Marlow & Finch': 'Mine One',
  'Cedar Point Systems': 'Mine Two',
  'Bluewater Consulting': 'Mine Three',
};

test('a stranger imports two months, is wrong on the way, and takes it all back', async ({
  app: { page, folder },
}) => {
  test.slow();
  await page.getByRole('heading', { name: 'Welcome to Quarterdeck' }).waitFor();
  await refuseLoginPage(page, writeLoginPage(folder).path);
  await importJanuary(page, writeJanuary(folder).path);
  for (const [partner, owner] of Object.entries(byHand)) await setOwner(page, partner, owner);

  await planFebruary(page, writeFebruary(folder).path);
  await decideEachWay(page);
  await press(page, 'button', 'Apply exactly this');
  await expect(page.getByRole('heading', { level: 1, name: /^Done: 5 rows/ })).toBeVisible();
  const after = {
    'Marlow & Finch': 'Mine One',
    'Cedar Point Systems': 'Rui Castro',
    'Bluewater Consulting': 'Noor Haddad',
  };
  await expectOwners(page, after);

  await press(page, 'link', 'Import');
  await tabTo(page, 'grid', 'Imports');
  await page.keyboard.press('Enter');
  await press(page, 'button', 'Undo');
  const dialog = page.getByRole('dialog', { name: 'Undo this import?' });
  await expect(dialog).toContainText('taken out');
  await check(page, 'what an undo would do');
  await press(page, 'button', 'Undo the import');
  await expect(page.getByRole('heading', { name: /^Undone: / })).toBeVisible();
  await check(page, 'undone');
  await expectOwners(page, byHand);

  await press(page, 'link', 'Import');
  await tabTo(page, 'grid', 'Imports');
  await page.keyboard.press('Enter');
  await press(page, 'button', 'Redo');
  await expect(page.getByRole('heading', { name: /^Redone: / })).toBeVisible();
  await expectOwners(page, after);
});
