import type { Explained } from '../kernel/explained.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import {
  type AttributionWindows,
  clickCounts,
  registrationCounts,
  touchCounts,
} from './windows.ts';

/** One piece of evidence for a partner's part in a deal, a click by its kind of link; `on` null is an unknown day. */
export type AttributionEvidence = {
  readonly kind: 'click' | 'affiliate-click' | 'registration' | 'touch';
  readonly on: LocalDate | null;
  readonly what: string;
};

/** The days of a deal that evidence is measured against; null is unknown. */
export type EvidenceDays = {
  readonly signedUpOn: LocalDate | null;
  readonly opportunityCreatedOn: LocalDate | null;
  readonly closedOn: LocalDate | null;
};

export type JudgedEvidence = {
  readonly evidence: AttributionEvidence;
  readonly counts: Explained<boolean>;
};

/**
 * Each piece of evidence with whether and why it counts for the attribution decision (S44.7): a click until sign-up, a registration until
 * close, a touch before close, each within its window. Evidence outside its window does not count; an unknown day leaves it open.
 */
export function judgeEvidence(
  windows: AttributionWindows,
  evidence: readonly AttributionEvidence[],
  days: EvidenceDays,
): JudgedEvidence[] {
  return evidence.map((one) => ({ evidence: one, counts: judge(windows, one, days) }));
}

function judge(
  windows: AttributionWindows,
  { kind, on }: AttributionEvidence,
  { signedUpOn, opportunityCreatedOn, closedOn }: EvidenceDays,
): Explained<boolean> {
  switch (kind) {
    case 'click':
      return clickCounts(windows, 'partnerLink', on, signedUpOn);
    case 'affiliate-click':
      return clickCounts(windows, 'affiliate', on, signedUpOn);
    case 'registration':
      return registrationCounts(windows, on, closedOn);
    case 'touch':
      return touchCounts(windows, on, opportunityCreatedOn, closedOn);
    default:
      return unreachable(kind);
  }
}
