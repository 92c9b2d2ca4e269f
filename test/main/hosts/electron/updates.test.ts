import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { startDesktop, temporaryFolder } from './start.ts';

const autoUpdater = {
  logger: {} as object | null,
  autoDownload: true,
  autoInstallOnAppQuit: false,
  checkForUpdates: vi.fn<() => Promise<object | null>>(),
  downloadUpdate: vi.fn<() => Promise<string[]>>(),
};
let loaded = 0;
vi.doMock('electron-updater', () => {
  loaded += 1;
  return { default: { autoUpdater } };
});

const found = { isUpdateAvailable: true, updateInfo: { version: '2.0.0' } };

function folderWith(updates: boolean): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'desktop.json'), JSON.stringify({ updates }));
  return folder;
}

beforeEach(() => {
  loaded = 0;
  autoUpdater.checkForUpdates.mockReset().mockResolvedValue(found);
  autoUpdater.downloadUpdate.mockReset().mockResolvedValue([]);
});

describe('updates', () => {
  test('are off until the person turns them on: not even loaded', async () => {
    for (const folder of [temporaryFolder(), folderWith(false)]) {
      await startDesktop({ folder });
      await new Promise(setImmediate);
    }
    expect(loaded).toBe(0);
    expect(autoUpdater.checkForUpdates).not.toHaveBeenCalled();
  });

  test('turned on in the menu are looked for at once, and that is remembered', async () => {
    const folder = temporaryFolder();
    const { ledger } = await startDesktop({ folder });
    const template = ledger.once('Menu.setApplicationMenu')[0] as MenuItemConstructorOptions[];
    const help = template.find(({ role }) => role === 'help')?.submenu;
    const item = Array.isArray(help) ? help.find(({ type }) => type === 'checkbox') : undefined;
    expect(item).toMatchObject({ label: 'Look for updates at start', checked: false });
    if (item?.click !== undefined) Reflect.apply(item.click, undefined, [{ checked: true }]);
    await expect.poll(() => autoUpdater.checkForUpdates.mock.calls.length).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, 'desktop.json'), 'utf8'))).toMatchObject({
      updates: true,
    });
  });

  test('are fetched only when the person agrees', async () => {
    const declined = await startDesktop({ folder: folderWith(true) });
    await expect.poll(() => declined.ledger.all('dialog.showMessageBox').length).toBe(1);
    await new Promise(setImmediate);
    expect(autoUpdater.downloadUpdate).not.toHaveBeenCalled();
    expect(autoUpdater).toMatchObject({
      autoDownload: false,
      autoInstallOnAppQuit: true,
      logger: null,
    });

    const agreed = await startDesktop({ folder: folderWith(true) });
    agreed.standIn.answers.message = 0;
    await expect.poll(() => autoUpdater.downloadUpdate.mock.calls.length).toBe(1);
  });

  test('without a network nothing is said and nothing breaks', async () => {
    autoUpdater.checkForUpdates.mockRejectedValue(new Error('net::ERR_INTERNET_DISCONNECTED'));
    const { ledger, standIn } = await startDesktop({ folder: folderWith(true) });
    await expect.poll(() => autoUpdater.checkForUpdates.mock.calls.length).toBe(1);
    await new Promise(setImmediate);
    expect(ledger.order).not.toContain('dialog.showErrorBox');
    expect(standIn.app.windows).toHaveLength(1);
  });

  test('a checkout never looks and has no menu item for it', async () => {
    const { ledger } = await startDesktop({ folder: folderWith(true), packaged: false });
    await new Promise(setImmediate);
    expect(autoUpdater.checkForUpdates).not.toHaveBeenCalled();
    expect(JSON.stringify(ledger.once('Menu.setApplicationMenu'))).not.toContain('updates');
  });
});
