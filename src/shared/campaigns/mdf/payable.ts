import { type Explained, explained, type Reason } from '../../kernel/explained.ts';
import { formatMinor, timesRate } from '../../kernel/money.ts';
import {
  addRatios,
  divideRatios,
  percentRatio,
  type Ratio,
  ratio,
  subtractRatios,
} from '../../kernel/ratio.ts';
import type { MdfRules } from './rules.ts';

/**
 * The fund's share of a cost for a partner match (S38.4): 1 - match, the partner paying that part of the cost; in the
 * other reading the partner adds that part of the MDF itself, and the share is 1 / (1 + match).
 */
export function fundShare(reading: MdfRules['matchReading'], matchPercent: number): Ratio {
  const match = percentRatio(matchPercent);
  return reading === 'share-of-cost'
    ? subtractRatios(ratio(1), match)
    : divideRatios(ratio(1), addRatios(ratio(1), match));
}

/** A cost to be paid from the fund; minor units. `available` null is not known. */
export type PayableFacts = {
  readonly cost: number;
  readonly matchPercent: number;
  readonly available: number | null;
  readonly currency: string;
};

/** What the fund pays of a cost (S38.4): the fund's share, at most what is available. Unknown while that is. */
export function mdfPayable(rules: MdfRules, facts: PayableFacts): Explained<number> {
  const { cost, matchPercent, available, currency } = facts;
  const share = timesRate(cost, fundShare(rules.matchReading, matchPercent));
  const value = available === null ? null : Math.min(share, available);
  return explained<number>({
    value,
    because: [
      {
        text: `The fund pays ${formatMinor(share, currency)} of ${formatMinor(cost, currency)} at a match of ${matchPercent}%.`,
        part: value === null ? null : share,
      },
      ...capped(share, available, currency),
    ],
    inputs: [
      { name: 'cost', value: cost },
      { name: 'match percent', value: matchPercent },
      { name: 'available', value: available },
    ],
    rule: 'S38.4',
    preset: rules.preset,
  });
}

function capped(share: number, available: number | null, currency: string): Reason[] {
  if (available === null) return [{ text: 'What is available is not known.', part: null }];
  if (available >= share) return [];
  return [
    { text: `Only ${formatMinor(available, currency)} is available.`, part: available - share },
  ];
}
