import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes } from '../../../src/shared/kernel/local-date.ts';
import {
  type Audience,
  type CommunicationEvery,
  channels,
  communications,
} from '../../../src/shared/playbooks/communication-calendar.ts';
import { feedbackMethods } from '../../../src/shared/playbooks/feedback.ts';
import {
  communicationPlan,
  dueCommunications,
  inAudience,
  nextSend,
} from '../../../src/shared/program/communication.ts';
import {
  escalationPath,
  escalationRulesSchema,
  type Issue,
  issueKinds,
  issueStanding,
  severities,
  severityOf,
  standardEscalationRules,
} from '../../../src/shared/program/escalations.ts';
import { feedbackSettings, programNps, surveyDue } from '../../../src/shared/program/feedback.ts';
import { runs } from '../runs.ts';

const today = '2026-03-19';

describe('communication calendar', () => {
  test('[S101.1] [S101.5] the newsletter is monthly, or bi-weekly where the program says so', () => {
    const every = (newsletter: 'monthly' | 'bi-weekly') =>
      communicationPlan({ newsletter }).find(({ id }) => id === 'newsletter')?.every;
    expect([every('monthly'), every('bi-weekly')]).toEqual(['monthly', 'bi-weekly']);
    expect(communicationPlan({ newsletter: 'monthly' })).toEqual(communications);
    expect([communications.length, channels.length]).toEqual([8, 7]);
  });
  test('[S101.2] audiences: all, those with a tier, at-risk, and Champions as high performers', () => {
    const partner = { id: 'a', tier: null, band: 'Champion', atRisk: false };
    const all: Audience[] = ['all', 'by tier', 'at-risk', 'high performers'];
    expect(all.map((audience) => inAudience(audience, partner))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(
      all.map((audience) =>
        inAudience(audience, { ...partner, tier: 'Gold', band: null, atRisk: true }),
      ),
    ).toEqual([true, true, true, false]);
    expect(() => inAudience(String('nobody') as Audience, partner)).toThrow();
  });
  test('[S101.3] the next day follows from the last one', () => {
    const next = (every: CommunicationEvery) => nextSend(every, '2026-01-31', today);
    expect(next('weekly')).toBe('2026-02-07');
    expect(next('bi-weekly')).toBe('2026-02-14');
    expect(next('monthly')).toBe('2026-02-28');
    expect(next('quarterly')).toBe('2026-04-30');
    expect(next('annual')).toBe('2027-01-31');
    expect([next('release'), next('as needed')]).toEqual([null, null]);
    expect(nextSend('weekly', null, today)).toBe(today);
    expect(() => next(String('hourly') as CommunicationEvery)).toThrow();
  });
  test('[S101.4] what is due, to whom, soonest first; nobody in the audience is nothing to send', () => {
    const partners = [
      { id: 'a', tier: 'Gold', band: 'Champion', atRisk: false },
      { id: 'b', tier: null, band: 'Critical', atRisk: true },
    ];
    const plan = communicationPlan({ newsletter: 'bi-weekly' });
    const lastSent = {
      newsletter: '2026-03-10',
      'training-webinar': '2026-03-01',
      'partner-call': '2026-01-01',
      summit: '2025-06-01',
      'tier-opportunities': '2026-02-25',
      're-engagement': '2026-03-16',
      'priority-opportunities': '2026-03-18',
    };
    const due = dueCommunications(plan, partners, lastSent, today, '2026-03-25');
    expect(due.map(({ communication, due: on, to }) => [communication.id, on, to])).toEqual([
      ['re-engagement', '2026-03-23', ['b']],
      ['newsletter', '2026-03-24', ['a', 'b']],
      ['tier-opportunities', '2026-03-25', ['a']],
      ['priority-opportunities', '2026-03-25', ['a']],
    ]);
    expect(dueCommunications(plan, [], {}, today, '2026-03-25')).toEqual([]);
    expect(
      dueCommunications(plan, partners.slice(0, 1), {}, today, today).map(
        ({ communication }) => communication.id,
      ),
    ).toEqual([
      'training-webinar',
      'newsletter',
      'partner-call',
      'summit',
      'tier-opportunities',
      'priority-opportunities',
    ]);
  });
});

const issue = (over: Partial<Issue>): Issue => ({
  severity: 'critical',
  opened: '2026-03-19T09:00',
  answered: null,
  tierLimitHours: null,
  ...over,
});
const standing = (over: Partial<Issue>, now = '2026-03-19T10:00') =>
  issueStanding(standardEscalationRules, issue(over), now);

describe('escalations', () => {
  test('[S102.1] kinds of issue have their severity; access while onboarding is medium', () => {
    expect(Object.entries(issueKinds)).toHaveLength(8);
    expect(severityOf('deal-conflict', false)).toBe('high');
    expect(severityOf('portal-access', false)).toBe('low');
    expect(severityOf('portal-access', true)).toBe('medium');
    expect(severityOf('training', true)).toBe('medium');
  });
  test('[S102.2] limits of 72, 48, 24 and 4 clock hours, kept at the limit itself', () => {
    expect(severities.map((one) => standardEscalationRules.levels[one].limitHours)).toEqual([
      72, 48, 24, 4,
    ]);
    expect(standing({ answered: '2026-03-19T13:00' })).toMatchObject({
      value: 'answered in time',
      due: '2026-03-19T13:00',
      limitHours: 4,
      owner: 'VP Partnerships',
      rule: 'S102.2',
      preset: 'Standard',
      inputs: [
        { name: 'Severity', value: 'critical' },
        { name: 'Opened', value: '2026-03-19T09:00' },
      ],
    });
    expect(standing({ answered: '2026-03-19T13:01' }).value).toBe('answered late');
    expect(standing({}, '2026-03-19T13:00').value).toBe('waiting');
    expect(standing({}, '2026-03-19T13:01').value).toBe('breached');
  });
  test('[S102.3] a breach goes one desk up, once; the VP keeps it', () => {
    const late = '2026-04-19T09:00';
    expect(severities.map((severity) => standing({ severity }, late).owner)).toEqual([
      'Partner Manager',
      'Director',
      'VP Partnerships',
      'VP Partnerships',
    ]);
    expect(standing({ severity: 'low' }, late).because.map(({ text }) => text)).toEqual([
      'A low issue is answered within 72 hours.',
      'Partner Support did not answer in time, so Partner Manager does.',
    ]);
    expect(standing({ severity: 'low', answered: late }).owner).toBe('Partner Support');
    expect(escalationPath).toHaveLength(4);
  });
  test('[S102.4] the shorter of severity and tier answer time holds', () => {
    const platinum = standing({ severity: 'medium', tierLimitHours: 1 }, '2026-03-19T10:01');
    expect(platinum).toMatchObject({ limitHours: 1, value: 'breached', owner: 'Director' });
    expect(platinum.because[0]?.text).toBe(
      'The tier’s answer time of 1 hour is shorter than the 48 of a medium issue.',
    );
    expect(standing({ tierLimitHours: 24 })).toMatchObject({ limitHours: 4, value: 'waiting' });
    expect(standing({ tierLimitHours: 24 }).because.map(({ text }) => text)).toEqual([
      'A critical issue is answered within 4 hours.',
      'VP Partnerships answers.',
    ]);
  });
  test('[S102] the preset satisfies its schema; a graver issue may not wait longer', () => {
    expect(escalationRulesSchema.parse(standardEscalationRules)).toEqual(standardEscalationRules);
    const { levels } = standardEscalationRules;
    for (const [severity, limitHours] of [
      ['critical', 25],
      ['high', 49],
      ['medium', 73],
    ] as const) {
      const wrong = { ...levels, [severity]: { ...levels[severity], limitHours } };
      expect(
        escalationRulesSchema.safeParse({ ...standardEscalationRules, levels: wrong }).error
          ?.issues[0]?.message,
      ).toBe('A graver issue may not wait longer than a lighter one.');
    }
  });
  test('[S102.p1] an answer later never turns late into in time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...severities),
        fc.nat({ max: 6000 }),
        fc.nat({ max: 600 }),
        (severity, first, more) => {
          const at = (minutes: number) =>
            standing({
              severity,
              answered: addMinutes('2026-02-27T23:30', minutes),
              opened: '2026-02-27T23:30',
            }).value;
          if (at(first) === 'answered late') expect(at(first + more)).toBe('answered late');
          else
            expect(first).toBeLessThanOrEqual(
              60 * standardEscalationRules.levels[severity].limitHours,
            );
        },
      ),
      runs,
    );
  });
});

