import type { Page } from '@playwright/test';
import { dollarsIn, money } from './amounts.ts';
import { expect, test } from './app.ts';
import { handEdit, type SecondMonth, writeSecondMonth } from './second-month.ts';
import { chooseFile, find } from './ways.ts';

// The second month's export: seen, mapped, planned, guarded, applied, looked at and taken back.

test.use({ fill: 'sample', before: { commands: [handEdit()] } });

async function pipelineOf(page: Page): Promise<number> {
  return dollarsIn(await page.getByRole('button', { name: /^Open pipeline/ }).innerText());
}

async function choose(page: Page, { file, counts }: SecondMonth): Promise<void> {
  await chooseFile(page, file);
  await expect(
    page.getByText(`${counts.rows.toLocaleString('en-US')} rows · 15 columns`),
  ).toBeVisible();
}

test('an export is read, planned, applied and undone', async ({ app }) => {
  const { page } = app;
  const month = writeSecondMonth(app.folder);
  await expect(page.getByRole('heading', { name: '60 partners' })).toBeVisible();
  await find(page, month.partner);
  const before = await pipelineOf(page);

  await choose(page, month);
  await expect(page.getByRole('definition').filter({ hasText: 'UTF-8' })).toBeVisible();
  await page.getByRole('combobox', { name: 'They come from' }).fill('sample');
  await expect(page.getByText('columns and key are remembered')).toBeVisible();
  await page.getByRole('button', { name: 'Go on to the columns' }).click();
  await expect(page.getByRole('checkbox', { name: 'deal_id is part of the key' })).toBeChecked();
  await page.getByRole('button', { name: 'See what will change' }).click();

  await readPlan(page, month);
  const apply = page.getByRole('button', { name: 'Apply exactly this' });
  await expect(apply).toBeDisabled();
  await page.getByRole('region', { name: 'Before you apply' }).getByRole('checkbox').check();
  await apply.click();

  await expect(page.getByRole('heading', { level: 1, name: /^Done: / })).toBeVisible();
  const open = page.getByRole('grid', { name: 'Yours and theirs differ' });
  await expect(open).toContainText(month.edited.theirs);
  await expect(page.getByText(/^Line [\d,]+: .*about ten/)).toBeVisible();
  await find(page, month.partner);
  await expect.poll(() => pipelineOf(page)).toBe(before + month.moves);

  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await page.getByRole('grid', { name: 'Imports' }).getByText('deals-december.csv').click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible();
  await expect(page.getByText('Nothing had to be kept.')).toBeVisible();
  await find(page, month.partner);
  await expect.poll(() => pipelineOf(page)).toBe(before);
});

async function readPlan(page: Page, month: SecondMonth): Promise<void> {
  const tile = (name: string) =>
    page
      .getByRole('group', { name: 'Rows by what happens to them' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  await expect(tile('New')).toContainText(String(month.counts.new));
  await expect(tile('Changed')).toContainText(String(month.counts.changed));
  await expect(tile('Yours and theirs differ')).toContainText(String(month.counts.conflicts));
  await expect(tile('Can’t be read')).toContainText(String(month.counts.rejected));
  await expect(tile('Not in this file any more')).toContainText(String(month.counts.vanished));

  await tile('Yours and theirs differ').click();
  const conflict = page.getByRole('row').filter({ hasText: month.edited.deal });
  await expect(conflict).toContainText(`${money(month.edited.mine)} edited by you`);
  await expect(conflict).toContainText(month.edited.theirs);

  await tile('Changed').click();
  const changed = page.getByRole('row').filter({ hasText: month.changed.deal });
  await expect(changed.getByText(month.changed.from)).toBeVisible();
  await expect(changed.getByText(month.changed.to)).toBeVisible();
}

test('what is no table is refused in a sentence, and the book stays', async ({ app }) => {
  const { page } = app;
  await chooseFile(page, {
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\0', 'latin1'),
  });
  await expect(page.getByRole('heading', { name: /^logo\.png is / })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose another file' })).toBeVisible();
});
