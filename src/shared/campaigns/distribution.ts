import type { LocalDateTime } from '../kernel/local-date.ts';
import { unreachable } from '../kernel/unreachable.ts';
import type { LeadModel } from '../playbooks/campaign-leads.ts';
import { classifyLead, type LeadClass, type LeadFacts, type Side } from './leads.ts';

/** A registrant of a joint activity (S31). */
export type Registrant = LeadFacts & {
  readonly id: string;
  readonly email: string;
  readonly registeredAt: LocalDateTime;
  /** Consent to be shared with the other side; null (not recorded) counts as none. */
  readonly consent: boolean | null;
  readonly broughtBy: Side | null;
  /** What the lead chose at registration, or sales after qualifying; null is nothing yet. */
  readonly routedTo: Side | 'both' | null;
};

/** How SHARED leads are handed out; `first` is the primary or qualifying side and starts a round robin. */
export type Distribution = { readonly model: LeadModel; readonly first: Side };

export type Contact = Side | 'both' | 'neither';

/** A lead with its class, the lists it goes on, who contacts it first, and why. */
export type Assignment = {
  readonly id: string;
  readonly leadClass: LeadClass | null;
  readonly lists: readonly Side[];
  readonly contact: Contact;
  readonly because: string;
  readonly rule: string;
};

/**
 * Hands leads out (S31.2): only SHARED leads with consent follow the model; an OWNED lead is its owner's, a CONFLICT
 * is nobody's, and without consent a lead is kept but not shared. Ordered by registration time, then email (S31.3).
 */
export function distributeLeads(
  distribution: Distribution,
  registrants: readonly Registrant[],
): Assignment[] {
  const ordered = [...registrants].sort(byRegistration);
  const judged = ordered.map((lead) => ({ lead, leadClass: classifyLead(lead).value }));
  const shared = judged.filter((one) => one.leadClass === 'SHARED' && one.lead.consent === true);
  const place = new Map(shared.map(({ lead }, at) => [lead.id, at]));
  return judged.map(({ lead, leadClass }) => {
    const at = place.get(lead.id);
    return at === undefined
      ? heldBack(lead, leadClass)
      : handedOut(distribution, lead, at, shared.length);
  });
}

/** How many leads each side gets by turns: the first-named side begins (S31.3). A whole count of zero or more. */
export function roundRobin(count: number): { readonly a: number; readonly b: number } {
  return { a: Math.ceil(count / 2), b: Math.floor(count / 2) };
}

function byRegistration(a: Registrant, b: Registrant): number {
  const [left, right] = [`${a.registeredAt} ${a.email}`, `${b.registeredAt} ${b.email}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function heldBack(lead: Registrant, leadClass: LeadClass | null): Assignment {
  const { id, consent, broughtBy } = lead;
  const kept = broughtBy === null ? [] : [broughtBy];
  if (leadClass === 'OWNED-A' || leadClass === 'OWNED-B') {
    const owner: Side = leadClass === 'OWNED-A' ? 'A' : 'B';
    const shares = consent === true || broughtBy === owner;
    return {
      id,
      leadClass,
      lists: shares ? [owner] : kept,
      contact: shares ? owner : 'neither',
      because: shares
        ? `${owner} holds the lead and contacts it alone.`
        : `${owner} holds the lead, but there is no consent to pass it on.`,
      rule: 'S31.2',
    };
  }
  const why = {
    CONFLICT: 'Both sides hold the lead: no campaign outreach until the two managers agree.',
    SHARED: 'No consent to share: kept by the side that brought it.',
    unknown: 'The class is not known yet: nobody contacts the lead.',
  };
  const known = leadClass ?? 'unknown';
  return {
    id,
    leadClass,
    lists: kept,
    contact: leadClass === 'SHARED' && broughtBy !== null ? broughtBy : 'neither',
    because: why[known],
    rule: leadClass === 'SHARED' ? 'S31.5' : 'S31.2',
  };
}

const everyone: readonly Side[] = ['A', 'B'];
const other = (side: Side): Side => (side === 'A' ? 'B' : 'A');

function handedOut(
  { model, first }: Distribution,
  lead: Registrant,
  at: number,
  of: number,
): Assignment {
  const turn = at % 2 === 0 ? first : other(first);
  const give = (lists: readonly Side[], contact: Contact, why: string): Assignment => ({
    id: lead.id,
    leadClass: 'SHARED',
    lists,
    contact,
    because: why,
    rule: 'S31.3',
  });
  switch (model) {
    case 'lead-share':
      return give(everyone, 'both', 'Both sides get every shared lead.');
    case 'primary-secondary':
      return give(everyone, first, `${first} is the primary side and contacts first.`);
    case 'round-robin':
      return give([turn], turn, `Number ${at + 1} in order of registration: the turn of ${turn}.`);
    case 'even-split':
      return evenly(give, lead, turn, first, at === of - 1 && of % 2 === 1);
    case 'qualification-first':
      return routed(give, lead, first, `${first} qualifies it first.`);
    case 'self-selection':
      return routed(give, lead, 'neither', 'The lead has not chosen a side.');
    default:
      return unreachable(model);
  }
}

type Give = (lists: readonly Side[], contact: Contact, why: string) => Assignment;

function evenly(give: Give, lead: Registrant, turn: Side, first: Side, odd: boolean): Assignment {
  if (!odd) return give([turn], turn, `Half each: this one goes to ${turn}.`);
  const side = lead.broughtBy ?? first;
  return give(
    [side],
    side,
    `The odd lead goes to ${side}, ${lead.broughtBy === null ? 'the side named first' : 'which brought it'}.`,
  );
}

function routed(give: Give, { routedTo }: Registrant, until: Contact, open: string): Assignment {
  if (routedTo === null) return give(until === 'neither' ? [] : everyone, until, open);
  const lists = routedTo === 'both' ? everyone : [routedTo];
  return give(lists, routedTo, `Routed to ${routedTo === 'both' ? 'both sides' : routedTo}.`);
}
