import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ActivationFacts,
  type ActivationTask,
  activationStanding,
  activationTasks,
} from '../../../src/shared/enablement/activation.ts';
import {
  activationRate,
  timeToFirstReferral,
} from '../../../src/shared/enablement/activation-figures.ts';
import {
  activationRulesSchema,
  hasDedicatedManager,
  standardActivationRules as rules,
} from '../../../src/shared/enablement/activation-rules.ts';
import { addDays, daysBetween } from '../../../src/shared/kernel/local-date.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  activationEmailSeries,
  activationSequence,
} from '../../../src/shared/playbooks/activation-sequence.ts';
import { runs } from '../runs.ts';

const facts: ActivationFacts = {
  signedUpOn: '2026-03-02',
  type: 'referral',
  ladder: 'T5',
  tier: 'Referral',
  linkShared: false,
  firstLeadOn: null,
};
const none = new Set<string>();
const at = (day: number): string => addDays(facts.signedUpOn, day);
const task = (
  id: string,
  changed: Partial<ActivationFacts>,
  today: string,
): ActivationTask | undefined =>
  activationTasks(rules, { ...facts, ...changed }, none, today).find((one) => one.id === id);

describe('activation', () => {
  test('[S81.1] seven steps at sign-up plus 0, 1, 3, 5, 7, 14 and 30 days, each with channel and goal', () => {
    const tasks = activationTasks(rules, facts, new Set(['welcome']), '2026-03-05');
    expect(tasks.map(({ due }) => due)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-05',
      '2026-03-07',
      '2026-03-09',
      '2026-03-16',
      '2026-04-01',
    ]);
    expect(tasks.map(({ status }) => status)).toEqual([
      'done',
      'overdue',
      'due today',
      'upcoming',
      'upcoming',
      'upcoming',
      'upcoming',
    ]);
    expect(tasks[1]).toEqual({
      id: 'video',
      day: 1,
      due: '2026-03-03',
      task: 'Video: your first referral in 10 minutes',
      owner: 'Automatic',
      channels: ['email', 'portal'],
      goal: 'Path to the first commission',
      status: 'overdue',
    });
    expect(activationSequence).toHaveLength(activationEmailSeries.emails);
    expect(activationSequence.at(-1)?.day).toBe(activationEmailSeries.days);
  });

  test.each([
    ['T1', 'Silver', false],
    ['T1', 'Gold', true],
    ['T1', 'Platinum', true],
    ['T2', 'Silver', false],
    ['T2', 'Gold', true],
    ['T3', 'Silver', false],
    ['T3', 'Gold', true],
    ['T4', 'Silver', false],
    ['T4', 'Gold', true],
    ['T5', 'Referral', false],
    ['T5', 'Integration', true],
    ['T5', 'Solution', true],
    ['T6', 'Ecosystem', false],
    ['T6', 'Growth', false],
    ['T6', 'Strategic', true],
    ['T7', 'Gold', false],
    ['Own', 'Gold', false],
    ['T1', null, false],
  ])('[S81.2] %s %s: a dedicated manager is %s', (ladder, tier, managed) => {
    expect(hasDedicatedManager(rules, ladder, tier)).toBe(managed);
    expect(task('manager', { ladder, tier }, at(7))).toMatchObject({
      task: managed ? 'Introduction of the partner manager' : 'Automated chatbot check-in',
      owner: managed ? 'Partner manager' : 'Automatic',
      status: 'due today',
    });
  });

  test('[S81.3] a first lead activates; nudges of days 3 and 5 still open are skipped, nothing else is', () => {
    const activated = { ...facts, firstLeadOn: at(2) };
    expect(activationStanding(rules, activated, at(2))).toEqual({
      value: 'activated',
      because: [{ text: 'Activated: the first lead came on Mar 4, 2026, day 2.', part: null }],
      inputs: [
        { name: 'signed up on', value: '2026-03-02' },
        { name: 'first lead', value: '2026-03-04' },
        { name: 'link shared', value: false },
      ],
      rule: 'S81.3',
      preset: 'Standard',
      coverage: 100,
      watched: false,
    });
    const tasks = activationTasks(rules, activated, new Set(['case-study']), at(10));
    expect(tasks.map(({ id, status }) => [id, status])).toEqual([
      ['welcome', 'overdue'],
      ['video', 'overdue'],
      ['case-study', 'done'],
      ['check-in', 'skipped'],
      ['manager', 'overdue'],
      ['milestone', 'upcoming'],
      ['review', 'upcoming'],
    ]);
    expect(activationStanding(rules, activated, at(1))).toMatchObject({
      value: 'running',
      inputs: [{}, { value: 'none' }, {}],
    });
    expect(task('check-in', { firstLeadOn: at(2) }, at(1))?.status).toBe('upcoming');
  });

  test('[S81.4] day 29 runs; from day 30 a partner without a lead is stalled, dormant without a shared link', () => {
    expect(activationStanding(rules, facts, at(29))).toMatchObject({
      value: 'running',
      watched: false,
      because: [{ text: 'Day 29 of 30: no lead yet.' }],
      rule: 'S81.4',
    });
    expect(activationStanding(rules, facts, at(30))).toMatchObject({
      value: 'dormant',
      watched: true,
      because: [{ text: 'Dormant: day 30, no lead and no link shared.' }],
      rule: 'S81.4',
    });
    expect(activationStanding(rules, { ...facts, linkShared: true }, at(31))).toMatchObject({
      value: 'stalled',
      watched: true,
      because: [{ text: 'Stalled: day 31 and no lead; a link was shared.' }],
    });
    expect(activationStanding(rules, { ...facts, linkShared: null }, at(30))).toMatchObject({
      value: 'stalled',
      coverage: 66,
      because: [{ text: 'Stalled: day 30 and no lead; whether a link was shared is unknown.' }],
    });
  });

  test('[S81.4] only referral and affiliate partners are watched for a first lead', () => {
    const watched = (type: ActivationFacts['type']): boolean =>
      activationStanding(rules, { ...facts, type }, at(40)).watched;
    expect([watched('affiliate'), watched('reseller'), watched(null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(
      activationStanding(rules, { ...facts, linkShared: true, type: 'oem' }, at(40)).watched,
    ).toBe(false);
  });

  test('[S81.4] the day-30 review reads as what is true of the partner', () => {
    expect(task('review', { firstLeadOn: at(4) }, at(30))?.task).toBe(
      'Celebrate the first lead and plan the next ones',
    );
    expect(task('review', { linkShared: true }, at(30))?.task).toBe(
      'Ask what keeps the shared link from bringing leads',
    );
    expect(task('review', {}, at(30))?.task).toBe('Re-engage: no lead and no link shared');
    expect(task('review', { linkShared: null }, at(30))).toMatchObject({
      task: 'Performance review',
      owner: 'Partner manager',
    });
  });

  test('[S81.5] activation is judged on onboarded partners and shown on signed ones too', () => {
    expect(activationRate(rules, { activated: 20, onboarded: 100, signed: 250 })).toMatchObject({
      value: ratio(20, 100),
      ofSigned: ratio(20, 250),
      place: 'inside',
      because: [
        { text: '20% of onboarded partners.' },
        { text: '8% of signed partners.' },
        { text: '20-30% of onboarded partners is usual.' },
      ],
      rule: 'S81.5',
    });
    const place = (activated: number): unknown =>
      activationRate(rules, { activated, onboarded: 1000, signed: null }).place;
    expect([place(199), place(200), place(300), place(301)]).toEqual([
      'below',
      'inside',
      'inside',
      'above',
    ]);
    expect(activationRate(rules, { activated: 3, onboarded: 0, signed: null })).toMatchObject({
      value: null,
      ofSigned: null,
      place: null,
      coverage: 66,
      because: [
        { text: 'Share of onboarded partners unknown.' },
        { text: 'Share of signed partners unknown.' },
        {},
      ],
    });
    expect(activationRate(rules, { activated: null, onboarded: 5, signed: 5 }).value).toBeNull();
  });

  test('[S81.6] time to first referral is the median of those that have one; 30 days are not under 30', () => {
    const first = (days: number | null) => ({
      signedUpOn: '2026-01-01',
      firstLeadOn: days === null ? null : addDays('2026-01-01', days),
    });
    expect(
      timeToFirstReferral(rules, [first(40), first(19), first(null)], '2026-06-01'),
    ).toMatchObject({
      value: ratio(59, 2),
      met: true,
      because: [{ text: 'Median 29.5 days over 2 partners; the target is under 30.' }],
      rule: 'S81.6',
    });
    expect(timeToFirstReferral(rules, [first(30)], '2026-06-01').met).toBe(false);
    expect(timeToFirstReferral(rules, [first(30)], '2026-01-31').value).toEqual(ratio(30));
    expect(timeToFirstReferral(rules, [first(30)], '2026-01-30')).toMatchObject({
      value: null,
      met: null,
      because: [{ text: 'No partner has sent a first referral yet.' }],
    });
  });

  test('[S81.p1] every day has one state, and time alone never brings a stalled partner back', () => {
    const order = ['running', 'stalled', 'dormant'];
    const day = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(day, day, fc.constantFrom(true, false, null), (a, b, linkShared) => {
        const place = (n: number): number =>
          order.indexOf(activationStanding(rules, { ...facts, linkShared }, at(n)).value ?? '');
        expect(place(Math.min(a, b))).toBeGreaterThanOrEqual(0);
        expect(place(Math.min(a, b))).toBeLessThanOrEqual(place(Math.max(a, b)));
      }),
      runs,
    );
  });

  test('[S81.p2] due dates stand their days after sign-up on any day of any year, leap days too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (shift) => {
        const signedUpOn = addDays('2024-02-29', shift);
        const tasks = activationTasks(rules, { ...facts, signedUpOn }, none, signedUpOn);
        expect(tasks.map(({ due }) => daysBetween(signedUpOn, due))).toEqual([
          0, 1, 3, 5, 7, 14, 30,
        ]);
      }),
      runs,
    );
  });

  test('[S81.p3] the preset satisfies its own schema; a range upside down is refused', () => {
    expect(activationRulesSchema.parse(rules)).toEqual(rules);
    const broken = activationRulesSchema.safeParse({
      ...rules,
      activationPercent: { min: 30, max: 20 },
    });
    expect(broken.error?.issues.map(({ message }) => message)).toEqual([
      'The activation range runs from its lower end up.',
    ]);
  });
});
