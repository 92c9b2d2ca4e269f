import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/paths.ts';

const page = readFileSync(inRoot('src', 'shared', 'SPEC.md'), 'utf8');
const rows = page.matchAll(/^\| ([A-Z]\d+(?:\.\d+)?)(?=[ ,|])/gm);
const listed = new Set([...rows].map(([, number]) => number ?? ''));

/** Rule numbers in the names of tests, `[S54.2]`, wherever the tests stand. */
function tested(): Set<string> {
  const files = readdirSync(inRoot('test'), { recursive: true, encoding: 'utf8' });
  const names = files
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(inRoot('test'), file), 'utf8').matchAll(/\[([GS]\d[^\]\n]*)\]/g),
    ]);
  return new Set(names.flatMap(([, label]) => label?.match(/[GS]\d+(?:\.\d+)?/g) ?? []));
}

const numbered = (letter: string, count: number, width: number): string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(width, '0')}`);

describe('SPEC.md', () => {
  test('every system, contradiction and decision of the practice stands in it', () => {
    const systems = new Set(page.match(/^## (S\d+)/gm)?.map((heading) => heading.slice(3)));
    expect(numbered('S', 106, 2).filter((system) => !systems.has(system))).toEqual([]);
    const wanted = [...numbered('A', 96, 1), ...numbered('B', 80, 1)];
    expect(wanted.filter((number) => !listed.has(number))).toEqual([]);
  });

  test('every file it names is there', () => {
    const files = [...page.matchAll(/`([a-z-]+(?:\/[a-z0-9-]+)+\.ts)`/g)].map(
      ([, file]) => file ?? '',
    );
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => !existsSync(inRoot('src', 'shared', file)))).toEqual([]);
  });

  test('every rule has a test that carries its number, and every number a test carries is a rule', () => {
    const names = tested();
    const systems = new Set([...names].map((number) => number.split('.')[0]));
    const rules = [...listed].filter((number) => /^[GS]/.test(number));
    const untested = rules.filter((rule) => !(rule.includes('.') ? names : systems).has(rule));
    expect(untested).toEqual([]);
    const unlisted = [...names].filter((number) => number.includes('.') && !listed.has(number));
    expect(unlisted).toEqual([]);
  });
});
