import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/build.ts';
import { inRoot, root } from '../../scripts/paths.ts';

// electron-builder packs the real app around a stand-in for Electron's files. What it can't show
// is that Electron starts; what it does show is which files are in the package, that the app in it
// runs from there, and which fuses are set.
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const standInFiles = [
  'version',
  'LICENSE',
  'LICENSES.chromium.html',
  'chrome_crashpad_handler',
  'chrome-sandbox',
  'resources.pak',
  'icudtl.dat',
  'locales/en-US.pak',
  'resources/readme',
];

function standInForElectron(folder: string): void {
  for (const file of standInFiles) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'x');
  }
  const fuses = Buffer.concat([
    Buffer.from(`\x7fELF${fuseSentinel}`, 'latin1'),
    Buffer.from([1, 9]),
    Buffer.from('111111111'),
  ]);
  writeFileSync(join(folder, 'electron'), fuses);
  chmodSync(join(folder, 'electron'), 0o755);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

const here = process.platform === 'linux' && process.arch === 'x64';

describe('the package for Linux', () => {
  let folder = '';
  let unpacked = '';
  let app = '';

  beforeEach((context) => {
    context.skip(!here, 'it is packed on Linux x64 only');
  });

  beforeAll(async () => {
    if (!here) return;
    folder = mkdtempSync(join(tmpdir(), 'quarterdeck-package-'));
    standInForElectron(join(folder, 'electron'));
    expect(await ensureBuilt()).toBe(0);
    const builder = inRoot('node_modules', 'electron-builder', 'cli.js');
    const overrides = [
      `-c.electronDist=${join(folder, 'electron')}`,
      `-c.directories.output=${join(folder, 'release')}`,
      '-c.asar=false',
    ];
    const args = [builder, '--publish', 'never', '--dir', '--linux', '--x64', ...overrides];
    execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' });
    unpacked = join(folder, 'release', 'linux-unpacked');
    app = join(unpacked, 'resources', 'app');
  });

  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  test('holds what the app needs', () => {
    const files = filesBelow(app);
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/index.js',
        'out/main/loopback.js',
        'out/main/cli.js',
        'out/main/book-worker.js',
        'out/main/jobs-worker.js',
        'out/renderer/index.html',
        'out/renderer/print.html',
        'node_modules/better-sqlite3/lib/index.js',
        'node_modules/electron-updater/out/main.js',
      ]),
    );
    expect(existsSync(join(unpacked, 'LICENSE'))).toBe(true);
  });

  test('holds nothing it does not need', () => {
    const files = filesBelow(app);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    expect(files.filter((file) => /^(src|db|test|docs|scripts)\//.test(file))).toEqual([]);
    expect(files.filter((file) => /node-(linux|win|addon)/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    const bytes = files.reduce((sum, file) => sum + statSync(join(app, file)).size, 0);
    expect(bytes).toBeLessThan(12_000_000);
  });

  test('its command line opens a book where it was packed', () => {
    const book = join(folder, 'a book.qdeck');
    const args = [join(app, 'out', 'main', 'cli.js'), 'check', '--json', '--book', book];
    const answer: unknown = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    expect(answer).toMatchObject({ ok: true });
  });

  test('its fuses are set: no Node mode, no inspector, code from the archive alone', () => {
    const binary = readFileSync(join(unpacked, 'quarterdeck'), 'latin1');
    const wire = binary.slice(binary.indexOf(fuseSentinel) + fuseSentinel.length + 2);
    // runAsNode, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, archive only,
    // own V8 snapshot, file:// privileges.
    expect(wire.slice(0, 8)).toBe('01001100');
  });
});
