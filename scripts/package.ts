import { ensureBuilt } from './build.ts';
import { inRoot } from './paths.ts';
import { runInForeground } from './processes.ts';

/** Installers for this system and processor in release/; `-- --dir` for an unpacked folder. */
export async function run(args: string[]): Promise<number> {
  const built = await ensureBuilt();
  if (built !== 0) return built;
  const builder = inRoot('node_modules', 'electron-builder', 'cli.js');
  return runInForeground(process.execPath, [builder, '--publish', 'never', ...args]);
}
