import { z } from 'zod';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatMinorShort, sumMinor, timesRate } from '../kernel/money.ts';
import {
  compareRatios,
  divideRatios,
  multiplyRatios,
  percentRatio,
  type Ratio,
  ratio,
  ratioOf,
  toDecimals,
} from '../kernel/ratio.ts';
import { listed } from '../kernel/words.ts';

/** When a tier loses money, as data (S16.3, G10). */
export const tierEconomicsRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  /** A multiple below this warns. */
  warnBelow: z.number().min(0).max(1000),
});
export type TierEconomicsRules = z.infer<typeof tierEconomicsRulesSchema>;

export const standardTierEconomics: TierEconomicsRules = {
  preset: 'Standard',
  version: 1,
  warnBelow: 1,
};

/** A tier, or one partner, as the model sees it: amounts in minor units, the margin in percent; null = unknown. */
export type TierEconomicsInput = {
  readonly name: string;
  /** Average revenue of a partner. */
  readonly revenue: number | null;
  readonly marginPercent: number | null;
  /** Cost of a partner. */
  readonly cost: number | null;
  /** Partners of the tier; 1 for a partner by itself. */
  readonly partners: number | null;
};

/** Gross margin over cost, not net (S16.1). `value` null = unknown, or not applicable at a cost of 0. */
export type TierRoi = Explained<Ratio> & {
  readonly name: string;
  /** Two decimals, as shown. */
  readonly shown: number | null;
  readonly status: 'ok' | 'loses-money' | 'not-applicable' | 'unknown';
};

export type ProgramEconomics = {
  readonly rows: readonly TierRoi[];
  /** All partners together: margins over costs, tiers weighed by their partners. */
  readonly total: TierRoi;
  /** Minor units; of the tiers whose figures are all known. */
  readonly margin: number;
  readonly cost: number;
};

/** ROI of each tier (or partner) and of the program (S16.1, S16.2). Rows with an unknown figure stay out of the total. */
export function tierEconomics(
  rules: TierEconomicsRules,
  inputs: readonly TierEconomicsInput[],
  currency: string,
): ProgramEconomics {
  const totals = inputs.map(totalsOf);
  const known = totals.flatMap((one) => (one === null ? [] : [one]));
  const margin = sumMinor(known.map((one) => one.margin));
  const cost = sumMinor(known.map((one) => one.cost));
  const out = inputs.filter((_, at) => totals[at] === null).map(({ name }) => name);
  const sums = known.length === 0 ? null : { exact: ratio(margin), margin, cost };
  const found = roiOf(rules, 'Program', sums, currency);
  const left = out.length === 0 ? [] : [because(`Left out, figures unknown: ${listed(out)}.`)];
  const total: TierRoi = {
    ...explained({
      value: found.value,
      because: [because(found.sentence), ...left],
      inputs: inputs.map(({ name }, at) => ({ name, value: totals[at]?.margin ?? null })),
      rule: 'S16.2',
      preset: rules.preset,
    }),
    ...found.shownAs,
  };
  return { rows: inputs.map((input) => tierRoi(rules, input, currency)), total, margin, cost };
}

/** ROI of one tier or one partner (S16.1): 7x, 6.5x; below 1x it loses money (S16.3). */
export function tierRoi(
  rules: TierEconomicsRules,
  { name, revenue, marginPercent, cost }: Omit<TierEconomicsInput, 'partners'>,
  currency: string,
): TierRoi {
  const found = roiOf(rules, name, lineOf(revenue, marginPercent, cost), currency);
  return {
    ...explained({
      value: found.value,
      because: [because(found.sentence)],
      inputs: [
        { name: 'average revenue', value: revenue },
        { name: 'margin, percent', value: marginPercent },
        { name: 'partner cost', value: cost },
      ],
      rule: 'S16.1',
      preset: rules.preset,
    }),
    ...found.shownAs,
  };
}

type Line = {
  /** The margin before it is rounded to a minor unit. */
  readonly exact: Ratio;
  readonly margin: number;
  readonly cost: number;
};

function lineOf(
  revenue: number | null,
  marginPercent: number | null,
  cost: number | null,
): Line | null {
  if (revenue === null || marginPercent === null || cost === null) return null;
  const share = percentRatio(marginPercent);
  return { exact: multiplyRatios(ratio(revenue), share), margin: timesRate(revenue, share), cost };
}

function totalsOf({
  revenue,
  marginPercent,
  cost,
  partners,
}: TierEconomicsInput): Pick<Line, 'margin' | 'cost'> | null {
  const line = lineOf(revenue, marginPercent, cost);
  if (line === null || partners === null) return null;
  return { margin: line.margin * partners, cost: line.cost * partners };
}

function roiOf(rules: TierEconomicsRules, name: string, line: Line | null, currency: string) {
  const value =
    line === null || line.cost === 0 ? null : divideRatios(line.exact, ratio(line.cost));
  const shown = value === null ? null : toDecimals(value, 2);
  const losing = value !== null && compareRatios(value, ratioOf(rules.warnBelow)) < 0;
  const known = losing ? 'loses-money' : 'ok';
  const status = line === null ? 'unknown' : value === null ? 'not-applicable' : known;
  const money = (amount: number): string => formatMinorShort(amount, currency);
  const ending = losing ? `${shown}x, under ${rules.warnBelow}x: it loses money` : `${shown}x`;
  const sentence =
    line === null
      ? `${name}: revenue, margin or cost unknown.`
      : `${name}: ${money(line.margin)} of margin on ${money(line.cost)} of cost: ${shown === null ? 'n/a' : ending}.`;
  const shownAs: Pick<TierRoi, 'name' | 'shown' | 'status'> = { name, shown, status };
  return { value, sentence, shownAs };
}
