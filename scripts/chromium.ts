import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { inRoot } from './paths.ts';
import { onPath, runQuietly } from './processes.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const edges = ['microsoft-edge', 'microsoft-edge-stable', 'msedge'];

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A Chromium to test with: named by CHROMIUM_PATH, installed, or Playwright’s own. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && existsSync(named)) return named;
  const installed = onPath([...names, ...edges]) ?? places.find((place) => existsSync(place));
  if (installed !== undefined) return installed;
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

/** Tests only: as root a browser has no sandbox, and nothing may be asked of the network. */
export const testBrowserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const poppler = ['pdftotext', 'pdfinfo', 'pdfimages', 'pdffonts'];
export const hasPoppler = (): boolean => poppler.every((tool) => onPath([tool]) !== null);

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`);
};

function installDebian(packages: string[]): boolean {
  if (onPath(['apt-get']) === null) return false;
  const asRoot = process.getuid?.() === 0;
  if (!asRoot && !runQuietly('sudo', ['-n', 'true'])) return false;
  say(`Getting ${packages.join(' and ')} from the system’s packages; this takes a minute or two.`);
  const aptGet = (args: string[]): boolean => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return asRoot ? runQuietly('env', command.slice(1)) : runQuietly('sudo', ['-n', ...command]);
  };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  return aptGet(install) || (aptGet(['update']) && aptGet(install));
}

/** Finds, or gets, what the tests need beside npm’s packages. Returns Chromium, or null. */
export function prepareTestTools(): string | null {
  const missing: string[] = [];
  if (findChromium() === null) missing.push('chromium');
  if (!hasPoppler()) missing.push('poppler-utils');
  if (missing.length > 0 && !installDebian(missing) && missing.includes('chromium')) {
    say('Getting Chromium from Playwright; this takes a minute or two.');
    const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js');
    runQuietly(process.execPath, [playwright, 'install', 'chromium']);
  }
  const found = findChromium();
  if (found === null)
    say('No Chromium, and none to be had: install one, or name it in CHROMIUM_PATH.');
  if (!hasPoppler()) say('Without poppler-utils the tests that read PDF files are skipped.');
  return found;
}
