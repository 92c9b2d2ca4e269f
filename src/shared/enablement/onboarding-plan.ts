import { because, type Explained, explained } from '../kernel/explained.ts';
import { formatDate, type LocalDate } from '../kernel/local-date.ts';
import { progressPercent } from '../kernel/percent.ts';
import { ratio } from '../kernel/ratio.ts';
import { plural } from '../kernel/words.ts';
import {
  type OnboardingPlan,
  type OnboardingPlanId,
  type OnboardingTask,
  onboardingPlans,
} from '../playbooks/onboarding-plans.ts';
import type { PartnerTypeId } from '../playbooks/partner-type-definitions.ts';
import { type DatedStep, datedSteps } from '../playbooks/timeline.ts';
import type { TierLadder } from '../tiers/ladder.ts';
import type { OnboardingRules } from './onboarding-rules.ts';

export type OnboardingItem = DatedStep<OnboardingTask> & {
  readonly optional: boolean;
  readonly status: 'done' | 'overdue' | 'due today' | 'upcoming';
};

/** `value` is the progress in whole percent, floored: 100 only when every asked item is done (G9). */
export type OnboardingChecklist = Explained<number> & {
  readonly plan: OnboardingPlanId;
  readonly items: readonly OnboardingItem[];
};

/** The plan of a type (S82.1): O3 for resellers, O1 otherwise and while the type is unknown. */
export function defaultPlan(rules: OnboardingRules, type: PartnerTypeId | null): OnboardingPlanId {
  return (type === null ? undefined : rules.planByType[type]) ?? rules.defaultPlan;
}

/** Whether any step of the ladder asks for certified technical staff (S82.3, A4). */
export function asksTechnicalStaff(ladder: Pick<TierLadder, 'steps'>): boolean {
  return ladder.steps.some(({ allOf }) =>
    allOf.some(({ anyOf }) =>
      anyOf.some(({ measure, atLeast }) => measure === 'certifiedTechnical' && atLeast > 0),
    ),
  );
}

export type OnboardingFacts = {
  readonly plan: OnboardingPlanId;
  readonly startedOn: LocalDate;
  /** Ids of the items ticked off. */
  readonly done: ReadonlySet<string>;
  readonly technicalAsked: boolean;
};

/**
 * The dated checklist of a plan with its progress (S82.2-S82.4): due = start date + last day of the item's span.
 * Optional items are shown and do not count.
 */
export function onboardingChecklist(facts: OnboardingFacts, today: LocalDate): OnboardingChecklist {
  const plan: OnboardingPlan = onboardingPlans[facts.plan];
  const items = datedSteps(plan.tasks, facts.startedOn).map((step) => ({
    ...step,
    optional: step.technicalOnly && !facts.technicalAsked,
    status: facts.done.has(step.id) ? ('done' as const) : openStatus(step.due, today),
  }));
  const asked = items.filter(({ optional }) => !optional);
  const done = asked.filter(({ status }) => status === 'done').length;
  const overdue = asked.filter(({ status }) => status === 'overdue');
  return {
    ...explained<number>({
      value: progressPercent(ratio(done, asked.length)),
      because: [
        because(`${done} of ${plural(asked.length, 'item')} done.`),
        ...overdue.map(({ task, due }) => because(`Overdue since ${formatDate(due)}: ${task}.`)),
      ],
      inputs: asked.map(({ id, status }) => ({ name: id, value: status === 'done' })),
      rule: 'S82.4',
      preset: plan.id,
    }),
    plan: plan.id,
    items,
  };
}

function openStatus(due: LocalDate, today: LocalDate): OnboardingItem['status'] {
  if (due === today) return 'due today';
  return due < today ? 'overdue' : 'upcoming';
}
