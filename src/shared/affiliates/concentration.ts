import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatPercent } from '../kernel/percent.ts';
import { topCount, topShare } from '../kernel/ranking.ts';
import { compareRatios, percentRatio, type Ratio } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';
import {
  affiliateConcentrationTable,
  affiliateHealthFigures,
} from '../playbooks/affiliate-benchmarks.ts';
import type { BenchStatus } from './health.ts';

/** `value` is the status on the three-band scale; null while there are too few producing affiliates. */
export type Concentration = Explained<BenchStatus> & {
  readonly producing: number;
  /** Shares of the top 1%, 10% and 20%; null without revenue. */
  readonly shares: readonly { readonly topPercent: number; readonly share: Ratio }[];
};

/**
 * How much revenue rests on few affiliates (S66.8): poor when the top 1% bring 80% or more, good when the top 20%
 * bring 50% or less, average when the top 10% bring 60% or less, else between poor and average. `revenues` are minor
 * units per affiliate of the month (null = unknown); fewer than 25 producing affiliates are not judged.
 */
export function affiliateConcentration(revenues: readonly number[] | null): Concentration {
  const { producingForConcentration: least } = affiliateHealthFigures;
  const producing = (revenues ?? []).filter((revenue) => revenue > 0);
  const shares = Object.values(affiliateConcentrationTable).flatMap(({ topPercent }) => {
    const share = topShare(producing, topCount(producing.length, topPercent));
    return share === null ? [] : [{ topPercent, share }];
  });
  const judged = producing.length >= least;
  const told = shares.map(({ topPercent, share }) =>
    because(`The top ${topPercent}% bring ${formatPercent(share)} of revenue`),
  );
  const few = because(
    `${plural(producing.length, 'producing affiliate')}: concentration is judged from ${least} on`,
  );
  return {
    ...explained({
      value: judged ? statusOf(shares) : null,
      because: judged ? told : [few],
      inputs: [
        { name: 'producing affiliates', value: revenues === null ? null : producing.length },
      ],
      rule: 'S66.8',
      preset: null,
    }),
    producing: producing.length,
    shares,
  };
}

function statusOf(shares: Concentration['shares']): BenchStatus {
  const { poor, average, good } = affiliateConcentrationTable;
  const against = (topPercent: number, edge: number): number[] =>
    shares
      .filter((one) => one.topPercent === topPercent)
      .map(({ share }) => compareRatios(share, percentRatio(edge)));
  if (against(poor.topPercent, poor.from).some((place) => place >= 0)) return 'poor';
  if (against(good.topPercent, good.upTo).some((place) => place <= 0)) return 'good';
  return against(average.topPercent, average.upTo).some((place) => place <= 0)
    ? 'average'
    : 'between poor and average';
}
