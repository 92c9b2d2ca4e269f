import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBuildLock } from './build-lock.ts';
import { inRoot, root } from './paths.ts';

const stamp = inRoot('out', 'stamp');
const sources = ['src', 'db', 'resources', 'electron.vite.config.ts', 'package.json'];

function* files(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) yield* files(join(path, entry));
  } else {
    yield path;
  }
}

/** One hash over the path, time and size of every file the build reads. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of files(inRoot(source))) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${file}\0${mtimeMs}\0${size}\n`);
    }
  }
  return hash.digest('hex');
}

export function isBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

type Output = 'shown' | 'only-on-failure';

function runBundler(output: Output): Promise<number> {
  const bin = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const level = output === 'shown' ? 'info' : 'warn';
  const child = spawn(process.execPath, [bin, 'build', '--logLevel', level], {
    cwd: root,
    stdio: output === 'shown' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((done) => {
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(said);
      done(code ?? 1);
    });
  });
}

async function build(output: Output): Promise<number> {
  const before = fingerprint();
  rmSync(stamp, { force: true });
  const code = await runBundler(output);
  // A file saved while the build ran leaves the stamp behind its sources: built again next time.
  if (code === 0) writeFileSync(stamp, before);
  return code;
}

/** Builds what is older than its sources; stdout stays empty. Returns the exit code. */
export function ensureBuilt(): Promise<number> {
  if (isBuilt()) return Promise.resolve(0);
  return withBuildLock(() => (isBuilt() ? Promise.resolve(0) : build('only-on-failure')));
}

export function run(): Promise<number> {
  return withBuildLock(() => build('shown'));
}
