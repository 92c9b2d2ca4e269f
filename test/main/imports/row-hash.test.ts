import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashSize, RowHasher, sameHashAt } from '../../../src/main/imports/map/row-hash.ts';
import type { Scalar } from '../../../src/shared/book/plan.ts';

const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.constant(null),
);
const values = fc.array(scalar, { maxLength: 8 });
const hex = (row: readonly Scalar[], layout = 'a\nb') =>
  new RowHasher(layout).of(row).toString('hex');
/** As a row's values are compared: zero has one sign. */
const same = (a: readonly Scalar[], b: readonly Scalar[]) =>
  a.length === b.length && a.every((value, i) => value === b[i]);

describe('the hash of a row', () => {
  it('is the same for the same values and another for any others', () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        expect(hex(one)).toBe(hex([...one]));
        expect(hex(one) === hex(other)).toBe(same(one, other));
      }),
      { numRuns: 300 },
    );
  });

  it.each<[Scalar[], Scalar[]]>([
    [
      ['a', 'b'],
      ['ab', ''],
    ],
    [
      ['a', null],
      [null, 'a'],
    ],
    [['1'], [1]],
    [[''], [null]],
    [['null'], [null]],
    [[0], ['']],
    [['a\u0000'], ['a']],
    [[1], [1.0000000000000002]],
    [[9_007_199_254_740_991], [9_007_199_254_740_990]],
    [['ab'], ['ba']],
  ])('tells %j from %j', (one, other) => {
    expect(hex(one)).not.toBe(hex(other));
  });

  it('is another under another layout', () => {
    expect(hex(['x'], 'a')).not.toBe(hex(['x'], 'b'));
  });

  it('gives zero one sign', () => {
    expect(hex([-0])).toBe(hex([0]));
  });

  it('meets no other among a hundred thousand alike rows, in either half', () => {
    const hasher = new RowHasher('id\namount');
    const halves = [new Set<string>(), new Set<string>()];
    for (let n = 0; n < 100_000; n += 1) {
      const bytes = hasher.of([`D${n}`, n * 100]);
      for (const [i, half] of halves.entries()) half.add(bytes.toString('hex', i * 8, i * 8 + 8));
    }
    expect(halves.map((half) => half.size)).toEqual([100_000, 100_000]);
  });

  it('stays what it was: books keep it', () => {
    expect(hex(['D1', 1234, null, 'Straße', 0.5])).toMatchInlineSnapshot(
      `"fcfb510577724ea1b7dc376b6d879ad3"`,
    );
  });

  it('is found among others at its place', () => {
    const hasher = new RowHasher('x');
    const many = Buffer.concat([hasher.of(['a']), hasher.of(['b'])]);
    expect(many.length).toBe(2 * hashSize);
    expect([sameHashAt(hasher.of(['b']), many, 1), sameHashAt(hasher.of(['b']), many, 0)]).toEqual([
      true,
      false,
    ]);
  });
});
