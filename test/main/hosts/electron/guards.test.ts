import { describe, expect, test } from 'vitest';
import { startDesktop } from './start.ts';

const away = [
  'https://example.com/',
  'http://127.0.0.1:8080/',
  'http://localhost/',
  'file:///etc/passwd',
  'file://quarterdeck/',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'about:blank',
  'about:srcdoc',
  'blob:app://quarterdeck/0b1c',
  'chrome://gpu/',
  'devtools://devtools/bundled/inspector.html',
  'ftp://example.com/',
  'ws://quarterdeck/',
  'app://elsewhere/',
  'app://quarterdeck.example.com/',
  'app://quarterdeck:8080/',
  'app://user@quarterdeck/',
  'app://user:password@quarterdeck/',
  'app://:password@quarterdeck/',
  'app://quarterdeck@example.com/',
  'app:quarterdeck/',
  'apps://quarterdeck/',
  '//quarterdeck/',
  'quarterdeck',
  '',
];

describe('navigation', () => {
  test.each(away)('away to %j is stopped, as navigation, in a frame, by redirect', async (url) => {
    const { window } = await startDesktop();
    const { page } = window;
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
      expect(page.prevents(event, { url, isMainFrame: true }), event).toBe(true);
  });

  test.each(['app://quarterdeck/', 'app://quarterdeck/partners/p1?tab=deals#x'])(
    'within the app to %s goes on, but not in a frame',
    async (url) => {
      const { window } = await startDesktop();
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
        expect(window.page.prevents(event, { url, isMainFrame: true }), event).toBe(false);
      expect(window.page.prevents('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
    },
  );

  test('holds for the hidden print window as well', async () => {
    const { host, standIn } = await startDesktop();
    const ready = Promise.withResolvers<void>();
    const request = { id: 'p', path: '/print.html#id=p', ready: ready.promise, title: 'Deck' };
    const printing = host.print?.(request);
    const [, hidden] = standIn.app.windows;
    expect(hidden?.page.prevents('will-navigate', { url: 'https://example.com/' })).toBe(true);
    expect(hidden?.page.openHandler).not.toBeNull();
    ready.resolve();
    await printing;
  });
});

const permissions = [
  ...['ar', 'automatic-fullscreen', 'background-fetch', 'background-sync', 'clipboard-read'],
  ...['clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture'],
  ...['fileSystem', 'fullscreen', 'geolocation', 'hand-tracking', 'hid', 'idle-detection'],
  ...['keyboardLock', 'local-fonts', 'local-network-access', 'loopback-network', 'media'],
  ...['mediaKeySystem', 'midi', 'midiSysex', 'nfc', 'notifications', 'openExternal'],
  ...['payment-handler', 'persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors'],
  ...['serial', 'smart-card', 'speaker-selection', 'storage-access', 'usb', 'vr'],
  ...['web-app-installation', 'web-printing', 'window-management', 'unknown', 'not-yet-invented'],
];

describe('permissions', () => {
  test.each(permissions)('%s is refused, asked and checked', async (permission) => {
    const { site, window } = await startDesktop();
    const answers: unknown[] = [];
    const answer = (granted: unknown) => answers.push(granted);
    site.ask('setPermissionRequestHandler', window.page, permission, answer, {});
    expect(answers).toEqual([false]);
    const origin = 'app://quarterdeck/';
    expect(site.ask('setPermissionCheckHandler', window.page, permission, origin, {})).toBe(false);
  });

  test('a download is offered only for a file the page made itself', async () => {
    const { site } = await startDesktop();
    const prevented = (url: string) => {
      let stopped = false;
      const event = { preventDefault: () => (stopped = true) };
      site.emit('will-download', event, { getURL: () => url });
      return stopped;
    };
    expect(prevented('blob:app://quarterdeck/0b1c')).toBe(false);
    for (const url of [
      'https://example.com/x.exe',
      'app://quarterdeck/x',
      'blob:https://x/1',
      'data:,x',
    ])
      expect(prevented(url), url).toBe(true);
  });
});

describe('openExternal', () => {
  const opened: [string, string][] = [
    ['https://example.com', 'https://example.com/'],
    ['HTTPS://Example.com/a b', 'https://example.com/a%20b'],
    ['https://example.com/?utm_source=qbr', 'https://example.com/?utm_source=qbr'],
    ['mailto:sam@example.com?subject=QBR', 'mailto:sam@example.com?subject=QBR'],
  ];
  test.each(opened)('%s is opened as %s', async (address, handed) => {
    const { host, ledger } = await startDesktop();
    await host.openExternal?.(address);
    expect(ledger.once('shell.openExternal')).toEqual([handed]);
  });

  test.each([
    'http://example.com/',
    'https://',
    'https://user:secret@example.com/',
    'https://good.example@evil.example/',
    `https://example.com/${'x'.repeat(2000)}`,
    'mailto:sam@example.com?attach=/etc/passwd',
    'mailto:sam@example.com?subject=x&Attachment=c:\\book.sqlite',
    'file:///etc/passwd',
    'smb://server/share',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'ms-msdt:/id',
    'search-ms:query=x',
    'app://quarterdeck/',
    'C:\\Windows\\System32\\calc.exe',
    '\\\\server\\share\\x.exe',
    '/usr/bin/xcalc',
    'example.com',
    '',
  ])('%s is refused in a sentence', async (address) => {
    const { host, ledger } = await startDesktop();
    await expect(host.openExternal?.(address)).rejects.toMatchObject({
      code: 'BadInput',
      data: { reason: 'AddressRefused' },
    });
    expect(ledger.all('shell.openExternal')).toEqual([]);
  });
});
