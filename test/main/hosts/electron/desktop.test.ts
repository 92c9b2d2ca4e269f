import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { preventable } from './stand-in/ledger.ts';
import { beginDesktop, startDesktop, temporaryFolder } from './start.ts';

describe('starting', () => {
  test('goes in this order', async () => {
    const { ledger } = await startDesktop();
    const steps = [
      'app.requestSingleInstanceLock',
      'App.on(second-instance)',
      'protocol.registerSchemesAsPrivileged',
      'app.enableSandbox',
      'App.on(web-contents-created)',
      'app.whenReady',
      'session.fromPartition',
      'session.setPermissionRequestHandler',
      'startApp',
      'protocol.handle',
      'App.on(will-quit)',
      'new BrowserWindow',
      'contents.setWindowOpenHandler',
      'window.loadURL',
      'window.show',
    ];
    expect(ledger.order.filter((name) => steps.includes(name))).toEqual(steps);
    expect(ledger.order).toContain('Menu.setApplicationMenu');
    expect(ledger.order).toContain('PowerMonitor.on(resume)');
  });

  test('nothing is kept by the session but the page’s own small memory: no cache', async () => {
    const { ledger } = await startDesktop();
    expect(ledger.once('session.fromPartition')).toEqual(['persist:quarterdeck', { cache: false }]);
    expect(ledger.once('session.setSpellCheckerEnabled')).toEqual([false]);
  });

  test('a second instance leaves at once, and the first comes to the front', async () => {
    const second = await beginDesktop({ first: false });
    expect(await second.standIn.app.ended).toBe(0);
    expect(second.hosts).toEqual([]);
    expect(second.ledger.order).not.toContain('app.whenReady');

    const first = await startDesktop();
    first.window.minimized = true;
    first.standIn.app.emit('second-instance', preventable({}), [], '', null);
    expect(first.window.minimized).toBe(false);
    expect(first.ledger.order).toContain('window.focus');
  });

  test.each(['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'])(
    'the packaged app refuses --%s, a checkout does not',
    async (name) => {
      const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      const packaged = await beginDesktop({ switches: [name] });
      expect(await packaged.standIn.app.ended).toBe(1);
      expect(said.mock.calls).toEqual([[`Quarterdeck does not start with --${name}.\n`]]);
      said.mockRestore();
      expect(packaged.ledger.order).not.toContain('app.requestSingleInstanceLock');
      await startDesktop({ switches: [name], packaged: false });
    },
  );

  test('--user-data-dir moves what Electron keeps, before the instance is counted', async () => {
    const folder = temporaryFolder();
    const { ledger, window } = await startDesktop({ switches: [`user-data-dir=${folder}`] });
    const moved = ledger.order.indexOf('app.setPath');
    expect(ledger.once('app.setPath')).toEqual(['userData', folder]);
    expect(moved).toBeLessThan(ledger.order.indexOf('app.requestSingleInstanceLock'));
    window.closeByPerson();
    expect(readFileSync(join(folder, 'desktop.json'), 'utf8')).toContain('bounds');
  });

  test('a book that cannot be opened is told in its sentence and next step, without a window', async () => {
    const failure = {
      code: 'BookFromFuture' as const,
      message: 'This book was made by a newer Quarterdeck.',
      hint: 'Update Quarterdeck and open it again.',
    };
    const { standIn, ledger } = await beginDesktop({ failure });
    expect(await standIn.app.ended).toBe(1);
    expect(ledger.once('dialog.showErrorBox')).toEqual([failure.message, failure.hint]);
    expect(ledger.order).not.toContain('new BrowserWindow');
  });

  test('what nobody foresaw is told without its stack', async () => {
    const { standIn, ledger } = await beginDesktop({ failure: new Error('SQLITE_X at /home/x') });
    expect(await standIn.app.ended).toBe(1);
    expect(JSON.stringify(ledger.once('dialog.showErrorBox'))).not.toContain('SQLITE');
  });
});

