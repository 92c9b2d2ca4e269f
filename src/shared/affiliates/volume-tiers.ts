import { z } from 'zod';
import { bandOf, descends } from '../kernel/bands.ts';
import { because, type Explained, explained, type Reason } from '../kernel/explained.ts';
import { addMonths, type LocalDate, localDate, partsOf } from '../kernel/local-date.ts';
import { chosenIn, rangeSchema } from '../kernel/range.ts';
import { addRatios, ratioOf, toDecimals } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';

const percent = z.number().min(0).max(100);

/** `fixed` is the rate itself; `base` is the affiliate's own base rate plus percentage points. */
const rate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), percent }),
  z.strictObject({ kind: z.literal('base'), plusPoints: percent }),
]);

const step = z.strictObject({
  from: z.number().int().min(1),
  name: z.string().min(1).nullable(),
  rate,
  /** A bonus on top whose amount the user enters. */
  bonus: z.enum(['none', 'entered', 'quarterly']),
});

type StepRate = z.infer<typeof rate>;
type Step = z.infer<typeof step>;

/** Affiliate volume tiers as data (S59, G10): steps by converted referrals of a month, from the highest down. */
export const volumeTiersSchema = z
  .strictObject({
    preset: z.string().min(1),
    name: z.string().min(1),
    version: z.number().int().min(1),
    counts: z.enum(['referrals', 'sales']),
    /** Range of the base rate, percent; null where no step rests on one. */
    base: rangeSchema.nullable(),
    steps: z.array(step).min(1).max(20),
  })
  .superRefine((rules, context) => {
    const fault = faultIn(rules);
    if (fault !== null) context.addIssue({ code: 'custom', ...fault });
  });

export type VolumeTiers = z.infer<typeof volumeTiersSchema>;

function faultIn({
  steps,
  base,
}: Pick<VolumeTiers, 'steps' | 'base'>): { message: string; path: string[] } | null {
  if (!descends(steps))
    return { message: 'Steps run from the highest count down.', path: ['steps'] };
  if (steps.at(-1)?.from !== 1)
    return {
      message: 'The lowest step starts at 1, so that every referral has a rate.',
      path: ['steps'],
    };
  const rests = steps.some((one) => one.rate.kind === 'base');
  return rests === (base !== null)
    ? null
    : {
        message: 'A base range is needed exactly when a step rests on the base rate.',
        path: ['base'],
      };
}

export type VolumeNext = {
  readonly tier: string | null;
  readonly from: number;
  /** Referrals still missing this month. */
  readonly missing: number;
  readonly ratePercent: number;
};

/** `value` is the rate in percent; null with no referral, or while the count is unknown. */
export type VolumeTier = Explained<number> & {
  readonly tier: string | null;
  readonly bonus: Step['bonus'];
  /** The base rate was chosen outside its range: a warning, never a block (G7). */
  readonly outsideRange: boolean;
  /** The step above; null at the top, or while the count is unknown. */
  readonly next: VolumeNext | null;
};

/**
 * An affiliate's volume tier in one calendar month (S59.1-S59.5). `count` = converted referrals (or sales) of the
 * month, whole, 0 or more. The rate holds for all new referrals of that month. `base` is the base rate in percent for
 * presets that rest on one; null takes the low end of the range.
 */
export function volumeTier(
  rules: VolumeTiers,
  count: number | null,
  base: number | null = null,
): VolumeTier {
  const chosen = rules.base === null ? null : chosenIn(rules.base, base);
  const held = count === null ? null : bandOf(rules.steps, count);
  const ahead = count === null ? null : (rules.steps.findLast(({ from }) => from > count) ?? null);
  const basis = chosen?.chosen ?? 0;
  return {
    ...explained({
      value: held === null ? null : percentOf(held.rate, basis),
      because: reasonsFor(rules, count, held, basis),
      inputs: [
        { name: `converted ${rules.counts} this month`, value: count },
        ...(chosen === null ? [] : [{ name: 'base rate', value: basis }]),
      ],
      rule: 'S59.1',
      preset: rules.preset,
    }),
    tier: held?.name ?? null,
    bonus: held?.bonus ?? 'none',
    outsideRange: chosen?.outside ?? false,
    next: ahead === null || count === null ? null : nextOf(ahead, count, basis),
  };
}

