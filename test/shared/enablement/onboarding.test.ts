import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asksTechnicalStaff,
  defaultPlan,
  type OnboardingFacts,
  onboardingChecklist,
} from '../../../src/shared/enablement/onboarding-plan.ts';
import {
  onboardingRulesSchema,
  standardOnboardingRules as rules,
} from '../../../src/shared/enablement/onboarding-rules.ts';
import {
  accessIssue,
  accessSla,
  type OnboardedFacts,
  onboarded,
} from '../../../src/shared/enablement/onboarding-standing.ts';
import { addMinutes } from '../../../src/shared/kernel/local-date.ts';
import {
  alwaysAvailable,
  automatedAccessSteps,
  badOnboarding,
  onboardingAssets,
} from '../../../src/shared/playbooks/onboarding-essentials.ts';
import {
  onboardingPlanIds,
  onboardingPlans,
} from '../../../src/shared/playbooks/onboarding-plans.ts';
import { partnerTypeIds } from '../../../src/shared/playbooks/partner-type-definitions.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { runs } from '../runs.ts';

const start = '2026-03-02';
const facts = (changed: Partial<OnboardingFacts>): OnboardingFacts => ({
  plan: 'O1',
  startedOn: start,
  done: new Set(),
  technicalAsked: false,
  ...changed,
});

describe('onboarding plans', () => {
  test('[S82.1] resellers get O3, everybody else and the unknown O1', () => {
    const plans = [...partnerTypeIds, null].map((type) => defaultPlan(rules, type));
    expect(plans).toEqual(['O1', 'O1', 'O3', 'O1', 'O1', 'O1', 'O1', 'O1']);
  });

  test('[S82.2] plan O1: every item due on the last day of its span', () => {
    const { items, plan } = onboardingChecklist(facts({}), start);
    expect(plan).toBe('O1');
    expect(items.map(({ id, span, day, due, owner }) => [id, span, day, due, owner])).toEqual([
      ['welcome', 'Days 1-3', 3, '2026-03-05', 'Automatic'],
      ['portal', 'Days 1-3', 3, '2026-03-05', 'Automatic'],
      ['guide', 'Days 1-3', 3, '2026-03-05', 'Automatic'],
      ['sales-certification', 'Days 3-7', 7, '2026-03-09', 'Partner'],
      ['technical-certification', 'Days 7-14', 14, '2026-03-16', 'Partner'],
      ['first-call', 'Days 14-21', 21, '2026-03-23', 'Partner manager'],
      ['rules-of-engagement', 'Days 14-21', 21, '2026-03-23', 'Partner manager'],
      ['first-activity', 'Days 21-30', 30, '2026-04-01', 'Partner manager'],
    ]);
    expect(items.map(({ hours }) => hours)).toEqual([null, null, null, 2, 4, null, null, null]);
  });

  test('[S82.2] plan O2: week n is due after 7n days, and three things go on', () => {
    const { tasks, ongoing } = onboardingPlans.O2;
    expect(tasks.map(({ id, span, day, hours }) => [id, span, day, hours])).toEqual([
      ['welcome', 'Week 1', 7, null],
      ['training-101', 'Week 1', 7, 2],
      ['intro-call', 'Week 1', 7, null],
      ['rules-of-engagement', 'Week 1', 7, null],
      ['training-201', 'Week 2', 14, 4],
      ['demo-access', 'Week 2', 14, null],
      ['playbook-review', 'Week 2', 14, null],
      ['mock-demo', 'Week 3', 21, null],
      ['battle-cards', 'Week 3', 21, null],
      ['first-registration', 'Week 3', 21, null],
      ['exam', 'Week 4', 28, null],
      ['badge', 'Week 4', 28, null],
      ['listing', 'Week 4', 28, null],
    ]);
    expect(ongoing.map(({ everyMonths }) => everyMonths)).toEqual([1, 3, 12]);
  });

  test('[S82.2] plan O3: O1, then registrations and calls by day 60 and a first deal by day 90', () => {
    const o1 = onboardingPlans.O1.tasks;
    const { tasks, days } = onboardingPlans.O3;
    expect(tasks.slice(0, o1.length)).toEqual(o1);
    expect(tasks.slice(o1.length).map(({ id, day }) => [id, day])).toEqual([
      ['registrations', 60],
      ['joint-calls', 60],
      ['rules-of-engagement-2', 60],
      ['first-deal', 90],
    ]);
    expect(days).toBe(90);
  });

  test('[S82.3] the technical certification is optional unless the ladder asks for technical staff', () => {
    const asking = Object.entries(tierLadders)
      .filter(([, ladder]) => asksTechnicalStaff(ladder))
      .map(([id]) => id);
    expect(asking).toEqual(['T3']);
    const step = (atLeast: number) => ({
      steps: [
        {
          name: 'One',
          benefits: '',
          allOf: [
            {
              kind: 'enablement' as const,
              anyOf: [{ measure: 'certifiedTechnical' as const, atLeast }],
            },
          ],
        },
      ],
    });
    expect([asksTechnicalStaff(step(0)), asksTechnicalStaff(step(1))]).toEqual([false, true]);
    const optional = (technicalAsked: boolean): string[] =>
      onboardingChecklist(facts({ technicalAsked }), start)
        .items.filter((item) => item.optional)
        .map(({ id }) => id);
    expect([optional(false), optional(true)]).toEqual([['technical-certification'], []]);
  });

  test('[S82.4] progress counts the items asked for, floored, and names what is overdue', () => {
    const list = onboardingChecklist(
      facts({ done: new Set(['welcome', 'portal', 'technical-certification']) }),
      '2026-03-09',
    );
    expect(list).toMatchObject({ value: 28, rule: 'S82.4', preset: 'O1', coverage: 100 });
    expect(list.because.map(({ text }) => text)).toEqual([
      '2 of 7 items done.',
      'Overdue since Mar 5, 2026: Program guide.',
    ]);
    expect(list.items.map(({ status }) => status)).toEqual([
      'done',
      'done',
      'overdue',
      'due today',
      'done',
      'upcoming',
      'upcoming',
      'upcoming',
    ]);
    expect(list.inputs[2]).toEqual({ name: 'guide', value: false });
  });

  test('[S82.8] the essentials: six assets, five things always there, three steps without a person, seven faults', () => {
    expect(onboardingAssets).toHaveLength(6);
    expect(onboardingAssets.filter(({ technicalOnly }) => technicalOnly)).toHaveLength(1);
    expect(alwaysAvailable).toHaveLength(5);
    expect(automatedAccessSteps).toEqual(['Approval', 'Account creation', 'Welcome mail']);
    expect(badOnboarding.parts).toHaveLength(5);
    expect(badOnboarding.faults).toHaveLength(7);
  });
});

