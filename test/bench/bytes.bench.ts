import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inRoot } from '../../scripts/paths.ts';
import { must, say } from './harness.ts';

const assets = inRoot('out', 'renderer', 'assets');
const goal = { bytes: 930_000, gzip: 290_000 };

const fromPage = /(?:src|href)="[^"]*\/assets\/([^"]+\.js)"/g;
const fromModule = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;

/** The scripts a first page fetches before it runs: what the page names, and what those import in turn. */
function firstLoad(): string[] {
  const page = readFileSync(inRoot('out', 'renderer', 'index.html'), 'utf8');
  const found = new Set<string>(named(page, fromPage));
  for (const name of found)
    for (const next of named(readFileSync(join(assets, name), 'utf8'), fromModule)) found.add(next);
  return [...found].sort();
}

function named(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

const scripts = firstLoad();
must(scripts.length > 0, 'the page names its scripts');
let bytes = 0;
let gzip = 0;
for (const name of scripts) {
  const text = readFileSync(join(assets, name));
  bytes += text.length;
  gzip += gzipSync(text).length;
}
const kB = (count: number) => Math.round(count / 1000).toString();
const held = bytes <= goal.bytes && gzip <= goal.gzip ? '' : 'over';
say([
  `P12 first-load JavaScript, ${scripts.length} files, minified / gzip`,
  'none',
  `${kB(bytes)} / ${kB(gzip)} kB`,
  'exact',
  `<= ${kB(goal.bytes)} / ${kB(goal.gzip)} kB`,
  held,
]);
