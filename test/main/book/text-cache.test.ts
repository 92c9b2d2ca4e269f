import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextCache } from '../../../src/main/book/text-cache.ts';

describe('a cache of short texts', () => {
  it('answers what reading the text would, whoever sat in its seat before', () => {
    const read = (text: string) => `${text.length} ${text}`;
    const cache = new TextCache<string>(1);
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(fc.property(text, (one) => cache.of(one, read) === read(one)));
  });

  it('reads a text once while it has its seat, and a long one every time', () => {
    const read: string[] = [];
    const cache = new TextCache<null>(4);
    const ask = (text: string) =>
      cache.of(text, (one) => {
        read.push(one);
        return null;
      });
    for (const text of ['Won', 'Won', 'x'.repeat(25), 'x'.repeat(25)]) ask(text);
    expect(read).toEqual(['Won', 'x'.repeat(25), 'x'.repeat(25)]);
  });

  it('keeps half a character as it stands', () => {
    const text = `${'\uDCFF'.repeat(14)}end`;
    expect(new TextCache<string>(4).of(text, (one) => one)).toBe(text);
  });
});
