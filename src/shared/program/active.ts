import { z } from 'zod';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatDate, type LocalDate, trailingDays } from '../kernel/local-date.ts';
import { compareRatios, type Ratio, ratioOf } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';

/** What counts as a sign of life of a partner (S01). */
export const countedEvents = [
  'lead',
  'registered-deal',
  'closed-revenue',
  'joint-activity',
] as const;
export type CountedEvent = (typeof countedEvents)[number];

const labels: Readonly<Record<CountedEvent, string>> = {
  lead: 'lead',
  'registered-deal': 'registered deal',
  'closed-revenue': 'closing of revenue',
  'joint-activity': 'joint activity',
};

/** Book rules as data (S01, G10): how long a partner stays active, and from which overlap it fits. */
export const partnerRulesSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  activeDays: z.number().int().min(1).max(366),
  fitFromPercent: z.number().min(0).max(100),
});
export type PartnerRules = z.infer<typeof partnerRulesSchema>;

/** 90 days and an overlap of 60% of the ideal customer profile. */
export const standardPartnerRules: PartnerRules = {
  preset: 'Standard',
  version: 1,
  activeDays: 90,
  fitFromPercent: 60,
};

/** Days on which each kind of event happened; null = no source records that kind. */
export type EventDays = Readonly<Record<CountedEvent, readonly LocalDate[] | null>>;

/**
 * Whether a partner is active: at least one counted event in the trailing days, today as the last (S01.1).
 * Unknown where no kind is recorded at all; kinds that are not recorded lower the coverage.
 */
export function isActivePartner(
  rules: PartnerRules,
  events: EventDays,
  today: LocalDate,
): Explained<boolean> {
  const { from, to } = trailingDays(today, rules.activeDays);
  const counts = countedEvents.map((kind) => ({
    kind,
    count: events[kind]?.filter((day) => day >= from && day <= to).length ?? null,
  }));
  const found = counts.flatMap(({ kind, count }) =>
    count === null || count === 0
      ? []
      : [`${plural(count, labels[kind])} since ${formatDate(from)}`],
  );
  const unknown = counts.every(({ count }) => count === null);
  const none = unknown
    ? 'No source records leads, deals, revenue or joint activities'
    : `No counted event in the ${rules.activeDays} days to ${formatDate(to)}`;
  return explained<boolean>({
    value: unknown ? null : found.length > 0,
    because: (found.length > 0 ? found : [none]).map(because),
    inputs: counts.map(({ kind, count }) => ({ name: labels[kind], value: count })),
    rule: 'S01.1',
    preset: rules.preset,
  });
}

/** A warning where the overlap with the ideal customer profile is under 60%; null at it, above, or unknown (S01.2). */
export function fitWarning(
  rules: PartnerRules,
  overlapPercent: number | Ratio | null,
): string | null {
  if (overlapPercent === null) return null;
  const overlap = typeof overlapPercent === 'number' ? ratioOf(overlapPercent) : overlapPercent;
  return compareRatios(overlap, ratioOf(rules.fitFromPercent)) < 0
    ? `The overlap with our ideal customer profile is under ${rules.fitFromPercent}%`
    : null;
}
