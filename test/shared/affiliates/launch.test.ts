import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { launchDue, launchPlan } from '../../../src/shared/affiliates/launch.ts';
import {
  firstSaleInTime,
  landingPageOffered,
  onboardingTasks,
} from '../../../src/shared/affiliates/onboarding.ts';
import { outreachMessage } from '../../../src/shared/affiliates/recruitment.ts';
import { daysBetween } from '../../../src/shared/kernel/local-date.ts';
import {
  affiliateLaunchSteps,
  affiliateMaturity,
} from '../../../src/shared/playbooks/affiliate-launch.ts';
import { affiliateCommunications } from '../../../src/shared/playbooks/affiliate-onboarding.ts';
import {
  outreachSlots,
  recruitmentSources,
} from '../../../src/shared/playbooks/affiliate-recruitment.ts';
import { runs } from '../runs.ts';

const none: ReadonlySet<string> = new Set();
const ticked = (done: string[] = [], skipped: string[] = []) => ({
  done: new Set(done),
  skipped: new Set(skipped),
});
const slots = {
  company: 'Acme',
  commissionPercent: '30',
  prospect: 'Kim',
  medium: 'podcast',
  topic: 'pricing',
  piece: 'the episode on {topic}',
  audience: 'your listeners',
  cookieDays: '60',
  averageEarnings: '$40',
  earningsRange: '$500-900',
  tactic: 'tool comparisons',
  sender: ' Jo ',
};

describe('affiliate launch', () => {
  test('[S62.1] ten steps with their spans and due dates', () => {
    const plan = launchPlan('2026-01-01', none, '2026-01-01');
    expect(plan.steps.map(({ id, phase, from, due }) => [id, phase, from, due])).toEqual([
      ['commission', 'Week 1', '2026-01-01', '2026-01-03'],
      ['platform', 'Week 1', '2026-01-03', '2026-01-05'],
      ['agreement', 'Week 1', '2026-01-05', '2026-01-07'],
      ['portal', 'Week 2', '2026-01-08', '2026-01-10'],
      ['assets', 'Week 2', '2026-01-10', '2026-01-14'],
      ['recruit', 'Week 3', '2026-01-15', '2026-01-18'],
      ['onboarding', 'Week 3', '2026-01-18', '2026-01-21'],
      ['watch', 'Week 4', '2026-01-22', '2026-01-28'],
      ['study', 'Month 2', '2026-01-30', '2026-03-01'],
      ['scale', 'Month 3', '2026-03-01', '2026-03-31'],
    ]);
    expect(plan).toMatchObject({ done: 0, progressPercent: 0, ends: '2026-03-31', rule: 'S62.1' });
  });

  test('[S62.2] day 1 is the start date', () => {
    expect(launchDue('2026-01-01', 1)).toBe('2026-01-01');
    expect(launchDue('2026-01-01', 90)).toBe('2026-03-31');
    expect(launchDue('2024-02-28', 2)).toBe('2024-02-29');
  });

  test('[S62.3] progress is floored; a step is overdue the day after it was due', () => {
    const plan = launchPlan(
      '2026-01-01',
      new Set(['commission', 'platform', 'other']),
      '2026-01-08',
    );
    expect(plan).toMatchObject({ done: 2, progressPercent: 20 });
    expect(plan.steps.map(({ done, overdue }) => [done, overdue]).slice(0, 4)).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect(launchPlan('2026-01-01', none, '2026-01-07').steps[2]?.overdue).toBe(false);
    const all = new Set(affiliateLaunchSteps.map(({ id }) => id));
    expect(launchPlan('2026-01-01', all, '2027-01-01').progressPercent).toBe(100);
  });

  test('[S62.4] four stages of maturity', () => {
    expect(affiliateMaturity.map(({ stage, aim }) => `${stage}: ${aim}`)).toEqual([
      'Launch: Validation',
      'Growth: Expansion',
      'Scale: Efficiency',
      'Mature: Optimization',
    ]);
  });

  test('[S62.p1] the plan spans 90 days whatever the start, leap days included', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2200 }),
        fc.constantFrom('01-31', '02-28', '12-31'),
        (year, day) => {
          const start = `${year}-${day}`;
          const { ends, steps } = launchPlan(start, none, start);
          expect(daysBetween(start, ends)).toBe(89);
          expect(steps.every(({ from, due }) => from <= due && from >= start)).toBe(true);
        },
      ),
      runs,
    );
  });
});

