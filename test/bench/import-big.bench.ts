import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/paths.ts';
import { onPath } from '../../scripts/processes.ts';
import { bigDealsRecipe, bigPartnersRecipe, writeBigDeals, writeBigPartners } from './big-deals.ts';
import { benchDir, must, say, timed } from './harness.ts';
import { type ImportCost, marks } from './import-once.ts';

const partners = 10_000;
const dir = benchDir();
const files = {
  partners: join(dir, 'partners.csv'),
  some: join(dir, 'some.csv'),
  many: join(dir, 'many.csv'),
  huge: join(dir, 'huge.csv'),
};
const place = (name: string) => join(dir, name);

/** One import in a process of its own. */
function importAlone(deals: string, trace: string | null = null): ImportCost {
  const book = place('alone.book');
  for (const end of ['', '-wal', '-shm']) rmSync(`${book}${end}`, { force: true });
  const script = [inRoot('test', 'bench', 'import-once.ts'), book, files.partners, deals];
  const args = ['-f', '-o', trace ?? '', '-e', 'trace=fsync,fdatasync,write', process.execPath];
  const text =
    trace === null
      ? execFileSync(process.execPath, script, {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        })
      : execFileSync('strace', [...args, ...script], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        });
  return JSON.parse(text) as ImportCost;
}

function shellImport(sqlite: string, file: string): number {
  const path = place('reference.db');
  rmSync(path, { force: true });
  return timed(() => execFileSync(sqlite, [path, `.import --csv "${file}" deal`])).ms;
}

/** The fastest of three: short runs are moved most by whatever else the machine does. */
function best(work: () => number): number {
  return Math.min(work(), work(), work());
}

function growth(sqlite: string): void {
  const rows = 1_000_000;
  writeBigDeals(files.many, { rows, partners });
  const small = best(() => importAlone(files.some).ms);
  const smallShell = best(() => shellImport(sqlite, files.some));
  const many = importAlone(files.many);
  must(many.rows === rows, 'every row is new');
  const manyShell = shellImport(sqlite, files.many);
  const ours = many.ms / small;
  const theirs = manyShell / smallShell;
  say([
    'P5 growth from 100k to 1M rows',
    "`.import`'s own growth",
    (ours / theirs).toFixed(2),
    '1 round',
    '<= 1.1',
    `${ours.toFixed(1)} against ${theirs.toFixed(1)}; ${Math.round(many.ms)} ms against ${Math.round(manyShell)} ms`,
  ]);
  rmSync(files.many);
}

function writes(): void {
  const bytes = statSync(files.some).size;
  const trace = onPath(['strace']) === null ? null : place('trace');
  const { written, folded } = importAlone(files.some);
  if (trace !== null) importAlone(files.some, trace);
  const syncs =
    trace === null ? 'not counted: no strace' : String(syncsIn(readFileSync(trace, 'utf8')));
  say(['P16 fsyncs of a 100k import', 'none', syncs, 'exact', '<= 8']);
  say([
    'P16 bytes written by a 100k import, its plan included',
    "the CSV's bytes",
    (written / bytes).toFixed(2),
    'exact',
    '<= 4',
    `${mega(written)} of ${mega(bytes)} MB; ${(folded / bytes).toFixed(2)} more when the log is folded in`,
  ]);
}

function syncsIn(trace: string): number {
  const lines = trace.split('\n');
  const at = (mark: string) => lines.findIndex((line) => line.includes(mark));
  return lines.slice(at(marks[0]), at(marks[1])).filter((line) => /\bf(data)?sync\(/.test(line))
    .length;
}

/** Through the command line, as a person would. */
function memory(): void {
  const rows = 1_048_576;
  writeBigDeals(files.huge, { rows, partners, longer: 32 });
  const bytes = statSync(files.huge).size;
  const book = place('huge.book');
  cli(book, [
    'import',
    files.partners,
    '--as',
    'partners',
    '--recipe',
    recipeFile('partners', bigPartnersRecipe),
    '--yes',
  ]);
  const { out, peak } = cli(book, [
    'import',
    files.huge,
    '--as',
    'deals',
    '--recipe',
    recipeFile('deals', bigDealsRecipe),
    '--yes',
  ]);
  const result = JSON.parse(out) as { counts: { new: number }; applied: boolean };
  must(result.applied && result.counts.new === rows, 'every row went in');
  say([
    `P6 peak memory of an import of ${rows.toLocaleString('en-US')} rows, ${mega(bytes)} MB`,
    'none',
    peak === null ? 'not known on this system' : `${Math.round(peak / 1024)} MB`,
    'exact',
    '<= 200 MB',
  ]);
}

function recipeFile(name: string, recipe: object): string {
  const path = place(`${name}.json`);
  writeFileSync(path, JSON.stringify(recipe));
  return path;
}

/** Runs the built command line; its peak memory in kB is read as it ends. */
function cli(book: string, args: readonly string[]): { out: string; peak: number | null } {
  const peakFile = place('peak');
  const hook = place('peak.mjs');
  writeFileSync(
    hook,
    `import { readFileSync, writeFileSync } from 'node:fs';
     process.on('exit', () => { try { writeFileSync(${JSON.stringify(peakFile)}, readFileSync('/proc/self/status')); } catch {} });`,
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      pathToFileURL(hook).href,
      inRoot('out', 'main', 'cli.js'),
      '--book',
      book,
      '--json',
      ...args,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  must(status === 0, `the import went well: ${stderr}${stdout.slice(0, 500)}`);
  const peak = /VmHWM:\s+(\d+) kB/.exec(
    statSync(peakFile, { throwIfNoEntry: false }) === undefined
      ? ''
      : readFileSync(peakFile, 'utf8'),
  );
  return { out: stdout, peak: peak === null ? null : Number(peak[1]) };
}

const mega = (bytes: number) => (bytes / 1e6).toFixed(0);

writeBigPartners(files.partners, partners);
writeBigDeals(files.some, { rows: 100_000, partners });
writes();
memory();
const sqlite = onPath(['sqlite3']);
if (sqlite === null)
  say(['P5', 'skipped: no sqlite3 shell on the path (Debian: apt install sqlite3)']);
else growth(sqlite);
