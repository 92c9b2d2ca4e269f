import { addDays, addMonths, type LocalDate } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import {
  type Audience,
  type Communication,
  type CommunicationEvery,
  communications,
} from '../playbooks/communication-calendar.ts';

/** The one choice of the calendar: how often the newsletter goes out (S101.1, A62). */
export type CommunicationSettings = { readonly newsletter: 'monthly' | 'bi-weekly' };

/** A partner as far as the calendar asks: its health band and whether its segment is at-risk. */
export type CommunicationPartner = {
  readonly id: string;
  readonly tier: string | null;
  readonly band: string | null;
  readonly atRisk: boolean;
};

/** What the program sends, with the newsletter as often as it was chosen (S101.1). */
export function communicationPlan({ newsletter }: CommunicationSettings): Communication[] {
  return communications.map((one) =>
    one.id === 'newsletter' ? { ...one, every: newsletter } : one,
  );
}

/** Whether a partner belongs to an audience (S101.2): high performers are the Champion band; a tier needs a tier. */
export function inAudience(audience: Audience, partner: CommunicationPartner): boolean {
  switch (audience) {
    case 'all':
      return true;
    case 'by tier':
      return partner.tier !== null;
    case 'at-risk':
      return partner.atRisk;
    case 'high performers':
      return partner.band === 'Champion';
    default:
      return unreachable(audience);
  }
}

/**
 * When a communication is due again after it was last sent (S101.3); null for what goes out with a release or as needed,
 * `today` for what was never sent.
 */
export function nextSend(
  every: CommunicationEvery,
  lastSent: LocalDate | null,
  today: LocalDate,
): LocalDate | null {
  if (every === 'release' || every === 'as needed') return null;
  if (lastSent === null) return today;
  switch (every) {
    case 'weekly':
      return addDays(lastSent, 7);
    case 'bi-weekly':
      return addDays(lastSent, 14);
    case 'monthly':
      return addMonths(lastSent, 1);
    case 'quarterly':
      return addMonths(lastSent, 3);
    case 'annual':
      return addMonths(lastSent, 12);
    default:
      return unreachable(every);
  }
}

export type DueCommunication = {
  readonly communication: Communication;
  readonly due: LocalDate;
  /** Ids of the partners it goes to. */
  readonly to: readonly string[];
};

/**
 * What goes out through `until`, and to whom, soonest first and then as the calendar lists it (S101.4).
 * `lastSent` holds the last day by communication id. Nobody in the audience: nothing to send.
 */
export function dueCommunications(
  plan: readonly Communication[],
  partners: readonly CommunicationPartner[],
  lastSent: Readonly<Record<string, LocalDate>>,
  today: LocalDate,
  until: LocalDate,
): DueCommunication[] {
  const due = plan.flatMap((communication) => {
    const on = nextSend(communication.every, lastSent[communication.id] ?? null, today);
    const to = partners
      .filter((one) => inAudience(communication.audience, one))
      .map(({ id }) => id);
    return on === null || on > until || to.length === 0 ? [] : [{ communication, due: on, to }];
  });
  return due.sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)));
}
