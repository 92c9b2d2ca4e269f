import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeLines,
  findLine,
  findLines,
  LineMapBuilder,
} from '../../../src/main/imports/diff/line-map.ts';
import { LineRanges, RangeWalker } from '../../../src/main/imports/diff/line-ranges.ts';

describe('where each source row was seen', () => {
  it('comes back whatever the order and size', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.tuple(fc.integer({ min: 1, max: 2 ** 40 }), fc.integer({ min: 1, max: 2 ** 31 })),
          {
            selector: ([id]) => id,
            maxLength: 200,
          },
        ),
        (pairs) => {
          const builder = new LineMapBuilder();
          for (const [id, line] of pairs) builder.add(id, line);
          const bytes = builder.encode();
          expect(decodeLines(bytes)).toEqual(new Map(pairs));
          for (const [id, line] of pairs.slice(0, 5)) expect(findLine(bytes, id)).toBe(line);
          expect(findLine(bytes, 2 ** 41)).toBeNull();
        },
      ),
    );
  });

  it('costs two bytes a row where rows stand in order', () => {
    const builder = new LineMapBuilder();
    for (let i = 1; i <= 5000; i += 1) builder.add(i, i + 1);
    const bytes = builder.encode();
    expect(bytes.length).toBe(10_000);
    expect(findLines(bytes, new Set([1, 4999, 9999]))).toEqual(
      new Map([
        [1, 2],
        [4999, 5000],
      ]),
    );
  });
});

describe('runs of lines', () => {
  it('break where a row of another bucket stands between, not at a blank line', () => {
    const runs = new LineRanges();
    for (const [line, ordinal] of [
      [2, 1],
      [3, 2],
      [5, 3],
      [9, 5],
    ] as const)
      runs.add(line, ordinal);
    expect(runs.ranges).toEqual([
      [2, 5],
      [9, 9],
    ]);
    const walker = new RangeWalker(runs.ranges);
    expect([2, 3, 5, 8, 9, 10].map((line) => walker.has(line))).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
    ]);
  });
});
