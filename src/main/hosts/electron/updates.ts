import { type BrowserWindow, dialog } from 'electron';
import { readPreferences } from './preferences.ts';

/** The only outbound connection there is, and only where the person turned it on. Without a network nothing is said. */
export async function lookForUpdates(window: BrowserWindow): Promise<void> {
  if (!readPreferences().updates) return;
  try {
    // Loaded here: without consent not even its code is. Named ESM import fails on its getter.
    const { default: updater } = await import('electron-updater');
    const { autoUpdater } = updater;
    autoUpdater.logger = null;
    autoUpdater.autoDownload = false;
    autoUpdater.autoInstallOnAppQuit = true;
    const found = await autoUpdater.checkForUpdates();
    if (found?.isUpdateAvailable !== true) return;
    if (!(await agrees(window, found.updateInfo.version))) return;
    await autoUpdater.downloadUpdate();
  } catch {
    // Offline, no feed, or a broken download: the app works as before and looks again at its next start.
    return;
  }
}

async function agrees(window: BrowserWindow, version: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: `Quarterdeck ${version} is available.`,
    detail: 'It is fetched now and installed when you quit, after the book has been backed up.',
    buttons: ['Fetch it', 'Not now'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
