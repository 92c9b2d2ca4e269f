import { daysBetween, type LocalDate } from '../kernel/local-date.ts';
import {
  affiliateOnboardingFigures,
  affiliateOnboardingSteps,
  type OnboardingStep,
} from '../playbooks/affiliate-onboarding.ts';
import { type DatedStep, datedSteps } from '../playbooks/timeline.ts';

/** `open` = whether the step applies is not known yet, because the audience is not. */
export type AffiliateOnboardingTask = DatedStep<OnboardingStep> & {
  readonly applies: 'yes' | 'no' | 'open';
  readonly state: 'done' | 'skipped' | 'overdue' | 'due' | 'not-needed';
};

/**
 * Whether the day-21 landing page is offered: the audience is over the limit; exactly 1,000 is not (S64.2).
 * Null while the audience is unknown.
 */
export function landingPageOffered(
  audience: number | null,
  over: number = affiliateOnboardingFigures.landingPageOverAudience,
): boolean | null {
  return audience === null ? null : audience > over;
}

/** The dated tasks of one affiliate (S64.1); day 0 is the day of joining. */
export function onboardingTasks(
  joinedOn: LocalDate,
  audience: number | null,
  ticked: { readonly done: ReadonlySet<string>; readonly skipped: ReadonlySet<string> },
  today: LocalDate,
): AffiliateOnboardingTask[] {
  const offer = landingPageOffered(audience);
  return datedSteps(affiliateOnboardingSteps, joinedOn).map((step) => {
    const applies = appliesTo(step, offer);
    return { ...step, applies, state: stateOf(step, applies, ticked, today) };
  });
}

function appliesTo(
  step: OnboardingStep,
  offer: boolean | null,
): AffiliateOnboardingTask['applies'] {
  if (!step.largeAudienceOnly) return 'yes';
  if (offer === null) return 'open';
  return offer ? 'yes' : 'no';
}

function stateOf(
  { id, due }: DatedStep<OnboardingStep>,
  applies: AffiliateOnboardingTask['applies'],
  { done, skipped }: { readonly done: ReadonlySet<string>; readonly skipped: ReadonlySet<string> },
  today: LocalDate,
): AffiliateOnboardingTask['state'] {
  if (done.has(id)) return 'done';
  if (skipped.has(id)) return 'skipped';
  if (applies === 'no') return 'not-needed';
  return due < today ? 'overdue' : 'due';
}

/** Whether the first sale came inside 30 days of joining (S64.4); null without a sale so far. */
export function firstSaleInTime(
  joinedOn: LocalDate,
  firstSaleOn: LocalDate | null,
): boolean | null {
  if (firstSaleOn === null) return null;
  return daysBetween(joinedOn, firstSaleOn) <= affiliateOnboardingFigures.firstSaleWithinDays;
}
