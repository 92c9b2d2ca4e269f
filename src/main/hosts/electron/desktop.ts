import { app, type BrowserWindow, dialog, powerMonitor, type Session } from 'electron';
import { Failure } from '../../../shared/kernel/failure.ts';
import type { Host } from '../../host.ts';
import type { AppClient } from '../app-client.ts';
import { desktopHost } from './desktop-host.ts';
import { debuggingSwitch } from './launch.ts';
import { goTo, installMenu, pressFind } from './menu.ts';
import { guardEveryPage } from './page-guards.ts';
import { keepPreferences, readPreferences } from './preferences.ts';
import { quitGracefully } from './quit.ts';
import { registerScheme, serve } from './requests.ts';
import { openSession } from './site-session.ts';
import { lookForUpdates } from './updates.ts';
import { focusWindow, openWindow } from './window.ts';

export type StartDesktopApp = (host: Host) => Promise<AppClient>;

/** Everything that must happen before Electron is ready, then the rest. */
export function openDesktop(startApp: StartDesktopApp): void {
  const opened = app.isPackaged ? debuggingSwitch((name) => app.commandLine.hasSwitch(name)) : null;
  if (opened !== null) {
    refuse(`Quarterdeck does not start with --${opened}.`);
    return;
  }
  moveData();
  // The other instance is told, and comes to the front.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }

  let window: BrowserWindow | null = null;
  app.on('second-instance', () => focusWindow(window));
  registerScheme();
  app.enableSandbox();
  guardEveryPage();

  const open = async () => {
    const site = openSession();
    const client = await startApp(desktopHost(site, () => window));
    serve(site, client);
    quitGracefully(client);
    window = showWindow(site);
    // The machine slept: the date may be another one.
    powerMonitor.on('resume', () => client.wake());
    client.on('exit', leaveWithoutBook);
    if (app.isPackaged) await lookForUpdates(window);
  };
  // Not awaited by the entry module: Electron becomes ready only once that has been evaluated.
  app.whenReady().then(open).catch(sayWhyNot);
}

/** Chromium's own switch: a second profile beside the first, for tests and for another book at the same time. */
function moveData(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder !== '') app.setPath('userData', folder);
}

function showWindow(site: Session): BrowserWindow {
  const window = openWindow(site, !app.isPackaged);
  const mac = process.platform === 'darwin';
  const setUpdates = (updates: boolean) => {
    keepPreferences({ updates });
    void lookForUpdates(window);
  };
  installMenu({
    mac,
    packaged: app.isPackaged,
    updates: app.isPackaged ? { on: readPreferences().updates, set: setUpdates } : null,
    go: (path) => goTo(window, path),
    find: () => pressFind(window, mac),
  });
  return window;
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  app.exit(1);
}

/** The worker died, was started again, and died again. */
function leaveWithoutBook(): void {
  dialog.showErrorBox(
    'Quarterdeck’s book stopped again and again',
    'Everything that was confirmed is saved. Open Quarterdeck again.',
  );
  app.quit();
}

/** The book could not be opened at all: one sentence and the next step, never a stack. */
function sayWhyNot(error: unknown): void {
  const { message, hint } =
    error instanceof Failure
      ? error.data
      : {
          message: 'Quarterdeck could not start.',
          hint: 'Your book is unchanged. Start it again.',
        };
  dialog.showErrorBox(message, hint);
  app.exit(1);
}
