import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const flags = [
  '--no-first-run',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  // The window shows our own pages and nothing else: no name is ever looked up.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * A page that sends the browser on to the address with the code in its fragment. Other users see command lines, and a
 * server sees addresses: the file is readable by its owner alone, and a fragment never leaves the browser.
 */
export function writeRedirect(folder: string, address: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'open.html');
  rmSync(file, { force: true });
  const page = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Quarterdeck</title><meta http-equiv="refresh" content="0;url=${address}">`;
  writeFileSync(file, page, { mode: 0o600, flag: 'wx' });
  return file;
}

export interface Opened {
  /** Resolves when the browser has ended. */
  ended: Promise<void>;
}

/** Opens the address as a window of its own, with a profile of its own, in the installed browser. */
export function openWindow(browser: string, folder: string, address: string): Opened {
  const redirect = writeRedirect(folder, address);
  const profile = join(folder, 'browser');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [
    `--user-data-dir=${profile}`,
    `--app=${pathToFileURL(redirect).href}`,
    ...flags,
    ...asRoot,
  ];
  const child = spawn(browser, args, { stdio: 'ignore' });
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  return { ended };
}

export function forgetRedirect(folder: string): void {
  rmSync(join(folder, 'open.html'), { force: true });
}
