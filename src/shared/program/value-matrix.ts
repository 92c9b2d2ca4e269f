import { divideMinor, formatMinor } from '../kernel/money.ts';

/** The four quadrants of S06. */
export type Quadrant =
  | 'Technology partners'
  | 'Strategic alliances'
  | 'Affiliate partners'
  | 'Channel partners';

/** Inputs of one partner's place. Revenue and cut are integer minor units; null is unknown. */
export type MatrixFacts = {
  readonly currency: string;
  /** 0-100. */
  readonly strategicValue: number | null;
  readonly revenueT12M: number | null;
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
      readonly rule: 'S06';
    };

/** Strategic value from which a partner counts as high (S06.1). */
export const strategicHighFrom = 50;

const moves: Readonly<Record<Quadrant, string>> = {
  'Strategic alliances': 'Invest more: joint go-to-market',
  'Technology partners': 'Grow: co-sell and enable',
  'Channel partners': 'Maintain and automate',
  'Affiliate partners': 'Automate or deprioritize',
};

/** Median of the revenues above zero, minor units; null when there are none (S06.1). */
export function medianRevenue(revenues: readonly number[]): number | null {
  const sorted = revenues.filter((revenue) => revenue > 0).sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) return null;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? upper;
  return lower === upper ? upper : divideMinor(lower + upper, 2);
}

/** Places one partner on the value matrix (S06). Without either axis it stays unplaced. */
export function placeInMatrix(facts: MatrixFacts): MatrixPlace {
  const { strategicValue, revenueT12M, revenueCut, currency } = facts;
  if (strategicValue === null)
    return { placed: false, reason: 'Strategic value is not set', rule: 'S06' };
  if (revenueT12M === null) return { placed: false, reason: 'Revenue is unknown', rule: 'S06' };
  const strategic = strategicValue >= strategicHighFrom;
  const strong = revenueCut !== null && revenueT12M >= revenueCut;
  const quadrant = quadrantOf(strategic, strong);
  const cut =
    revenueCut === null
      ? 'no partner has revenue'
      : `the cut is ${formatMinor(revenueCut, currency)}`;
  return {
    placed: true,
    quadrant,
    recommendation: moves[quadrant],
    reasons: [
      `Strategic value ${strategicValue} of 100 is ${strategic ? 'high' : 'low'}: the cut is ${strategicHighFrom}`,
      `Revenue of ${formatMinor(revenueT12M, currency)} in 12 months is ${strong ? 'high' : 'low'}: ${cut}`,
    ],
    rule: 'S06',
  };
}

function quadrantOf(strategic: boolean, strong: boolean): Quadrant {
  if (strategic) return strong ? 'Strategic alliances' : 'Technology partners';
  return strong ? 'Channel partners' : 'Affiliate partners';
}
