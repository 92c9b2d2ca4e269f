import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { badPatternCheck, type PatternFacts } from '../../../src/shared/campaigns/bad-patterns.ts';
import { type Check, checkedList } from '../../../src/shared/campaigns/checklist.ts';
import {
  campaignsOnTrack,
  entitlementsOf,
  kpisInRange,
} from '../../../src/shared/campaigns/entitlements.ts';
import { goalReached } from '../../../src/shared/campaigns/goal.ts';
import {
  campaignReadiness,
  isOneSided,
  largerShare,
  type ReadinessFacts,
} from '../../../src/shared/campaigns/readiness.ts';
import { campaignRulesSchema, standardCampaignRules } from '../../../src/shared/campaigns/rules.ts';
import { percentRatio, ratio } from '../../../src/shared/kernel/ratio.ts';
import { badPatterns } from '../../../src/shared/playbooks/campaign-brief.ts';
import { runs } from '../runs.ts';

const rules = standardCampaignRules;
const ready: ReadinessFacts = {
  objectiveTarget: 500,
  overlap: percentRatio(60),
  ourOwner: 'Ana',
  partnerOwner: 'Ben',
  effort: { us: 4, partner: 1 },
  leadAgreement: true,
  followUpPlan: true,
  reviewOn: '2026-06-29',
  repurposingPlan: true,
};

describe('campaign rules', () => {
  test('[S23.1] the standard preset satisfies its own schema', () => {
    expect(campaignRulesSchema.parse(rules)).toEqual(rules);
  });

  test('[S23.1] contradictory figures are refused with the field and why', () => {
    const found = campaignRulesSchema.safeParse({
      ...rules,
      timeline: { ...rules.timeline, webinarAlarmAtDays: 28 },
      leads: { ...rules.leads, followUpTargetHours: 49 },
      kickoffKpis: { min: 6, max: 5 },
      budget: { ...rules.budget, pipeline: { min: 2, max: 1 } },
    });
    expect(found.success).toBe(false);
    expect(found.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['budget.pipeline', 'A multiplier runs from its lower limit up.'],
      [
        'timeline.webinarAlarmAtDays',
        'The alarm for a webinar must come at fewer days than its warning.',
      ],
      ['leads.followUpTargetHours', 'The follow-up target cannot be later than its limit.'],
      ['kickoffKpis.min', 'The fewest KPIs cannot be more than the most.'],
    ]);
    const edges = campaignRulesSchema.safeParse({
      ...rules,
      leads: { ...rules.leads, followUpTargetHours: 48 },
      kickoffKpis: { min: 5, max: 5 },
      timeline: { ...rules.timeline, webinarAlarmAtDays: 27 },
      budget: { ...rules.budget, strategic: { min: 1, max: 1 } },
    });
    expect(edges.success).toBe(true);
  });
});

describe('checked lists', () => {
  const check = (id: string, met: boolean | null): Check => ({
    id,
    label: id.toUpperCase(),
    met,
    text: `${id} fails.`,
  });

  test('[S23.1] a failed check decides; then an open one leaves the answer unknown', () => {
    expect(
      checkedList('S0', 'P', [check('a', true), check('b', null), check('c', false)]),
    ).toMatchObject({
      value: false,
      because: [
        { text: '1 of 3 checks hold. Not known yet: B.', part: null },
        { text: 'c fails.', part: null },
      ],
      inputs: [
        { name: 'A', value: true },
        { name: 'B', value: null },
        { name: 'C', value: false },
      ],
      failed: ['c'],
      open: ['b'],
      coverage: 66,
      rule: 'S0',
      preset: 'P',
    });
    expect(checkedList('S0', 'P', [check('a', true), check('b', null)]).value).toBeNull();
    expect(checkedList('S0', 'P', [check('a', true)])).toMatchObject({
      value: true,
      because: [{ text: '1 of 1 checks hold.' }],
    });
  });
});

