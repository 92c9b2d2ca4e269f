import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { handEdit, writeSecondMonth } from '../test/e2e/second-month.ts';
import { ensureBuilt } from './build.ts';
import { findChromium, testBrowserFlags } from './chromium.ts';
import { isRoot } from './electron-binary.ts';
import { importStates } from './import-screens.ts';
import { toPalette } from './palette-png.ts';
import { inRoot } from './paths.ts';
import { command, type ServedBook, serveBook } from './served-book.ts';

const today = '2026-11-20';
const folder = inRoot('docs', 'screens');
const viewport = { width: 1440, height: 900 };
/** A canvas takes its new colors, and a slide its room, with the next frames. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  });
}

/** The screen as it stands, light and dark. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(720, 8);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await drawn(page);
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    writeFileSync(join(folder, `${name}-${colorScheme}.png`), toPalette(png));
  }
  process.stdout.write(`${name}\n`);
}

async function openPage(browser: Browser, { address }: ServedBook): Promise<Page> {
  const page = await browser.newPage({ viewport, locale: 'en-US', timezoneId: 'UTC' });
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  return page;
}

const settled = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();

async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await settled(page);
}

async function openPartner(page: Page, name: string): Promise<void> {
  await go(page, 'Partners');
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.locator('canvas').first().waitFor();
}

async function partners(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '60 partners' }).waitFor();
  await shoot(page, 'partners');
  await page.keyboard.press('Control+K');
  await page.keyboard.type('har');
  await page
    .getByRole('option', { name: /Harbor & Pine Systems/ })
    .first()
    .waitFor();
  await shoot(page, 'palette');
  await page.keyboard.press('Escape');
  await openPartner(page, 'Kestrel Data Partners');
  await shoot(page, 'partner');
  await page.getByRole('button', { name: /^Open pipeline/ }).click();
  await page.getByRole('grid', { name: 'Rows behind this figure' }).waitFor();
  await shoot(page, 'lineage');
  await page.keyboard.press('Escape');
}

async function imports(page: Page, csv: string): Promise<void> {
  await go(page, 'Import');
  await page.getByRole('grid', { name: 'Imports' }).waitFor();
  await shoot(page, 'import-start');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(csv);
  await page.getByRole('combobox', { name: 'They come from' }).fill('sample');
  await page.getByRole('button', { name: 'Go on to the columns' }).click();
  await shoot(page, 'import-columns');
  await page.getByRole('button', { name: 'See what will change' }).click();
  await page.getByText('edited by you').first().waitFor();
  await page.getByRole('button', { name: /^Changed/ }).click();
  await page.getByRole('row').filter({ hasText: 'Negotiation' }).first().waitFor();
  await shoot(page, 'import-plan');
  await page.getByRole('button', { name: 'Throw away' }).click();
}

async function reviews(page: Page): Promise<void> {
  await go(page, 'QBRs');
  await page.getByRole('link', { name: 'Harbor & Pine Systems' }).first().click();
  await page.getByRole('heading', { name: 'Data pack' }).waitFor();
  for (const item of ['Pull performance data', 'Gather feedback'])
    await page.getByRole('checkbox', { name: item }).click();
  await page.getByText('2 of 4 done').first().waitFor();
  await shoot(page, 'qbr');
  await go(page, 'QBRs');
  await page.getByText('2 of 15').first().waitFor();
  await shoot(page, 'qbrs');
  await page.getByRole('link', { name: 'Harbor & Pine Systems' }).first().click();
  const steps = page.getByRole('navigation', { name: 'Steps of the QBR' });
  await steps.getByRole('link', { name: 'Share' }).click();
  const slides = await allOf(page.getByRole('tab'));
  for (const [at, slide] of slides.entries()) {
    await slide.click();
    await page.mouse.move(720, 8);
    await drawn(page);
    const picture = await page.getByRole('tabpanel').screenshot({ animations: 'disabled' });
    writeFileSync(join(folder, `slide-${String(at + 1).padStart(2, '0')}.png`), toPalette(picture));
  }
  await page
    .getByRole('tab', { name: /growth|revenue/i })
    .last()
    .click();
  await page.getByRole('heading', { name: 'Deck' }).evaluate((head) => head.scrollIntoView());
  await shoot(page, 'deck');
}

async function allOf(some: Locator): Promise<Locator[]> {
  await some.first().waitFor();
  return some.all();
}

/** The book lies in a temporary folder, whose name says nothing to a reader. */
async function sayFolder(page: Page, temporary: string): Promise<void> {
  await page.evaluate((temporary) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
      if (text.nodeValue?.includes(temporary) === true)
        text.nodeValue = text.nodeValue.replaceAll(temporary, '~/Quarterdeck');
  }, temporary);
}

async function settings(page: Page, temporary: string): Promise<void> {
  await go(page, 'Settings');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText('Backed up and checked.').waitFor();
  await page.getByText('60 partners,').waitFor();
  await sayFolder(page, temporary);
  await shoot(page, 'settings');
}

async function takeAll(browser: Browser, temporary: string, close: ServedBook[]): Promise<void> {
  const empty = await serveBook(join(temporary, 'empty.qdeck'), today);
  close.push(empty);
  const welcome = await openPage(browser, empty);
  await welcome.getByRole('heading', { name: 'Welcome to Quarterdeck' }).waitFor();
  await shoot(welcome, 'welcome');
  await importStates(welcome, temporary, async (page, name) => {
    await sayFolder(page, temporary);
    await shoot(page, name);
  });

  const book = join(temporary, 'sample.qdeck');
  await command(book, today, ['sample']);
  await command(book, today, handEdit());
  const { file } = writeSecondMonth(temporary);
  const host = await serveBook(book, today);
  close.push(host);
  const page = await openPage(browser, host);
  await partners(page);
  await imports(page, file);
  await settings(page, temporary);
  await reviews(page);
}

/** Pictures of every screen on the sample book, light and dark, and of every slide. */
export async function run(): Promise<number> {
  if ((await ensureBuilt()) !== 0) return 1;
  const executablePath = findChromium();
  if (executablePath === null) {
    process.stderr.write('No Chromium here: install one, or name it in CHROMIUM_PATH.\n');
    return 1;
  }
  const temporary = mkdtempSync(join(tmpdir(), 'quarterdeck-screens-'));
  const flags = { executablePath, chromiumSandbox: !isRoot(), args: testBrowserFlags };
  const browser = await chromium.launch(flags);
  const hosts: ServedBook[] = [];
  mkdirSync(folder, { recursive: true });
  try {
    await takeAll(browser, temporary, hosts);
    return 0;
  } finally {
    await browser.close();
    for (const host of hosts) await host.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}
