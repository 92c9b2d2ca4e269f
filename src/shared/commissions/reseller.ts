import { type Explained, explained } from '../kernel/explained.ts';
import { formatMinorShort, timesRate } from '../kernel/money.ts';
import { exactPercent } from '../kernel/percent.ts';
import { placeIn } from '../kernel/range.ts';
import { addRatios, percentRatio, type Ratio } from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { exceeds, type MarginFacts, marginPoints, resaleTier, sumPoints } from './margin.ts';
import type { ResellerRules } from './reseller-rules.ts';

export type ResellerDeal = MarginFacts & {
  readonly currency: string;
  /** List price, minor units; null while unknown. */
  readonly list: number | null;
  readonly tier: string;
  /** What the partner sells at, minor units; null while unknown. */
  readonly resale: number | null;
  /** The rebate rate the partner's volume reached (S50.6); null when there is none or it is not settled. */
  readonly rebateRate: Ratio | null;
};

/** A quote: `value` is the buy price in minor units; the parts are the list price and the margin off it (S50.1). */
export type ResellerQuote = Explained<number> & {
  readonly currency: string;
  /** Exact share off list. */
  readonly margin: Ratio;
  /** Resale price less cost; null while either is unknown. */
  readonly profit: number | null;
  /** An unknown answer may still add points. */
  readonly provisional: boolean;
  readonly warnings: readonly string[];
};

/**
 * Quotes a resale deal: margin = the tier's base plus bonuses in points, cost = list x (1 - margin), profit = resale -
 * cost (S50.1, S50.2). A resale price below list lowers the partner's profit alone. Warns when margin and rebate
 * exceed the limit of the rules, or the margin its guard (S50.4). An unknown tier or a broken term is an error.
 */
export function quoteReseller(
  rules: ResellerRules,
  deal: ResellerDeal,
): Result<ResellerQuote, string> {
  const { list, resale, currency, years } = deal;
  if (years !== null && !(Number.isInteger(years) && years >= 1))
    return err(`years must be a whole number of at least 1; it is ${years}.`);
  const tier = resaleTier(rules, deal.tier);
  if (!tier.ok) return tier;
  const { name, chosenPercent } = tier.value;
  const points = marginPoints(rules, { text: `${name} base`, percent: chosenPercent }, deal);
  const margin = sumPoints(points);
  const off = list === null ? null : timesRate(list, margin);
  const cost = list === null || off === null ? null : list - off;
  const sum = points.map(({ text, percent }) => `${text} ${percent}%`).join(' + ');
  const about = explained({
    value: cost,
    because: [
      { text: `List price ${moneyText(list, currency)}`, part: list },
      { text: `Margin ${exactPercent(margin, 4)}: ${sum}`, part: off === null ? null : 0 - off },
    ],
    inputs: [
      { name: 'list price', value: list },
      { name: 'registered', value: deal.registered },
      { name: 'new logo', value: deal.newLogo },
      { name: 'years', value: years },
      { name: 'resale price', value: resale },
    ],
    rule: 'S50.1',
    preset: rules.preset,
  });
  return ok({
    ...about,
    currency,
    margin,
    profit: cost === null || resale === null ? null : resale - cost,
    provisional: [deal.registered, deal.newLogo, years].includes(null),
    warnings: warningsOf(rules, margin, deal.rebateRate),
  });
}

function moneyText(amount: number | null, currency: string): string {
  return amount === null ? 'unknown' : formatMinorShort(amount, currency);
}

function warningsOf(rules: ResellerRules, margin: Ratio, rebate: Ratio | null): string[] {
  const { maxMarginPercent: most, warnAbovePercent: limit } = rules;
  const warnings: string[] = [];
  const total = rebate === null ? margin : addRatios(margin, rebate);
  if (exceeds(total, limit))
    warnings.push(`Margin and rebate come to ${exactPercent(total, 4)}, above ${limit}%.`);
  if (most !== null && exceeds(margin, most))
    warnings.push(`The margin of ${exactPercent(margin, 4)} is above the guard of ${most}%.`);
  return warnings;
}

/** One row of a price sheet: the tier's margin range, the margin chosen, and the buy price of the list price. */
export type PriceSheetRow = {
  readonly tier: string;
  readonly marginPercent: ResellerRules['tiers'][number]['marginPercent'];
  readonly chosenPercent: number;
  readonly cost: number;
  /** The chosen margin lies outside its range: a warning, never a block (G7). */
  readonly outside: boolean;
};

/** Buy price per tier without bonuses (S50.5); `list` in minor units. */
export function priceSheet(rules: ResellerRules, list: number): PriceSheetRow[] {
  return rules.tiers.map(({ name, marginPercent, chosenPercent }) => ({
    tier: name,
    marginPercent,
    chosenPercent,
    cost: list - timesRate(list, percentRatio(chosenPercent)),
    outside: placeIn(marginPercent, chosenPercent) !== 'inside',
  }));
}
