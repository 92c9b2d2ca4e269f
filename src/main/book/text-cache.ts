const longestText = 24;
/** From here on a text cut out of a longer one holds on to all of it: to a megabyte of the file, for one word. */
const shortestCut = 13;

/**
 * Remembers what short texts stand for, where the same ones come again and again: dates, stages, currencies, partners' keys. Each has
 * one seat, taken from whoever sat there before, so nothing grows. Four times as fast as a Map, which first has to hash every cell's
 * fresh string; `undefined` is never kept.
 */
export class TextCache<Value> {
  private readonly mask: number;
  private readonly texts: string[];
  private readonly values: (Value | undefined)[];

  /** `bits`: two to this power texts are remembered at most. */
  constructor(bits: number) {
    const size = 2 ** bits;
    this.mask = size - 1;
    this.texts = Array<string>(size).fill('');
    this.values = Array<Value | undefined>(size).fill(undefined);
  }

  /** What was kept for the text, else what `read` makes of it. */
  of(text: string, read: (text: string) => Value): Value {
    if (text.length > longestText) return read(text);
    const seat = seatOf(text) & this.mask;
    if (this.texts[seat] === text) {
      const value = this.values[seat];
      if (value !== undefined) return value;
    }
    const own = text.length < shortestCut ? text : copied(text);
    const value = read(own);
    this.texts[seat] = own;
    this.values[seat] = value;
    return value;
  }
}

function seatOf(text: string): number {
  const { length } = text;
  let hash = length;
  for (let i = 0; i < length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

function copied(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
