import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './accessible.ts';
import { type App, expect, test } from './app.ts';
import { chooseFile, find, goTo } from './ways.ts';

// Companies the book knows by another name or key: offered, answered with a key each, never merged by themselves; and merged by hand.

const partners = [
  ['name=Northwind Labs', 'city=Oslo'],
  ['name=Alder Systems', 'domain=alder.example'],
];

test.use({
  fill: 'empty',
  before: { commands: partners.map((fields) => ['create', 'partners', ...fields]) },
});

async function plan({ page, folder }: App): Promise<void> {
  const file = join(folder, 'partners.csv');
  const rows = [
    'X1,NORTHWIND labs GmbH,,Oslo',
    'X2,Alder Group,https://www.alder.example/,Rome',
    'X3,Elm Partners,,',
  ];
  writeFileSync(file, `partner_id,name,domain,city\n${rows.join('\n')}\n`);
  await chooseFile(page, file);
  await page.getByRole('button', { name: 'Go on to the columns' }).click();
  await page.getByRole('button', { name: 'See what will change' }).click();
  await expect(page.getByRole('grid', { name: 'Probable matches' })).toBeVisible();
}

test('probable matches are answered by keyboard, taken back, and applied', async ({ app }) => {
  const { page } = app;
  await plan(app);
  const grid = page.getByRole('grid', { name: 'Probable matches' });
  const tile = (name: string) =>
    page
      .getByRole('group', { name: 'Rows by what happens to them' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  await expect(tile('New')).toContainText('3');
  expect(await axeFindings(page, { within: 'main' })).toEqual([]);

  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('s');
  const answered = page.getByRole('list', { name: 'Answered' });
  await expect(answered).toContainText('X1 is the same as Northwind Labs');
  await expect(tile('New')).toContainText('2');

  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('d');
  await expect(answered).toContainText('X2 is not Alder Systems');
  await expect(grid).toBeHidden();
  await answered.getByRole('button', { name: 'Take back' }).last().click();
  await expect(grid).toContainText('Same web domain');
  await grid.getByRole('button', { name: 'Another' }).click();
  await expect(grid).toBeHidden();
  expect(await axeFindings(page, { within: 'main' })).toEqual([]);

  await page.getByRole('button', { name: 'Apply exactly this' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Done: / })).toBeVisible();
  await goTo(page, 'Partners');
  await expect(page.getByRole('heading', { name: '4 partners' })).toBeVisible();
});

test('a partner is merged into another from its page, and the merge taken back', async ({
  app,
}) => {
  const { page } = app;
  await find(page, 'Alder Systems');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge Alder Systems into another partner' });
  await dialog.getByRole('combobox', { name: 'The partner that stays' }).fill('north');
  await page.getByRole('option', { name: /Northwind Labs/ }).click();
  await expect(dialog.getByRole('status')).toContainText('No facts move to Northwind Labs');
  expect(await axeFindings(page, { within: '[role=dialog]' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Northwind Labs' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  const takeBack = (name: string) =>
    page.getByRole('button', { name: `Take the merge of ${name} back` });
  await expect(takeBack('Alder Systems')).toBeHidden();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  const back = page.getByRole('dialog', { name: 'Merge Northwind Labs into another partner' });
  await back.getByRole('combobox', { name: 'The partner that stays' }).fill('alder');
  await page.getByRole('option', { name: /Alder Systems/ }).click();
  await back.getByRole('button', { name: 'Merge', exact: true }).click();
  await takeBack('Northwind Labs').click();
  await expect(page.getByText('Northwind Labs is a partner of its own again.')).toBeVisible();
  await goTo(page, 'Partners');
  await expect(page.getByRole('heading', { name: '2 partners' })).toBeVisible();
});
