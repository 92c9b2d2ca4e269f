import type { Page } from '@playwright/test';
import { accessible } from './accessible.ts';
import { expect, test } from './app.ts';
import { handEdit, writeSecondMonth } from './second-month.ts';
import { find, goTo } from './ways.ts';

// Every screen, light and dark, against WCAG 2.2 AA.

/** Experimental in axe: it takes the words on a slide's small picture for the label of its tab. */
const without = ['label-content-name-mismatch'];

const check = (page: Page, screen: string, within?: string) =>
  accessible(page, screen, { within, without });

test('the welcome', async ({ app: { page } }) => {
  await page.getByRole('heading', { name: 'Welcome to Quarterdeck' }).waitFor();
  await check(page, 'welcome');
});

test.describe('on the sample book', () => {
  test.use({ fill: 'sample', before: { commands: [handEdit()] } });

  test('partners and a partner', async ({ app: { page } }) => {
    await page.getByRole('link', { name: 'Harbor & Pine Systems' }).waitFor();
    await check(page, 'partners');
    await page.keyboard.press('Control+K');
    await page.keyboard.type('har');
    await page
      .getByRole('option', { name: /Harbor/ })
      .first()
      .waitFor();
    await check(page, 'palette', '[role=dialog]');
    await page.keyboard.press('Escape');
    await find(page, 'Harbor & Pine Systems');
    await page.locator('canvas').waitFor();
    await check(page, 'a partner');
    await page.getByRole('button', { name: /^Open pipeline/ }).click();
    await page.getByRole('grid', { name: 'Rows behind this figure' }).waitFor();
    await check(page, 'lineage', '[role=dialog]');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'History' }).click();
    await page
      .getByRole('link', { name: 'History', exact: true })
      .and(page.locator('[aria-current=page]'))
      .waitFor();
    await check(page, 'history');
  });

  test('an import', async ({ app: { page, folder } }) => {
    const { file } = writeSecondMonth(folder);
    await goTo(page, 'Import');
    await page.getByRole('grid', { name: 'Imports' }).waitFor();
    await check(page, 'imports');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles(file);
    await page.getByRole('combobox', { name: 'They come from' }).fill('sample');
    await page.getByText('columns and key are remembered').waitFor();
    await page.keyboard.press('Escape');
    await check(page, 'what it is');
    await page.getByRole('button', { name: 'Go on to the columns' }).click();
    await page.getByRole('checkbox', { name: 'deal_id is part of the key' }).waitFor();
    await check(page, 'columns');
    await page.getByRole('button', { name: 'See what will change' }).click();
    await page.getByText('edited by you').waitFor();
    await check(page, 'plan');
    await page.getByRole('region', { name: 'Before you apply' }).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Apply exactly this' }).click();
    await page.getByRole('heading', { level: 1, name: /^Done: / }).waitFor();
    await check(page, 'result');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('go back or are taken out.').waitFor();
    await check(page, 'what an undo would do', '[role=dialog]');
  });

  test('QBRs, one of them, and its deck', async ({ app: { page } }) => {
    await goTo(page, 'QBRs');
    await page.getByRole('heading', { name: 'Due one, none planned' }).waitFor();
    await page.getByRole('link', { name: 'Harbor & Pine Systems' }).first().waitFor();
    await check(page, 'QBRs');
    await page.getByRole('link', { name: 'Harbor & Pine Systems' }).first().click();
    for (const step of ['Plan', 'Prep', 'Share', 'Meet', 'Follow up']) {
      const link = page
        .getByRole('navigation', { name: 'Steps of the QBR' })
        .getByRole('link', { name: step });
      await link.click();
      await expect(link).toHaveAttribute('aria-current');
      if (step === 'Share') await page.getByRole('tab').first().waitFor();
      await check(page, `QBR, ${step}`);
    }
  });

  test('settings', async ({ app: { page } }) => {
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Check now' }).waitFor();
    await page.getByText('60 partners').waitFor();
    await check(page, 'settings');
  });
});
