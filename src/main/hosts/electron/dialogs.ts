import { extname, join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import type { PickFileOptions } from '../../host.ts';
import { safeFileName, writeDurably } from './safe-file.ts';

const everything = { name: 'All files', extensions: ['*'] };

/** The system's open dialog; null when the person closed it. */
export async function pickFile(
  parent: BrowserWindow | null,
  { title, extensions }: PickFileOptions,
): Promise<string | null> {
  const wanted = { name: extensions.map((one) => one.toUpperCase()).join(', '), extensions };
  const options: OpenDialogOptions = {
    title,
    filters: extensions.length === 0 ? [everything] : [wanted, everything],
    properties: ['openFile', 'dontAddToRecent'],
  };
  const answer = await (parent === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** Asks for the place, then writes there so that a crash leaves the old file or the new one, whole. */
export async function saveFile(
  parent: BrowserWindow | null,
  name: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const suggested = safeFileName(name);
  const extension = extname(suggested).slice(1);
  const options: SaveDialogOptions = {
    defaultPath: join(app.getPath('documents'), suggested),
    filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  };
  const answer = await (parent === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  if (answer.canceled || answer.filePath === '') return null;
  await writeDurably(answer.filePath, bytes);
  return answer.filePath;
}
