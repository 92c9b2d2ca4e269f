import { because, type Explained, explained } from '../kernel/explained.ts';
import { daysBetween, formatDate, type LocalDate } from '../kernel/local-date.ts';
import {
  type ActivationStep,
  type ActivationVariant,
  activationSequence,
} from '../playbooks/activation-sequence.ts';
import type { PartnerTypeId } from '../playbooks/partner-type-definitions.ts';
import { type DatedStep, datedSteps } from '../playbooks/timeline.ts';
import { type ActivationRules, hasDedicatedManager } from './activation-rules.ts';

/** What is on record of a new partner. `firstLeadOn` null = none yet; `linkShared` null = unknown. */
export type ActivationFacts = {
  readonly signedUpOn: LocalDate;
  readonly type: PartnerTypeId | null;
  readonly ladder: string;
  readonly tier: string | null;
  readonly linkShared: boolean | null;
  readonly firstLeadOn: LocalDate | null;
};

export type ActivationState = 'activated' | 'running' | 'stalled' | 'dormant';

/** `watched`: belongs on the watch-list (S10). */
export type ActivationStanding = Explained<ActivationState> & { readonly watched: boolean };

export type ActivationTask = Pick<
  DatedStep<ActivationStep>,
  'id' | 'day' | 'due' | 'channels' | 'goal'
> & {
  readonly task: string;
  readonly owner: string;
  readonly status: 'done' | 'skipped' | 'overdue' | 'due today' | 'upcoming';
};

/**
 * Where a new partner stands (S81.3, S81.4): activated with a first lead; running until the review day; from it on
 * stalled without a lead, dormant when no link was shared either. Unknown sharing stays stalled, with lower coverage.
 */
export function activationStanding(
  rules: ActivationRules,
  facts: ActivationFacts,
  today: LocalDate,
): ActivationStanding {
  const state = stateOn(rules, facts, today);
  const day = daysBetween(facts.signedUpOn, today);
  const watchedType = facts.type !== null && rules.watchedTypes.includes(facts.type);
  return {
    ...explained<ActivationState>({
      value: state,
      because: [because(stateTexts[state]({ day, reviewDay: rules.reviewDay, facts }))],
      inputs: [
        { name: 'signed up on', value: facts.signedUpOn },
        { name: 'first lead', value: hasLead(facts, today) ? facts.firstLeadOn : 'none' },
        { name: 'link shared', value: facts.linkShared },
      ],
      rule: state === 'activated' ? 'S81.3' : 'S81.4',
      preset: rules.preset,
    }),
    watched: watchedType && (state === 'stalled' || state === 'dormant'),
  };
}

/**
 * The seven steps with their due dates, as they read for this partner (S81.1, S81.2): sign-up date plus their day.
 * Steps ticked off are done; nudges still open are skipped once the first lead is in.
 */
export function activationTasks(
  rules: ActivationRules,
  facts: ActivationFacts,
  done: ReadonlySet<string>,
  today: LocalDate,
): ActivationTask[] {
  const lead = hasLead(facts, today);
  const managed = hasDedicatedManager(rules, facts.ladder, facts.tier);
  const held = new Set<ActivationVariant['when']>([
    managed ? 'dedicated manager' : 'no dedicated manager',
    ...reviewVariant(facts, today),
  ]);
  return datedSteps(activationSequence, facts.signedUpOn).map((step) => {
    const variant = step.variants.find(({ when }) => held.has(when));
    return {
      id: step.id,
      day: step.day,
      due: step.due,
      channels: step.channels,
      goal: step.goal,
      task: variant?.task ?? step.task,
      owner: variant?.when === 'no dedicated manager' ? 'Automatic' : step.owner,
      status: done.has(step.id) ? 'done' : openStatus(step, lead, today),
    };
  });
}

function hasLead({ firstLeadOn }: ActivationFacts, today: LocalDate): boolean {
  return firstLeadOn !== null && firstLeadOn <= today;
}

function stateOn(
  { reviewDay }: ActivationRules,
  facts: ActivationFacts,
  today: LocalDate,
): ActivationState {
  if (hasLead(facts, today)) return 'activated';
  if (daysBetween(facts.signedUpOn, today) < reviewDay) return 'running';
  return facts.linkShared === false ? 'dormant' : 'stalled';
}

function reviewVariant(facts: ActivationFacts, today: LocalDate): ActivationVariant['when'][] {
  if (hasLead(facts, today)) return ['activated'];
  if (facts.linkShared === null) return [];
  return [facts.linkShared ? 'stalled' : 'dormant'];
}

function openStatus(
  { nudge, due }: DatedStep<ActivationStep>,
  lead: boolean,
  today: LocalDate,
): ActivationTask['status'] {
  if (nudge && lead) return 'skipped';
  if (due === today) return 'due today';
  return due < today ? 'overdue' : 'upcoming';
}

type Told = { readonly day: number; readonly reviewDay: number; readonly facts: ActivationFacts };

const stateTexts: Readonly<Record<ActivationState, (told: Told) => string>> = {
  activated: ({ facts: { signedUpOn, firstLeadOn } }) => {
    const on = String(firstLeadOn);
    return `Activated: the first lead came on ${formatDate(on)}, day ${daysBetween(signedUpOn, on)}.`;
  },
  running: ({ day, reviewDay }) => `Day ${day} of ${reviewDay}: no lead yet.`,
  stalled: ({ day, facts: { linkShared } }) =>
    `Stalled: day ${day} and no lead; ${linkShared === null ? 'whether a link was shared is unknown' : 'a link was shared'}.`,
  dormant: ({ day }) => `Dormant: day ${day}, no lead and no link shared.`,
};