describe('readiness', () => {
  test('[S23.1] a campaign is ready when all eight checks hold, an overlap of exactly 60% included', () => {
    const result = campaignReadiness(rules, ready);
    expect(result).toMatchObject({
      value: true,
      failed: [],
      open: [],
      rule: 'S23.1',
      coverage: 100,
    });
    expect(result.checks.map(({ text }) => text)).toEqual([
      'Numeric objective: target 500.',
      'Audience match: 60% overlap of 60% needed.',
      'Owners on each side: named on both sides.',
      'Effort balance: the larger side carries 80%, at most 80%.',
      'Lead agreement: agreed.',
      'Follow-up plan: agreed.',
      'Review date after the campaign: 2026-06-29.',
      'Repurposing plan: agreed.',
    ]);
  });

  test('[S23.1] what fails is named with its figures', () => {
    const result = campaignReadiness(rules, {
      objectiveTarget: null,
      overlap: percentRatio(59.9),
      ourOwner: null,
      partnerOwner: null,
      effort: { us: 1, partner: 9 },
      leadAgreement: false,
      followUpPlan: false,
      reviewOn: null,
      repurposingPlan: false,
    });
    expect(result.value).toBe(false);
    expect(result.because.map(({ text }) => text)).toEqual([
      '0 of 8 checks hold.',
      'Numeric objective: no number given.',
      'Audience match: 59.9% overlap of 60% needed.',
      'Owners on each side: not named: ours and partner.',
      'Effort balance: the larger side carries 90%, at most 80%.',
      'Lead agreement: missing.',
      'Follow-up plan: missing.',
      'Review date after the campaign: none set.',
      'Repurposing plan: missing.',
    ]);
    expect(campaignReadiness(rules, { ...ready, objectiveTarget: 0 }).failed).toEqual([
      'objective',
    ]);
    expect(campaignReadiness(rules, { ...ready, partnerOwner: null }).because[1]?.text).toBe(
      'Owners on each side: not named: partner.',
    );
  });

  test('[S23.1] what is not recorded is open, never failed', () => {
    const result = campaignReadiness(rules, {
      ...ready,
      overlap: null,
      effort: null,
      leadAgreement: null,
    });
    expect(result).toMatchObject({ value: null, open: ['audience', 'effort', 'leads'] });
    expect(result.checks.filter(({ met }) => met === null).map(({ text }) => text)).toEqual([
      'Audience match: overlap not known.',
      'Effort balance: no work planned yet.',
      'Lead agreement: not recorded.',
    ]);
    expect(campaignReadiness(rules, { ...ready, effort: { us: 0, partner: 0 } }).open).toEqual([
      'effort',
    ]);
  });

  test('[S23.3] one side with more than 80% is one-sided; exactly 80% is not', () => {
    expect(isOneSided(rules, { us: 80, partner: 20 })).toBe(false);
    expect(isOneSided(rules, { us: 19, partner: 81 })).toBe(true);
    expect(isOneSided(rules, { us: 0, partner: 0 })).toBeNull();
    expect(largerShare({ us: 3, partner: 5 })).toEqual(ratio(5, 8));
  });

  test('[S23.p1] one-sidedness does not depend on which side it is', () => {
    const sides = fc.nat(10_000);
    fc.assert(
      fc.property(sides, sides, (us, partner) => {
        expect(isOneSided(rules, { us, partner })).toBe(
          isOneSided(rules, { us: partner, partner: us }),
        );
      }),
      runs,
    );
  });
});

