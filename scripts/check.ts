import { spawn } from 'node:child_process';
import { checkBoundaries } from './boundaries.ts';
import { checkHouseRules } from './house-rules.ts';
import { inRoot, root } from './paths.ts';

type Outcome = { ok: boolean; said: string };
type Check = { name: string; kind: 'types' | 'lint'; work: () => Promise<Outcome> };

/** Runs a tool of node_modules/.bin by its JavaScript, so that it works alike on every system. */
function tool(script: string, args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [inRoot('node_modules', script), ...args], {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((done) => {
    child.on('close', (code) => done({ ok: code === 0, said }));
  });
}

async function boundaries(): Promise<Outcome> {
  const { modules, breaches } = await checkBoundaries(root);
  const said = breaches
    .map(({ rule, sentence, from, to }) => `${from} -> ${to}\n    ${rule}: ${sentence}`)
    .join('\n');
  if (modules === 0) return { ok: false, said: 'No module was read: the check itself is broken.' };
  return { ok: breaches.length === 0, said };
}

function houseRules(): Promise<Outcome> {
  const { files, breaches } = checkHouseRules(root);
  if (files === 0) return Promise.resolve({ ok: false, said: 'No file was read.' });
  return Promise.resolve({ ok: breaches.length === 0, said: breaches.join('\n') });
}

const checks: Check[] = [
  { name: 'types', kind: 'types', work: () => tool('typescript/bin/tsc', ['-b']) },
  {
    name: 'biome',
    kind: 'lint',
    work: () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  },
  {
    name: 'oxlint',
    kind: 'lint',
    work: () =>
      tool('oxlint/bin/oxlint', [
        '--type-aware',
        '--deny-warnings',
        'src',
        'db',
        'test',
        'scripts',
      ]),
  },
  { name: 'boundaries', kind: 'lint', work: boundaries },
  { name: 'dead code', kind: 'lint', work: () => tool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'house rules', kind: 'lint', work: houseRules },
];

const mostLines = 150;

/** What a tool found, cut where nobody would read on. */
function excerpt(said: string): string {
  const lines = said.trimEnd().split('\n');
  const more = lines.length - mostLines;
  if (more <= 0) return lines.join('\n');
  return [...lines.slice(0, mostLines), `… and ${more} lines more`].join('\n');
}

async function report({ name, work }: Check): Promise<boolean> {
  const begun = performance.now();
  const { ok, said } = await work();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${name.padEnd(12)} ${ok ? 'ok' : 'FAILED'}  ${seconds} s\n`);
  if (!ok) process.stdout.write(`${excerpt(said)}\n\n`);
  return ok;
}

/** Types, lint, boundaries, dead code and house rules; `--lint` leaves the types out. */
export async function run(args: string[]): Promise<number> {
  const wanted = checks.filter(({ kind }) => !args.includes('--lint') || kind === 'lint');
  const outcomes = await Promise.all(wanted.map(report));
  return outcomes.every(Boolean) ? 0 : 1;
}
