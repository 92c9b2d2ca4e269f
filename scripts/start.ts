import { ensureBuilt, isBuilt } from './build.ts';
import { electronBinary, hasDisplay, isRoot } from './electron-binary.ts';
import { inRoot, root } from './paths.ts';
import { runInForeground, runQuietly } from './processes.ts';

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`);
};

/** `because` is null where the loopback host says it itself. */
type Window = { kind: 'electron'; binary: string } | { kind: 'none'; because: string | null };

/** Electron's binary comes apart from its package and is fetched once, where it can be shown. */
function findWindow(): Window {
  if (!hasDisplay()) return { kind: 'none', because: null };
  if (isRoot()) return { kind: 'none', because: 'Electron keeps its sandbox, so not as root' };
  const there = electronBinary();
  if (there !== null) return { kind: 'electron', binary: there };
  if (process.env.QUARTERDECK_NO_ELECTRON_DOWNLOAD === '1')
    return { kind: 'none', because: 'Electron’s binary is not here' };
  say('Fetching Electron’s binary, this once…');
  runQuietly(process.execPath, [inRoot('node_modules', 'electron', 'install.js')]);
  const fetched = electronBinary();
  if (fetched !== null) return { kind: 'electron', binary: fetched };
  return { kind: 'none', because: 'Electron’s binary could not be fetched' };
}

function serve(because: string | null, args: string[]): Promise<number> {
  if (because !== null) say(`${because}: Quarterdeck runs in the browser instead. Ctrl-C ends it.`);
  return runInForeground(process.execPath, [inRoot('out', 'main', 'loopback.js'), ...args]);
}

/** Opens Electron where its binary and a display are there, else the loopback host. */
export async function run(args: string[]): Promise<number> {
  if (!isBuilt()) say('Building…');
  const built = await ensureBuilt();
  if (built !== 0) return built;
  const window = findWindow();
  if (window.kind === 'none') return serve(window.because, args);
  const begun = performance.now();
  const code = await runInForeground(window.binary, [root, ...args]);
  const endedAtOnce = code !== 0 && code !== 130 && performance.now() - begun < 5000;
  return endedAtOnce ? serve(`Electron ended at once (code ${code})`, args) : code;
}
