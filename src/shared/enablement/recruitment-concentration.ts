import { because, type Explained, explained } from '../kernel/explained.ts';
import { sumMinor } from '../kernel/money.ts';
import { formatPercent } from '../kernel/percent.ts';
import { placeIn } from '../kernel/range.ts';
import { topCount } from '../kernel/ranking.ts';
import { compareRatios, multiplyRatios, percentRatio, type Ratio, ratio } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';
import type { ConcentrationRules, RecruitmentRules } from './recruitment-rules.ts';

/** A partner's revenue in the trailing 12 months, minor units of one currency; null is unknown (G8). */
export type PartnerRevenue = { readonly name: string; readonly revenue: number | null };

export type TopGroup = {
  readonly label: string;
  readonly partners: readonly string[];
  readonly share: Ratio;
};

/** The fewest partners that together bring a share of the revenue, against what is usual (A59, A60). */
export type FewestFor = {
  readonly sharePercent: number;
  readonly partners: number;
  readonly usual: 'below' | 'inside' | 'above';
};

/** `value` says whether revenue is concentrated; null without any revenue. */
export type Concentration = Explained<boolean> & {
  readonly groups: readonly TopGroup[];
  readonly topPerformers: readonly string[];
  readonly fewest: readonly FewestFor[];
};

/** Partners with revenue above zero, best first; ties by name. */
type Ranked = { readonly name: string; readonly revenue: number };

/**
 * How much of the partner revenue the best partners bring (S79.6, S79.7). Only partners with revenue above zero in the
 * trailing 12 months count; unknown ones lower the coverage. Concentrated: 80% or more from the top 10%.
 */
export function revenueConcentration(
  rules: RecruitmentRules,
  partners: readonly PartnerRevenue[],
): Concentration {
  const limits = rules.concentration;
  const ranked = rank(partners);
  const total = sumMinor(ranked.map(({ revenue }) => revenue));
  const group = (label: string, count: number): TopGroup => topGroup(ranked, total, label, count);
  const flagged = group('flag', topCount(ranked.length, limits.flagPartnersPercent));
  const groups = [
    ...limits.topPercents.map((one) => group(`Top ${one}%`, topCount(ranked.length, one))),
    group(`Top ${limits.topCount}`, limits.topCount),
  ];
  const known = ranked.length > 0;
  const value = known && compareRatios(flagged.share, percentRatio(limits.flagSharePercent)) >= 0;
  return {
    ...explained<boolean>({
      value: known ? value : null,
      because: known ? groups.map(groupReason) : [because('No partner has revenue yet.')],
      inputs: partners.map(({ name, revenue }) => ({ name, value: revenue })),
      rule: 'S79.7',
      preset: rules.preset,
    }),
    groups: known ? groups : [],
    topPerformers: flagged.partners,
    fewest: known ? limits.usual.map((usual) => fewestFor(usual, ranked, total)) : [],
  };
}

function rank(partners: readonly PartnerRevenue[]): Ranked[] {
  return partners
    .flatMap(({ name, revenue }) => (revenue !== null && revenue > 0 ? [{ name, revenue }] : []))
    .sort((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1));
}

function topGroup(
  ranked: readonly Ranked[],
  total: number,
  label: string,
  count: number,
): TopGroup {
  const best = ranked.slice(0, count);
  const revenue = sumMinor(best.map((one) => one.revenue));
  return {
    label,
    partners: best.map(({ name }) => name),
    share: total === 0 ? ratio(0) : ratio(revenue, total),
  };
}

function groupReason({ label, partners, share }: TopGroup) {
  return because(
    `${label} (${plural(partners.length, 'partner')}): ${formatPercent(share)} of the revenue.`,
  );
}

function fewestFor(
  { sharePercent, partners: range, unit }: ConcentrationRules['usual'][number],
  ranked: readonly Ranked[],
  total: number,
): FewestFor {
  const goal = multiplyRatios(percentRatio(sharePercent), ratio(total));
  let [count, revenue] = [0, 0];
  for (const one of ranked) {
    if (compareRatios(ratio(revenue), goal) >= 0) break;
    count += 1;
    revenue += one.revenue;
  }
  const measured = unit === 'partners' ? ratio(count) : ratio(100 * count, ranked.length);
  return { sharePercent, partners: count, usual: placeIn(range, measured) };
}
