import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runCli, type StartOptions } from '../fixtures/built-cli.ts';
import { type BigImport, type Check, soundly } from './faulted-book.ts';

// Every way to the disk goes through a few system calls. strace counts them in a run that nobody disturbs, then does harm on
// entering the n-th: between any two writes, syncs and renames, and not only where a clock happens to fall.

export const diskCalls = ['pwrite64', 'fsync', 'fdatasync', 'rename', 'unlink', 'ftruncate'];

export const canTrace = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0;

export type State = string;

/** Commands on copies of a book, watched and disturbed at exact system calls. */
export class Traced {
  private made = 0;
  private readonly small: BigImport;
  private readonly books: Readonly<Record<string, string>>;

  constructor(small: BigImport, books: Readonly<Record<string, string>>) {
    this.small = small;
    this.books = books;
  }

  copy(of: string): string {
    this.made += 1;
    const folder = join(this.small.folder, `copy-${this.made}`);
    mkdirSync(folder);
    copyFileSync(this.books[of] ?? '', join(folder, 'a.book'));
    return join(folder, 'a.book');
  }

  /** How often an undisturbed run makes each call, and what it leaves. */
  async counted(of: string, args: readonly string[]) {
    const book = this.copy(of);
    const log = `${book}.strace`;
    const done = await runCli(['--book', book, '--json', ...args], strace(log));
    expect(done.code, done.out).toBe(0);
    const lines = readFileSync(log, 'utf8').split('\n');
    const counts = diskCalls.map((call) => ({
      call,
      count: lines.filter((line) => line.includes(` ${call}(`)).length,
    }));
    return { counts: counts.filter(({ count }) => count > 0), after: await soundly(book) };
  }

  /** Runs a command on a copy and injects at the n-th call of a kind, as `signal=KILL` or `error=EIO`. */
  async disturbed(of: string, args: readonly string[], call: string, harm: string, when: number) {
    const book = this.copy(of);
    const inject = strace(`${book}.strace`, '-e', `inject=${call}:${harm}:when=${when}`);
    const ran = await runCli(['--book', book, '--json', ...args], inject);
    return { book, ...ran, report: await soundly(book) };
  }
}

function strace(log: string, ...what: string[]): StartOptions {
  // Not with --seccomp-bpf: signals are then silently not injected.
  const options = ['-f', '-qq', '-o', log, '-e', `trace=${diskCalls.join(',')}`];
  return { under: ['strace', ...options, ...what] };
}

const rowsOf = ({ tables }: Check) => JSON.stringify(Object.values(tables).map(({ rows }) => rows));

/** Public ids are drawn anew in each run: a book with new records is known by its rows, any other by its hash. */
export function stateOf(report: Check, before: Check, after: Check): State {
  if (before.hash === after.hash) return report.hash === before.hash ? 'the same' : 'changed';
  if (report.hash === before.hash) return 'before';
  if (report.hash === after.hash || rowsOf(report) === rowsOf(after)) return 'after';
  return `between: ${rowsOf(report)}`;
}

/** The moments to disturb: every one where there are few enough, else some drawn by the chooser. */
export function momentsOf(count: number, most: number, pick: (below: number) => number): number[] {
  return count <= most
    ? Array.from({ length: count }, (_, n) => n + 1)
    : Array.from({ length: most }, () => 1 + pick(count));
}
