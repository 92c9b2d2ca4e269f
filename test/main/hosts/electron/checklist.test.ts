import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../../src/main/http/security-headers.ts';
import { preventable } from './stand-in/ledger.ts';
import { fixtureApp, startDesktop } from './start.ts';

// https://www.electronjs.org/docs/latest/tutorial/security: its twenty points, by number.

const root = resolve(import.meta.dirname, '../../../..');
const hostFolder = join(root, 'src/main/hosts/electron');
const sources = readdirSync(hostFolder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(hostFolder, name), 'utf8') }));

/** Starts a window, prints a page, and gives the preferences of every window there was. */
async function allPreferences() {
  const desktop = await startDesktop();
  const ready = Promise.resolve();
  await desktop.host.print?.({ id: 'p', path: '/print.html#id=p', ready, title: 'Deck' });
  const windows = desktop.ledger.all('new BrowserWindow').map(({ args }) => args[0]);
  expect(windows).toHaveLength(2);
  return windows.map((options) => {
    expect(options).toHaveProperty('webPreferences');
    return (options as { webPreferences: Record<string, unknown> }).webPreferences;
  });
}

const mentions = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text));

describe('Electron’s security checklist', () => {
  test('[E1] only secure content is loaded: our own secure scheme, any other address is cancelled', async () => {
    const { standIn, ledger, site } = await startDesktop();
    expect(standIn.privileged.get('app')).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    });
    expect(ledger.all('window.loadURL').map(({ args }) => args)).toEqual([['app://quarterdeck/']]);
    const cancelled = (url: string) => {
      const answers: unknown[] = [];
      site.ask('onBeforeRequest', { url }, (answer: unknown) => answers.push(answer));
      return answers;
    };
    expect(cancelled('app://quarterdeck/assets/index.js')).toEqual([{ cancel: false }]);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1/',
      'ws://x/',
      'file:///etc/passwd',
      'app://other/',
    ])
      expect(cancelled(url), url).toEqual([{ cancel: true }]);
  });

  test('[E2] no Node.js integration, in pages, workers or frames', async () => {
    for (const preferences of await allPreferences())
      expect(preferences).toMatchObject({
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
      });
  });

  test('[E3] context isolation is on', async () => {
    for (const preferences of await allPreferences())
      expect(preferences).toMatchObject({ contextIsolation: true });
  });

  test('[E4] every process is sandboxed, by switch and per window', async () => {
    for (const preferences of await allPreferences())
      expect(preferences).toMatchObject({ sandbox: true });
    const { ledger } = await startDesktop();
    expect(ledger.once('app.enableSandbox')).toEqual([]);
  });

  test('[E5] permissions are refused: requests, checks, devices, screens', async () => {
    const { site } = await startDesktop();
    const answers: unknown[] = [];
    const answer = (value: unknown) => answers.push(value);
    site.ask('setPermissionRequestHandler', null, 'media', answer, {});
    expect(answers).toEqual([false]);
    expect(site.ask('setPermissionCheckHandler', null, 'media', '', {})).toBe(false);
    expect(site.ask('setDevicePermissionHandler', {})).toBe(false);
    site.ask('setDisplayMediaRequestHandler', {}, answer);
    expect(answers).toEqual([false, null]);
  });

  test('[E6] webSecurity stays on', async () => {
    for (const preferences of await allPreferences())
      expect(preferences).toMatchObject({ webSecurity: true });
  });

  test('[E7] a content security policy comes by header, and no page is shown without it', async () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(contentSecurityPolicy).not.toContain('unsafe-eval');
    const { site } = await startDesktop();
    const page = await site.fetch(new Request('app://quarterdeck/'));
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    const bare = () =>
      Promise.resolve(new Response('<p>', { headers: { 'content-type': 'text/html' } }));
    const first = { ...fixtureApp, fetch: fixtureApp.fetch };
    const open = await startDesktop({
      app: { fetch: (request) => (request.url.endsWith('/bare') ? bare() : first.fetch(request)) },
    });
    const refused = await open.site.fetch(new Request('app://quarterdeck/bare'));
    expect(refused.status).toBe(500);
    expect(await refused.text()).not.toContain('<p>');
  });

  test('[E8] insecure content is not allowed in', async () => {
    for (const preferences of await allPreferences())
      expect(preferences).toMatchObject({ allowRunningInsecureContent: false });
  });

  test('[E9] experimental features are off', async () => {
    for (const preferences of await allPreferences())
      expect(preferences).toMatchObject({ experimentalFeatures: false });
  });

  test('[E10] no Blink features are switched on', async () => {
    for (const preferences of await allPreferences())
      expect(preferences).not.toHaveProperty('enableBlinkFeatures');
    expect(mentions(/enableBlinkFeatures|enable-blink-features|appendSwitch/)).toEqual([]);
  });

  test('[E11] there are no webviews, so none with allowpopups', async () => {
    for (const preferences of await allPreferences())
      expect(preferences).toMatchObject({ webviewTag: false });
    expect(mentions(/allowpopups/i)).toEqual([]);
  });

  test('[E12] a webview that is created all the same is stopped', async () => {
    const { window } = await startDesktop();
    expect(window.page.prevents('will-attach-webview', {})).toBe(true);
  });

  test('[E13] navigation away from the app is stopped', async () => {
    const { window } = await startDesktop();
    const away = { url: 'https://example.com/', isMainFrame: true };
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
      expect(window.page.prevents(event, away), event).toBe(true);
    for (const preferences of await allPreferences())
      expect(preferences).toMatchObject({ navigateOnDragDrop: false });
  });

  test('[E14] no new window opens', async () => {
    const { window } = await startDesktop();
    expect(window.page.openHandler).not.toBeNull();
    const answer: unknown = Reflect.apply(window.page.openHandler ?? (() => null), undefined, [
      { url: 'app://quarterdeck/partners' },
    ]);
    expect(answer).toEqual({ action: 'deny' });
  });

  test('[E15] openExternal takes https and mailto, and nothing else', async () => {
    const { host, ledger } = await startDesktop();
    await host.openExternal?.('https://example.com/a');
    await expect(host.openExternal?.('file:///etc/passwd')).rejects.toMatchObject({
      code: 'BadInput',
    });
    expect(ledger.all('shell.openExternal').map(({ args }) => args)).toEqual([
      ['https://example.com/a'],
    ]);
  });

  test('[E16] Electron is pinned to one exact, current version', () => {
    const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
    const installed = read('node_modules/electron/package.json') as { version: string };
    const ours = read('package.json') as { devDependencies: Record<string, string> };
    expect(ours.devDependencies.electron).toBe(installed.version);
    expect(Number(installed.version.split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  test('[E17] there is no IPC whose sender could be forged', () => {
    expect(mentions(/ipcMain|ipcRenderer|MessageChannelMain|\.ipc\b/)).toEqual([]);
  });

  test('[E18] pages come over our own protocol, never from file://', async () => {
    const { ledger, site } = await startDesktop();
    expect(ledger.once('protocol.handle')).toEqual(['app']);
    expect(mentions(/loadFile|file:\/\//)).toEqual([]);
    const outside = await site.fetch(new Request('app://elsewhere/'));
    expect(outside.status).toBe(404);
  });

  test('[E19] the fuses are set', () => {
    const path = join(root, 'electron-builder.yml');
    expect(existsSync(path)).toBe(true);
    const yml = readFileSync(path, 'utf8');
    const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(yml)?.[1] ?? '';
    const fuses = block
      .trim()
      .split('\n')
      .map((line) => line.trim());
    expect(fuses).toEqual(
      expect.arrayContaining([
        'runAsNode: false',
        'enableNodeOptionsEnvironmentVariable: false',
        'enableNodeCliInspectArguments: false',
        'enableCookieEncryption: true',
        'enableEmbeddedAsarIntegrityValidation: true',
        'onlyLoadAppFromAsar: true',
        'grantFileProtocolExtraPrivileges: false',
      ]),
    );
  });

  test('[E20] nothing of Electron reaches a page: no preload, no bridge', async () => {
    for (const preferences of await allPreferences())
      expect(preferences).not.toHaveProperty('preload');
    expect(mentions(/preload:|contextBridge|registerPreloadScript/)).toEqual([]);
    expect(readFileSync(join(root, 'electron.vite.config.ts'), 'utf8')).not.toMatch(/preload:/);
  });

  test('a bad certificate is never accepted, and no password or certificate is handed out', async () => {
    const { standIn } = await startDesktop();
    const answers: unknown[] = [];
    const answer = (...values: unknown[]) => answers.push(values);
    const certificate = preventable({});
    standIn.app.emit('certificate-error', certificate, null, 'https://x/', 'ERR', {}, answer);
    const client = preventable({});
    standIn.app.emit('select-client-certificate', client, null, 'https://x/', [], answer);
    // Electron cancels a login nobody answers.
    expect(standIn.app.listenerCount('login')).toBe(0);
    expect(answers).toEqual([[false], []]);
    for (const event of [certificate, client]) expect(event.defaultPrevented).toBe(true);
  });
});
