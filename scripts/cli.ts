import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.ts';
import { inRoot } from './paths.ts';

/** Runs the built command line in this process, as if it had been called by its own path. */
export async function run(args: string[]): Promise<number> {
  const code = await ensureBuilt();
  if (code !== 0) return code;
  const cli = inRoot('out', 'main', 'cli.js');
  process.argv = [process.execPath, cli, ...args];
  await import(pathToFileURL(cli).href);
  return Number(process.exitCode ?? 0);
}
