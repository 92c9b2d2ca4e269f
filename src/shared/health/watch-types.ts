import type { Explained } from '../kernel/explained.ts';
import type { LocalDate, LocalDateTime } from '../kernel/local-date.ts';
import type { Ratio } from '../kernel/ratio.ts';
import type { PartnerTypeId } from '../playbooks/partner-type-definitions.ts';
import type { Cadence } from '../program/cadence.ts';
import type { HealthBand } from './rules.ts';

/** A health score as it stood on a day; both null = unknown. */
export type HealthSnapshot = {
  readonly on: LocalDate;
  readonly score: number | null;
  readonly band: HealthBand['name'] | null;
};

/** What the watch-list looks at. `null` is unknown and lists nobody, except where a line says otherwise. */
export type WatchFacts = {
  readonly partner: string;
  readonly health: HealthSnapshot;
  /** The day the present band began; null = not recorded. */
  readonly bandSince: LocalDate | null;
  readonly lastSnapshot: HealthSnapshot | null;
  /** The trailing twelve months on the twelve before (S07). */
  readonly growth: Ratio | null;
  readonly lastActiveOn: LocalDate | null;
  readonly lastTouchOn: LocalDate | null;
  readonly cadence: Cadence;
  /** Null = nobody. */
  readonly owner: string | null;
  /** The primary contact who left without a replacement; null = none. */
  readonly contactLeft: { readonly name: string; readonly leftOn: LocalDate } | null;
  readonly type: PartnerTypeId | null;
  /** Null = not onboarded. */
  readonly onboardedOn: LocalDate | null;
  readonly linkShared: boolean | null;
  /** Null = none yet. */
  readonly firstLeadOn: LocalDate | null;
  readonly signedOn: LocalDate | null;
  /** Null = none yet. */
  readonly firstDealOn: LocalDate | null;
  /** When the oldest access request still open was made; null = none open. */
  readonly accessAskedAt: LocalDateTime | null;
  /** Trailing twelve months, minor units; orders ties. */
  readonly revenue: number | null;
};

export type WatchCauseId =
  | 'health-band'
  | 'band-dropped'
  | 'points-dropped'
  | 'revenue-declining'
  | 'inactive'
  | 'untouched'
  | 'no-owner'
  | 'contact-left'
  | 'stalled'
  | 'dormant'
  | 'no-first-deal'
  | 'access-waiting';

export type WatchCause = {
  readonly id: WatchCauseId;
  readonly text: string;
  readonly since: LocalDate | null;
  /** Days since; null where that is not a matter of days. */
  readonly days: number | null;
};

/** A partner's place on the list: how many causes (`value`, each a part of 1); 0 is not listed. */
export type WatchEntry = Explained<number> & {
  readonly partner: string;
  readonly band: HealthBand['name'] | null;
  readonly causes: readonly WatchCause[];
  /** Days since the oldest cause; null where none is dated. */
  readonly days: number | null;
  readonly revenue: number | null;
};
