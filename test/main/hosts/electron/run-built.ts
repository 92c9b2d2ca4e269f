// Runs the built entry, out/main/index.js, in plain Node over the stand-in: the real workers, a real
// book, the real pages. Prints what it saw as one JSON document; with a COMMAND, what that prints.
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createStandIn } from './stand-in/electron.ts';

const [out, folder, ...command] = process.argv.slice(2);
if (out === undefined || folder === undefined) throw new Error('run-built OUT FOLDER [COMMAND]');

const standIn = createStandIn({
  packaged: true,
  first: true,
  switches: [],
  dark: false,
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
  folder,
});
const names = Object.keys(standIn.module);
const key = 'standInForElectron';
Reflect.set(globalThis, key, standIn.module);

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: 'stand-in:electron', format: 'module', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === 'stand-in:electron'
      ? {
          source: `export const { ${names.join(', ')} } = globalThis.${key};`,
          format: 'module',
          shortCircuit: true,
        }
      : next(url, context),
});

const book = join(folder, 'book.qdeck');
process.argv = [process.execPath, '--book', book, '--today', '2020-02-15', ...command];
await import(pathToFileURL(join(out, 'main', 'index.js')).href);
// Electron's exit ends the process at once, written or not.
if (command.length > 0) process.exit(await standIn.app.ended);
standIn.app.becomeReady();
const early = await Promise.race([standIn.shown.then(() => null), standIn.app.ended]);
if (early !== null) {
  process.stdout.write(JSON.stringify({ early, calls: standIn.ledger.all('dialog.showErrorBox') }));
  process.exit(0);
}

const [site] = standIn.sessions.values();
if (site === undefined) throw new Error('No session');
const ask = (path: string, body?: unknown) =>
  site.fetch(
    new Request(`app://quarterdeck${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    }),
  );

const page = await ask('/');
const html = await page.text();
const script = /src="(\/[^"]+\.js)"/.exec(html)?.[1] ?? '/missing.js';
const asset = await ask(script);
const code = await asset.text();
const missing = await ask('/../../package.json');
await missing.text();
const events = await ask('/events', { since: null });
const reader = events.body?.getReader();
const first = await reader?.read();
await reader?.cancel();

standIn.app.quit();
const ended = await standIn.app.ended;
const told = {
  early: null,
  page: { status: page.status, policy: page.headers.get('content-security-policy') },
  script: { status: asset.status, type: asset.headers.get('content-type'), length: code.length },
  missing: missing.status,
  hello: new TextDecoder().decode(first?.value),
  ended,
  order: standIn.ledger.order,
};
process.stdout.write(JSON.stringify(told));