function nextOf(step: Step, count: number, base: number): VolumeNext {
  return {
    tier: step.name,
    from: step.from,
    missing: step.from - count,
    ratePercent: percentOf(step.rate, base),
  };
}

function percentOf(rate: StepRate, base: number): number {
  if (rate.kind === 'fixed') return rate.percent;
  return toDecimals(addRatios(ratioOf(base), ratioOf(rate.plusPoints)), 4);
}

function reasonsFor(
  { counts }: VolumeTiers,
  count: number | null,
  held: Step | null,
  base: number,
): Reason[] {
  if (count === null) return [because(`The converted ${counts} of the month are not recorded`)];
  if (held === null) return [because(`No converted ${counts} this month, so no rate applies`)];
  const one = counts === 'sales' ? 'sale' : 'referral';
  const name = held.name === null ? '' : ` (${held.name})`;
  const reached = `${plural(count, `converted ${one}`)} this month: the step from ${held.from}${name}`;
  if (held.rate.kind === 'fixed') return [because(`${reached} pays ${held.rate.percent}%`)];
  const bump = held.rate.plusPoints === 0 ? '' : ` plus ${held.rate.plusPoints} points`;
  return [because(`${reached} pays the base rate of ${base}%${bump}`)];
}

/**
 * The rate a customer keeps for its recurring months (S59.6): that of the month it converted in, set when that month
 * closes. `final` is false while the month still runs. `monthCount` = converted referrals of that month.
 */
export function customerRate(
  rules: VolumeTiers,
  convertedOn: LocalDate,
  monthCount: number | null,
  today: LocalDate,
  base: number | null = null,
): VolumeTier & { readonly final: boolean; readonly setOn: LocalDate } {
  const { year, month } = partsOf(convertedOn);
  const setOn = addMonths(localDate(year, month, 1), 1);
  return { ...volumeTier(rules, monthCount, base), rule: 'S59.6', setOn, final: today >= setOn };
}

const fixed = (from: number, name: string | null, percent: number, bonus: Step['bonus'] = 'none') =>
  ({ from, name, rate: { kind: 'fixed', percent }, bonus }) satisfies Step;

export type VolumePresetId = 'V1' | 'V2' | 'V3' | 'V4';

/** The four volume presets of S59; V2 is the default. */
export const volumePresets: Readonly<Record<VolumePresetId, VolumeTiers>> = {
  V1: {
    preset: 'V1',
    name: 'Starter, Pro, Elite, Super',
    version: 1,
    counts: 'referrals',
    base: null,
    steps: [
      fixed(51, 'Super', 35, 'entered'),
      fixed(21, 'Elite', 30),
      fixed(6, 'Pro', 25),
      fixed(1, 'Starter', 20),
    ],
  },
  V2: {
    preset: 'V2',
    name: 'Three steps with a quarterly bonus',
    version: 1,
    counts: 'referrals',
    base: null,
    steps: [fixed(26, null, 40, 'quarterly'), fixed(11, null, 35), fixed(1, null, 30)],
  },
  V3: {
    preset: 'V3',
    name: 'Base, more from ten sales',
    version: 1,
    counts: 'sales',
    base: null,
    steps: [fixed(10, null, 25), fixed(1, null, 20)],
  },
  V4: {
    preset: 'V4',
    name: 'Base rate, five points more from five sales',
    version: 1,
    counts: 'sales',
    base: { min: 20, max: 30 },
    steps: [
      { from: 5, name: null, rate: { kind: 'base', plusPoints: 5 }, bonus: 'none' },
      { from: 1, name: null, rate: { kind: 'base', plusPoints: 0 }, bonus: 'none' },
    ],
  },
};

/** The preset a new program starts with (Appendix E, S59). */
export const defaultVolumePreset: VolumePresetId = 'V2';
