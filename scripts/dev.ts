import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { ensureBuilt } from './build.ts';
import { inRoot, root } from './paths.ts';

let child: ChildProcess | null = null;

async function restart(args: string[]): Promise<void> {
  if ((await ensureBuilt()) !== 0) return;
  const old = child;
  child = null;
  if (old !== null && old.exitCode === null) {
    old.kill('SIGTERM');
    await new Promise((ended) => {
      old.once('close', ended);
    });
  }
  child = spawn(process.execPath, [inRoot('out', 'main', 'loopback.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** The loopback host, built and started anew after each saved file. A full build takes 2 s. */
export async function run(args: string[]): Promise<number> {
  let pending: NodeJS.Timeout | undefined;
  let running = restart(args);
  await running;
  for (const folder of ['src', 'db', 'resources']) {
    watch(inRoot(folder), { recursive: true }, () => {
      clearTimeout(pending);
      pending = setTimeout(() => {
        running = running.then(() => restart(args));
      }, 200);
    });
  }
  return new Promise((done) => {
    const end = (): void => {
      child?.once('close', () => done(0));
      if (child === null || !child.kill('SIGTERM')) done(0);
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  }).then((code) => process.exit(Number(code)));
}
