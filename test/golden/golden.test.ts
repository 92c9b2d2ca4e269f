import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from './adapter.ts';

const file = join(import.meta.dirname, '../../../shared/domain/golden.json');
const golden = z.array(
  z.object({
    system: z.string(),
    name: z.string(),
    input: z.looseObject({ op: z.string() }),
    expected: z.record(z.string(), z.unknown()),
  }),
);

const answers = z.record(z.string(), z.unknown());

/** Numbers agree within 0.005, as the golden cases ask; everything else exactly. */
function agrees(actual: unknown, expected: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(actual - expected) <= 0.005;
  return JSON.stringify(actual) === JSON.stringify(expected);
}

if (!existsSync(file)) {
  test.skip('golden cases: ../shared/domain/golden.json does not stand beside the checkout', () => {});
} else {
  const cases = golden.parse(JSON.parse(readFileSync(file, 'utf8')));

  describe('golden cases', () => {
    test.each(cases)('[$system] $name', ({ input, expected }) => {
      const actual = answers.parse(evaluate(input));
      const wrong = Object.keys(expected).filter((key) => !agrees(actual[key], expected[key]));
      expect(wrong, `got ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`).toEqual(
        [],
      );
    });
  });
}
