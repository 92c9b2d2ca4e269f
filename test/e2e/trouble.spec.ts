import { readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './app.ts';

// A book that cannot be opened: a plain sentence, and one click back to work.

const GOAL_MS = 5000;

const cutInHalf = (book: string) => truncateSync(book, Math.floor(statSync(book).size / 2));

const keptIn = (folder: string) =>
  readdirSync(folder).filter(
    (name) => /before-restore-[\w-]+$/.test(name) && !/-(wal|shm)$/.test(name),
  );

test.describe('a truncated book with a backup', () => {
  let damaged: Buffer | null = null;
  test.use({
    fill: 'sample',
    before: {
      commands: [['backup']],
      spoil: (book) => {
        cutInHalf(book);
        damaged = readFileSync(book);
      },
    },
  });

  test('one click restores it, in seconds, and keeps the damaged file', async ({ app }, info) => {
    const { page, folder } = app;
    const screen = page.getByRole('main');
    await expect(screen.getByRole('heading', { level: 1 })).toHaveText(
      'This book is damaged and cannot be read safely.',
    );
    await expect(screen).toContainText('kept beside the book');
    await expect(screen.getByRole('listitem')).toHaveCount(1);
    await expect(screen.getByRole('listitem')).toContainText(/just now|minutes? ago/);
    await expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
    const axe = await new AxeBuilder({ page }).analyze();
    expect(axe.violations).toEqual([]);

    const clicked = performance.now();
    await screen
      .getByRole('button', { name: /^Restore the backup of/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: '60 partners' })).toBeVisible();
    const took = performance.now() - clicked;
    process.stdout.write(`From the click to the partners on screen: ${Math.round(took)} ms\n`);
    info.annotations.push({ type: 'restore', description: `${Math.round(took)} ms` });
    expect(took).toBeLessThan(GOAL_MS);
    const [kept = ''] = keptIn(folder);
    expect(readFileSync(`${folder}/${kept}`)).toEqual(damaged);
  });
});

test.describe('a truncated book without a backup', () => {
  test.use({ fill: 'sample', before: { commands: [], spoil: cutInHalf } });

  test('tries again, then starts empty, and keeps the damaged file', async ({ app }) => {
    const { page, folder } = app;
    const screen = page.getByRole('main');
    await expect(screen).toContainText('There is no backup of this book that can be used.');
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect(screen.getByRole('alert')).toContainText('This book is damaged');
    await screen.getByRole('button', { name: 'Start with an empty book' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start empty' }).click();
    await expect(page.getByRole('heading', { name: 'Welcome to Quarterdeck' })).toBeVisible();
    expect(keptIn(folder)).toHaveLength(1);
  });
});
