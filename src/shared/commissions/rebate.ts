import { because, type Explained, explained } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { formatMinorShort, minorFromMajor, sumMinor, timesRate } from '../kernel/money.ts';
import { exactPercent } from '../kernel/percent.ts';
import { type FiscalStartMonth, quarterOf, startOfQuarter } from '../kernel/quarter.ts';
import { percentRatio, type Ratio, ratio } from '../kernel/ratio.ts';
import type { RebateRules, ResellerRules } from './reseller-rules.ts';

/** Where a yearly volume stands. `none`: the tier earns no rebate; `custom`: the rate is agreed by hand. */
export type RebateStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'rate'; readonly rate: Ratio }
  | { readonly kind: 'custom' };

/** The next band up and what is missing to it, in minor units; null at the top. */
export type NextRebate = {
  readonly from: number;
  readonly gap: number;
  readonly ratePercent: number | null;
} | null;

export type RebateFacts = {
  readonly currency: string;
  readonly tier: string;
  /** Net purchases of the fiscal year to date, minor units; null while unknown. */
  readonly volume: number | null;
  /** The rate agreed for the custom band, exact; null while none is agreed. */
  readonly customRate: Ratio | null;
};

/** A yearly rebate in minor units; its parts are the slices it pays on. */
export type Rebate = Explained<number> & {
  readonly currency: string;
  readonly standing: RebateStanding;
  readonly next: NextRebate;
};

/** The rebate rate a volume reaches (S50.6): exactly an edge belongs to the band it opens. Volume in minor units. */
export function rebateStanding(
  rules: RebateRules,
  currency: string,
  tier: string,
  volume: number,
): RebateStanding {
  if (rules.tiers !== null && !rules.tiers.includes(tier)) return { kind: 'none' };
  let reached: number | null = 0;
  for (const { from, ratePercent } of rules.bands.toReversed())
    if (volume >= minorFromMajor(from, currency)) reached = ratePercent;
  return reached === null ? { kind: 'custom' } : { kind: 'rate', rate: percentRatio(reached) };
}

/** The lowest paying band above a volume (S50.6): what to reach for. */
export function nextRebate(rules: RebateRules, currency: string, volume: number): NextRebate {
  const edges = rules.bands.map(({ from, ratePercent }) => ({
    from: minorFromMajor(from, currency),
    ratePercent,
  }));
  const next = edges.findLast(({ from, ratePercent }) => from > volume && ratePercent !== 0);
  return next === undefined ? null : { ...next, gap: next.from - volume };
}

/**
 * The rebate on a fiscal year's purchases (S50.7): the rate reached pays on the whole volume, or each band on its own
 * slice when the rules are marginal. A custom band without an agreed rate leaves it unknown. Volume below 0: none.
 */
export function yearlyRebate(rules: ResellerRules, facts: RebateFacts): Rebate {
  const { currency, tier, volume, customRate } = facts;
  const standing: RebateStanding =
    volume === null ? { kind: 'none' } : rebateStanding(rules.rebates, currency, tier, volume);
  const slices = volume === null ? null : slicesOf(rules.rebates, facts, standing, volume);
  const about = {
    inputs: [
      { name: 'volume', value: volume },
      ...(standing.kind === 'custom'
        ? [{ name: 'custom rate', value: customRate === null ? null : exactPercent(customRate, 4) }]
        : []),
    ],
    rule: 'S50.7',
    preset: rules.preset,
  };
  const next =
    volume === null || standing.kind === 'none'
      ? null
      : nextRebate(rules.rebates, currency, volume);
  const rest = { currency, standing, next };
  if (slices === null) {
    const why = volume === null ? 'The volume is unknown.' : 'The custom rate is not agreed yet.';
    return { ...explained({ ...about, value: null, because: [because(why)] }), ...rest };
  }
  const parts = slices.map(({ base, rate }) => {
    const part = timesRate(base, rate);
    const text = `${formatMinorShort(base, currency)} × ${exactPercent(rate, 4)} = ${formatMinorShort(part, currency)}`;
    return { text, part };
  });
  const value = sumMinor(parts.map(({ part }) => part));
  const none = standing.kind === 'none' ? [because(`${tier} earns no rebate.`)] : [];
  return { ...explained({ ...about, value, because: [...parts, ...none] }), ...rest };
}

type Slice = { readonly base: number; readonly rate: Ratio };

/** The slices that pay; null when one of them waits for its custom rate. */
function slicesOf(
  rules: RebateRules,
  { currency, customRate }: RebateFacts,
  standing: RebateStanding,
  volume: number,
): Slice[] | null {
  const total = Math.max(0, volume);
  if (standing.kind === 'none') return [];
  if (standing.kind === 'custom' && customRate === null) return null;
  const custom = customRate ?? ratio(0);
  if (rules.mode === 'whole')
    return [{ base: total, rate: standing.kind === 'custom' ? custom : standing.rate }];
  let to = Number.POSITIVE_INFINITY;
  const slices: Slice[] = [];
  for (const { from: edge, ratePercent } of rules.bands) {
    const from = minorFromMajor(edge, currency);
    const base = Math.max(0, Math.min(total, to) - from);
    const rate = ratePercent === null ? custom : percentRatio(ratePercent);
    if (base > 0) slices.push({ base, rate });
    to = from;
  }
  return slices.toReversed();
}

export type RebatePaymentFacts = Omit<RebateFacts, 'volume'> & {
  readonly fiscalStartMonth: FiscalStartMonth;
  /** Purchases (returns negative), minor units. */
  readonly purchases: readonly { readonly on: LocalDate; readonly amount: number }[];
  /** Rebates already paid for this fiscal year, minor units. */
  readonly rebatesPaid: number;
};

/**
 * What a quarter end pays (S50.8): the rebate on net purchases of the fiscal year through today, less rebates paid.
 * Below zero after returns: nothing is paid and the difference is set off against the next quarter.
 */
export function rebatePayment(
  rules: ResellerRules,
  facts: RebatePaymentFacts,
  today: LocalDate,
): Rebate {
  const { purchases, fiscalStartMonth, rebatesPaid, currency } = facts;
  const { year } = quarterOf(today, fiscalStartMonth);
  const start = startOfQuarter({ year, q: 1 }, fiscalStartMonth);
  const inYear = purchases.filter(({ on }) => on >= start && on <= today);
  const volume = sumMinor(inYear.map(({ amount }) => amount));
  const earned = yearlyRebate(rules, { ...facts, volume });
  const paid = {
    text: `Rebates paid this fiscal year ${formatMinorShort(rebatesPaid, currency)}`,
    part: 0 - rebatesPaid,
  };
  return {
    ...earned,
    value: earned.value === null ? null : earned.value - rebatesPaid,
    because: [...earned.because, paid],
    inputs: [...earned.inputs, { name: 'rebates paid', value: rebatesPaid }],
    rule: 'S50.8',
  };
}
