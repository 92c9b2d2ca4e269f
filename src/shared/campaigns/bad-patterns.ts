import { exactPercent } from '../kernel/percent.ts';
import { compareRatios, percentRatio, type Ratio } from '../kernel/ratio.ts';
import { badPatterns } from '../playbooks/campaign-brief.ts';
import { type CheckedList, checkedList } from './checklist.ts';
import { type BothSides, isOneSided, largerShare } from './readiness.ts';
import type { CampaignRules } from './rules.ts';

/** What can give a bad pattern away; null is not known (S23). */
export type PatternFacts = {
  readonly numericGoal: boolean | null;
  readonly namedAudience: boolean | null;
  readonly registrations: BothSides | null;
  readonly workItems: BothSides | null;
  readonly leadAgreement: boolean | null;
  readonly overlap: Ratio | null;
  readonly attendees: number | null;
  readonly contacted: number | null;
  readonly attribution: boolean | null;
  readonly everyTaskOwned: boolean | null;
  readonly noticeDays: number | null;
  readonly jointKpis: number | null;
  readonly nextPlanned: boolean | null;
  readonly approvalRounds: number | null;
  readonly activityAfterEvent: boolean | null;
};

/**
 * The bad patterns of joint campaigns (S23.3): each is a check that holds while the pattern is absent. More than 80%
 * from one side is one-sided; contacting nobody of those who came is no follow-through.
 */
export function badPatternCheck(rules: CampaignRules, facts: PatternFacts): CheckedList {
  const absent: Readonly<Record<keyof typeof badPatterns, boolean | null>> = {
    vagueGoal: both(facts.numericGoal, facts.namedAudience),
    unequalEffort: balanced(rules, facts.registrations),
    noLeadAgreement: facts.leadAgreement,
    audienceMismatch: matched(rules, facts.overlap),
    noFollowThrough: followedThrough(facts),
    unclearOwnership: facts.everyTaskOwned,
    lastMinute: atLeast(facts.noticeDays, rules.timeline.webinarAlarmAtDays + 1),
    siloedMetrics: atLeast(facts.jointKpis, 1),
    oneOff: facts.nextPlanned,
    overDesigned: atMost(facts.approvalRounds, rules.content.revisionRounds),
    nothingAfter: facts.activityAfterEvent,
    asymmetricEffort: balanced(rules, facts.workItems),
  };
  const ids = Object.keys(badPatterns) as (keyof typeof badPatterns)[];
  return checkedList(
    'S23.3',
    rules.preset,
    ids.map((id) => ({
      id,
      label: sentenceHead(badPatterns[id]),
      met: absent[id],
      text: `${badPatterns[id]}${shareText(id, facts)}`,
    })),
  );
}

const sentenceHead = (text: string): string => text.replace(/[:,.].*$/, '');

function shareText(id: keyof typeof badPatterns, facts: PatternFacts): string {
  const sides = { unequalEffort: facts.registrations, asymmetricEffort: facts.workItems };
  const counted = id === 'unequalEffort' || id === 'asymmetricEffort' ? sides[id] : null;
  const share = counted === null ? null : largerShare(counted);
  return share === null ? '' : ` Here the larger side has ${exactPercent(share, 2)}.`;
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

function balanced(rules: CampaignRules, sides: BothSides | null): boolean | null {
  const oneSided = sides === null ? null : isOneSided(rules, sides);
  return oneSided === null ? null : !oneSided;
}

function matched({ readiness }: CampaignRules, overlap: Ratio | null): boolean | null {
  if (overlap === null) return null;
  return compareRatios(overlap, percentRatio(readiness.minOverlapPercent)) >= 0;
}

function followedThrough({ attendees, contacted, attribution }: PatternFacts): boolean | null {
  const reached =
    attendees === null || contacted === null ? null : attendees === 0 || contacted > 0;
  return both(reached, attribution);
}

const atLeast = (value: number | null, min: number): boolean | null =>
  value === null ? null : value >= min;
const atMost = (value: number | null, max: number): boolean | null =>
  value === null ? null : value <= max;
