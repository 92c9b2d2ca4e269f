import { z } from 'zod';
import { divideMinor, formatMinor } from '../kernel/money.ts';
import { compareRatios, type Ratio, ratioOf, toDecimals } from '../kernel/ratio.ts';

/** The four quadrants of S06. */
export type Quadrant =
  | 'Technology partners'
  | 'Strategic alliances'
  | 'Affiliate partners'
  | 'Channel partners';

/** Inputs of one partner's place. Revenue and cut are integer minor units; null is unknown. */
export type MatrixFacts = {
  readonly currency: string;
  /** 0-100; a scorecard's result comes rescaled (`strategicValueOf`). */
  readonly strategicValue: number | Ratio | null;
  readonly revenueT12M: number | null;
  /** Stands in only where there is no revenue, and is marked (S06.3). */
  readonly revenuePotential?: number | null;
  /** Median revenue of partners with revenue > 0, or an amount typed by the user; null = nobody has revenue. */
  readonly revenueCut: number | null;
};

export type MatrixPlace =
  | { readonly placed: false; readonly reason: string; readonly rule: 'S06' }
  | {
      readonly placed: true;
      readonly quadrant: Quadrant;
      readonly recommendation: string;
      readonly reasons: readonly string[];
      /** True where the revenue axis is a potential, not revenue. */
      readonly potential: boolean;
      readonly rule: 'S06';
    };

/** Matrix rules as data (S06, G10). The revenue cut belongs to the book, so it is a fact. */
export const matrixRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  strategicHighFrom: z.number().min(0).max(100),
});
export type MatrixRules = z.infer<typeof matrixRulesSchema>;

/** Strategic value of 50 or more is high. */
export const standardMatrixRules: MatrixRules = {
  preset: 'Standard',
  version: 1,
  strategicHighFrom: 50,
};

const moves: Readonly<Record<Quadrant, string>> = {
  'Strategic alliances': 'Invest more: joint go-to-market',
  'Technology partners': 'Grow: co-sell and enable',
  'Channel partners': 'Maintain and automate',
  'Affiliate partners': 'Automate or deprioritize',
};

/** Places one partner on the value matrix (S06). Without either axis it stays unplaced. */
export function placeInMatrix(
  facts: MatrixFacts,
  rules: MatrixRules = standardMatrixRules,
): MatrixPlace {
  const { revenueCut, currency } = facts;
  if (facts.strategicValue === null)
    return { placed: false, reason: 'Strategic value is not set', rule: 'S06' };
  const revenue = revenueOf(facts);
  if (revenue === null) return { placed: false, reason: 'Revenue is unknown', rule: 'S06' };
  const value =
    typeof facts.strategicValue === 'number' ? ratioOf(facts.strategicValue) : facts.strategicValue;
  const strategic = compareRatios(value, ratioOf(rules.strategicHighFrom)) >= 0;
  const strong = revenueCut !== null && revenue.amount >= revenueCut;
  const quadrant = quadrantOf(strategic, strong);
  const cut =
    revenueCut === null
      ? 'no partner has revenue'
      : `the cut is ${formatMinor(revenueCut, currency)}`;
  const what = revenue.potential ? 'Revenue potential' : 'Revenue';
  return {
    placed: true,
    quadrant,
    recommendation: moves[quadrant],
    reasons: [
      `Strategic value ${toDecimals(value, 1)} of 100 is ${strategic ? 'high' : 'low'}: the cut is ${rules.strategicHighFrom}`,
      `${what} of ${formatMinor(revenue.amount, currency)} in 12 months is ${strong ? 'high' : 'low'}: ${cut}`,
    ],
    potential: revenue.potential,
    rule: 'S06',
  };
}

/** Revenue where there is any; else the potential, marked; else no revenue (S06.3). Null while nothing is known. */
function revenueOf({
  revenueT12M,
  revenuePotential = null,
}: MatrixFacts): { readonly amount: number; readonly potential: boolean } | null {
  if (revenuePotential !== null && (revenueT12M === null || revenueT12M <= 0))
    return { amount: revenuePotential, potential: true };
  return revenueT12M === null ? null : { amount: revenueT12M, potential: false };
}

function quadrantOf(strategic: boolean, strong: boolean): Quadrant {
  if (strategic) return strong ? 'Strategic alliances' : 'Technology partners';
  return strong ? 'Channel partners' : 'Affiliate partners';
}

/** Median of the revenues above zero, minor units; null when there are none (S06.1). */
export function medianRevenue(revenues: readonly number[]): number | null {
  const sorted = revenues.filter((revenue) => revenue > 0).sort((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return divideMinor(
    middle.reduce((total, one) => total + one, 0),
    middle.length,
  );
}
