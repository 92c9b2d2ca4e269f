import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

const longest = 400;
const folders = ['src', 'db', 'test', 'scripts'];
const extensions = new Set(['.ts', '.tsx', '.mjs', '.css', '.sql', '.html']);

export type HouseBreach = { line: number; sentence: string };

// What the linters have no rule for. Each pattern is written so that it doesn't match itself.
const forbidden: { pattern: RegExp; sentence: string }[] = [
  {
    pattern: /\bas unknown\s+as\b/,
    sentence: 'A cast through unknown hides a wrong type: narrow the value, or parse it.',
  },
  {
    pattern: /@ts-(expect-error|ignore|nocheck)\b/,
    sentence: 'The type checker is not to be silenced: fix the type.',
  },
  {
    pattern: /\b(TO[D]O|FIX[M]E|XX[X])\b/,
    sentence: 'Unfinished work belongs in the tracker, not in the source.',
  },
  {
    pattern: /(oxlint|eslint)-disable(?!.*--\s*\S.{4,})/,
    sentence: 'A silenced rule needs its reason beside it: `-- why`.',
  },
  {
    pattern: /biome-ignore(?!.*:\s*\S.{4,})/,
    sentence: 'A silenced rule needs its reason beside it: `: why`.',
  },
];

export function houseBreaches(text: string): HouseBreach[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const found = lines.flatMap((content, index) =>
    forbidden
      .filter(({ pattern }) => pattern.test(content))
      .map(({ sentence }) => ({ line: index + 1, sentence })),
  );
  if (lines.length > longest) {
    const sentence = `${lines.length} lines are too many to hold in mind (${longest} at most): split the file by what its parts do.`;
    found.push({ line: longest + 1, sentence });
  }
  return found;
}

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (extensions.has(extname(entry.name))) yield path;
  }
}

export type HouseReport = { files: number; breaches: string[] };

export function checkHouseRules(root: string): HouseReport {
  let files = 0;
  const breaches: string[] = [];
  for (const folder of folders) {
    for (const path of sourceFiles(join(root, folder))) {
      files += 1;
      for (const { line, sentence } of houseBreaches(readFileSync(path, 'utf8'))) {
        breaches.push(`${relative(root, path)}:${line}  ${sentence}`);
      }
    }
  }
  return { files, breaches };
}
