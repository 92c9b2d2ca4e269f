import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRaci } from '../../../src/shared/campaigns/raci.ts';
import { standardCampaignRules } from '../../../src/shared/campaigns/rules.ts';
import {
  campaignPlan,
  datedWeeks,
  overdueSteps,
  webinarNotice,
} from '../../../src/shared/campaigns/timeline.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { campaignRaci, type RaciRow } from '../../../src/shared/playbooks/campaign-raci.ts';
import { campaignTimeline, sixWeekPlan } from '../../../src/shared/playbooks/campaign-timelines.ts';
import { webinarChecklist } from '../../../src/shared/playbooks/webinar-checklists.ts';
import { runs } from '../runs.ts';

const rules = standardCampaignRules;
const launch = '2026-06-15';
const days = (weeksLeft: number, template = campaignTimeline): number[] =>
  campaignPlan(rules, template, launch, addDays(launch, -7 * weeksLeft)).steps.map(
    ({ day }) => day,
  );

describe('timeline', () => {
  test('[S25.1] six weeks before to two weeks after, with owners', () => {
    const plan = campaignPlan(rules, campaignTimeline, launch, '2026-05-04');
    expect(plan).toMatchObject({
      value: 6,
      compressed: false,
      rule: 'S25.1',
      preset: 'Standard',
      because: [{ text: '6 whole weeks left; the plan takes 6.', part: null }],
      inputs: [
        { name: 'launch', value: launch },
        { name: 'planned on', value: '2026-05-04' },
      ],
    });
    expect(plan.steps.map(({ when, due, task, owner }) => [when, due, task, owner])).toEqual([
      ['W-6', '2026-05-04', 'Align on concept', 'Both'],
      ['W-5', '2026-05-11', 'Finalize brief, assign roles', 'Partner manager'],
      ['W-4', '2026-05-18', 'Approve content outline', 'Both'],
      ['W-3', '2026-05-25', 'Content draft complete', 'Content owner'],
      ['W-2', '2026-06-01', 'Design assets ready', 'Design'],
      ['W-2', '2026-06-01', 'Landing page live', 'Marketing operations'],
      ['W-2', '2026-06-01', 'Email copy approved', 'Both'],
      ['W-1', '2026-06-08', 'Test all systems', 'Operations'],
      ['W-1', '2026-06-08', 'First email send', 'Both'],
      ['W0', '2026-06-15', 'Go live', 'Both'],
      ['W+1', '2026-06-22', 'Follow-up sequence starts', 'Both'],
      ['W+2', '2026-06-29', 'Performance review', 'Both'],
    ]);
  });

  test('[S25.2] with fewer weeks the steps before the launch shrink to round(offset x n / 6)', () => {
    const after = [0, 7, 14];
    expect(days(5)).toEqual([-35, -28, -21, -21, -14, -14, -14, -7, -7, ...after]);
    expect(days(3)).toEqual([-21, -21, -14, -14, -7, -7, -7, -7, -7, ...after]);
    expect(days(1)).toEqual([-7, -7, -7, -7, 0, 0, 0, 0, 0, ...after]);
    expect(days(0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, ...after]);
    expect(campaignPlan(rules, campaignTimeline, launch, '2026-05-05')).toMatchObject({
      value: 5,
      compressed: true,
      rule: 'S25.2',
      because: [
        { text: '5 whole weeks left of 6: the steps before the day are pressed together.' },
      ],
    });
  });

  test('[S25.2] a day already past is dated as it stands', () => {
    expect(campaignPlan(rules, campaignTimeline, launch, '2026-06-16')).toMatchObject({
      value: -1,
      compressed: false,
      because: [{ text: 'The day is past; the plan is dated as it stands.' }],
    });
    expect(campaignPlan(rules, campaignTimeline, launch, launch).compressed).toBe(true);
  });

  test('[S25.2] the day-before reminder keeps its day', () => {
    const reminder = (weeks: number): number | undefined =>
      campaignPlan(rules, webinarChecklist, launch, addDays(launch, -7 * weeks)).steps.find(
        ({ id }) => id === 'day-before-email',
      )?.day;
    expect([0, 2, 6].map(reminder)).toEqual([-1, -1, -1]);
    expect(days(3, webinarChecklist).slice(0, 10)).toEqual([
      -14, -14, -14, -14, -14, -14, -7, -7, -7, -7,
    ]);
  });

  test('[S25.p1] a plan drawn up before the launch never has a step in the past and keeps its order', () => {
    fc.assert(
      fc.property(fc.nat(80), (left) => {
        const from = addDays(launch, -left);
        const { steps } = campaignPlan(rules, campaignTimeline, launch, from);
        for (const { due } of steps) expect(due >= from).toBe(true);
        const dues = steps.map(({ due }) => due);
        expect(dues).toEqual([...dues].sort());
      }),
      runs,
    );
  });

  test('[S25.3] a webinar warns below 28 days and is red at 14 or fewer', () => {
    const level = (left: number) => webinarNotice(rules, launch, addDays(launch, -left)).value;
    expect([29, 28, 27, 15, 14, 1, -3].map(level)).toEqual([
      'ok',
      'ok',
      'warn',
      'warn',
      'alarm',
      'alarm',
      'alarm',
    ]);
    expect(webinarNotice(rules, launch, '2026-06-01')).toMatchObject({
      because: [{ text: '14 days of notice; a webinar needs 28, and 14 or fewer is too short.' }],
      inputs: [
        { name: 'event', value: launch },
        { name: 'days left', value: 14 },
      ],
      rule: 'S25.3',
    });
  });

  test('[S25.4] a step due today is not overdue, nor is one that is done', () => {
    const steps = [
      { due: '2026-06-14', doneOn: null },
      { due: '2026-06-15', doneOn: null },
      { due: '2026-06-01', doneOn: '2026-06-20' },
    ];
    expect(overdueSteps(steps, launch)).toEqual([{ due: '2026-06-14', doneOn: null }]);
  });

  test('[S25.5] the forward plan puts the launch into week 4', () => {
    expect(datedWeeks(sixWeekPlan, launch)).toEqual([
      {
        id: 'content',
        fromWeek: 1,
        toWeek: 2,
        task: 'Content creation and review',
        from: '2026-05-25',
        to: '2026-06-07',
      },
      {
        id: 'promotion',
        fromWeek: 3,
        toWeek: 3,
        task: 'Landing page live, promotion starts',
        from: '2026-06-08',
        to: '2026-06-14',
      },
      {
        id: 'launch',
        fromWeek: 4,
        toWeek: 4,
        task: 'Event or launch',
        from: '2026-06-15',
        to: '2026-06-21',
      },
      {
        id: 'nurture',
        fromWeek: 5,
        toWeek: 6,
        task: 'Follow-up nurture',
        from: '2026-06-22',
        to: '2026-07-05',
      },
    ]);
  });
});

