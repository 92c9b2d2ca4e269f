import { inRoot } from './paths.ts';
import { runInForeground } from './processes.ts';

/** Runs the tests of the rules and measures which lines and branches of src/shared they reach; all of them must be. */
export function run(args: string[]): Promise<number> {
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const config = ['--config', 'vitest.rules.config.ts', '--coverage'];
  return runInForeground(process.execPath, [vitest, 'run', ...config, ...args]);
}
