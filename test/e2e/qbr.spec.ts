import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { hasPoppler } from '../../scripts/chromium.ts';
import { expect, test } from './app.ts';
import { find, goTo } from './ways.ts';

// From a plan to a deck on the table: checklist, notes, a promise, and the PDF whose figures are the screen's.

test.use({ fill: 'sample' });

async function planFor(page: Page, partner: string): Promise<void> {
  await find(page, partner);
  await page.getByRole('button', { name: 'Plan a QBR' }).click();
  const dialog = page.getByRole('dialog', { name: 'Plan a QBR' });
  await dialog.getByLabel('Date').fill('2026-12-10');
  await dialog.getByLabel('Starts at').fill('14:00');
  await expect(dialog.getByText('Prepare by Dec 3')).toBeVisible();
  await dialog.getByRole('button', { name: 'Plan QBR' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /QBR$/ })).toBeVisible();
}

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps of the QBR' }).getByRole('link', { name });

test('a QBR is planned, prepared and promised, and a draft outlives the page', async ({ app }) => {
  const { page } = app;
  await planFor(page, 'Meridian Street Consulting');

  await step(page, 'Prep').click();
  const before = page.getByRole('region', { name: 'Before the meeting' });
  await before.getByRole('checkbox', { name: 'Pull performance data' }).check();
  await expect(before.getByText('1 of 4 done')).toBeVisible();
  await before.getByRole('checkbox', { name: 'Gather feedback' }).focus();
  await page.keyboard.press('Space');
  await expect(before.getByText('2 of 4 done')).toBeVisible();

  for (const [kind, text] of [
    ['win', 'Two renewals closed early'],
    ['ask', 'A demo tenant until March'],
  ] as const) {
    await page.getByRole('textbox', { name: `New ${kind}` }).fill(text);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: text, exact: true })).toBeVisible();
  }
  const gap = page.getByRole('textbox', { name: 'New gap' });
  await gap.fill('Nobody certified since');
  await expect(page.getByText('Draft kept.')).toBeVisible();
  await page.reload();
  await expect(gap).toHaveValue('Nobody certified since');
  await gap.press('Enter');
  await expect(
    page.getByRole('button', { name: 'Nobody certified since', exact: true }),
  ).toBeVisible();

  await step(page, 'Meet').click();
  const promises = page.getByRole('region', { name: 'Commitments made in this meeting' });
  await promises.getByRole('button', { name: 'Add commitment' }).click();
  await expect(promises.getByRole('textbox', { name: 'What is promised' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await promises.getByRole('textbox', { name: 'What is promised' }).fill('Train two engineers');
  await promises.getByText('Partner', { exact: true }).click();
  await promises.getByRole('combobox', { name: 'Person' }).fill('Noor Adeyemi');
  await promises.getByLabel('Due').fill('2027-01-29');
  await promises.getByRole('button', { name: 'Add commitment' }).click();
  await expect(promises.getByText('Train two engineers')).toBeVisible();
  await expect(promises.getByText(/Jan 29, 2027/)).toBeVisible();

  await goTo(page, 'QBRs');
  const row = page.getByRole('row').filter({ hasText: 'Meridian Street Consulting' });
  await expect(row.filter({ hasText: '2 of 15' })).toBeVisible();
});

test('the deck leaves out for the partner what is ours alone', async ({ app }) => {
  const { page } = app;
  await find(page, 'Harbor & Pine Systems');
  await page.getByRole('button', { name: /^Prepare QBR/ }).click();
  await page.getByRole('textbox', { name: 'New note' }).fill('Discount floor is 12 percent');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('button', { name: 'Discount floor is 12 percent', exact: true }),
  ).toBeVisible();
  await step(page, 'Share').click();
  const tabs = page.getByRole('tablist', { name: 'Slides' }).getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  const forPartner = await tabs.count();
  const deck = page.getByRole('region', { name: 'Deck' });
  await expect(deck).not.toContainText('Discount floor');
  await expect(tabs.filter({ hasText: /Health/ })).toHaveCount(0);

  await deck.getByText('Internal', { exact: true }).click();
  await expect(deck.getByText('Do not send it to the partner')).toBeVisible();
  await expect(deck).toContainText('Discount floor is 12 percent');
  expect(await tabs.count()).toBeGreaterThan(forPartner);

  await tabs.first().focus();
  await page.keyboard.press('End');
  await expect(tabs.last()).toHaveAttribute('aria-selected', 'true');
  await expect(tabs.last()).toBeFocused();
});

test('the exported PDF names the partner and says the figure the screen says', async ({ app }) => {
  const { page } = app;
  test.skip(app.host === 'electron', 'Electron asks where to save in a dialog of the system.');
  test.skip(!hasPoppler(), 'pdftotext reads the file (poppler-utils)');
  await find(page, 'Harbor & Pine Systems');
  const figure = page
    .getByRole('button', { name: /^Revenue, 12 months|^Revenue, Q3 2026/ })
    .first();
  const shown = /\$[\d,]+/.exec(await figure.innerText())?.[0] ?? 'no figure';
  await page.getByRole('button', { name: /^Prepare QBR/ }).click();
  await step(page, 'Share').click();
  const download = page.waitForEvent('download', { timeout: 50_000 });
  await page.getByRole('button', { name: 'Export PDF' }).click();
  const file = `${app.folder}/deck.pdf`;
  await (await download).saveAs(file);
  await expect(page.getByText(/^Downloaded .*pages/)).toBeVisible();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  expect(text).toContain('Harbor & Pine Systems');
  expect(text).toContain(shown);
  expect(text).not.toMatch(/Health score|Champion/);
});