describe('onboarded', () => {
  const known: OnboardedFacts = {
    type: 'affiliate',
    portalGrantedOn: '2026-03-03',
    trackingLinkOn: '2026-03-05',
    firstTrainingOn: null,
  };
  const judge = (changed: Partial<OnboardedFacts>, today = '2026-04-01') =>
    onboarded(rules, { ...known, ...changed }, today);

  test('[S82.5] portal and link for types with links; on the later of the two days', () => {
    expect(judge({})).toMatchObject({
      value: true,
      on: '2026-03-05',
      rule: 'S82.5',
      because: [
        { text: 'Portal access since Mar 3, 2026.' },
        { text: 'Tracking link on Mar 5, 2026.' },
      ],
      inputs: [
        { name: 'type', value: 'affiliate' },
        { name: 'portal access', value: '2026-03-03' },
        { name: 'tracking link', value: '2026-03-05' },
        { name: 'first training', value: 'none' },
      ],
    });
    expect(judge({ portalGrantedOn: '2026-03-08' }).on).toBe('2026-03-08');
    expect(judge({}, '2026-03-05').value).toBe(true);
    expect(judge({}, '2026-03-04')).toMatchObject({ value: false, on: null });
    expect(judge({ portalGrantedOn: null })).toMatchObject({
      value: false,
      on: null,
      because: [{ text: 'No portal access yet.' }, {}],
    });
    expect(judge({ trackingLinkOn: null, firstTrainingOn: '2026-03-05' })).toMatchObject({
      value: false,
      because: [{}, { text: 'Tracking link: not yet.' }],
    });
  });

  test('[S82.5] portal and first training for the others; a link does not stand in', () => {
    expect(judge({ type: 'reseller' })).toMatchObject({
      value: false,
      because: [{}, { text: 'First training: not yet.' }],
    });
    expect(judge({ type: 'reseller', firstTrainingOn: '2026-03-10' })).toMatchObject({
      value: true,
      on: '2026-03-10',
    });
  });

  test('[S82.5] type unknown: a link is enough, training alone leaves it open', () => {
    expect(judge({ type: null })).toMatchObject({ value: true, coverage: 75 });
    expect(judge({ type: null, trackingLinkOn: null })).toMatchObject({
      value: false,
      because: [{}, { text: 'First training: not yet.' }],
    });
    const open = { type: null, trackingLinkOn: null, firstTrainingOn: '2026-03-09' };
    expect(judge(open)).toMatchObject({
      value: null,
      on: null,
      because: [
        {},
        { text: 'First training done, but without the partner type a link may be needed too.' },
      ],
    });
    expect(judge({ ...open, portalGrantedOn: null }).value).toBe(false);
  });
});