describe('affiliate recruitment', () => {
  test('[S63.1] ten sources, seven of them on each list', () => {
    expect(recruitmentSources).toHaveLength(10);
    expect(recruitmentSources.filter(({ strategy }) => strategy !== null)).toHaveLength(7);
    expect(recruitmentSources.filter(({ marketing }) => marketing !== null)).toHaveLength(7);
    expect(recruitmentSources[0]).toEqual({
      id: 'customers',
      name: 'Existing customers',
      strategy: { quality: 'very high', volume: 'low', effort: 'medium' },
      marketing: { quality: 'very high', volume: 'low', effort: 'low' },
    });
  });

  test('[S63.2] the message is filled once; braces in what was typed stay', () => {
    const made = outreachMessage(slots);
    expect(made).toEqual({
      ok: true,
      value: {
        subject: 'Acme: earn 30% commission as our affiliate',
        body: [
          'Hi Kim,',
          'I like your podcast on pricing, and the episode on {topic} in particular.',
          'I think Acme would suit your listeners, and we have just launched our affiliate program.',
          [
            'What you get:',
            '- 30% commission',
            '- A cookie of 60 days',
            '- $40 earned per referral on average',
            '- A dedicated manager',
            '- Custom landing pages and creatives',
          ].join('\n'),
          'Some affiliates earn $500-900 a month through tool comparisons.',
          'Do you have 15 minutes for a call this week?',
          'Jo',
        ].join('\n\n'),
      },
    });
  });

  test('[S63.3] an empty slot is named and nothing is written', () => {
    expect(outreachMessage({ ...slots, topic: '  ', sender: '' })).toEqual({
      ok: false,
      error: {
        missing: ['topic', 'sender'],
        message: 'The message still needs: topic and signature.',
      },
    });
    const empty = outreachMessage({});
    expect(empty.ok ? [] : empty.error.missing).toEqual([...outreachSlots]);
  });
});

describe('affiliate onboarding', () => {
  test('[S64.1] seven tasks from the day of joining', () => {
    const tasks = onboardingTasks(
      '2026-03-02',
      5000,
      ticked(['welcome'], ['intro-call']),
      '2026-03-09',
    );
    expect(tasks.map(({ id, due, applies, state }) => [id, due, applies, state])).toEqual([
      ['welcome', '2026-03-02', 'yes', 'done'],
      ['intro-call', '2026-03-03', 'yes', 'skipped'],
      ['creatives', '2026-03-05', 'yes', 'overdue'],
      ['check-in', '2026-03-09', 'yes', 'due'],
      ['success-case', '2026-03-16', 'yes', 'due'],
      ['landing-page', '2026-03-23', 'yes', 'due'],
      ['review', '2026-04-01', 'yes', 'due'],
    ]);
  });

  test('[S64.2] the landing page is offered above 1,000', () => {
    expect([999, 1000, 1001, null].map((audience) => landingPageOffered(audience))).toEqual([
      false,
      false,
      true,
      null,
    ]);
    expect(landingPageOffered(600, 500)).toBe(true);
    const page = (audience: number | null) => {
      const found = onboardingTasks('2026-03-02', audience, ticked(), '2026-04-30');
      return found.flatMap(({ id, applies, state }) =>
        id === 'landing-page' ? [applies, state] : [],
      );
    };
    expect(page(1000)).toEqual(['no', 'not-needed']);
    expect(page(1001)).toEqual(['yes', 'overdue']);
    expect(page(null)).toEqual(['open', 'overdue']);
  });

  test('[S64.3] five kinds of communication', () => {
    expect(affiliateCommunications.map(({ frequency }) => frequency)).toEqual([
      'At onboarding',
      'Weekly or every two weeks',
      'In real time',
      'As needed',
      'Monthly',
    ]);
  });

  test('[S64.4] the first sale on day 30 is in time', () => {
    expect(firstSaleInTime('2026-03-02', '2026-04-01')).toBe(true);
    expect(firstSaleInTime('2026-03-02', '2026-04-02')).toBe(false);
    expect(firstSaleInTime('2026-03-02', null)).toBeNull();
  });
});
