import { describe, expect, test } from 'vitest';
import { startDesktop } from './start.ts';

const request = (ready: Promise<void>, path = '/print.html#id=p1&token=t') => ({
  id: 'p1',
  path,
  ready,
  title: 'Acme, Q1 2020',
});

describe('printing', () => {
  test('waits for the page, then prints 13.333 x 7.5 in, tagged, with outline and backgrounds', async () => {
    const { host, ledger, standIn } = await startDesktop();
    const ready = Promise.withResolvers<void>();
    const printing = host.print?.(request(ready.promise));
    const [, hidden] = standIn.app.windows;
    await new Promise(setImmediate);
    expect(ledger.order).not.toContain('contents.printToPDF');
    ready.resolve();
    expect(Buffer.from((await printing) ?? []).toString()).toContain('%PDF');
    expect(ledger.once('contents.printToPDF')).toEqual([
      {
        pageSize: { width: 13.333, height: 7.5 },
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
        preferCSSPageSize: true,
        printBackground: true,
        displayHeaderFooter: false,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      },
    ]);
    expect(hidden?.visible).toBe(false);
    expect(hidden?.options).toMatchObject({ show: false, title: 'Acme, Q1 2020' });
    expect(hidden?.options.webPreferences).toMatchObject({
      sandbox: true,
      devTools: false,
      backgroundThrottling: false,
    });
    expect(hidden?.destroyed).toBe(true);
    expect(ledger.all('window.loadURL').at(-1)?.args).toEqual([
      'app://quarterdeck/print.html#id=p1&token=t',
    ]);
  });

  test('a page that fails to get ready leaves no window behind', async () => {
    const { host, standIn } = await startDesktop();
    const late = Promise.reject(new Error('The page was not ready in time'));
    await expect(host.print?.(request(late))).rejects.toMatchObject({ code: 'Internal' });
    expect(standIn.app.windows).toHaveLength(1);
  });

  test('a page that cannot be loaded leaves no window behind', async () => {
    const { host, standIn } = await startDesktop();
    const nowhere = request(Promise.resolve(), '/nowhere.html');
    await expect(host.print?.(nowhere)).rejects.toMatchObject({ code: 'Internal' });
    expect(standIn.app.windows).toHaveLength(1);
  });

  test('a page that dies before or while it is printed ends the wait', async () => {
    const { host, standIn } = await startDesktop();
    const never = new Promise<void>(() => undefined);
    const waiting = host.print?.(request(never));
    standIn.app.windows[1]?.page.emit('render-process-gone', {}, { reason: 'crashed' });
    await expect(waiting).rejects.toMatchObject({ code: 'Internal' });

    const printing = host.print?.(request(Promise.resolve()));
    const hidden = standIn.app.windows[1];
    if (hidden === undefined) throw new Error('No hidden window');
    hidden.page.pdf = () => {
      hidden.page.emit('render-process-gone', {}, { reason: 'oom' });
      return new Promise<Buffer>(() => undefined);
    };
    await expect(printing).rejects.toMatchObject({ code: 'Internal' });
    expect(standIn.app.windows).toHaveLength(1);
  });

  test.each([
    'https://example.com/',
    '//example.com/',
    '@example.com/',
    ':8080/',
    '.example.com/',
    '',
  ])('nothing but a page of ours is printed: %j', async (path) => {
    const { host, ledger } = await startDesktop();
    const refused = host.print?.(request(Promise.resolve(), path));
    await expect(refused).rejects.toBeInstanceOf(Error);
    expect(ledger.order).not.toContain('contents.printToPDF');
  });

  test('two decks print side by side, and closing the window meanwhile still quits', async () => {
    const { host, standIn, window } = await startDesktop();
    const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = host.print?.(request(one.promise));
    const second = host.print?.(request(two.promise));
    expect(standIn.app.windows).toHaveLength(3);
    two.resolve();
    await second;
    window.closeByPerson();
    one.resolve();
    await first;
    expect(await standIn.app.ended).toBe(0);
  });
});
