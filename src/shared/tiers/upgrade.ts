import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatDate, type LocalDate } from '../kernel/local-date.ts';
import type { TierResult, TierStanding } from './types.ts';

/** An upgrade that is earned. It takes effect when confirmed, back-dated to the day it was earned (S11.14, B15). */
export type TierUpgrade = Explained<TierStanding> & {
  readonly state: 'proposed' | 'confirmed';
  readonly from: TierStanding | null;
  readonly to: TierStanding;
  /** First day the facts met the tier. */
  readonly effectiveOn: LocalDate;
};

/**
 * The upgrade a result earns, or null (S11.14). It needs no review date. `confirmedOn` null = not yet confirmed;
 * with `autoConfirm` it is confirmed at once, unless the tier is provisional: what is unknown waits for a person.
 */
export function tierUpgrade(
  { held, earned, provisional, preset }: TierResult,
  earnedOn: LocalDate,
  {
    confirmedOn,
    autoConfirm,
  }: { readonly confirmedOn: LocalDate | null; readonly autoConfirm: boolean },
): TierUpgrade | null {
  if (earned === null || earned.index <= (held?.index ?? -1)) return null;
  const confirmed = confirmedOn !== null || (autoConfirm && !provisional);
  const sentence = confirmed
    ? `${earned.name} holds from ${formatDate(earnedOn)}, the day it was earned.`
    : `${earned.name} is earned since ${formatDate(earnedOn)} and holds from that day once confirmed.`;
  return {
    ...explained({
      value: earned,
      because: [because(sentence)],
      inputs: [{ name: 'earned on', value: earnedOn }],
      rule: 'S11.14',
      preset,
    }),
    state: confirmed ? 'confirmed' : 'proposed',
    from: held,
    to: earned,
    effectiveOn: earnedOn,
  };
}
