import { describe, expect, test } from 'vitest';
import {
  datedPromotion,
  defaultPromotionPlan,
  itemsBalance,
} from '../../../src/shared/campaigns/promotion.ts';
import { standardCampaignRules } from '../../../src/shared/campaigns/rules.ts';
import { runSheet, showLength } from '../../../src/shared/campaigns/run-sheet.ts';
import { type WebinarFacts, webinarCheck } from '../../../src/shared/campaigns/webinar-check.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import { datedSteps } from '../../../src/shared/playbooks/timeline.ts';
import {
  fiveWeekChecklist,
  webinarChecklist,
} from '../../../src/shared/playbooks/webinar-checklists.ts';
import { runsOfShow } from '../../../src/shared/playbooks/webinar-run-of-show.ts';
import {
  badWebinar,
  goodWebinar,
  webinarTopics,
} from '../../../src/shared/playbooks/webinar-topics.ts';

const rules = standardCampaignRules;
const launch = '2026-06-15';

describe('webinar', () => {
  test('[S27.1] the checklist has its 24 tasks on their days', () => {
    const steps = datedSteps(webinarChecklist, '2026-10-01');
    expect(steps).toHaveLength(24);
    expect([...new Map(steps.map(({ when, due }) => [when, due]))]).toEqual([
      ['W-4', '2026-09-03'],
      ['W-3', '2026-09-10'],
      ['W-2', '2026-09-17'],
      ['W-1', '2026-09-24'],
      ['day before', '2026-09-30'],
      ['day', '2026-10-01'],
      ['day after', '2026-10-02'],
      ['W+1', '2026-10-08'],
      ['W+2', '2026-10-15'],
    ]);
  });

  test('[S27.2] in the five-week list the webinar falls in week 4, the recording a day after', () => {
    expect(
      datedSteps(fiveWeekChecklist, '2026-10-01').map(({ id, due, owner }) => [id, due, owner]),
    ).toEqual([
      ['topic', '2026-09-10', 'Both'],
      ['project-document', '2026-09-10', 'Lead partner'],
      ['content', '2026-09-17', 'Content owners'],
      ['registration', '2026-09-17', 'Marketing operations'],
      ['promotion', '2026-09-24', 'Both'],
      ['dry-run', '2026-09-24', 'Speakers'],
      ['host', '2026-10-01', 'Both'],
      ['recording', '2026-10-02', 'Both'],
      ['leads', '2026-10-08', 'Marketing operations'],
    ]);
  });

  test('[S27.3] three runs of show: 48, 60 and 54 to 64 minutes', () => {
    expect(runsOfShow.map((show) => [show.id, showLength(show)])).toEqual([
      ['demo-48', { min: 48, max: 48 }],
      ['program-60', { min: 60, max: 60 }],
      ['checklist', { min: 54, max: 64 }],
    ]);
  });

  test('[S27.3] the run sheet has clock times and begins with the tech check', () => {
    const [demo, , checklist] = runsOfShow;
    if (demo === undefined || checklist === undefined) throw new Error('no run of show');
    const sheet = runSheet(demo, '2026-10-01T17:00');
    expect(sheet).toMatchObject({
      techCheck: '2026-10-01T16:30',
      end: '2026-10-01T17:48',
      minutes: 48,
    });
    expect(
      sheet.items.map(({ id, from, to, length, by }) => [
        id,
        from.slice(11),
        to.slice(11),
        length,
        by,
      ]),
    ).toEqual([
      ['welcome', '17:00', '17:02', 2, 'A, moderator'],
      ['problem', '17:02', '17:05', 3, 'A, speaker'],
      ['solution', '17:05', '17:20', 15, 'B, speaker'],
      ['demo', '17:20', '17:35', 15, 'Both'],
      ['q-and-a', '17:35', '17:45', 10, 'A, moderator'],
      ['resources', '17:45', '17:47', 2, 'Both'],
      ['close', '17:47', '17:48', 1, null],
    ]);
    expect(runSheet(checklist, '2026-10-01T23:30')).toMatchObject({
      minutes: 54,
      end: '2026-10-02T00:24',
    });
    expect(
      runSheet(checklist, '2026-10-01T10:00', { presentation: 40, 'q-and-a': 20 }).minutes,
    ).toBe(64);
  });

  const sound: WebinarFacts = {
    promotion: { us: 4, partner: 3 },
    teaches: true,
    dryRun: true,
    timeZones: 2,
    followUpPlan: true,
    partnerOnStage: true,
    minutes: 119,
    metrics: true,
    noticeDays: 15,
  };

  test.each([
    ['oneSided', { promotion: { us: 9, partner: 2 } }],
    ['pitch', { teaches: false }],
    ['noDryRun', { dryRun: false }],
    ['oneTimeZone', { timeZones: 1 }],
    ['noFollowUp', { followUpPlan: false }],
    ['partnerOffStage', { partnerOnStage: false }],
    ['overloaded', { minutes: 120 }],
    ['noMetrics', { metrics: false }],
    ['shortNotice', { noticeDays: 14 }],
  ] as const)('[S27.4] %s is found by its sign', (id, facts) => {
    expect(webinarCheck(rules, sound)).toMatchObject({ value: true, rule: 'S27.4', coverage: 100 });
    const found = webinarCheck(rules, { ...sound, ...facts });
    expect(found.failed).toEqual([id]);
    expect(found.because[1]?.text).toBe(`${found.checks.find((one) => one.id === id)?.label}.`);
  });

  test('[S27.4] what is not known is open', () => {
    expect(
      webinarCheck(rules, {
        promotion: null,
        teaches: null,
        dryRun: null,
        timeZones: null,
        followUpPlan: null,
        partnerOnStage: null,
        minutes: null,
        metrics: null,
        noticeDays: null,
      }),
    ).toMatchObject({ value: null, coverage: 0, failed: [] });
  });

  test('[S27.5] topics and examples keep their figures', () => {
    expect(webinarTopics.map(({ leadQuality }) => leadQuality)).toEqual([
      'high',
      'medium-high',
      'high',
      'medium',
      'medium',
      'medium',
    ]);
    expect(goodWebinar.result).toEqual({
      registrations: 943,
      attendees: 412,
      demoRequests: 67,
      opportunities: 12,
      closedWon: 3,
    });
    expect(badWebinar.result).toEqual({ registrations: 89, attendees: 23, demoRequests: 0 });
  });
});

