import { afterAll, beforeAll, describe } from 'vitest';
import { ensureBuilt } from '../../../scripts/build.ts';
import { findChromium, hasPoppler } from '../../../scripts/chromium.ts';
import { inRoot } from '../../../scripts/paths.ts';
import { openPrintPlace, type PrintPlace } from '../../../src/main/hosts/loopback/print-place.ts';
import { readAssets } from '../../../src/main/http/assets.ts';

const obstacle =
  findChromium() === null ? 'no Chromium here' : hasPoppler() ? null : 'no poppler-utils here';

/** The built print page and a real browser, opened once for these tests. */
export function describePrinting(name: string, fn: (shop: () => PrintPlace) => void): void {
  if (obstacle !== null) {
    describe.skip(`${name} (${obstacle})`, () => fn(() => closed()));
    return;
  }
  describe(name, () => {
    let place: PrintPlace | null = null;
    beforeAll(async () => {
      if ((await ensureBuilt()) !== 0) throw new Error('The app does not build.');
      place = await openPrintPlace(readAssets(inRoot('out', 'renderer')), findChromium());
    }, 180_000);
    afterAll(() => place?.close());
    fn(() => place ?? closed());
  });
}

function closed(): never {
  throw new Error('The print place is not open.');
}
