import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startDesktop, temporaryFolder } from './start.ts';

const bytes = new TextEncoder().encode('%PDF-1.7 the deck');

/** Counts the fsyncs of every file handle there is. */
async function spyOnSync(folder: string) {
  const handle = await open(folder, 'r');
  const prototype: unknown = Object.getPrototypeOf(handle);
  await handle.close();
  const spy = vi.spyOn(prototype as FileHandle, 'sync');
  onTestFinished(() => spy.mockRestore());
  return spy;
}

describe('pickFile', () => {
  test('hangs on the window and gives the path that was chosen', async () => {
    const { host, standIn, ledger } = await startDesktop();
    standIn.answers.open = { canceled: false, filePaths: ['/exports/deals.csv'] };
    const title = 'Choose an export';
    expect(await host.pickFile?.({ title, extensions: ['csv', 'tsv'] })).toBe('/exports/deals.csv');
    const [parent, options] = ledger.once('dialog.showOpenDialog');
    expect(parent).toHaveProperty('webContents');
    expect(options).toEqual({
      title,
      filters: [
        { name: 'CSV, TSV', extensions: ['csv', 'tsv'] },
        { name: 'All files', extensions: ['*'] },
      ],
      properties: ['openFile', 'dontAddToRecent'],
    });
  });

  test.each([
    { canceled: true, filePaths: [] },
    { canceled: true, filePaths: ['/x.csv'] },
    { canceled: false, filePaths: [] },
  ])('gives null for %j', async (answer) => {
    const { host, standIn } = await startDesktop();
    standIn.answers.open = answer;
    expect(await host.pickFile?.({ title: 'Choose', extensions: [] })).toBeNull();
  });
});

describe('saveFile', () => {
  test('gives null and writes nothing when the person closed the dialog', async () => {
    const folder = temporaryFolder();
    const { host, standIn } = await startDesktop();
    for (const answer of [
      { canceled: true, filePath: '' },
      { canceled: true, filePath: join(folder, 'x.pdf') },
      { canceled: false, filePath: '' },
    ]) {
      standIn.answers.save = answer;
      expect(await host.saveFile?.('deck.pdf', bytes)).toBeNull();
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('proposes the name in the person’s documents and keeps its ending', async () => {
    const folder = temporaryFolder();
    const { host, ledger } = await startDesktop({ folder });
    await host.saveFile?.('../../Acme: Q1/2020.pdf', bytes);
    expect(ledger.once('dialog.showSaveDialog')[1]).toEqual({
      defaultPath: join(folder, 'Acme- Q1-2020.pdf'),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    });
  });

  test('writes the bytes, replaces the old file whole, and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    const place = join(folder, 'deck.pdf');
    writeFileSync(place, 'an older and much longer deck '.repeat(100));
    const { host, standIn } = await startDesktop();
    standIn.answers.save = { canceled: false, filePath: place };
    const syncs = await spyOnSync(folder);
    expect(await host.saveFile?.('deck.pdf', bytes)).toBe(place);
    // The file's bytes, then its name in the folder.
    expect(syncs).toHaveBeenCalledTimes(2);
    expect(readFileSync(place)).toEqual(Buffer.from(bytes));
    expect(readdirSync(folder)).toEqual(['deck.pdf']);
  });

  test('keeps the old file where the new one cannot be put, and says what to do', async () => {
    const folder = temporaryFolder();
    const { host, standIn } = await startDesktop();
    const taken = join(folder, 'deck.pdf');
    mkdirSync(taken);
    for (const filePath of [taken, join(folder, 'no', 'such', 'deck.pdf')]) {
      standIn.answers.save = { canceled: false, filePath };
      await expect(host.saveFile?.('deck.pdf', bytes)).rejects.toMatchObject({
        code: 'IoError',
        message: 'deck.pdf could not be saved there.',
      });
    }
    expect(readdirSync(folder)).toEqual(['deck.pdf']);
    expect(readdirSync(taken)).toEqual([]);
  });
});
