import type { LocalDateTime } from '../kernel/local-date.ts';
import { type ReviewClock, reviewClock } from './registration-clock.ts';
import type { RegistrationRules } from './registration-rules.ts';

/** One request that waits for its review. */
export type QueuedRequest = {
  readonly id: string;
  readonly submittedAt: LocalDateTime;
  readonly tier: string | null;
};

export type QueueRow<Request extends QueuedRequest> = {
  readonly request: Request;
  readonly review: ReviewClock | null;
  /** Why it stands where it stands. */
  readonly place: string;
};

/**
 * The review queue (S40.12): requests of a priority tier first, in the order the program names those tiers, then the
 * longest waiting; requests of one minute by id.
 */
export function reviewQueue<Request extends QueuedRequest>(
  rules: RegistrationRules,
  requests: readonly Request[],
  now: LocalDateTime,
): QueueRow<Request>[] {
  const rank = (tier: string | null): number => {
    const at = tier === null ? -1 : rules.priorityTiers.indexOf(tier);
    return at < 0 ? rules.priorityTiers.length : at;
  };
  const inOrder = requests.toSorted(
    (a, b) =>
      rank(a.tier) - rank(b.tier) ||
      compareText(a.submittedAt, b.submittedAt) ||
      compareText(a.id, b.id),
  );
  return inOrder.map((request) => ({
    request,
    review: reviewClock(rules, request.submittedAt, now),
    place:
      rank(request.tier) < rules.priorityTiers.length
        ? `${request.tier} has priority.`
        : 'By time of submission.',
  }));
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