describe('access', () => {
  const requestedAt = '2026-03-06T16:30';
  const plus = (minutes: number): string => addMinutes(requestedAt, minutes);
  const sla = (grantedAfter: number | null, nowAfter: number) =>
    accessSla(
      rules,
      { requestedAt, grantedAt: grantedAfter === null ? null : plus(grantedAfter) },
      plus(nowAfter),
    );

  test.each([
    [2880, 9000, 'in time', false, 'Granted after 48 h, within 48 h.'],
    [
      2881,
      9000,
      'late',
      true,
      'Granted after 48 h 1 min, more than 48 h: activation is less likely.',
    ],
    [null, 2880, 'waiting', false, 'Waiting for 48 h of 48 h.'],
    [
      null,
      2881,
      'overdue',
      true,
      'Still waiting after 48 h 1 min, more than 48 h: activation becomes unlikely.',
    ],
    [100, 60, 'waiting', false, 'Waiting for 1 h of 48 h.'],
  ] as const)(
    '[S82.6] granted after %s, looked at after %s minutes: %s',
    (granted, now, state, breach, text) => {
      expect(sla(granted, now)).toMatchObject({
        value: state,
        breach,
        because: [{ text }],
        rule: 'S82.6',
        preset: 'Standard',
      });
    },
  );

  test('[S82.6] without a request there is nothing to measure', () => {
    expect(accessSla(rules, { requestedAt: null, grantedAt: null }, requestedAt)).toMatchObject({
      value: 'not requested',
      breach: false,
      elapsedMinutes: null,
      coverage: 50,
      because: [{ text: 'No access request is on record.' }],
    });
    expect(sla(30, 60).elapsedMinutes).toBe(30);
    expect(sla(60, 60).inputs).toEqual([
      { name: 'requested at', value: requestedAt },
      { name: 'granted at', value: plus(60) },
    ]);
    expect(sla(null, 60).inputs[1]).toEqual({ name: 'granted at', value: 'not yet' });
  });

  test('[S82.7] an access issue is medium, 48 h while onboarding; low, 72 h later', () => {
    expect(accessIssue(rules, true)).toEqual({ severity: 'medium', limitHours: 48 });
    expect(accessIssue(rules, false)).toEqual({ severity: 'low', limitHours: 72 });
  });
});

describe('onboarding properties', () => {
  test('[S82.p1] progress is 100 only when every asked item is done, and never falls by ticking', () => {
    const plan = fc.constantFrom(...onboardingPlanIds);
    fc.assert(
      fc.property(
        plan,
        fc.array(fc.nat({ max: 20 })),
        fc.boolean(),
        (id, ticks, technicalAsked) => {
          const ids = onboardingPlans[id].tasks.map((task) => task.id);
          const done = new Set(ticks.flatMap((at) => ids[at] ?? []));
          const progress = (ticked: ReadonlySet<string>) =>
            onboardingChecklist(facts({ plan: id, done: ticked, technicalAsked }), start);
          const some = progress(done);
          const asked = some.items.filter(({ optional }) => !optional);
          expect(some.value === 100).toBe(asked.every(({ status }) => status === 'done'));
          expect(progress(new Set([...done, ids[0] ?? ''])).value).toBeGreaterThanOrEqual(
            some.value ?? 0,
          );
        },
      ),
      runs,
    );
  });

  test('[S82.p2] plans: ids are unique, days never fall, the last one is the length of the plan', () => {
    for (const { tasks, days } of Object.values(onboardingPlans)) {
      expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
      expect(tasks.map(({ day }) => day)).toEqual(
        tasks.map(({ day }) => day).sort((a, b) => a - b),
      );
      expect(tasks.at(-1)?.day).toBe(days);
    }
    expect(onboardingRulesSchema.parse(rules)).toEqual(rules);
  });
});
