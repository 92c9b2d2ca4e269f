import { webinarAntiPatterns } from '../playbooks/webinar-topics.ts';
import { type Check, type CheckedList, checkedList } from './checklist.ts';
import { type BothSides, isOneSided } from './readiness.ts';
import type { CampaignRules } from './rules.ts';

/** What is known of a webinar before it runs (S27); null is not known. */
export type WebinarFacts = {
  /** Promotion items of each side. */
  readonly promotion: BothSides | null;
  /** Whether the content teaches something beyond our product. */
  readonly teaches: boolean | null;
  readonly dryRun: boolean | null;
  /** Runs, or recordings offered at a local hour, in so many time zones. */
  readonly timeZones: number | null;
  readonly followUpPlan: boolean | null;
  readonly partnerOnStage: boolean | null;
  readonly minutes: number | null;
  readonly metrics: boolean | null;
  readonly noticeDays: number | null;
};

/**
 * The anti-patterns of joint webinars (S27.4), each a check that holds while the pattern is absent. Overloaded is two
 * hours or more; notice of 14 days or fewer is short; one-sided is more than 80% from one side.
 */
export function webinarCheck(rules: CampaignRules, facts: WebinarFacts): CheckedList {
  const { minutes, noticeDays, timeZones } = facts;
  const oneSided = facts.promotion === null ? null : isOneSided(rules, facts.promotion);
  return checkedList('S27.4', rules.preset, [
    check('oneSided', not(oneSided)),
    check('pitch', facts.teaches),
    check('noDryRun', facts.dryRun),
    check('oneTimeZone', timeZones === null ? null : timeZones > 1),
    check('noFollowUp', facts.followUpPlan),
    check('partnerOffStage', facts.partnerOnStage),
    check('overloaded', minutes === null ? null : minutes < rules.webinar.overloadedMinutes),
    check('noMetrics', facts.metrics),
    check(
      'shortNotice',
      noticeDays === null ? null : noticeDays > rules.timeline.webinarAlarmAtDays,
    ),
  ]);
}

const not = (value: boolean | null): boolean | null => (value === null ? null : !value);

function check(id: keyof typeof webinarAntiPatterns, met: boolean | null): Check {
  const label = webinarAntiPatterns[id];
  return { id, label, met, text: `${label}.` };
}
