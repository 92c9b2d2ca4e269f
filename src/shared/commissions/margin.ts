import { bandOf } from '../kernel/bands.ts';
import { addRatios, compareRatios, percentRatio, type Ratio } from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { listed } from '../kernel/words.ts';
import type { ResaleTier, ResellerRules } from './reseller-rules.ts';

/** What a deal is, as far as the margin asks. Null is unknown: the bonus is then not counted and the margin is provisional. */
export type MarginFacts = {
  readonly registered: boolean | null;
  /** First deal with a new customer. */
  readonly newLogo: boolean | null;
  /** Contract years, a whole number of at least 1. */
  readonly years: number | null;
};

/** One addend of a margin, in percentage points. */
export type MarginPoints = { readonly text: string; readonly percent: number };

/** The resale tier of that name, or of that other name; an error that lists the names there are. */
export function resaleTier(rules: ResellerRules, name: string): Result<ResaleTier, string> {
  const found = rules.tiers.find((one) => one.name === name || one.alsoCalled.includes(name));
  if (found !== undefined) return ok(found);
  const names = rules.tiers.map((one) => one.name);
  return err(`tier must be one of ${listed(names, 'or')}; it is "${name}".`);
}

/** Points for a contract of so many years (S50.3): 2 years +2, 3 and more +5 where the preset grants them. */
export function multiYearPercent(rules: ResellerRules, years: number): number {
  return bandOf(rules.bonuses.multiYear, years)?.percent ?? 0;
}

/** The addends of a margin: the base first, then every bonus the deal earns (S50.2, B48). */
export function marginPoints(
  { bonuses, ...rules }: ResellerRules,
  base: MarginPoints,
  { registered, newLogo, years }: MarginFacts,
): MarginPoints[] {
  const multiYear = years === null ? 0 : multiYearPercent({ ...rules, bonuses }, years);
  return [
    base,
    { text: 'registered deal', percent: registered === true ? bonuses.registeredPercent : 0 },
    { text: 'new logo', percent: newLogo === true ? bonuses.newLogoPercent : 0 },
    { text: `${years}-year contract`, percent: multiYear },
  ].filter(({ percent }, index) => index === 0 || percent > 0);
}

/** Percentage points added up, as an exact share (S50.2). */
export function sumPoints(points: readonly MarginPoints[]): Ratio {
  return points.map(({ percent }) => percentRatio(percent)).reduce(addRatios);
}

/** Whether a share exceeds a limit in percent; exactly the limit does not. */
export function exceeds(share: Ratio, limitPercent: number): boolean {
  return compareRatios(share, percentRatio(limitPercent)) > 0;
}
