import type { FileChooser, Page } from '@playwright/test';
import { expect } from './app.ts';

/** By the palette, as a person in a hurry. */
export async function find(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog', { name: 'Find' }).getByRole('combobox').fill(name);
  await expect(page.getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

export async function goTo(page: Page, place: 'Partners' | 'QBRs' | 'Import' | 'Settings') {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
}

/** The welcome of an empty book has a door of the same name: only the import screen's own opens a chooser. */
export async function chooseFile(
  page: Page,
  file: Parameters<FileChooser['setFiles']>[0],
): Promise<void> {
  await goTo(page, 'Import');
  await expect(page.getByRole('heading', { level: 1, name: /^Import/ })).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
}

/** Tab until what has the focus is called this. */
export async function tabTo(
  page: Page,
  role: Parameters<Page['getByRole']>[0],
  name: string | RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached “${name}”.`);
}
