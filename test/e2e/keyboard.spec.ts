import { expect, test } from './app.ts';
import { writeSecondMonth } from './second-month.ts';
import { tabTo } from './ways.ts';

// The core of the journey without a mouse: nothing here clicks.

test.use({ fill: 'sample' });

test('a partner is found, read and noted from the keyboard', async ({ app }) => {
  const { page } = app;
  await expect(page.getByRole('heading', { name: '60 partners' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, 'grid', 'Partners');
  await page.keyboard.press('ArrowDown');
  const chosen = page.getByRole('row', { selected: true }).getByRole('link');
  const name = await chosen.innerText();
  expect(name).not.toBe('Harbor & Pine Systems');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();

  // The title comes last: by then the screen hears its keys.
  await expect(page).toHaveTitle(`${name} · Partners · Quarterdeck`);
  await tabTo(page, 'button', /^Log a touch/);
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: /^Log a touch/ })).toBeFocused();

  await tabTo(page, 'button', /^Open pipeline/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /Open pipeline/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Open pipeline/ })).toBeFocused();
});

test('a file is imported from the keyboard', async ({ app }) => {
  const { page } = app;
  const { file } = writeSecondMonth(app.folder);
  await page.getByRole('heading', { name: '60 partners' }).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('import a file');
  await expect(page.getByRole('option', { name: 'Import a file' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  await tabTo(page, 'button', 'Choose a file');
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(file);
  await tabTo(page, 'combobox', 'They come from');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('sample');
  await expect(page.getByText('columns and key are remembered')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await tabTo(page, 'button', 'Go on to the columns');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', 'See what will change');
  await page.keyboard.press('Enter');
  await tabTo(page, 'checkbox', 'Leave these rows out');
  await page.keyboard.press('Space');
  await tabTo(page, 'button', 'Apply exactly this');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Done: / })).toBeVisible();
});

test('a checklist is ticked and a note written from the keyboard', async ({ app }) => {
  const { page } = app;
  await page.getByRole('heading', { name: '60 partners' }).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('harbor');
  await expect(page.getByRole('option', { name: /Harbor & Pine/ }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', /^Prepare QBR/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'checkbox', 'Pull performance data');
  await page.keyboard.press('Space');
  await expect(
    page.getByRole('region', { name: 'Before the meeting' }).getByText('1 of 4 done'),
  ).toBeVisible();
  await tabTo(page, 'textbox', 'New win');
  await page.keyboard.type('Reached every target');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('button', { name: 'Reached every target', exact: true }),
  ).toBeVisible();
});
