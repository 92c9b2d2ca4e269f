import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { root } from './paths.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a program in the foreground; what stops us is passed on, and its end is waited for. */
export function runInForeground(
  program: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<number> {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
  // A terminal sends Ctrl-C to the child as well, so SIGINT is only kept from ending us first.
  const pass = (signal: NodeJS.Signals): void => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  // npm, told to stop, stops its shell but not us: without a parent we end as well.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500);
  return new Promise((done) => {
    child.on('error', () => {
      clearInterval(watch);
      done(1);
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      for (const each of signals) process.off(each, pass);
      done(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

const minutes = (count: number): number => count * 60_000;

/** Runs a program to its end without a word; true when it said yes. */
export function runQuietly(program: string, args: string[]): boolean {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'ignore', timeout: minutes(10) });
  return status === 0;
}

/** The first of these names that is a program on the path. */
export function onPath(names: string[]): string | null {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  for (const name of names) {
    const { status, stdout } = spawnSync(finder, [name], { encoding: 'utf8' });
    const [first] = stdout?.split(/\r?\n/) ?? [];
    if (status === 0 && first !== undefined && first !== '') return first;
  }
  return null;
}
