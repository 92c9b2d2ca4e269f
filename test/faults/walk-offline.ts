import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { isRoot } from '../../scripts/electron-binary.ts';
import { inRoot } from '../../scripts/paths.ts';

// Started by a test in a place without a network: opens the sample book in the built host, walks its screens in
// Chromium, prints a deck, and says as JSON what the pages asked for. What the host reached for stands in host.strace.

const [dir = ''] = process.argv.slice(2);
const book = join(dir, 'sample.book');

function cli(...args: string[]): unknown {
  const entry = inRoot('out', 'main', 'cli.js');
  const { stdout } = spawnSync(process.execPath, [entry, '--book', book, '--json', ...args], {
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

function idOf(found: unknown, name: string): string {
  const [first] = Array.isArray(found) ? (found as unknown[]) : [];
  if (typeof first === 'object' && first !== null && name in first)
    return String(Object.entries(first).find(([key]) => key === name)?.[1]);
  throw new Error(`No ${name} in ${JSON.stringify(found).slice(0, 200)}.`);
}

function addressOf(host: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((found, failed) => {
    host.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0];
      if (address !== undefined) found(address);
    });
    host.once('close', () => failed(new Error(`The host ended: ${said}`)));
  });
}

/** Asks the host as the page does; the answer's number of pages. */
function printDeck(page: Page, partner: string): Promise<number> {
  return page.evaluate(async (key) => {
    const response = await fetch('/rpc/deck.export', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${sessionStorage.getItem('quarterdeck.token') ?? ''}`,
      },
      body: JSON.stringify({ key }),
    });
    const text = await response.text();
    return Number(/"pages":(\d+)/.exec(text)?.[1] ?? Number.NaN);
  }, partner);
}

cli('sample');
const partner = idOf(cli('list', 'partners'), 'id');
const qbr = idOf(cli('qbr', 'list'), 'qbr');
const trace = ['-f', '--seccomp-bpf', '-qq', '-e', 'trace=connect', '-o', join(dir, 'host.strace')];
const entry = [process.execPath, inRoot('out', 'main', 'loopback.js'), '--book', book, '--no-open'];
const host = spawn('strace', [...trace, ...entry], { stdio: ['ignore', 'pipe', 'inherit'] });
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH === undefined ? {} : { executablePath: process.env.CHROMIUM_PATH }),
  chromiumSandbox: !isRoot(),
});
try {
  const address = await addressOf(host);
  const { origin } = new URL(address);
  const page = await browser.newPage();
  const [requests, errors, screens]: [string[], string[], string[]] = [[], [], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (said) => {
    if (said.type() === 'error') errors.push(said.text());
  });
  await page.goto(address);
  await page.getByRole('heading').first().waitFor();
  const places = ['/partners', `/partners/${partner}`, `/partners/${partner}/history`, '/qbrs'];
  for (const place of [...places, `/qbrs/${qbr}`, '/import', '/import/new', '/settings']) {
    await page.goto(origin + place);
    await page.getByRole('heading').first().waitFor();
    screens.push(`${place}: ${await page.getByRole('heading').first().innerText()}`);
  }
  const pages = await printDeck(page, partner);
  process.stdout.write(JSON.stringify({ origin, requests, screens, errors, pages }));
} finally {
  await browser.close();
  const ended = once(host, 'close');
  // strace passes nothing on: the host itself is told, as a terminal would.
  spawnSync('pkill', ['-TERM', '-P', String(host.pid)]);
  await ended;
}
