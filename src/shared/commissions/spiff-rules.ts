import { z } from 'zod';
import { isLocalDate } from '../kernel/local-date.ts';
import { type Range, rangeSchema } from '../kernel/range.ts';

const date = z.string().refine(isLocalDate, 'Not a day: write YYYY-MM-DD.');
const money = z.number().min(0).max(9e11);
const percent = z.number().min(0).max(100);
const names = z.array(z.string().min(1)).min(1);

/** What each kind pays. Money in major units, percentages 0-100; `range` is what the practice suggests (G7). */
const pays = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('activation'),
    bonus: money,
    range: rangeSchema,
    withinDays: z.number().int().min(0).max(3650),
  }),
  z.strictObject({
    kind: z.literal('launch'),
    factor: z.number().min(1).max(10),
    products: names,
    /** Days the program should run. */
    lengthDays: rangeSchema,
  }),
  z.strictObject({ kind: z.literal('quota'), percent, range: rangeSchema }),
  z.strictObject({
    kind: z.literal('displacement'),
    bonus: money,
    range: rangeSchema,
    competitors: names,
  }),
  z.strictObject({ kind: z.literal('bundle'), points: percent, products: names.min(2) }),
]);

/** One SPIFF program as data (S52, G10). `endsOn` null is ongoing; both days belong to the program. */
export const spiffProgramSchema = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    startsOn: date,
    endsOn: date.nullable(),
    pays,
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'A SPIFF ends on or after the day it starts.',
  });

export type SpiffProgram = Readonly<z.infer<typeof spiffProgramSchema>>;
export type SpiffPays = SpiffProgram['pays'];
export type SpiffKind = SpiffPays['kind'];

/** A kind of SPIFF of the practice: its trigger, its size and how long it runs (S52). */
export type SpiffTemplate = {
  readonly kind: SpiffKind;
  readonly name: string;
  readonly trigger: string;
  /** Money in major units for bonuses, percent for quota and bundle, a factor for launch. */
  readonly size: Range;
  readonly unit: 'money' | 'factor' | 'percent of commission' | 'points';
  readonly runs: string;
  /** Days it runs or counts; null is ongoing or to the end of the quarter. */
  readonly days: Range | null;
};
