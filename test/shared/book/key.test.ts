import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/shared/book/canonical-json.ts';
import { foldKey, foldText, joinKey, splitKey } from '../../../src/shared/book/key.ts';

describe('source keys', () => {
  it('join with | and escape it', () => {
    expect(joinKey(['AW1', '2018-Q1', 'Bikes'])).toBe('AW1|2018-Q1|Bikes');
    expect(joinKey(['a|b', 'c'])).toBe('a\\|b|c');
  });

  it('different parts never give the same key, and come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (parts) => {
        expect(splitKey(joinKey(parts))).toEqual(parts);
      }),
    );
  });

  it('a backslash without what it escapes is dropped', () => {
    expect([splitKey('a\\'), splitKey('a\\|b|'), splitKey('')]).toEqual([['a'], ['a|b', ''], ['']]);
  });

  it('fold away what people do not see', () => {
    expect(foldText('  ACME\u00a0 Corp ')).toBe('acme corp');
    expect(foldKey('Deal 17')).toBe(foldKey('deal17'));
    expect(foldKey('De\u200bal\ufeff17')).toBe(foldKey('deal17'));
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [null, 'x', { d: true, c: undefined }] })).toBe(
      '{"a":[null,"x",{"d":true}],"b":1}',
    );
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });
});
