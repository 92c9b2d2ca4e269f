import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkIntervention,
  draftIntervention,
  type InterventionOutcome,
  type InterventionPlan,
  interventionOutcome,
  outcomeText,
} from '../../../src/shared/health/intervention.ts';
import { judgeWatch, watchList } from '../../../src/shared/health/watch-list.ts';
import {
  standardWatchRules as rules,
  watchRulesSchema,
} from '../../../src/shared/health/watch-rules.ts';
import type { WatchFacts } from '../../../src/shared/health/watch-types.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  interventionActions,
  interventionTemplate,
} from '../../../src/shared/playbooks/intervention-template.ts';
import { partnerTypeIds } from '../../../src/shared/playbooks/partner-type-definitions.ts';
import { runs } from '../runs.ts';

const today = '2026-04-30';
const now = `${today}T12:00`;
const ago = (days: number): string => addDays(today, -days);

/** A partner nothing is wrong with. */
const fine: WatchFacts = {
  partner: 'Harborline',
  health: { on: today, score: 75, band: 'Healthy' },
  bandSince: null,
  lastSnapshot: { on: '2026-03-31', score: 75, band: 'Healthy' },
  growth: ratio(1, 10),
  lastActiveOn: ago(3),
  lastTouchOn: ago(3),
  cadence: 'weekly',
  owner: 'Ada Reyes',
  contactLeft: null,
  type: 'reseller',
  onboardedOn: '2025-01-10',
  linkShared: true,
  firstLeadOn: '2025-02-01',
  signedOn: '2025-01-01',
  firstDealOn: '2025-03-01',
  accessAskedAt: null,
  revenue: 1_000_000,
};
const causes = (change: Partial<WatchFacts>): [string, number | null][] =>
  judgeWatch(rules, { ...fine, ...change }, now).causes.map(({ id, days }) => [id, days]);
const sentence = (change: Partial<WatchFacts>): string =>
  judgeWatch(rules, { ...fine, ...change }, now)
    .because.map(({ text }) => text)
    .join('; ');

