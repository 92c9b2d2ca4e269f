import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** One line of the table: what is measured, against what, and the ratio wanted. */
export interface Metric {
  name: string;
  reference: string;
  goal: number | null;
}

/** Milliseconds of ours and of the reference, from one round. */
export type Pair = readonly [ours: number, reference: number];

export interface Ratio {
  median: number;
  low: number;
  high: number;
  /** Slowest reference by its fastest: above 1.25 the machine was busy, and the run says nothing. */
  spread: number;
}

const mostSpread = 1.25;

/** How often each pair is run: 9, or `--rounds n` for a quick look. */
export function roundsAsked(): number {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
  const rounds = Number(values.rounds);
  return Number.isInteger(rounds) && rounds > 0 ? rounds : 9;
}

/**
 * Runs ours and the reference in turn and prints a line for each metric. A round checks what came out and throws where it is
 * wrong; a time never fails.
 */
export async function compare<Id extends string>(
  metrics: Readonly<Record<Id, Metric>>,
  round: () => Promise<Record<Id, Pair>> | Record<Id, Pair>,
): Promise<void> {
  const rounds: Record<Id, Pair>[] = [];
  for (let n = roundsAsked(); n > 0; n -= 1) rounds.push(await round());
  for (const [id, metric] of Object.entries<Metric>(metrics))
    printLine(
      metric,
      rounds.map((pairs) => pairs[id as Id]),
    );
  printMachine(rounds.length);
}

export function ratioOf(pairs: readonly Pair[]): Ratio {
  const ratios = pairs.map(([ours, reference]) => ours / reference).sort((a, b) => a - b);
  const references = pairs.map(([, reference]) => reference);
  const { length } = ratios;
  // Ranks between which the median lies in 95 of 100 runs, whatever the times' distribution.
  const outside = Math.max(0, Math.floor((length - 1.96 * Math.sqrt(length)) / 2));
  return {
    median: median(ratios),
    low: ratios[outside] ?? 0,
    high: ratios[length - 1 - outside] ?? 0,
    spread: Math.max(...references) / Math.min(...references),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

function printLine({ name, reference, goal }: Metric, pairs: readonly Pair[]): void {
  const { median: ratio, low, high, spread } = ratioOf(pairs);
  const ours = median(pairs.map(([one]) => one));
  const theirs = median(pairs.map(([, one]) => one));
  const cells = [
    name,
    reference,
    ratio.toFixed(2),
    `${low.toFixed(2)} to ${high.toFixed(2)}`,
    goal === null ? '' : `<= ${goal}`,
    `${Math.round(ours)} ms against ${Math.round(theirs)} ms`,
  ];
  if (spread > mostSpread) cells.push(`void: the reference spreads by ${spread.toFixed(2)}`);
  say(cells);
}

function printMachine(rounds: number): void {
  const load = loadavg().map((one) => one.toFixed(1));
  const what = rounds < 9 ? `${rounds} rounds (9 count)` : `${rounds} rounds`;
  say(['', `${what}, ${cpus().length} cores, load ${load.join(' ')}`]);
}

export function say(cells: readonly string[]): void {
  process.stdout.write(`${cells.join(' | ')}\n`);
}

export function timed<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

/** Output that is wrong makes its time worthless. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The output is wrong: ${what}`);
}

/** A folder that is gone when the process ends. */
export function benchDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'));
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
