import type { Page } from '@playwright/test';
import { serveBook } from '../../scripts/served-book.ts';
import { expect, test, today } from './app.ts';
import { goTo } from './ways.ts';

// What a screen says when there is nothing, when something is wrong, and when a name is not a name.

test('every screen of an empty book says what to do first', async ({ app: { page } }) => {
  await page.getByRole('heading', { name: 'Welcome to Quarterdeck' }).waitFor();
  await goTo(page, 'Partners');
  await expect(page.getByText('No partners yet')).toBeVisible();
  await goTo(page, 'QBRs');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('A QBR is planned with a partner')).toBeVisible();
  await goTo(page, 'Import');
  await expect(page.getByText('Nothing has been imported yet')).toBeVisible();
  await goTo(page, 'Settings');
  await expect(page.getByText('No backups yet')).toBeVisible();
});

test.describe('on the sample book', () => {
  test.use({ fill: 'sample' });

  test('an address of nothing says so, and leads back', async ({ app: { page } }) => {
    await page.getByRole('heading', { name: '60 partners' }).waitFor();
    for (const [place, said] of [
      ['/partners/nobody', /no partner|not in this book|is no|not found/i],
      ['/qbrs/none', /no QBR|not in this book|is no|not found/i],
      ['/import/plan/none', /no plan|plan|not found/i],
      ['/import/run/none', /no import|import|not found/i],
    ] as const) {
      await page.goto(new URL(place, page.url()).href);
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(said);
      await expect(page.getByRole('main')).not.toContainText(/undefined|\[object|TRPC|\bat \w+ \(/);
    }
    await goTo(page, 'Partners');
    await expect(page.getByRole('heading', { name: '60 partners' })).toBeVisible();
  });

  test('a host that is gone is said on the page, which keeps what it shows', async ({ app }) => {
    const { page } = app;
    test.skip(app.host === 'electron', 'The desktop window ends with its host.');
    await page.getByRole('link', { name: 'Harbor & Pine Systems' }).waitFor();
    await app.stop();
    await expect(page.getByRole('alert')).toContainText('Quarterdeck is not answering');
    await expect(page.getByRole('link', { name: 'Harbor & Pine Systems' })).toBeVisible();
  });

  test('a book that another Quarterdeck has open is refused in a sentence', async ({ app }) => {
    await app.page.getByRole('heading', { name: '60 partners' }).waitFor();
    const second = await serveBook(app.book, today).then(
      async (host) => {
        await host.close();
        return 'opened';
      },
      (error: unknown) => String(error),
    );
    expect(second).toContain('without an address');
  });
});

const huge = `${'Anderson, Whitfield & the Sons of the Northern Harbor '.repeat(8)}Ltd`;

test.describe('names that are too long', () => {
  test.use({
    fill: 'sample',
    before: { commands: [['set', 'partners', 'P-101', `name=${huge}`]] },
  });

  test('stay inside their screen', async ({ app: { page } }) => {
    await page.getByRole('link', { name: huge }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Anderson, Whitfield');
    const tooWide = (): Promise<boolean> =>
      page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
    for (const width of [1440, 1024]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(tooWide, { message: `a partner at ${width}` }).toBe(false);
    }
    await goTo(page, 'Partners');
    await page.getByRole('link', { name: huge }).waitFor();
    await expect.poll(tooWide, { message: 'partners' }).toBe(false);
    await goTo(page, 'QBRs');
    await page.getByRole('heading', { name: 'Due one, none planned' }).waitFor();
    // The cell cuts the name: its middle is out of sight.
    const cut = page.getByRole('link', { name: huge }).first();
    await cut.click({ position: { x: 8, y: 8 } });
    await page.getByRole('heading', { name: 'Data pack' }).waitFor();
    await expect.poll(tooWide, { message: 'a QBR' }).toBe(false);
  });
});

const payload = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
const texts = ['name', 'type', 'tierHeld', 'owner', 'country', 'region', 'city'];

/** Anything that ran, and anything of ours that the page made an element of. */
async function traces(page: Page): Promise<unknown> {
  return page.evaluate(() => ({
    ran: 'ran' in window,
    made: document.querySelectorAll('img[src="x"], [onerror]').length,
  }));
}

test.describe('names that are markup', () => {
  test.use({
    fill: 'sample',
    before: {
      commands: [
        ['set', 'partners', 'P-101', ...texts.map((field) => `${field}=${payload}`)],
        ['create', 'contacts', 'partner=P-101', `name=${payload}`, `role=${payload}`],
        ['create', 'touches', 'partner=P-101', `on=${today}`, 'kind=call', `note=${payload}`],
        [
          'create',
          'deals',
          'partner=P-101',
          `name=${payload}`,
          `account=${payload}`,
          'stage=open',
          'amount=10',
          `product=${payload}`,
        ],
      ],
    },
  });

  test('are shown as they are written, and nothing of them runs', async ({ app }) => {
    const { page } = app;
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const nothing = { ran: false, made: 0 };
    await page.getByRole('link', { name: payload }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(payload);
    expect(await traces(page)).toEqual(nothing);
    await page.getByRole('link', { name: 'History', exact: true }).click();
    await expect(page.getByRole('main')).toContainText('onerror');
    expect(await traces(page)).toEqual(nothing);
    await page.keyboard.press('Control+K');
    await page.keyboard.type('onerror');
    await page.getByRole('option').first().waitFor();
    expect(await traces(page)).toEqual(nothing);
    await page.keyboard.press('Escape');
    await goTo(page, 'QBRs');
    await page.getByRole('heading', { name: 'Due one, none planned' }).waitFor();
    await page.getByRole('link', { name: payload }).first().click();
    for (const kind of ['win', 'gap', 'ask', 'note']) {
      await page.getByRole('textbox', { name: `New ${kind}` }).fill(payload);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: `Remove ${kind}: <img` })).toBeVisible();
    }
    await page.getByRole('link', { name: /^Share/ }).click();
    await expect(page.getByRole('region', { name: 'Deck' })).toContainText('onerror');
    expect(await traces(page)).toEqual(nothing);
    expect(errors).toEqual([]);
  });
});
