import { inRoot } from './paths.ts';
import { runInForeground } from './processes.ts';

/** The rules whose mutation score is reported. */
const measured = ['health', 'tiers', 'commissions', 'attribution', 'deals'];

/**
 * Changes the rules in small ways and counts the changes that no test notices. Names given choose among the folders of
 * src/shared; options go to Stryker.
 */
export function run(args: string[]): Promise<number> {
  const flag = args.findIndex((arg) => arg.startsWith('-'));
  const names = flag < 0 ? args : args.slice(0, flag);
  const options = flag < 0 ? [] : args.slice(flag);
  const folders = names.length === 0 ? measured : names;
  const files = folders.map((name) => `src/shared/${name}/**/*.ts`).join(',');
  const stryker = inRoot('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  process.env.QUARTERDECK_MUTATION = '1';
  return runInForeground(process.execPath, [stryker, 'run', '--mutate', files, ...options]);
}
