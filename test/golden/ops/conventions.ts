import { withinHours } from '../../../src/shared/kernel/local-date.ts';
import { placeIn } from '../../../src/shared/kernel/range.ts';
import { compareRatios, ratioOf } from '../../../src/shared/kernel/ratio.ts';
import { shareOf } from '../../../src/shared/kernel/share.ts';
import { type Input, must, num, type Ops, shown } from '../arguments.ts';

/** An unknown value answers nothing. */
const asked = (input: Input, answer: (value: number) => boolean): boolean | null => {
  const value = num(input, 'value');
  return value === null ? null : answer(value);
};
const compared = (value: number, limit: number): number =>
  compareRatios(ratioOf(value), ratioOf(limit));

export const conventionsOps: Ops = {
  within_hours: (i) => ({ ok: withinHours(must(i, 'elapsed_minutes'), must(i, 'limit_hours')) }),
  at_least: (i) => ({ met: asked(i, (value) => compared(value, must(i, 'target')) >= 0) }),
  less_than: (i) => ({ met: asked(i, (value) => compared(value, must(i, 'limit')) < 0) }),
  between: (i) => {
    const range = { min: must(i, 'low'), max: num(i, 'high') };
    return { ok: asked(i, (value) => placeIn(range, value) === 'inside') };
  },
  rate: (i) => ({ percent: shown(shareOf(num(i, 'num'), num(i, 'den'))) }),
};
