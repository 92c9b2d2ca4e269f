import { z } from 'zod';
import { because, type Explained, explained } from '../kernel/explained.ts';
import { addDays, daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import { plural } from '../kernel/words.ts';
import { type CommitmentCheck, commitmentChecks } from '../playbooks/discovery-channels.ts';

/** A co-marketing pilot as data (S74, G10). */
export const pilotSchema = z.strictObject({
  preset: z.string().min(1),
  version: z.number().int().min(1),
  days: z.number().int().min(1).max(730),
  /** Qualified leads from which it goes on. */
  proceedFromLeads: z.number().int().min(1),
});
export type PilotRules = z.infer<typeof pilotSchema>;

export type PilotFacts = {
  readonly startedOn: LocalDate;
  /** Qualified leads so far; null is unknown. */
  readonly leads: number | null;
  readonly commitments: Readonly<Record<CommitmentCheck, boolean | null>>;
};

/** Whether the pilot goes on; below the goal a person decides between stopping and extending. */
export type PilotVerdict = 'proceed' | 'stop or extend';

/** `value` is the verdict: null while the pilot runs, and while its leads are unknown. */
export type PilotStanding = Explained<PilotVerdict> & {
  readonly state: 'not-started' | 'running' | 'ended';
  readonly endsOn: LocalDate;
  /** Days to the last day, 0 on it and after. */
  readonly daysLeft: number;
  readonly leadsToGo: number | null;
  readonly commitmentsMet: number;
  readonly commitmentsOf: number;
};

/** What so many qualified leads mean at the end (S74.3): 10 is enough. */
export function pilotVerdict({ proceedFromLeads }: PilotRules, leads: number): PilotVerdict {
  return leads >= proceedFromLeads ? 'proceed' : 'stop or extend';
}

/** Where a pilot stands (S74.3): it runs for 90 days and is judged from the day after. */
export function pilotStanding(
  rules: PilotRules,
  facts: PilotFacts,
  today: LocalDate,
): PilotStanding {
  const { startedOn, leads, commitments } = facts;
  const endsOn = addDays(startedOn, rules.days);
  const state = stateOf(startedOn, endsOn, today);
  const ids = Object.keys(commitmentChecks) as CommitmentCheck[];
  return {
    ...explained({
      value: state === 'ended' && leads !== null ? pilotVerdict(rules, leads) : null,
      because: [because(stateText(state, facts, endsOn)), because(leadText(rules, leads))],
      inputs: [
        { name: 'started on', value: startedOn },
        { name: 'qualified leads', value: leads },
        ...ids.map((id) => ({ name: commitmentChecks[id], value: commitments[id] })),
      ],
      rule: 'S74.3',
      preset: rules.preset,
    }),
    state,
    endsOn,
    daysLeft: Math.max(0, daysBetween(today, endsOn)),
    leadsToGo: leads === null ? null : Math.max(0, rules.proceedFromLeads - leads),
    commitmentsMet: ids.filter((id) => commitments[id] === true).length,
    commitmentsOf: ids.length,
  };
}

function stateOf(start: LocalDate, end: LocalDate, today: LocalDate): PilotStanding['state'] {
  if (today < start) return 'not-started';
  return today > end ? 'ended' : 'running';
}

function stateText(
  state: PilotStanding['state'],
  { startedOn }: PilotFacts,
  end: LocalDate,
): string {
  if (state === 'not-started') return `The pilot starts on ${formatDate(startedOn)}`;
  return state === 'running'
    ? `The pilot runs through ${formatDate(end)}`
    : `The pilot ran through ${formatDate(end)}`;
}

function leadText({ proceedFromLeads }: PilotRules, leads: number | null): string {
  if (leads === null) return `Qualified leads are not recorded; ${proceedFromLeads} are needed`;
  return `${plural(leads, 'qualified lead')}; ${proceedFromLeads} are needed to proceed`;
}

/** The pilot of S74: 90 days, 10 qualified leads. */
export const standardPilot: PilotRules = {
  preset: 'Standard',
  version: 1,
  days: 90,
  proceedFromLeads: 10,
};
