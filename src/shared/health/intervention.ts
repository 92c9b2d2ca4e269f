import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { interventionActions, interventionTemplate } from '../playbooks/intervention-template.ts';
import { type DatedStep, datedSteps } from '../playbooks/timeline.ts';
import type { Cadence } from '../program/cadence.ts';
import type { WatchRules } from './watch-rules.ts';
import type { WatchEntry } from './watch-types.ts';

export type InterventionAction = Pick<DatedStep, 'task' | 'due'>;

/** A plan to win a partner back. Texts of a draft may be empty; an agreed plan has them all. */
export type InterventionPlan = {
  readonly owner: string;
  readonly cause: string;
  readonly actions: readonly InterventionAction[];
  /** Asked for only of a strategic partner. */
  readonly executive: string | null;
  readonly contact: Cadence;
  readonly startedOn: LocalDate;
  readonly reviewOn: LocalDate;
};

/** A plan from the template: the gravest cause, its three dated actions, weekly contact, review in 30 days (S10.4). */
export function draftIntervention(
  rules: WatchRules,
  entry: WatchEntry,
  owner: string | null,
  today: LocalDate,
): InterventionPlan {
  const first = entry.causes.at(0);
  const actions = first === undefined ? [] : datedSteps(interventionActions[first.id], today);
  return {
    owner: owner ?? '',
    cause: first?.text ?? '',
    actions: actions.map(({ task, due }) => ({ task, due })),
    executive: null,
    contact: rules.contact,
    startedOn: today,
    reviewOn: addDays(today, rules.reviewDays),
  };
}

export type InterventionFault = {
  readonly field: 'owner' | 'cause' | 'actions' | 'executive' | 'reviewOn';
  readonly message: string;
};

const actionsAsked = 3;

/** Whether a plan says all it must (S10.5). Returns all faults at once. */
export function checkIntervention(
  plan: InterventionPlan,
  strategic: boolean,
): Result<InterventionPlan, readonly InterventionFault[]> {
  const faults: InterventionFault[] = [];
  const ask = (field: InterventionFault['field'], missing: boolean, message: string): void => {
    if (missing) faults.push({ field, message });
  };
  const blank = (text: string | null): boolean => (text ?? '').trim() === '';
  ask('owner', blank(plan.owner), 'Name the person who owns the plan.');
  ask('cause', blank(plan.cause), 'Say why the partner is slipping away.');
  const written = plan.actions.filter(({ task }) => !blank(task));
  ask('actions', written.length < actionsAsked, 'Give three actions, each with its date.');
  ask('executive', strategic && blank(plan.executive), 'Name the executive who speaks to theirs.');
  ask('reviewOn', plan.reviewOn <= plan.startedOn, 'The review comes after the start.');
  return faults.length > 0 ? err(faults) : ok(plan);
}

export type InterventionOutcome = 'recovered' | 'sunset' | 'running' | 'decide';

/**
 * Where a plan stands (S10.6): recovered once the band is Healthy or better; sunset when that is decided; from its review
 * day on it asks for a decision; running until then.
 */
export function interventionOutcome(
  plan: InterventionPlan,
  facts: { readonly band: string | null; readonly sunsetOn: LocalDate | null },
  today: LocalDate,
): InterventionOutcome {
  if (facts.sunsetOn !== null && facts.sunsetOn <= today) return 'sunset';
  if (interventionTemplate.exitBands.some((band) => band === facts.band)) return 'recovered';
  return today >= plan.reviewOn ? 'decide' : 'running';
}

/** An outcome in a sentence. */
export function outcomeText(outcome: InterventionOutcome): string {
  switch (outcome) {
    case 'recovered':
      return 'The partner is healthy again: close the plan.';
    case 'sunset':
      return 'The partnership is being ended.';
    case 'running':
      return 'The plan is running.';
    case 'decide':
      return 'The review is due: go on with a new plan, or decide to end the partnership.';
    default:
      return unreachable(outcome);
  }
}
