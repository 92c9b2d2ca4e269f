import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { findChromium } from '../../../../scripts/chromium.ts';
import type { PrintRequest } from '../../../../src/main/host.ts';
import { PrintBrowser } from '../../../../src/main/hosts/loopback/print-browser.ts';
import { openPrintPlace, printAs } from '../../../../src/main/hosts/loopback/print-place.ts';
import { Session } from '../../../../src/main/hosts/loopback/session.ts';
import { composeDeck } from '../../../../src/shared/qbr/deck.ts';
import { blankInput, fullInput } from '../../deck/decks.ts';
import { PdfFile } from '../../deck/pdf-file.ts';
import { describePrinting } from '../../deck/print-shop.ts';

const noBrowser = {
  code: 'IoError',
  data: { hint: 'Install Chromium, Chrome or Edge and try again.' },
};

it('without a browser there is no place to print, and it says what to install', async () => {
  await expect(openPrintPlace(new Map(), null)).rejects.toMatchObject(noBrowser);
});

it('a program that is no browser is told the same way', async (t) => {
  const place = await openPrintPlace(new Map(), process.execPath);
  t.onTestFinished(() => place.close());
  await expect(place.print('x', {})).rejects.toMatchObject(noBrowser);
});

it('a print’s token is good only while its page is printed', async () => {
  const session = new Session();
  const token = 't'.repeat(43);
  const request: PrintRequest = {
    id: 'deck-1',
    path: `/print.html#id=deck-1&token=${token}`,
    ready: Promise.resolve(),
    title: 'A deck',
  };
  const during: boolean[] = [];
  class Paper extends PrintBrowser {
    override print(): Promise<Uint8Array> {
      during.push(session.isPrint(token, 'deck-1'), session.isPrint(token, 'deck-2'));
      return Promise.reject(new Error('out of paper'));
    }
  }
  await expect(printAs(session, new Paper(''), 'http://127.0.0.1:1', request)).rejects.toThrow();
  expect(during).toEqual([true, false]);
  expect(session.isPrint(token, 'deck-1')).toBe(false);
});

/** Browsers this process has started. */
function headless(): string[] {
  const args = ['-o', 'pid=,args=', '--ppid', String(process.pid)];
  const all = execFileSync('ps', args, { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.includes('--headless'));
}

describePrinting('a place to print', (shop) => {
  const full = composeDeck(fullInput(), { audience: 'partner' });
  const blank = composeDeck(blankInput(), { audience: 'partner' });

  it('prints two decks at once, each its own', async (t) => {
    const both = await Promise.all([shop().print('a', full), shop().print('b', blank)]);
    const [first, second] = both.map((bytes) => new PdfFile(t, bytes).info().Title);
    expect(first).toContain('Harborline Systems');
    expect(second).toContain('Bluefin Supply');
  });

  it.runIf(process.platform === 'linux')('leaves signals to the host', async () => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const others = headless().length;
    const before = signals.map((signal) => process.listenerCount(signal));
    const place = await openPrintPlace(new Map(), findChromium());
    // There is no page to show: the browser has started all the same.
    const ended = expect(place.print('x', blank)).rejects.toMatchObject({ code: 'Internal' });
    await expect.poll(() => headless().length).toBeGreaterThan(others);
    expect(signals.map((signal) => process.listenerCount(signal))).toEqual(before);
    await place.close();
    await ended;
  });

  it.runIf(process.platform === 'linux')(
    'closing ends a print, also one whose browser is still starting',
    async () => {
      for (let round = 0; round < 4; round += 1) {
        const others = headless().length;
        const place = await openPrintPlace(new Map(), findChromium());
        const ended = expect(place.print('x', blank)).rejects.toMatchObject({ code: 'Internal' });
        await expect.poll(() => headless().length).toBeGreaterThan(others);
        await place.close();
        await ended;
      }
    },
  );

  it('a document that is no deck ends in one sentence, and the next print works', async (t) => {
    await expect(shop().print('x', { pages: [] })).rejects.toMatchObject({
      code: 'Internal',
      message: 'The pages could not be printed.',
    });
    const broken = { ...full, slides: [{ ...full.slides[0], facts: null }] };
    const printed = shop()
      .print('x', broken)
      .then(() => 'printed');
    await expect(printed).rejects.toMatchObject({ code: 'Internal' });
    expect(new PdfFile(t, await shop().print('a', blank)).info().Tagged).toBe('yes');
  });

  it.runIf(process.platform === 'linux')('a browser that died is started again', async (t) => {
    await shop().print('a', blank);
    expect(headless().length).toBeGreaterThan(0);
    for (const line of headless()) process.kill(Number.parseInt(line, 10), 'SIGKILL');
    const again = async () => {
      try {
        return await shop().print('b', blank);
      } catch {
        return await shop().print('b', blank);
      }
    };
    expect(new PdfFile(t, await again()).info().Pages).toBe(String(blank.slides.length));
  });
});
