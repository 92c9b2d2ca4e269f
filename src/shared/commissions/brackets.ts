import { z } from 'zod';
import { descends } from '../kernel/bands.ts';
import { minorFromMajor } from '../kernel/money.ts';
import { percentRatio, type Ratio } from '../kernel/ratio.ts';
import {
  type Commission,
  commissionLine,
  commissionOf,
  percentFactor,
  unknownCommission,
} from './lines.ts';

const bracket = z.strictObject({
  /** Lower edge in major units of the reporting currency; it belongs to the bracket (G1). */
  from: z.number().min(0).max(9e11),
  ratePercent: z.number().min(0).max(100),
});

/**
 * Commission brackets on the volume of a fiscal year (S49, G10), from the highest edge down to 0. Marginal pays each
 * slice at its own rate; whole pays the entire volume at the rate of the bracket it reaches (B46).
 */
export const bracketRulesSchema = z
  .strictObject({
    preset: z.string().min(1),
    version: z.number().int().min(1),
    mode: z.enum(['marginal', 'whole']),
    brackets: z.array(bracket).min(1).max(20),
  })
  .refine(({ brackets }) => descends(brackets) && brackets.at(-1)?.from === 0, {
    path: ['brackets'],
    message: 'Brackets must run from the highest edge down to 0.',
  });

export type BracketRules = Readonly<z.infer<typeof bracketRulesSchema>>;

/** $0-100K 20%, $100K-250K 25%, $250K and more 30%, marginal. */
export const standardBrackets: BracketRules = {
  preset: 'Standard brackets',
  version: 1,
  mode: 'marginal',
  brackets: [
    { from: 250_000, ratePercent: 30 },
    { from: 100_000, ratePercent: 25 },
    { from: 0, ratePercent: 20 },
  ],
};

/** The part of an amount that lies in one bracket, in minor units. */
export type BracketSlice = {
  readonly base: number;
  readonly rate: Ratio;
  /** Edges in minor units; `to` null is open-ended. */
  readonly from: number;
  readonly to: number | null;
};

/**
 * Cuts the amount that takes a volume from `start` to `end` at the bracket edges, lowest first (S49.4): every bracket
 * is listed, empty ones with a base of 0. Both in minor units, 0 <= start <= end; the bases sum to end - start.
 */
export function sliceByBrackets(
  brackets: BracketRules['brackets'],
  currency: string,
  start: number,
  end: number,
): BracketSlice[] {
  let to: number | null = null;
  const slices: BracketSlice[] = [];
  for (const { from: edge, ratePercent } of brackets) {
    const from = minorFromMajor(edge, currency);
    const base: number = Math.max(0, Math.min(end, to ?? end) - Math.max(start, from));
    slices.push({ base, rate: percentRatio(ratePercent), from, to });
    to = from;
  }
  return slices.toReversed();
}

/** The rate of the bracket a volume reaches; a volume below 0 has that of the lowest (S49.6). */
export function wholeRate(rules: BracketRules, currency: string, volume: number): Ratio {
  let reached = 0;
  for (const { from, ratePercent } of rules.brackets.toReversed())
    if (from === 0 || volume >= minorFromMajor(from, currency)) reached = ratePercent;
  return percentRatio(reached);
}

export type VolumeFacts = {
  readonly currency: string;
  /** Value of the deals closed in the fiscal year, minor units; null while unknown. */
  readonly volume: number | null;
};

/**
 * Commission on a fiscal year's volume (S49.4): one line per bracket when marginal, a single one when whole (S49.6).
 * A volume below zero earns nothing; its credits reverse deal by deal.
 */
export function tieredCommission(rules: BracketRules, facts: VolumeFacts): Commission {
  const { currency, volume } = facts;
  const about = {
    currency,
    rule: rules.mode === 'marginal' ? 'S49.4' : 'S49.6',
    preset: rules.preset,
    inputs: [{ name: 'volume', value: volume }],
  };
  if (volume === null) return unknownCommission(about, 'The commission waits for: volume.');
  const total = Math.max(0, volume);
  const slices = sliceByBrackets(rules.brackets, currency, 0, total);
  const used =
    rules.mode === 'marginal' ? slices : [{ base: total, rate: wholeRate(rules, currency, total) }];
  const lines = used.map(({ base, rate }, index) =>
    commissionLine(
      {
        id: `bracket ${index + 1}`,
        on: null,
        label: rules.mode === 'marginal' ? `Bracket ${index + 1}` : 'Whole volume',
        base,
        currency,
      },
      [percentFactor(rate)],
    ),
  );
  return commissionOf(about, lines);
}
