import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from './app.ts';
import { find, goTo } from './ways.ts';

test.use({ fill: 'sample' });

test('a backup is made and restored, and what came after it is gone', async ({ app }) => {
  const { page } = app;
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backed up and checked.')).toBeVisible();
  expect(
    readdirSync(`${app.book}.backups`).filter((name) => name.endsWith('.backup')),
  ).toHaveLength(1);

  await find(page, 'Kestrel Data Partners');
  await page.getByRole('button', { name: /^City: / }).click();
  await page.getByRole('textbox', { name: 'City' }).fill('Evanston');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'City: Evanston. Edit' })).toBeVisible();

  await goTo(page, 'Settings');
  await page
    .getByRole('row')
    .filter({ hasText: 'by you' })
    .getByRole('button', { name: 'Restore' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { name: '60 partners' })).toBeVisible();
  await find(page, 'Kestrel Data Partners');
  await expect(page.getByRole('button', { name: 'City: Chicago. Edit' })).toBeVisible();
  expect(existsSync(app.book)).toBe(true);
});

test('the dark theme is kept over a reload', async ({ app }) => {
  const { page } = app;
  const scheme = page.locator('html');
  await page.emulateMedia({ colorScheme: 'light' });
  await goTo(page, 'Settings');
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light');
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click();
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await paper();
  await page.reload();
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect(await paper()).toBe(dark);
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});