describe('the window', () => {
  test('opens hidden, titled, not below 1024 x 700, in the colour of the theme', async () => {
    const light = await startDesktop();
    expect(light.window.options).toMatchObject({
      title: 'Quarterdeck',
      show: false,
      width: 1440,
      height: 900,
      minWidth: 1024,
      minHeight: 700,
      backgroundColor: '#ffffff',
    });
    const dark = await startDesktop({ dark: true });
    expect(dark.window.options.backgroundColor).toBe('#1a1b1e');
  });

  test('devtools exist in a checkout only; spellcheck nowhere', async () => {
    const packaged = await startDesktop();
    expect(packaged.window.options.webPreferences).toMatchObject({
      devTools: false,
      spellcheck: false,
    });
    const checkout = await startDesktop({ packaged: false });
    expect(checkout.window.options.webPreferences).toMatchObject({
      devTools: true,
      spellcheck: false,
    });
  });

  test('comes back where it was, also maximized', async () => {
    const folder = temporaryFolder();
    const first = await startDesktop({ folder });
    first.window.bounds = { x: 40, y: 60, width: 1200, height: 800 };
    first.window.maximized = true;
    first.window.closeByPerson();
    await first.standIn.app.ended;
    const next = await startDesktop({ folder });
    expect(next.window.options).toMatchObject({ x: 40, y: 60, width: 1200, height: 800 });
    expect(next.ledger.order).toContain('window.maximize');
  });

  test('is put on a screen that is there when its own is gone', async () => {
    const folder = temporaryFolder();
    const bounds = { x: 4000, y: 60, width: 1200, height: 800 };
    writeFileSync(join(folder, 'desktop.json'), JSON.stringify({ bounds }));
    const { window } = await startDesktop({ folder });
    expect(window.options).toMatchObject({ width: 1440, height: 900 });
    expect(window.options).not.toHaveProperty('x');
  });

  test.each(['', '{', 'null', '{"bounds":{"x":"1"},"maximized":7}', '[]'])(
    'remembers nothing from a damaged file: %j',
    async (text) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'desktop.json'), text);
      const { window, ledger } = await startDesktop({ folder });
      expect(window.options).toMatchObject({ width: 1440, height: 900 });
      expect(ledger.order).not.toContain('window.maximize');
      window.closeByPerson();
      expect(JSON.parse(readFileSync(join(folder, 'desktop.json'), 'utf8'))).toMatchObject({
        bounds: { width: 1440 },
        updates: false,
      });
    },
  );

  test('a page that died comes back three times, then a sentence does', async () => {
    const { window, ledger } = await startDesktop();
    const die = (reason: string) => window.page.emit('render-process-gone', {}, { reason });
    die('clean-exit');
    expect(ledger.order).not.toContain('contents.reload');
    for (const reason of ['crashed', 'oom', 'killed']) die(reason);
    expect(ledger.all('contents.reload')).toHaveLength(3);
    expect(ledger.order).not.toContain('dialog.showErrorBox');
    die('crashed');
    expect(ledger.all('contents.reload')).toHaveLength(3);
    expect(ledger.all('dialog.showErrorBox')).toHaveLength(1);
  });

  test('closes even where its page asks to stay', async () => {
    const { window } = await startDesktop();
    expect(window.page.prevents('will-prevent-unload', {})).toBe(true);
  });

  test('a first page that cannot be loaded is told', async () => {
    const gone = () => Promise.reject(new Error('the worker is gone'));
    const { standIn, ledger } = await beginDesktop({ app: { fetch: gone } });
    await expect.poll(() => ledger.all('dialog.showErrorBox')).toHaveLength(1);
    expect(standIn.app.windows).toHaveLength(1);
  });

  test('waking up tells the app, which looks at the date', async () => {
    let woken = 0;
    const { standIn } = await startDesktop({ app: { wake: () => (woken += 1) } });
    standIn.powerMonitor.emit('resume');
    expect(woken).toBe(1);
  });
});

describe('quitting', () => {
  test('happens by itself, in a sentence, when the book worker died for good', async () => {
    const listeners: (() => void)[] = [];
    const { standIn, ledger } = await startDesktop({
      app: { on: (_event, listener) => void listeners.push(listener) },
    });
    for (const listener of listeners) listener();
    expect(await standIn.app.ended).toBe(0);
    expect(ledger.all('dialog.showErrorBox')).toHaveLength(1);
  });

  test('waits for the app to close and back up, once', async () => {
    const closing = Promise.withResolvers<void>();
    let closes = 0;
    const close = () => {
      closes += 1;
      return closing.promise;
    };
    const { standIn, window, ledger } = await startDesktop({ app: { close } });
    window.closeByPerson();
    standIn.app.quit();
    expect(closes).toBe(1);
    expect(ledger.phase).toBe('ready');
    closing.resolve();
    expect(await standIn.app.ended).toBe(0);
    expect(closes).toBe(1);
  });

  test('by the menu closes the window before the app: its page may still hand in what was typed', async () => {
    const seen: boolean[] = [];
    const { standIn, window } = await startDesktop({
      app: { close: async () => void seen.push(window.destroyed) },
    });
    standIn.app.quit();
    expect(await standIn.app.ended).toBe(0);
    expect(seen).toEqual([true]);
  });

  test('ends all the same when the backup fails, and says so', async () => {
    const close = () => Promise.reject(new Error('disk full'));
    const { standIn, ledger } = await startDesktop({ app: { close } });
    standIn.app.quit();
    expect(await standIn.app.ended).toBe(0);
    expect(ledger.all('dialog.showErrorBox')).toHaveLength(1);
  });
});