describe('the watch-list', () => {
  test('[S10.1] a partner nothing is wrong with is not listed, nor one of whom nothing is known', () => {
    expect(judgeWatch(rules, fine, now)).toEqual({
      value: 0,
      because: [],
      inputs: [
        { name: 'Health', value: 75 },
        { name: 'Growth', value: '+10%' },
        { name: 'Last activity', value: ago(3) },
        { name: 'Last touch', value: ago(3) },
      ],
      rule: 'S10.1',
      preset: 'Standard',
      coverage: 100,
      partner: 'Harborline',
      band: 'Healthy',
      causes: [],
      days: null,
      revenue: 1_000_000,
    });
    const blank: WatchFacts = {
      ...fine,
      health: { on: today, score: null, band: null },
      lastSnapshot: null,
      growth: null,
      lastActiveOn: null,
      lastTouchOn: null,
      onboardedOn: null,
      signedOn: null,
      revenue: null,
    };
    expect(judgeWatch(rules, blank, now)).toMatchObject({ value: 0, coverage: 0 });
    expect(watchList(rules, [fine, blank], now)).toEqual([]);
  });

  test('[S10.1] at-risk, critical and churning are listed, with the days since the band began', () => {
    const health = (score: number, band: string): Partial<WatchFacts> => ({
      health: { on: today, score, band },
      lastSnapshot: null,
    });
    expect(causes(health(59, 'At-risk'))).toEqual([['health-band', null]]);
    expect(causes({ ...health(20, 'Critical'), bandSince: ago(12) })).toEqual([
      ['health-band', 12],
    ]);
    expect(sentence(health(0, 'Churning'))).toBe('Health is Churning, 0');
    expect(causes(health(60, 'Healthy'))).toEqual([]);
  });

  test('[S10.1] a lower band since the last snapshot, or 15 points, and not 14', () => {
    const from = (score: number, band: string, now_: number, nowBand: string) =>
      causes({
        health: { on: today, score: now_, band: nowBand },
        lastSnapshot: { on: '2026-03-31', score, band },
      });
    expect(from(80, 'Champion', 79, 'Healthy')).toEqual([['band-dropped', 30]]);
    expect(from(79, 'Healthy', 80, 'Champion')).toEqual([]);
    expect(from(100, 'Champion', 85, 'Champion')).toEqual([['points-dropped', 30]]);
    expect(from(100, 'Champion', 86, 'Champion')).toEqual([]);
    expect(sentence({ lastSnapshot: { on: '2026-03-31', score: 95, band: 'Champion' } })).toBe(
      'Health fell from Champion to Healthy since Mar 31, 2026',
    );
    expect(
      sentence({
        health: { on: today, score: 80, band: 'Champion' },
        lastSnapshot: { on: '2026-03-31', score: 96, band: 'Champion' },
      }),
    ).toBe('Health fell by 16 points since Mar 31, 2026');
    expect(causes({ lastSnapshot: { on: '2026-03-31', score: null, band: null } })).toEqual([]);
    expect(causes({ health: { on: today, score: null, band: null } })).toEqual([]);
  });

  test('[S10.1] revenue that declines, by however little', () => {
    expect(sentence({ growth: ratio(-1, 10_000) })).toBe(
      'Revenue under \u22120.1% on the 12 months before',
    );
    expect(causes({ growth: ratio(-1, 4) })).toEqual([['revenue-declining', null]]);
    expect(causes({ growth: ratio(0) })).toEqual([]);
  });

  test('[S10.1] no portal activity for more than 90 days', () => {
    expect(causes({ lastActiveOn: ago(90) })).toEqual([]);
    expect(causes({ lastActiveOn: ago(91) })).toEqual([['inactive', 91]]);
    expect(sentence({ lastActiveOn: ago(91) })).toBe('No portal activity since Jan 29, 2026');
  });

  test('[S10.1] no touch for two intervals of the cadence; "as needed" never', () => {
    expect(causes({ lastTouchOn: ago(14) })).toEqual([]);
    expect(causes({ lastTouchOn: ago(15) })).toEqual([['untouched', 15]]);
    expect(sentence({ lastTouchOn: ago(15) })).toBe(
      'No touch for 2 weekly intervals, the last on Apr 15, 2026',
    );
    expect(causes({ cadence: 'monthly', lastTouchOn: '2026-02-28' })).toEqual([['untouched', 61]]);
    expect(causes({ cadence: 'as-needed', lastTouchOn: '2020-01-01' })).toEqual([]);
  });

  test('[S10.1] nobody owns it; the contact left', () => {
    expect(sentence({ owner: null })).toBe('Nobody on our side owns this partner');
    expect(causes({ owner: null })).toEqual([['no-owner', null]]);
    expect(causes({ lastTouchOn: null })).toEqual([]);
    expect(
      judgeWatch(rules, { ...fine, lastActiveOn: ago(99), lastTouchOn: ago(20) }, now).days,
    ).toBe(99);
    const contactLeft = { name: 'Bo Lind', leftOn: ago(40) };
    expect(causes({ contactLeft })).toEqual([['contact-left', 40]]);
    expect(sentence({ contactLeft })).toBe(
      'Bo Lind, the primary contact, left and is not replaced',
    );
  });

  test('[S10.2] no first lead at day 30: referral and affiliate partners alone', () => {
    const late = (type: WatchFacts['type'], days: number, linkShared: boolean | null) =>
      causes({ type, onboardedOn: ago(days), firstLeadOn: null, linkShared });
    expect(late('referral', 30, true)).toEqual([['stalled', 30]]);
    expect(late('referral', 29, true)).toEqual([]);
    expect(late('affiliate', 30, false)).toEqual([['dormant', 30]]);
    expect(late('affiliate', 30, null)).toEqual([['stalled', 30]]);
    for (const type of partnerTypeIds)
      expect(late(type, 99, false)).toHaveLength(
        type === 'referral' || type === 'affiliate' ? 1 : 0,
      );
    expect(late(null, 99, false)).toEqual([]);
    expect(causes({ type: 'referral', onboardedOn: ago(99) })).toEqual([]);
    expect(causes({ type: 'referral', onboardedOn: null, firstLeadOn: null })).toEqual([]);
    expect(causes({ signedOn: null, firstDealOn: null })).toEqual([]);
    expect(sentence({ type: 'referral', onboardedOn: ago(31), firstLeadOn: null })).toBe(
      'Stalled: no lead 31 days after onboarding',
    );
    expect(
      sentence({ type: 'affiliate', onboardedOn: ago(31), firstLeadOn: null, linkShared: false }),
    ).toBe('Dormant: no lead and no link shared 31 days after onboarding');
  });

  test('[S10.1] no first deal at day 90', () => {
    expect(causes({ signedOn: ago(89), firstDealOn: null })).toEqual([]);
    expect(causes({ signedOn: ago(90), firstDealOn: null })).toEqual([['no-first-deal', 90]]);
    expect(sentence({ signedOn: ago(90), firstDealOn: null })).toBe(
      'No deal 90 days after the agreement',
    );
  });

  test('[S10.1] access asked for more than 48 hours ago, by the clock', () => {
    expect(causes({ accessAskedAt: '2026-04-28T12:00' })).toEqual([]);
    expect(causes({ accessAskedAt: '2026-04-28T11:59' })).toEqual([['access-waiting', 0]]);
    expect(sentence({ accessAskedAt: '2026-04-20T09:00' })).toBe(
      'Access asked for on Apr 20, 2026 and not given within 48 hours',
    );
    expect(causes({ accessAskedAt: '2026-04-20T09:00' })).toEqual([['access-waiting', 8]]);
  });

  test('[S10.3] worst band first, then more causes, the longest standing, revenue, name', () => {
    const listed = (...all: Partial<WatchFacts>[]): string[] =>
      watchList(
        rules,
        all.map((one) => ({ ...fine, lastSnapshot: null, ...one })),
        now,
      ).map(({ partner }) => partner);
    const band = (name: string, score: number): Partial<WatchFacts> => ({
      health: { on: today, score, band: name },
    });
    expect(
      listed(
        { partner: 'Healthy', owner: null },
        { partner: 'Unknown', owner: null, health: { on: today, score: null, band: null } },
        { partner: 'At-risk', ...band('At-risk', 50) },
        { partner: 'Churning', ...band('Churning', 5) },
        { partner: 'Critical', ...band('Critical', 25) },
      ),
    ).toEqual(['Churning', 'Critical', 'At-risk', 'Healthy', 'Unknown']);
    expect(
      listed(
        { partner: 'One', owner: null },
        { partner: 'Two', owner: null, growth: ratio(-1, 2) },
      ),
    ).toEqual(['Two', 'One']);
    expect(
      listed(
        { partner: 'Undated', owner: null },
        { partner: 'Younger', lastActiveOn: ago(95) },
        { partner: 'Older', lastActiveOn: ago(99) },
      ),
    ).toEqual(['Older', 'Younger', 'Undated']);
    const tied = [
      { partner: 'C', owner: null, revenue: null },
      { partner: 'B', owner: null, revenue: 0 },
      { partner: 'D', owner: null, revenue: 5 },
      { partner: 'A', owner: null, revenue: 5 },
    ];
    expect(listed(...tied)).toEqual(['A', 'D', 'B', 'C']);
    expect(listed(...tied.toReversed())).toEqual(['A', 'D', 'B', 'C']);
  });

  test('[S10.p1] every cause is a part of one, and the days are those of the oldest', () => {
    const day = fc.option(fc.integer({ min: 0, max: 400 }).map(ago));
    fc.assert(
      fc.property(day, day, day, day, (lastActiveOn, lastTouchOn, onboardedOn, signedOn) => {
        const entry = judgeWatch(
          rules,
          {
            ...fine,
            type: 'referral',
            firstLeadOn: null,
            firstDealOn: null,
            lastActiveOn,
            lastTouchOn,
            onboardedOn,
            signedOn,
          },
          now,
        );
        expect(entry.because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(entry.value);
        const days = entry.causes.flatMap((cause) => cause.days ?? []);
        expect(entry.days).toBe(days.length === 0 ? null : Math.max(...days));
      }),
      runs,
    );
  });

  test('[S10] the rules are data that is checked', () => {
    expect(watchRulesSchema.parse(rules)).toEqual(rules);
    expect(watchRulesSchema.safeParse({ ...rules, bands: [] }).success).toBe(false);
    expect(watchRulesSchema.safeParse({ ...rules, contact: 'daily' }).success).toBe(false);
    expect(watchRulesSchema.safeParse({ ...rules, extra: 1 }).success).toBe(false);
  });
});

describe('interventions', () => {
  const entry = judgeWatch(rules, { ...fine, growth: ratio(-1, 4), owner: null }, now);
  const plan = draftIntervention(rules, entry, 'Ada Reyes', today);

  test('[S10.4] the plan takes the gravest cause, its three dated actions, weekly contact, review in 30 days', () => {
    expect(plan).toEqual({
      owner: 'Ada Reyes',
      cause: 'Revenue \u221225% on the 12 months before',
      actions: [
        { task: 'Compare revenue by product and account, and name the cause', due: '2026-05-03' },
        {
          task: 'Offer the support plan: sales help, enablement, easier terms of the tier',
          due: '2026-05-07',
        },
        { task: 'Agree on two joint opportunities', due: '2026-05-14' },
      ],
      executive: null,
      contact: 'weekly',
      startedOn: today,
      reviewOn: '2026-05-30',
    });
    const none = draftIntervention(rules, judgeWatch(rules, fine, now), null, today);
    expect([none.owner, none.cause, none.actions]).toEqual(['', '', []]);
  });

  test('[S10.4] every cause has three actions with their days, before the review', () => {
    for (const actions of Object.values(interventionActions)) {
      expect(actions).toHaveLength(3);
      expect(new Set(actions.map(({ id }) => id)).size).toBe(3);
      const days = actions.map(({ day }) => day);
      expect(days).toEqual([...days].sort((a, b) => a - b));
      expect(Math.max(...days)).toBeLessThan(rules.reviewDays);
      expect(actions.every(({ task, owner }) => task !== '' && owner === 'Partner manager')).toBe(
        true,
      );
    }
    expect(interventionTemplate.fields).toHaveLength(5);
  });

  test('[S10.5] an agreed plan names owner, cause, three actions, an executive if strategic, and a later review', () => {
    expect(checkIntervention(plan, false)).toEqual({ ok: true, value: plan });
    const empty: InterventionPlan = {
      ...plan,
      owner: ' ',
      cause: '',
      actions: [...plan.actions.slice(0, 2), { task: ' ', due: today }],
      executive: null,
      reviewOn: today,
    };
    expect(checkIntervention(empty, true)).toEqual({
      ok: false,
      error: [
        { field: 'owner', message: 'Name the person who owns the plan.' },
        { field: 'cause', message: 'Say why the partner is slipping away.' },
        { field: 'actions', message: 'Give three actions, each with its date.' },
        { field: 'executive', message: 'Name the executive who speaks to theirs.' },
        { field: 'reviewOn', message: 'The review comes after the start.' },
      ],
    });
    expect(checkIntervention({ ...plan, executive: 'Cleo Park' }, true).ok).toBe(true);
  });

  test('[S10.6] recovered at Healthy or better, a decision from the review day on, else running', () => {
    const outcome = (
      band: string | null,
      day: string,
      sunsetOn: string | null = null,
    ): InterventionOutcome => interventionOutcome(plan, { band, sunsetOn }, day);
    expect([outcome('Healthy', today), outcome('Champion', '2027-01-01')]).toEqual([
      'recovered',
      'recovered',
    ]);
    expect([outcome('At-risk', '2026-05-29'), outcome('At-risk', '2026-05-30')]).toEqual([
      'running',
      'decide',
    ]);
    expect([
      outcome(null, today),
      outcome('Healthy', today, today),
      outcome('At-risk', today, '2026-05-01'),
    ]).toEqual(['running', 'sunset', 'running']);
  });

  test('[S10.6] each outcome has its sentence', () => {
    const all = ['recovered', 'sunset', 'running', 'decide'] as const;
    expect(all.map(outcomeText)).toEqual([
      'The partner is healthy again: close the plan.',
      'The partnership is being ended.',
      'The plan is running.',
      'The review is due: go on with a new plan, or decide to end the partnership.',
    ]);
    expect(() => outcomeText(String('gone') as InterventionOutcome)).toThrow('"gone"');
  });
});
