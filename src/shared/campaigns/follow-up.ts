import { because, type Explained, explained } from '../kernel/explained.ts';
import {
  addHours,
  addMonths,
  dateOf,
  type LocalDate,
  type LocalDateTime,
  minutesBetween,
  withinHours,
} from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type LeadDisposition, leadAgreementClauses } from '../playbooks/campaign-leads.ts';
import type { CampaignRules } from './rules.ts';

/** The moments after an event by which leads are exchanged and followed up, on the wall clock. */
export type FollowUpClock = {
  readonly listExchange: LocalDateTime;
  readonly target: LocalDateTime;
  readonly limit: LocalDateTime;
  /** Attendees: by the end of the day of the event. */
  readonly attendees: LocalDateTime;
};

/** The follow-up clock from the end of the event (S31.4): list 24 h, target 24 h, limit 48 h, attendees the same day. */
export function followUpClock({ leads }: CampaignRules, eventEnd: LocalDateTime): FollowUpClock {
  return {
    listExchange: addHours(eventEnd, leads.exchangeHours),
    target: addHours(eventEnd, leads.followUpTargetHours),
    limit: addHours(eventEnd, leads.followUpLimitHours),
    attendees: `${dateOf(eventEnd)}T23:59`,
  };
}

export type FollowUpStatus = 'on-target' | 'in-time' | 'late' | 'waiting' | 'overdue';

/**
 * How a follow-up stands (S31.4): done within the target, within the limit, or late; undone it waits until the limit
 * has gone by. Hours run on the clock, weekends included; the last minute counts.
 */
export function followUpStatus(
  { leads, preset }: CampaignRules,
  eventEnd: LocalDateTime,
  contactedAt: LocalDateTime | null,
  now: LocalDateTime,
): Explained<FollowUpStatus> {
  const minutes = minutesBetween(eventEnd, contactedAt ?? now);
  const inTime = withinHours(minutes, leads.followUpLimitHours);
  const onTarget = withinHours(minutes, leads.followUpTargetHours);
  const done = contactedAt !== null;
  return explained<FollowUpStatus>({
    value: done ? doneStatus(onTarget, inTime) : openStatus(inTime),
    because: [
      because(
        `${Math.floor(minutes / 60)} h ${minutes - 60 * Math.floor(minutes / 60)} min after the event${done ? '' : ', not contacted yet'}; target ${leads.followUpTargetHours} h, limit ${leads.followUpLimitHours} h.`,
      ),
    ],
    inputs: [
      { name: 'event end', value: eventEnd },
      { name: 'contacted', value: contactedAt },
    ],
    rule: 'S31.4',
    preset,
  });
}

function doneStatus(onTarget: boolean, inTime: boolean): FollowUpStatus {
  if (onTarget) return 'on-target';
  return inTime ? 'in-time' : 'late';
}

const openStatus = (inTime: boolean): FollowUpStatus => (inTime ? 'waiting' : 'overdue');

/** One month of the disposition report: its due date, and how many leads stand where (null: not reported). */
export type DispositionMonth = {
  readonly month: number;
  readonly due: LocalDate;
  readonly counts: Readonly<Record<LeadDisposition, number>> | null;
};

/** The six monthly disposition reports after an event, with what has been reported (S31.6). */
export function dispositionTable(
  { leads }: CampaignRules,
  eventDay: LocalDate,
  reported: ReadonlyMap<number, Readonly<Record<LeadDisposition, number>>>,
): DispositionMonth[] {
  return Array.from({ length: leads.dispositionMonths }, (_, index) => ({
    month: index + 1,
    due: addMonths(eventDay, index + 1),
    counts: reported.get(index + 1) ?? null,
  }));
}

/** The text of the lead-sharing agreement, clause by clause, with its figures (S31.7). Error: a company without a name. */
export function leadAgreement(
  { leads }: CampaignRules,
  a: string,
  b: string,
): Result<readonly string[], { readonly field: 'a' | 'b'; readonly message: string }> {
  for (const [field, name] of [
    ['a', a],
    ['b', b],
  ] as const)
    if (name.trim() === '')
      return err({ field, message: 'The agreement needs the names of both companies.' });
  const values: Readonly<Record<string, string>> = {
    '{a}': a.trim(),
    '{b}': b.trim(),
    '{exchangeHours}': String(leads.exchangeHours),
    '{months}': String(leads.dispositionMonths),
  };
  return ok(
    leadAgreementClauses.map(
      ({ title, text }, at) =>
        `${at + 1}. ${title}. ${text.replace(/\{\w+\}/g, (field) => String(values[field]))}`,
    ),
  );
}