describe('RACI', () => {
  const row = (us: RaciRow['us'], partner: RaciRow['partner']): RaciRow => ({
    id: 'x',
    activity: 'Posting',
    us,
    partner,
    note: '',
  });
  const checked = (us: RaciRow['us'], partner: RaciRow['partner']) =>
    checkRaci([row(us, partner)])[0];

  test('[S26.1] the matrix ships as printed: lone letters are completed with a hint, no row warns', () => {
    const all = checkRaci(campaignRaci);
    expect(
      all.map(({ row: { id }, reading, rule }) => [
        id,
        reading.us.join('/'),
        reading.partner.join('/'),
        rule,
      ]),
    ).toEqual([
      ['strategy', 'A/R', 'C', 'S26.1'],
      ['content', 'R/A', 'C', 'S26.1'],
      ['design', 'R/A', 'I', 'S26.1'],
      ['landing-page', 'R/A', 'C', 'S26.1'],
      ['email-copy', 'R', 'A', 'S26.3'],
      ['email-send', 'R/A', 'R/A', 'S26.2'],
      ['social', 'R/A', 'R/A', 'S26.2'],
      ['leads', 'R/A', 'R/A', 'S26.2'],
      ['reporting', 'A/R', 'C', 'S26.1'],
    ]);
    expect(all.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(all.map(({ hints }) => hints[0] ?? null).slice(0, 6)).toEqual([
      'Strategy and planning: also responsible?',
      'Content creation: also accountable?',
      'Design assets: also accountable?',
      'Landing page: also accountable?',
      null,
      'Email send: each side is responsible and accountable for its own part.',
    ]);
  });

  test('[S26.1] a lone letter on the partner\u2019s side is completed there', () => {
    expect(checked(['C'], ['R'])?.reading).toEqual({ us: ['C'], partner: ['R', 'A'] });
    expect(checked(['I'], ['A'])?.reading).toEqual({ us: ['I'], partner: ['A', 'R'] });
  });

  test('[S26.2] with R on both sides the one-A check is skipped', () => {
    expect(checked(['R', 'A'], ['R', 'A'])).toMatchObject({ warnings: [], rule: 'S26.2' });
  });

  test('[S26.3] every other row needs an R and exactly one A', () => {
    expect(checked(['C'], ['I'])?.warnings).toEqual([
      'Posting: nobody is responsible.',
      'Posting: nobody is accountable.',
    ]);
    expect(checked(['A'], ['A'])?.warnings).toEqual([
      'Posting: nobody is responsible.',
      'Posting: more than one party is accountable.',
    ]);
    expect(checked(['R', 'A'], ['A'])?.warnings).toEqual([
      'Posting: more than one party is accountable.',
    ]);
    expect(checked(['R', 'R'], ['C'])?.warnings).toEqual(['Posting: nobody is accountable.']);
    expect(checked(['R', 'A'], ['C'])).toMatchObject({
      warnings: [],
      hints: [],
      reading: { us: ['R', 'A'], partner: ['C'] },
      rule: 'S26.3',
    });
  });
});
