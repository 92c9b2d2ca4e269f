import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatMinorShort, minorFromMajor, timesRate } from '../kernel/money.ts';
import {
  compareRatios,
  divideRatios,
  minRatio,
  multiplyRatios,
  percentRatio,
  type Ratio,
  ratio,
  ratioOf,
  roundRatio,
} from '../kernel/ratio.ts';
import type { DesignerRules } from './designer-rules.ts';

export type DesignerFacts = {
  readonly currency: string;
  /** Annual contract value, minor units. */
  readonly acv: number | null;
  /** Years a customer stays; used only while `ltv` is null. */
  readonly lifetimeYears: number | null;
  /** Lifetime value, minor units, when it is typed. */
  readonly ltv: number | null;
  /** Option A's fee in major units of the currency. */
  readonly flatFee: number | null;
  /** Acquisition cost over all channels, minor units. */
  readonly blendedCac: number | null;
};

export type DesignerOption = {
  readonly option: 'A' | 'B' | 'C';
  readonly name: string;
  /** Effective acquisition cost, minor units; null while its input is unknown. */
  readonly cac: number | null;
  /** At or below the limit; null while either is unknown. */
  readonly affordable: boolean | null;
};

/** The design: `value` is the recommended option, null when none is affordable or it cannot be told (S56.4). */
export type RateDesign = Explained<DesignerOption['option']> & {
  readonly currency: string;
  readonly options: readonly DesignerOption[];
  /** Most that an acquisition may cost, minor units, rounded for show; null while unknown. */
  readonly maxCac: number | null;
  readonly verdict: 'recommended' | 'none affordable' | 'unknown';
};

/** Lifetime value (S56.1): as typed, else annual value x years. Minor units; null while unknown. */
export function lifetimeValue({ ltv, acv, lifetimeYears }: DesignerFacts): number | null {
  if (ltv !== null) return ltv;
  return acv === null || lifetimeYears === null ? null : timesRate(acv, ratioOf(lifetimeYears));
}

/** Lifetime value / target ratio, exact, in minor units (S56.2): $5,000 at 3:1 is 500000/3 cents. */
export function maxCacOf(ltv: number, targetRatio: number): Ratio {
  return divideRatios(ratio(ltv), ratioOf(targetRatio));
}

/** The three options with what each costs per customer (S56.3), minor units. */
export function cacOptions(
  rules: DesignerRules,
  { acv, flatFee, currency }: Pick<DesignerFacts, 'acv' | 'flatFee' | 'currency'>,
): { readonly A: number | null; readonly B: number | null; readonly C: number | null } {
  const share = (percent: number, months: number): number | null =>
    acv === null ? null : timesRate(acv, multiplyRatios(percentRatio(percent), ratio(months, 12)));
  return {
    A: flatFee === null ? null : minorFromMajor(flatFee, currency),
    B: share(rules.firstYearPercent, 12),
    C: share(rules.recurringPercent, rules.recurringMonths),
  };
}

/**
 * Compares the options and recommends the costliest one that is affordable (S56.4, B55): its cost is at most the
 * blended acquisition cost and at most 80% of the maximum. Blended cost unknown: the maximum alone decides.
 */
export function designRates(rules: DesignerRules, facts: DesignerFacts): RateDesign {
  const { currency, blendedCac } = facts;
  const ltv = lifetimeValue(facts);
  const most = ltv === null ? null : maxCacOf(ltv, rules.targetRatio);
  const limit = most === null ? null : limitOf(rules, most, blendedCac);
  const options = optionsOf(rules, facts, limit);
  const best = costliest(options);
  const unknown = limit === null || (best === null && options.some(({ cac }) => cac === null));
  const about = explained({
    value: best?.option ?? null,
    because: [
      ...options.map((one) => because(optionText(one, currency))),
      because(limitText(limit, currency)),
      because(best === null ? missText(unknown) : `Option ${best.option} is recommended.`),
    ],
    inputs: [
      { name: 'annual contract value', value: facts.acv },
      { name: 'lifetime value', value: ltv },
      { name: 'flat fee', value: facts.flatFee },
      { name: 'blended acquisition cost', value: blendedCac },
    ],
    rule: 'S56.4',
    preset: rules.preset,
  });
  const maxCac = most === null ? null : Number(roundRatio(most));
  const verdict = best !== null ? 'recommended' : unknown ? 'unknown' : 'none affordable';
  return { ...about, currency, options, maxCac, verdict };
}

function limitOf(rules: DesignerRules, most: Ratio, blended: number | null): Ratio {
  const headroom = multiplyRatios(most, percentRatio(rules.headroomPercent));
  return blended === null ? headroom : minRatio(ratio(blended), headroom);
}

function optionsOf(
  rules: DesignerRules,
  facts: DesignerFacts,
  limit: Ratio | null,
): DesignerOption[] {
  const costs = cacOptions(rules, facts);
  const names = {
    A: 'flat fee',
    B: `${rules.firstYearPercent}% of the first year`,
    C: `${rules.recurringPercent}% recurring for ${rules.recurringMonths} months`,
  };
  return (['A', 'B', 'C'] as const).map((option) => {
    const cac = costs[option];
    const known = limit !== null && cac !== null;
    const affordable = known ? compareRatios(ratio(cac), limit) <= 0 : null;
    return { option, name: names[option], cac, affordable };
  });
}

type Costed = DesignerOption & { readonly cac: number };

/** The affordable option that costs most; of equals the first. */
function costliest(options: readonly DesignerOption[]): Costed | null {
  let best: Costed | null = null;
  for (const one of options) {
    if (one.cac === null || one.affordable !== true) continue;
    if (best === null || one.cac > best.cac) best = { ...one, cac: one.cac };
  }
  return best;
}

function optionText({ option, name, cac, affordable }: DesignerOption, currency: string): string {
  const cost = cac === null ? 'cost unknown' : formatMinorShort(cac, currency);
  const verdict = affordable === null ? '' : affordable ? ', affordable' : ', too expensive';
  return `Option ${option}, ${name}: ${cost}${verdict}.`;
}

function limitText(limit: Ratio | null, currency: string): string {
  return limit === null
    ? 'The limit waits for the lifetime value.'
    : `An option may cost ${formatMinorShort(Number(roundRatio(limit)), currency)} per customer.`;
}

function missText(unknown: boolean): string {
  return unknown ? 'No option can be recommended yet.' : 'No option is affordable.';
}
