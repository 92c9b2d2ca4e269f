import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';

// Where the next key goes, however slowly screens and answers come.

test.use({ fill: 'sample' });

test.beforeEach(({ app }) => {
  test.skip(app.host === 'electron', 'Only what goes over the loopback can be held up.');
});

/** Holds up every answer at such an address until the function it returns is called. */
async function holdUp(page: Page, address: string): Promise<() => void> {
  const gate = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await gate.promise;
    await route.continue();
  });
  return gate.resolve;
}

const at = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);
const search = (page: Page) => page.getByRole('dialog', { name: 'Find' }).getByRole('combobox');
const harbor = (page: Page) =>
  page.getByRole('heading', { name: 'Harbor & Pine Systems', level: 1 });

test('the first screen leaves the focus to a palette that was open before it came', async ({
  app: { page },
}) => {
  const letCome = await holdUp(page, '**/rpc/partners.summary*');
  await at(page, '/');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('harbor');
  const found = page.getByRole('option', { name: /^Harbor & Pine/ }).first();
  await expect(found).toHaveAttribute('aria-selected', 'true');
  letCome();
  await expect(page.getByText('60 partners', { exact: true })).toBeVisible();
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(harbor(page)).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
});

test('a first screen that comes late does not replace the one gone to meanwhile', async ({
  app: { page },
}) => {
  const letCome = await holdUp(page, '**/rpc/partners.summary*');
  await at(page, '/');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('harbor');
  await page
    .getByRole('option', { name: /^Harbor & Pine/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await expect(harbor(page)).toBeVisible();
  const answered = page.waitForResponse('**/rpc/partners.summary*');
  letCome();
  await (await answered).finished();
  await expect(page).toHaveURL(/\/partners\/[^/]+$/);
  await expect(harbor(page)).toBeVisible();
});

test('a screen takes the focus when it is there, unless the person moved on', async ({
  app: { page },
}) => {
  await page.getByRole('heading', { name: '60 partners' }).waitFor();
  const place = (name: string) => page.getByRole('link', { name, exact: true });
  await place('QBRs').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'QBRs' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();

  const letCome = await holdUp(page, '**/assets/**');
  await place('Import').press('Enter');
  await page.keyboard.press('Tab');
  await expect(place('Settings')).toBeFocused();
  letCome();
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  await expect(place('Settings')).toBeFocused();
});

test('a screen that gives the focus to its own button keeps it there', async ({
  app: { page },
}) => {
  await at(page, '/import/new');
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  // Gone to once, the screen is here at once the next time.
  await page.getByRole('link', { name: 'Partners', exact: true }).press('Enter');
  await page.getByRole('heading', { name: '60 partners' }).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('import a file');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeFocused();
});

test('the palette gives the focus back to what was left for it', async ({ app: { page } }) => {
  const place = page.getByRole('link', { name: 'Settings', exact: true });
  await page.getByRole('heading', { name: '60 partners' }).waitFor();
  await place.focus();
  await page.keyboard.press('Control+K');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(place).toBeFocused();
  // A command that stays on the screen, and one that goes to the screen that is there already.
  for (const command of ['dark theme', 'go to partners']) {
    await page.keyboard.press('Control+K');
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
    await expect(search(page)).toBeHidden();
    await expect(place).toBeFocused();
  }
});

test('Enter before the answer opens the best match for what was typed', async ({
  app: { page },
}) => {
  await page.getByRole('heading', { name: '60 partners' }).waitFor();
  const letCome = await holdUp(page, '**/rpc/search.find*');
  await page.keyboard.press('Control+K');
  const asked = page.waitForRequest('**/rpc/search.find*');
  await page.keyboard.type('harbor');
  await page.keyboard.press('Enter');
  await asked;
  await expect(search(page)).toBeFocused();
  letCome();
  await expect(harbor(page)).toBeVisible();
});

test('a pointer at rest chooses nothing, a moved one does', async ({ app: { page } }) => {
  await page.getByRole('heading', { name: '60 partners' }).waitFor();
  await page.keyboard.press('Control+K');
  const lines = page.getByRole('option');
  await expect(lines.first()).toHaveAttribute('aria-selected', 'true');
  // What a browser says when a line comes to lie under the pointer.
  await lines.nth(2).dispatchEvent('mousemove', { movementX: 0, movementY: 0 });
  await expect(lines.first()).toHaveAttribute('aria-selected', 'true');
  await lines.first().hover();
  await lines.nth(2).hover();
  await expect(lines.nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(lines.first()).toHaveAttribute('aria-selected', 'false');
});

test('what is typed while a note is being added is the next note', async ({ app: { page } }) => {
  await page.getByRole('link', { name: 'Harbor & Pine Systems' }).click();
  await page.getByRole('button', { name: /^Prepare QBR/ }).click();
  const letCome = await holdUp(page, '**/rpc/qbrs.addNote*');
  await page.getByRole('textbox', { name: 'New win' }).focus();
  for (const note of ['Two renewals', 'One referral']) {
    await page.keyboard.type(note);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'New win' })).toHaveValue('');
  }
  await page.keyboard.type('And a third');
  letCome();
  for (const note of ['Two renewals', 'One referral'])
    await expect(page.getByRole('button', { name: note, exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'New win' })).toHaveValue('And a third');
});

test('a line of the agenda that is left while it is saved is saved once', async ({
  app: { page },
}) => {
  await page.getByRole('link', { name: 'Harbor & Pine Systems' }).click();
  await page.getByRole('button', { name: /^Prepare QBR/ }).click();
  const steps = page.getByRole('navigation', { name: 'Steps of the QBR' });
  await steps.getByRole('link', { name: 'Plan' }).click();
  const letCome = await holdUp(page, '**/rpc/qbrs.setAgenda*');
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/rpc/qbrs.setAgenda')) asked += 1;
  });
  await page
    .getByRole('button', { name: /^Title of/ })
    .first()
    .click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Looking back');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  letCome();
  await expect(page.getByRole('button', { name: /^Title of Looking back/ })).toBeVisible();
  expect(asked).toBe(1);
});
