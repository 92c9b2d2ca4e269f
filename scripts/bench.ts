import { existsSync, readdirSync } from 'node:fs';
import { ensureBuilt } from './build.ts';
import { inRoot } from './paths.ts';
import { runInForeground } from './processes.ts';

/**
 * Runs the benchmarks of test/bench one after the other, each in a process of its own, so that
 * none warms up or slows down the next. Names given choose among them; `--rounds n` goes to each.
 */
export async function run(args: string[]): Promise<number> {
  const flag = args.indexOf('--rounds');
  const names = flag < 0 ? args : args.toSpliced(flag, 2);
  const flags = flag < 0 ? [] : args.slice(flag, flag + 2);
  const built = await ensureBuilt();
  if (built !== 0) return built;
  const folder = inRoot('test', 'bench');
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.bench.ts'))
    .filter((file) => names.length === 0 || names.some((name) => file.startsWith(name)))
    .sort();
  if (files.length === 0) {
    process.stdout.write('There is no such benchmark in test/bench.\n');
    return names.length === 0 ? 0 : 1;
  }
  process.stdout.write('metric | reference | ratio | interval | goal | times\n');
  for (const file of files) {
    const code = await runInForeground(process.execPath, [inRoot('test', 'bench', file), ...flags]);
    if (code !== 0) return code;
  }
  return 0;
}
