import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../../src/main/imports/diff/key-table.ts';

/** Texts as a file can hold them: whole characters of any alphabet. */
const text = fc.string({ unit: 'binary', maxLength: 40 });

describe('keys in flat memory', () => {
  it('numbers texts as a Map would, and hands each back', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300 }), fc.array(text), (texts, others) => {
        const table = new KeyTable();
        const model = new Map<string, number>();
        for (const one of texts) {
          if (!model.has(one)) model.set(one, model.size);
          expect(table.add(one)).toBe(model.get(one));
        }
        expect(table.size).toBe(model.size);
        for (const [one, at] of model) expect([table.find(one), table.text(at)]).toEqual([at, one]);
        const bytes = new KeyTable();
        for (const one of [...texts, ...others]) {
          const all = Buffer.from(`x${one}x`);
          expect(bytes.addBytes(all, 1, all.length - 1)).toBe(bytes.find(one));
          expect(bytes.text(bytes.find(one))).toBe(one);
        }
        expect(bytes.size).toBe(new Set([...texts, ...others]).size);
        for (const one of others) expect(table.find(one)).toBe(model.get(one) ?? -1);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['Ä1', 'A1'],
    ['0015', '15'],
    ['001A', '001a'],
    ['D1', 'D10'],
    ['é', 'e\u0301'],
    ['', ' '],
  ])('tells %j from %j', (one, other) => {
    const table = new KeyTable();
    expect([table.add(one), table.add(other)]).toEqual([0, 1]);
  });

  it('grows to a hundred thousand', () => {
    const table = new KeyTable();
    for (let n = 0; n < 100_000; n += 1) table.add(`D${n}`);
    expect([table.find('D0'), table.find('D99999'), table.find('D100000')]).toEqual([
      0, 99_999, -1,
    ]);
  });
});
