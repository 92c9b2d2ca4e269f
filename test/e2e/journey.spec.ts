import type { Locator, Page } from '@playwright/test';
import { dollarsIn } from './amounts.ts';
import { expect, test } from './app.ts';

// A person's first ten minutes: an empty book, the sample, the list of partners, one of them, and why it stands as it does.

test('an empty book opens on its two doors, and the sample fills it', async ({ app }) => {
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'Welcome to Quarterdeck' })).toBeVisible();
  const progress = page.getByRole('status').filter({ hasText: 'Filling the' }).waitFor();
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await progress;
  await expect(page.getByRole('heading', { name: '60 partners' })).toBeVisible();
  await expect(page).toHaveURL(/\/partners$/);
});

const rowsOf = (page: Page): Locator =>
  page
    .getByRole('grid', { name: 'Partners' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });

async function columnOf(page: Page, name: string): Promise<string[]> {
  const heads = await page.getByRole('columnheader').allTextContents();
  const at = heads.findIndex((head) => head.startsWith(name));
  const rows = await rowsOf(page).all();
  return Promise.all(rows.map((row) => row.getByRole('gridcell').nth(at).innerText()));
}

test.describe('on the sample book', () => {
  test.use({ fill: 'sample' });

  test('partners are sorted, filtered and found', async ({ app }) => {
    const { page } = app;
    await expect(page.getByRole('heading', { name: '60 partners' })).toBeVisible();

    const revenue = page.getByRole('columnheader', { name: 'Revenue T12M' });
    await expect(revenue).toHaveAttribute('aria-sort', 'descending');
    const down = (await columnOf(page, 'Revenue T12M')).filter((text) => text.startsWith('$'));
    expect(down.length).toBeGreaterThan(10);
    expect(down.map(dollarsIn)).toEqual(down.map(dollarsIn).toSorted((a, b) => b - a));
    await revenue.getByRole('button').click();
    await expect(revenue).toHaveAttribute('aria-sort', 'ascending');
    await expect(rowsOf(page).first()).not.toContainText('Harbor & Pine');

    const filters = page.getByRole('search', { name: 'Filter partners' });
    await filters.getByRole('button', { name: 'Health' }).click();
    const atRisk = page.getByRole('checkbox', { name: /At-risk/ });
    const promised = Number(
      /\d+$/.exec((await page.locator('label', { hasText: 'At-risk' }).innerText()).trim())?.[0],
    );
    await atRisk.check();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${promised} partners`);
    await page.keyboard.press('Escape');
    const bands = await columnOf(page, 'Health');
    expect(bands).toHaveLength(promised);
    for (const band of bands) expect(band).toContain('At-risk');

    await filters.getByRole('button', { name: 'Clear filters' }).click();
    await filters.getByRole('textbox', { name: 'Filter by name' }).fill('kestrel');
    await expect(page.getByRole('heading', { name: '1 partner', exact: true })).toBeVisible();

    await page.keyboard.press('Control+K');
    await page.keyboard.type('harbor');
    const found = page.getByRole('option', { name: /Harbor & Pine Systems/ }).first();
    await expect(found).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { name: 'Harbor & Pine Systems', level: 1 }),
    ).toBeVisible();
  });

  test('a health score adds up as shown, and what is unknown is not counted as zero', async ({
    app,
  }) => {
    const { page } = app;
    const provisional = rowsOf(page).filter({ hasText: 'provisional' }).first();
    await provisional.getByRole('link').click();
    const health = page.getByRole('region', { name: 'Health' });
    await expect(health).toBeVisible();
    const said = await health.innerText();
    const points = [...said.matchAll(/^(\d+) \/ (\d+)$/gm)].map(([, got, of]) => [
      Number(got),
      Number(of),
    ]);
    const earned = points.reduce((sum, [got = 0]) => sum + got, 0);
    const known = points.reduce((sum, [, of = 0]) => sum + of, 0);
    // What nobody knows is hatched, and in neither sum.
    expect(said).toMatch(/^unknown$/m);
    expect(known).toBeLessThan(100);
    expect(said).toContain(`= ${earned} of ${known} known points`);
    const score = Math.round((100 * earned) / known);
    expect(said).toContain(`= ${score}, provisional`);
    await expect(page.getByRole('main')).toContainText(new RegExp(`${score} [A-Z][a-z-]+`));
  });

  test('a figure opens the rows it is made of, and they sum to it', async ({ app }) => {
    const { page } = app;
    await openPartner(page, 'Harbor & Pine Systems');
    const figure = page.getByRole('button', { name: /^Open pipeline/ });
    const shown = dollarsIn(await figure.innerText());
    await figure.click();
    const drawer = page.getByRole('dialog', { name: /Open pipeline/ });
    const rows = drawer.getByRole('grid', { name: 'Rows behind this figure' });
    await expect(rows.getByRole('gridcell', { name: 'sample-deals.csv' }).first()).toBeVisible();
    const values = await rows
      .getByRole('gridcell')
      .filter({ hasText: /^\$[\d,.]+$/ })
      .allTextContents();
    const [total, parts] = [values.at(-1), values.slice(0, -1)];
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(dollarsIn).reduce((sum, value) => sum + value, 0)).toBe(shown);
    expect(dollarsIn(total ?? '')).toBe(shown);
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    const chart = page.getByRole('region', { name: 'Revenue by quarter' });
    await expect(chart).toContainText('sample-revenue-by-quarter.csv');
  });
});

async function openPartner(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}