const said = (person: string | null, score: number, on = '2026-03-01') => ({ person, score, on });

describe('feedback', () => {
  test('[S103.1] each person’s latest answer counts once', () => {
    const found = programNps(
      [said('Kim', 3, '2025-06-01'), said('Kim', 10), said('Lee', 6)],
      today,
    );
    expect(found).toMatchObject({
      value: 0,
      respondents: 2,
      promoters: 1,
      detractors: 1,
      met: false,
      coverage: 100,
      rule: 'S103.1',
    });
    expect(found.because[0]?.text).toBe('1 promoter less 1 detractor of 2 respondents.');
  });
  test('[S103.2] one answer of 10, 8 or 4 is 100, 0 or -100; 50 meets the target; none is no data', () => {
    const one = (score: number) => programNps([said(null, score)], today).value;
    expect([one(10), one(9), one(8), one(7), one(6), one(4)]).toEqual([100, 100, 0, 0, -100, -100]);
    const half = programNps([said(null, 9), said(null, 8)], today);
    expect([half.value, half.met, feedbackSettings.npsTarget]).toEqual([50, true, 50]);
    expect(programNps([said(null, 9), said(null, 8), said(null, 8)], today).met).toBe(false);
    expect(programNps([], today)).toMatchObject({
      value: null,
      met: null,
      respondents: 0,
      coverage: 0,
      because: [{ text: 'Nobody answered in the last twelve months.', part: null }],
    });
  });
  test('[S103.3] [S103.4] surveys come back after their months', () => {
    expect(surveyDue('2025-11-30', feedbackSettings.npsEveryMonths, today)).toBe('2026-02-28');
    expect(surveyDue(null, feedbackSettings.annualEveryMonths, today)).toBe(today);
    expect(feedbackSettings.advisoryBoardEveryMonths).toBe(6);
    expect(feedbackMethods).toHaveLength(5);
  });
  test('[S103.p1] NPS stays within -100 and 100 and rises with every better answer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 30 }),
        fc.nat(),
        (scores, pick) => {
          const at = pick % scores.length;
          const nps = (list: readonly number[]) =>
            Number(
              programNps(
                list.map((score) => said(null, score)),
                today,
              ).value,
            );
          const better = scores.map((score, index) =>
            index === at ? Math.min(10, score + 1) : score,
          );
          expect(Math.abs(nps(scores))).toBeLessThanOrEqual(100);
          expect(nps(better)).toBeGreaterThanOrEqual(nps(scores));
        },
      ),
      runs,
    );
  });
});
