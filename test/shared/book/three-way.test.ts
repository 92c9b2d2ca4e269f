import { describe, expect, it } from 'vitest';
import { decideField } from '../../../src/shared/book/three-way.ts';

describe('the three-way rule', () => {
  it('takes what the source changed and nobody touched', () => {
    expect(decideField('a', 'a', 'b', 'theirs', 'ask')).toEqual({
      decision: 'take',
      conflict: null,
    });
  });

  it('sees no conflict where both came to the same', () => {
    expect(decideField('a', 'b', 'b', 'ask', 'ask')).toEqual({ decision: 'take', conflict: null });
  });

  it('a conflict only where all three differ; keeps mine until a person decides', () => {
    expect(decideField('a', 'b', 'c', 'theirs', 'ask')).toEqual({
      decision: 'keep',
      conflict: 'open',
    });
    expect(decideField('a', 'b', 'c', 'theirs', 'mine')).toEqual({
      decision: 'keep',
      conflict: 'settled',
    });
    expect(decideField('a', 'b', 'c', 'theirs', 'theirs')).toEqual({
      decision: 'take',
      conflict: 'settled',
    });
    expect(decideField(null, 0, 5, 'theirs', 'ask')).toEqual({
      decision: 'keep',
      conflict: 'open',
    });
  });

  it('a policy settles it without asking, or always asks', () => {
    expect(decideField('a', 'a', 'c', 'mine', 'ask')).toEqual({ decision: 'keep', conflict: null });
    expect(decideField('a', null, 'c', 'ifEmpty', 'ask')).toEqual({
      decision: 'take',
      conflict: null,
    });
    expect(decideField('a', 'a', 'c', 'ifEmpty', 'ask')).toEqual({
      decision: 'keep',
      conflict: null,
    });
    expect(decideField('a', 'a', 'c', 'ask', 'ask')).toEqual({
      decision: 'keep',
      conflict: 'open',
    });
  });
});
