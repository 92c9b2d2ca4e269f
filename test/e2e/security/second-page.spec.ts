import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from '../app.ts';

// Another page that the person has open, in the same browser and in one whose names are rebound. It knows the port.

test.beforeEach(({ app }) => {
  test.skip(app.host === 'electron', 'The desktop window has no port to attack.');
});

interface Evil {
  port: number;
  close(): Promise<void>;
}

async function startEvil(): Promise<Evil> {
  const server: Server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Another page</title><body></body>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, close };
}

interface Change {
  status: number;
  text: string;
}

/** Once the page has exchanged its code, or asked its sibling. */
async function tokenOf(page: Page): Promise<string> {
  const handle = await page.waitForFunction(() => sessionStorage.getItem('quarterdeck.token'));
  return (await handle.jsonValue()) ?? '';
}

/** What the page's own session sees of the book: its newest change and its partners. */
async function bookAsSeen(page: Page): Promise<string> {
  await tokenOf(page);
  const call = (procedure: string) =>
    page.evaluate(async (path): Promise<Change> => {
      const authorization = `Bearer ${sessionStorage.getItem('quarterdeck.token') ?? ''}`;
      const headers = { 'content-type': 'application/json', authorization };
      const response = await fetch(path, { method: 'POST', headers, body: '{}' });
      return { status: response.status, text: await response.text() };
    }, `/rpc/${procedure}`);
  const [info, partners] = [await call('book.info'), await call('partners.list')];
  expect(info.status, info.text).toBe(200);
  expect(partners.status, partners.text).toBe(200);
  return info.text + partners.text;
}

/** Everything a page can try against an address that is not its own; what it got to read. */
async function attackFrom(page: Page, target: string, token: string): Promise<string[]> {
  return page.evaluate(
    async ({ target, token }) => {
      const body = JSON.stringify({ entity: 'partners', values: { name: 'Planted' } });
      const create = `${target}/rpc/partners.create`;
      const authorization = `Bearer ${token}`;
      const tries: [string, RequestInit][] = [
        [create, { method: 'POST', mode: 'no-cors', body }],
        [create, { method: 'POST', mode: 'no-cors', body, credentials: 'include' }],
        [
          create,
          { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body },
        ],
        [create, { method: 'POST', headers: { 'content-type': 'application/json' }, body }],
        [
          create,
          { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body },
        ],
        [`${target}/rpc/partners.list`, { method: 'POST', headers: { authorization }, body: '{}' }],
        [`${target}/rpc/partners.list?input=%7B%7D`, {}],
        [`${target}/events`, { method: 'POST', body: '{"since":0}' }],
        [
          `${target}/upload?name=a.csv`,
          { method: 'POST', mode: 'no-cors', body: new Blob(['a,b']) },
        ],
        [`${target}/session`, { method: 'POST', body: JSON.stringify({ code: token }) }],
        [`${target}/session/reopen`, { method: 'POST', mode: 'no-cors' }],
        [`${target}/`, { mode: 'no-cors' }],
        [`${target}/`, {}],
      ];
      const read: string[] = [];
      for (const [url, init] of tries) {
        const response = await fetch(url, init).catch(() => null);
        const text = await response?.text().catch(() => '');
        if (text !== undefined && text !== '') read.push(`${init.mode ?? 'cors'} ${url}: ${text}`);
      }
      navigator.sendBeacon(create, new Blob([body], { type: 'text/plain' }));
      const loads = ['script', 'img', 'iframe', 'link'].map((tag) => {
        const element = document.createElement(tag);
        if (tag === 'link') element.setAttribute('rel', 'stylesheet');
        element.setAttribute(tag === 'link' ? 'href' : 'src', `${target}/`);
        const loaded = new Promise<string | null>((done) => {
          element.addEventListener('load', () => done(tag));
          element.addEventListener('error', () => done(null));
        });
        document.body.append(element);
        return loaded;
      });
      const loaded = (await Promise.all(loads)).filter((tag) => tag !== null);
      // A frame says it has loaded when it shows the browser's own page of refusal.
      return [...read, ...loaded.filter((tag) => tag !== 'iframe')];
    },
    { target, token },
  );
}