describe('promotion', () => {
  test('[S28.1] the event matrix for webinars and events, the campaign mix otherwise', () => {
    expect(defaultPromotionPlan('webinar')).toBe('event-matrix');
    expect(defaultPromotionPlan('event')).toBe('event-matrix');
    expect(defaultPromotionPlan('other')).toBe('campaign-mix');
  });

  test('[S28.2] posts run from two weeks before to the day before', () => {
    expect(
      datedPromotion('event-matrix', launch).map(({ id, from, to }) => [id, from, to]),
    ).toEqual([
      ['email-1', '2026-06-01', '2026-06-01'],
      ['email-2', '2026-06-08', '2026-06-08'],
      ['email-reminder', '2026-06-14', '2026-06-14'],
      ['linkedin', '2026-06-01', '2026-06-14'],
      ['x', '2026-06-01', '2026-06-14'],
      ['in-app', '2026-06-08', '2026-06-14'],
      ['paid', null, null],
    ]);
    expect(
      datedPromotion('campaign-mix', launch).map(({ id, itemsEach }) => [id, itemsEach]),
    ).toEqual([
      ['email', { min: 3, max: 3 }],
      ['linkedin', null],
      ['x', { min: 5, max: 7 }],
      ['in-app', null],
      ['blog', { min: 1, max: 1 }],
      ['paid', null],
    ]);
    expect(datedPromotion('webinar-basic', launch).map(({ us }) => us)).toEqual([
      '3 sends',
      '5+ posts',
      'Banner',
    ]);
  });

  test('[S28.3] the items balance warns below one half and is n/a while nothing is done', () => {
    expect(itemsBalance(rules, { us: 10, partner: 4 })).toEqual({
      value: ratio(4, 10),
      because: [{ text: '10 items done by us, 4 by the partner: a balance of 40%.', part: null }],
      inputs: [
        { name: 'our items done', value: 10 },
        { name: 'partner items done', value: 4 },
      ],
      rule: 'S28.3',
      preset: 'Standard',
      coverage: 100,
      warn: true,
    });
    expect(itemsBalance(rules, { us: 5, partner: 10 }).warn).toBe(false);
    expect(itemsBalance(rules, { us: 0, partner: 0 })).toMatchObject({
      value: null,
      warn: false,
      because: [{ text: 'Neither side has done anything yet.' }],
    });
    expect(itemsBalance(rules, { us: 0, partner: 1 }).warn).toBe(true);
  });
});
