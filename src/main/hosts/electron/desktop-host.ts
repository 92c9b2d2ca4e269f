import { app, type BrowserWindow, type Session } from 'electron';
import type { Host } from '../../host.ts';
import { pickFile, saveFile } from './dialogs.ts';
import { openExternal } from './external.ts';
import { printPage } from './print.ts';

/** What Electron can do for the app. `window` is asked each time: dialogs hang on it once it is there. */
export function desktopHost(site: Session, window: () => BrowserWindow | null): Host {
  return {
    kind: 'electron',
    version: app.getVersion(),
    pickFile: (options) => pickFile(window(), options),
    saveFile: (name, bytes) => saveFile(window(), name, bytes),
    print: (request) => printPage(site, request),
    openExternal,
  };
}