/** A form needs no permission to be sent. What it was answered. */
async function sendForm(page: Page, target: string, enctype: string): Promise<number> {
  const answered = page.waitForResponse(`${target}/rpc/partners.create`);
  await page.evaluate(
    ({ target, enctype }) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: `${target}/rpc/partners.create`, enctype });
      const field = document.createElement('input');
      field.name = '{"entity":"partners","values":{"name":"Planted","owner":"';
      field.value = '"}}';
      form.append(field);
      document.body.append(form);
      form.submit();
    },
    { target, enctype },
  );
  return (await answered).status();
}

test('a page of another origin reads nothing and changes nothing', async ({ app }) => {
  const evil = await startEvil();
  const target = new URL(app.page.url()).origin;
  const token = await tokenOf(app.page);
  expect(token).toHaveLength(43);
  const before = await bookAsSeen(app.page);
  // Another port of this machine is the same site and another origin; localhost is another site.
  for (const host of ['127.0.0.1', 'localhost']) {
    const page = await app.page.context().newPage();
    await page.goto(`http://${host}:${evil.port}/`);
    // Even a page that had learned the token gets nothing.
    expect(await attackFrom(page, target, token)).toEqual([]);
    await page.close();
    for (const enctype of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ]) {
      const form = await app.page.context().newPage();
      await form.goto(`http://${host}:${evil.port}/`);
      expect(await sendForm(form, target, enctype)).toBe(403);
      await form.close();
    }
  }
  expect(await bookAsSeen(app.page)).toBe(before);
  await evil.close();
});

test('a name that is rebound to this machine reads nothing', async ({
  app,
  playwright,
  launchOptions,
}) => {
  const evil = await startEvil();
  const { port, origin } = new URL(app.page.url());
  const token = await tokenOf(app.page);
  const before = await bookAsSeen(app.page);
  const args = [...(launchOptions.args ?? []), '--host-resolver-rules=MAP evil.test 127.0.0.1'];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const direct = await browser.newPage();
  const refused = direct.waitForResponse(`http://evil.test:${port}/`);
  await expect(direct.goto(`http://evil.test:${port}/`)).rejects.toThrow(/RESPONSE_CODE_FAILURE/);
  expect((await refused).status()).toBe(403);
  const page = await browser.newPage();
  await page.goto(`http://evil.test:${evil.port}/`);
  expect(await attackFrom(page, `http://evil.test:${port}`, token)).toEqual([]);
  expect(await attackFrom(page, origin, token)).toEqual([]);
  await browser.close();
  expect(await bookAsSeen(app.page)).toBe(before);
  await evil.close();
});

test('the code leaves the address, and works once', async ({ app, playwright, launchOptions }) => {
  await tokenOf(app.page);
  expect(app.page.url()).not.toContain('code=');
  await app.page.reload();
  await bookAsSeen(app.page);
  const browser = await playwright.chromium.launch(launchOptions);
  const stranger = await browser.newPage();
  await stranger.goto(new URL('/', app.page.url()).href);
  await expect(stranger.getByText('Open Quarterdeck again')).toBeVisible();
  expect(await stranger.evaluate(() => sessionStorage.length)).toBe(0);
  await browser.close();
});

test('eight tabs share one event stream, and every tab’s calls are answered', async ({ app }) => {
  const context = app.page.context();
  const open = new Set<object>();
  context.on('request', (request) => {
    if (request.url().endsWith('/events')) open.add(request);
  });
  context.on('requestfinished', (request) => open.delete(request));
  context.on('requestfailed', (request) => open.delete(request));
  await app.page.reload();
  const tabs = [app.page];
  for (let n = 1; n < 8; n++) {
    const tab = await context.newPage();
    await tab.goto(new URL('/', app.page.url()).href);
    await tokenOf(tab);
    tabs.push(tab);
  }
  for (const tab of tabs) await bookAsSeen(tab);
  await expect.poll(() => open.size).toBe(1);
});

test('the page never meets its own content security policy', async ({ app }) => {
  const said: string[] = [];
  app.page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  app.page.on('pageerror', (error) => said.push(error.message));
  for (const path of ['/', '/partners', '/qbrs', '/import', '/settings']) {
    await app.page.goto(new URL(path, app.page.url()).href);
    await bookAsSeen(app.page);
    await app.page.waitForLoadState('load');
  }
  expect(said).toEqual([]);
  const blocked = await app.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return !('ran' in window);
  });
  expect(blocked).toBe(true);
});
