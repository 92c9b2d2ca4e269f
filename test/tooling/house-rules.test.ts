import { describe, expect, test } from 'vitest';
import { checkHouseRules, houseBreaches } from '../../scripts/house-rules.ts';
import { root } from '../../scripts/paths.ts';

// Put together here, so that this file itself stays clean.
const join = (...parts: string[]): string => parts.join('');

describe('what no linter looks for', () => {
  test.each([
    ['a cast through unknown', join('const a = b as unknown ', 'as string;'), /narrow/],
    ['a silenced type checker', join('// @ts-', 'expect-error: later'), /silenced/],
    ['unfinished work', join('// TO', 'DO: later'), /tracker/],
    ['an oxlint rule silenced without why', join('// oxlint-', 'disable-next-line x'), /reason/],
    ['a biome rule silenced without why', join('// biome-', 'ignore lint/a/b'), /reason/],
  ])('%s', (_, line, sentence) => {
    const [breach, ...more] = houseBreaches(`const ok = 1;\n${line}\n`);
    expect(breach?.line).toBe(2);
    expect(breach?.sentence).toMatch(sentence);
    expect(more).toEqual([]);
  });

  test('a reason beside a silenced rule is enough', () => {
    const oxlint = join('// oxlint-', 'disable-next-line x -- the library asks for it');
    const biome = join('// biome-', 'ignore lint/a/b: the library asks for it');
    expect(houseBreaches(`${oxlint}\n${biome}\n`)).toEqual([]);
  });

  test('400 lines pass, 401 do not', () => {
    expect(houseBreaches('x\n'.repeat(400))).toEqual([]);
    expect(houseBreaches('x\n'.repeat(401))).toHaveLength(1);
  });
});

test('the files of this repository are read', () => {
  expect(checkHouseRules(root).files).toBeGreaterThan(20);
});
