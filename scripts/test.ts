import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { run as runChecks } from './check.ts';
import { prepareTestTools } from './chromium.ts';
import { inRoot } from './paths.ts';
import { runInForeground } from './processes.ts';
import { describeSkipped, readTally, summarize, type Tally, tallyTo } from './tally.ts';

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`);
};

type Runner = { name: string; script: string; args: string[] };

const unit: Runner = {
  name: 'Unit and integration tests',
  script: inRoot('node_modules', 'vitest', 'vitest.mjs'),
  args: ['run', '--reporter=default', '--reporter=./scripts/vitest-tally.ts'],
};

const endToEnd: Runner = {
  name: 'End-to-end tests',
  script: inRoot('node_modules', '@playwright', 'test', 'cli.js'),
  args: ['test'],
};

async function tallyOf(runner: Runner, folder: string, env: NodeJS.ProcessEnv): Promise<Tally> {
  say(`\n${runner.name}`);
  const file = join(folder, `${runner.name}.json`);
  const code = await runInForeground(process.execPath, [runner.script, ...runner.args], {
    env: { ...env, ...tallyTo(file) },
  });
  return readTally(file, code);
}

function hasEndToEndTests(): boolean {
  const folder = inRoot('test', 'e2e');
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.spec.ts'));
}

const nothingRan: Tally = { passed: 0, failed: 1, skipped: [] };

async function runTests(env: NodeJS.ProcessEnv, chromium: string | null): Promise<Tally[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-tally-'));
  try {
    if ((await ensureBuilt()) !== 0) return [await tallyOf(unit, folder, env), nothingRan];
    const tallies = [await tallyOf(unit, folder, env)];
    if (!hasEndToEndTests()) return tallies;
    const seen = chromium === null ? nothingRan : await tallyOf(endToEnd, folder, env);
    return [...tallies, seen];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything, one part after the other; a part that fails does not keep the next from running. */
export async function run(args: string[]): Promise<number> {
  const chromium = prepareTestTools();
  const env = { ...process.env };
  if (chromium !== null) env.CHROMIUM_PATH = chromium;
  if (args.includes('--long')) env.QUARTERDECK_LONG = '1';
  say('Checks');
  const checks = await runChecks([]);
  const tallies = await runTests(env, chromium);
  const skipped = describeSkipped(tallies);
  if (skipped !== '') say(`\n${skipped}`);
  if (checks !== 0) say('\nThe checks failed; see above.');
  say(`\n${summarize(tallies)}`);
  return checks === 0 && tallies.every((tally) => tally.failed === 0) ? 0 : 1;
}
