import { daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';
import type { ConflictRules } from './conflict-rules.ts';

/** What direct sales did at the customer; null is unknown, false and an empty list are known to be nothing. */
export type DirectSales = {
  /** The day the open opportunity was created. */
  readonly opportunityOpenedOn: LocalDate | false | null;
  readonly meetings: readonly LocalDate[] | null;
};

export type PriorRelationship = {
  readonly value: 'open-opportunity' | 'meeting' | 'none' | null;
  readonly text: string;
};

/**
 * Whether direct sales knew the customer first (S41.3): an open opportunity dated before the registration, or a logged
 * meeting at most 90 days before it. What happens on the registration's own day is not before it. Null when what is
 * known shows none and the rest is unknown.
 */
export function priorRelationship(
  { meetingDays }: Pick<ConflictRules, 'meetingDays'>,
  { opportunityOpenedOn, meetings }: DirectSales,
  registeredOn: LocalDate,
): PriorRelationship {
  if (
    opportunityOpenedOn !== null &&
    opportunityOpenedOn !== false &&
    opportunityOpenedOn < registeredOn
  )
    return {
      value: 'open-opportunity',
      text: `an opportunity open since ${formatDate(opportunityOpenedOn)}.`,
    };
  const last = (meetings ?? [])
    .filter((day) => day < registeredOn)
    .toSorted()
    .at(-1);
  if (last !== undefined) {
    const days = daysBetween(last, registeredOn);
    if (meetingDays === null || days <= meetingDays)
      return {
        value: 'meeting',
        text: `a meeting on ${formatDate(last)}, ${plural(days, 'day')} before the registration.`,
      };
  }
  if (opportunityOpenedOn === null)
    return { value: null, text: 'Whether direct sales has an open opportunity is unknown.' };
  return meetings === null
    ? { value: null, text: 'Whether direct sales met the customer is unknown.' }
    : { value: 'none', text: 'no prior relationship.' };
}