describe('bad patterns', () => {
  const sound: PatternFacts = {
    numericGoal: true,
    namedAudience: true,
    registrations: { us: 60, partner: 40 },
    workItems: { us: 5, partner: 5 },
    leadAgreement: true,
    overlap: percentRatio(60),
    attendees: 400,
    contacted: 400,
    attribution: true,
    everyTaskOwned: true,
    noticeDays: 15,
    jointKpis: 1,
    nextPlanned: true,
    approvalRounds: 2,
    activityAfterEvent: true,
  };
  const unknown: PatternFacts = {
    numericGoal: null,
    namedAudience: null,
    registrations: null,
    workItems: null,
    leadAgreement: null,
    overlap: null,
    attendees: null,
    contacted: null,
    attribution: null,
    everyTaskOwned: null,
    noticeDays: null,
    jointKpis: null,
    nextPlanned: null,
    approvalRounds: null,
    activityAfterEvent: null,
  };

  test('[S23.3] a sound campaign shows none of the twelve', () => {
    expect(badPatternCheck(rules, sound)).toMatchObject({ value: true, rule: 'S23.3' });
    expect(badPatternCheck(rules, sound).checks).toHaveLength(12);
    expect(badPatternCheck(rules, unknown)).toMatchObject({
      value: null,
      coverage: 0,
      open: Object.keys(badPatterns),
    });
  });

  test.each([
    ['vagueGoal', { numericGoal: false }],
    ['vagueGoal', { namedAudience: false, numericGoal: null }],
    ['unequalEffort', { registrations: { us: 90, partner: 10 } }],
    ['noLeadAgreement', { leadAgreement: false }],
    ['audienceMismatch', { overlap: percentRatio(59) }],
    ['noFollowThrough', { contacted: 0 }],
    ['noFollowThrough', { attribution: false }],
    ['unclearOwnership', { everyTaskOwned: false }],
    ['lastMinute', { noticeDays: 14 }],
    ['siloedMetrics', { jointKpis: 0 }],
    ['oneOff', { nextPlanned: false }],
    ['overDesigned', { approvalRounds: 3 }],
    ['nothingAfter', { activityAfterEvent: false }],
    ['asymmetricEffort', { workItems: { us: 1, partner: 9 } }],
  ] as const)('[S23.3] %s is found by its sign', (id, facts) => {
    expect(badPatternCheck(rules, { ...sound, ...facts }).failed).toEqual([id]);
  });

  test('[S23.3] a share is told with the pattern, and labels are short', () => {
    const result = badPatternCheck(rules, { ...sound, registrations: { us: 90, partner: 10 } });
    expect(result.because[1]?.text).toBe(
      'Unequal effort: in the known example one tweet against 90% of leads from our promotion. Here the larger side has 90%.',
    );
    expect(result.checks.map(({ label }) => label)).toEqual([
      'Vague goal and audience',
      'Unequal effort',
      'No lead agreement',
      'Audience mismatch',
      'No follow-through',
      'Unclear ownership',
      'Last-minute planning',
      'Siloed metrics',
      'One-off campaign',
      'Over-designed content with long approvals',
      'Nothing after the event',
      'Asymmetric effort',
    ]);
    const none = badPatternCheck(rules, { ...sound, workItems: { us: 0, partner: 0 } });
    expect(none.open).toEqual(['asymmetricEffort']);
    expect(none.checks.at(-1)?.text).toBe(badPatterns.asymmetricEffort);
    expect(badPatternCheck(rules, { ...sound, attendees: 0, contacted: 0 }).value).toBe(true);
    expect(badPatternCheck(rules, { ...sound, attendees: null }).open).toEqual(['noFollowThrough']);
  });
});

describe('goals and rhythm', () => {
  test('[S23.4] registrants say nothing about a goal in MQLs', () => {
    const goal = { metric: 'MQLs', value: 500 };
    expect(goalReached(goal, { metric: 'registrants', value: 623 })).toEqual({
      value: null,
      because: [
        {
          text: 'The goal counts MQLs, the result counts registrants: they are not compared.',
          part: null,
        },
      ],
      inputs: [
        { name: 'goal in MQLs', value: 500 },
        { name: 'result in MQLs', value: null },
      ],
      rule: 'S23.4',
      preset: null,
      coverage: 50,
    });
    expect(goalReached(goal, { metric: 'MQLs', value: 500 })).toMatchObject({
      value: true,
      because: [{ text: '500 MQLs against a goal of 500 MQLs.' }],
    });
    expect(goalReached(goal, { metric: 'MQLs', value: 499 }).value).toBe(false);
    expect(goalReached(goal, null)).toMatchObject({
      value: null,
      because: [{ text: 'No result yet for the goal of 500 MQLs.' }],
    });
  });

  test('[S23.2] Gold has its quarterly webinar, Silver its monthly swap, everyone the launch', () => {
    const ids = (tier: string): string[] => entitlementsOf(tier).map(({ id }) => id);
    const once = ['launch-announcement', 'case-study', 'landing-page'];
    expect(ids('Platinum')).toEqual(['webinar', 'content-swap', ...once]);
    expect(ids('Gold')).toEqual(['webinar', 'content-swap', ...once]);
    expect(ids('Silver')).toEqual(['content-swap', ...once]);
    expect(ids('Registered')).toEqual(once);
    expect(ids('Integration')).toEqual([]);
  });

  test('[S23.5] two joint campaigns a quarter are on track', () => {
    expect(campaignsOnTrack(rules, 2)).toMatchObject({
      value: true,
      because: [{ text: '2 joint campaigns; two expected in the quarter.' }],
      rule: 'S23.5',
    });
    expect(campaignsOnTrack(rules, 1).value).toBe(false);
    expect(campaignsOnTrack(rules, null)).toMatchObject({
      value: null,
      because: [{ text: 'The joint campaigns are not recorded; two expected in the quarter.' }],
    });
  });

  test('[S23.6] three to five joint KPIs', () => {
    expect([2, 3, 5, 6].map((count) => kpisInRange(rules, count))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
