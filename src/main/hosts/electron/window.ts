import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  dialog,
  nativeTheme,
  type Rectangle,
  type Session,
  screen,
  type WebPreferences,
} from 'electron';
import { origin } from './address.ts';
import { keepPreferences, readPreferences } from './preferences.ts';

const smallest = { width: 1024, height: 700 };
const usual = { width: 1440, height: 900 };

/** The same for every window: a sandboxed page with nothing of Node or Electron in it, and no preload. */
export function pagePreferences(site: Session, devTools: boolean): WebPreferences {
  return {
    session: site,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    devTools,
  };
}

/** Opens the one window on the app's first page; it is shown once there is something to see. */
export function openWindow(site: Session, devTools: boolean): BrowserWindow {
  const { bounds, maximized } = readPreferences();
  const options: BrowserWindowConstructorOptions = {
    title: 'Quarterdeck',
    ...placed(bounds),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: pagePreferences(site, devTools),
  };
  const window = new BrowserWindow(options);
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    keepPreferences({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  // A page asking to stay would make the window impossible to close; drafts are kept anyway.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
  reviveCrashedPage(window);
  window.loadURL(`${origin}/`).catch(() => {
    // Electron shows its own blank page; the person still gets a sentence.
    dialog.showErrorBox('Quarterdeck could not show its first page', 'Close it and open it again.');
  });
  return window;
}

/** Where the window was, unless that screen is gone: then the usual size, where the system likes. */
function placed(bounds: Rectangle | null): Partial<Rectangle> {
  if (bounds === null) return usual;
  const area = screen.getDisplayMatching(bounds).workArea;
  const across = overlap(bounds.x, bounds.width, area.x, area.width);
  const down = overlap(bounds.y, bounds.height, area.y, area.height);
  return across >= 200 && down >= 200 ? bounds : usual;
}

function overlap(a: number, lengthA: number, b: number, lengthB: number): number {
  return Math.min(a + lengthA, b + lengthB) - Math.max(a, b);
}

/** A page that died comes back with its drafts; one that keeps dying is not restarted for ever. */
function reviveCrashedPage(window: BrowserWindow): void {
  let crashes = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    crashes += 1;
    if (crashes <= 3) {
      window.webContents.reload();
      return;
    }
    dialog.showErrorBox(
      'The window stopped again and again',
      'Your book is safe. Close Quarterdeck and open it again.',
    );
  });
}

/** Brings the window to the front, from wherever it is. */
export function focusWindow(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
