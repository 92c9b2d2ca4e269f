import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot } from './paths.ts';

// Two builds at once would empty each other's folder. The lock is a file with its owner's process
// id; one whose owner is gone is taken over.
const lock = inRoot('node_modules', '.cache', 'quarterdeck', 'build.lock');

/** Only a process id that is no more says so; a lock just let go is simply tried again. */
function isOwnerGone(): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function take(): boolean {
  mkdirSync(dirname(lock), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isOwnerGone()) rmSync(lock, { force: true });
    return false;
  }
}

export async function withBuildLock<T>(work: () => Promise<T>): Promise<T> {
  while (!take()) await pause(100);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}
