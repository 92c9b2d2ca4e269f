import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registrationClock, reviewClock } from '../../../src/shared/deals/registration-clock.ts';
import {
  isProtected,
  protectionEnd,
  protectionLeft,
  silenceLimit,
  silenceState,
  silentSince,
} from '../../../src/shared/deals/registration-protection.ts';
import { reviewQueue } from '../../../src/shared/deals/registration-queue.ts';
import { registrationPresets } from '../../../src/shared/deals/registration-rules.ts';
import type { RegistrationState } from '../../../src/shared/deals/registration-types.ts';
import { addDays, daysBetween } from '../../../src/shared/kernel/local-date.ts';
import { runs } from '../runs.ts';
import { approved, parts, texts } from './facts.ts';

const { R1, R2, R3 } = registrationPresets;
const upkeep = { remindFromDay: 30, warnFromDay: 45, expireFromDay: 60, strictMonthly: false };
const submission = {
  submittedAt: '2026-01-30T10:00',
  standing: 'on-time',
  tier: null,
  attempt: 1,
} as const;

describe('protection', () => {
  test('[S40.8] the last day is protected, the next is not', () => {
    expect([isProtected(90, 90), isProtected(91, 90)]).toEqual([true, false]);
    expect(protectionEnd(R2, approved())).toBe('2026-05-02');
    expect(protectionEnd(R3, approved())).toBe('2026-03-03');
    expect(protectionEnd(R1, approved())).toBe('2026-05-30');
  });

  test('[S40.8] it runs from registration by R1, from approval otherwise', () => {
    expect(protectionEnd(R1, submission)).toBe('2026-05-30');
    expect(protectionEnd(R2, submission)).toBeNull();
    expect(protectionEnd(R3, { ...approved(), standing: 'unprotected' })).toBeNull();
    expect(protectionLeft(R2, submission, null, '2026-02-01')).toBeNull();
  });

  test('[S40.9] an extension adds 30 days: day 120 is the last', () => {
    expect(protectionEnd(R2, { ...approved(), extensions: 1 })).toBe(addDays('2026-02-01', 120));
    expect(protectionEnd(R1, { ...approved(), extensions: 1 })).toBe('2026-05-30');
  });

  test('[S40.8] days left are the sum of their parts', () => {
    const left = protectionLeft(R2, { ...approved(), extensions: 1 }, '2026-04-01', '2026-03-14');
    expect(left).toEqual({
      through: '2026-04-01',
      days: 18,
      because: [
        { text: '90 days of protection from approval on Feb 1, 2026.', part: 90 },
        { text: 'Extended by 30 days.', part: 30 },
        { text: '41 days passed.', part: -41 },
        { text: 'Silence ends it 61 days sooner.', part: -61 },
      ],
    });
    expect(protectionLeft(R2, approved(), '2026-05-03', '2026-02-01')).toEqual({
      through: '2026-05-02',
      days: 90,
      because: [
        { text: '90 days of protection from approval on Feb 1, 2026.', part: 90 },
        { text: '0 days passed.', part: 0 },
      ],
    });
    const told = (standing: 'late' | null) =>
      protectionLeft(R1, approved({ standing }), null, '2026-02-01')?.because.at(-1);
    expect(told('late')).toEqual({
      text: 'Late: yields to direct contact and to a registration made in time.',
      part: null,
    });
    expect(told(null)).toEqual({
      text: 'Provisional: whether it came in time is unknown.',
      part: null,
    });
  });

  test('[S40.p2] days left is the days to the last protected day, and its parts add up', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2027-11-01', n));
    fc.assert(
      fc.property(
        day,
        day,
        fc.option(day),
        fc.constantFrom(0, 1),
        (start, today, silent, extensions) => {
          const registration = { ...approved({ approvedAt: `${start}T00:00` }), extensions };
          const left = protectionLeft(R2, registration, silent, today);
          if (left === null) throw new Error('protected');
          expect(left.days).toBe(daysBetween(today, left.through));
          expect(parts(left)).toBe(left.days);
          expect(left.through <= addDays(start, 90 + 30 * extensions)).toBe(true);
        },
      ),
      runs,
    );
  });
});

describe('silence', () => {
  test('[S40.7] reminder from day 30, warning from 45, over from 60', () => {
    expect([29, 30, 44, 45, 59, 60].map((days) => silenceState(upkeep, days))).toEqual([
      'ok',
      'reminder',
      'reminder',
      'warning',
      'warning',
      'expired',
    ]);
    expect(silenceLimit(upkeep)).toBe(60);
  });

  test('[S40.7] strict: one update in 30 days, over on day 31', () => {
    const strict = { ...upkeep, strictMonthly: true };
    expect([29, 30, 31].map((days) => silenceState(strict, days))).toEqual([
      'ok',
      'reminder',
      'expired',
    ]);
    expect(silenceLimit(strict)).toBe(31);
  });

  test('[S40.7] silence counts from the later of approval and last update', () => {
    expect(silentSince('2026-02-01T09:30', null)).toBe('2026-02-01');
    expect(silentSince('2026-02-01T09:30', '2026-01-31')).toBe('2026-02-01');
    expect(silentSince('2026-02-01T09:30', '2026-02-02')).toBe('2026-02-02');
  });

  test('[S40.p3] longer silence is never milder, and every day has one state', () => {
    const order = ['ok', 'reminder', 'warning', 'expired'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.boolean(), (days, strictMonthly) => {
        const rules = { ...upkeep, strictMonthly };
        const [now, next] = [silenceState(rules, days), silenceState(rules, days + 1)];
        expect(order.indexOf(now)).toBeLessThanOrEqual(order.indexOf(next));
      }),
      runs,
    );
  });
});

const read = (rules: typeof R1, state: RegistrationState, now: string) => {
  const clock = registrationClock(rules, state, now);
  return [clock.value, clock.inForce, clock.next.text, clock.next.due];
};

describe('clocks of a registration', () => {
  test('[S40.6] the review is due 48 hours after submission, weekends included', () => {
    expect(reviewClock(R2, '2026-01-30T10:00', '2026-02-01T10:00')).toEqual({
      dueAt: '2026-02-01T10:00',
      overdue: false,
    });
    expect(reviewClock(R2, '2026-01-30T10:00', '2026-02-01T10:01')?.overdue).toBe(true);
    expect(reviewClock(R3, '2026-01-30T10:00', '2026-01-31T10:01')).toEqual({
      dueAt: '2026-01-31T10:00',
      overdue: true,
    });
    expect(reviewClock(R1, '2026-01-30T10:00', '2026-01-31T10:01')).toBeNull();
  });

  test('[S40.6] waiting for review', () => {
    const state = { ...submission, kind: 'submitted' } as const;
    expect(registrationClock(R2, state, '2026-01-31T12:00')).toEqual({
      value: null,
      because: [{ text: 'The review is due by Feb 1, 2026, 10:00.', part: null }],
      inputs: [
        { name: 'state', value: 'submitted' },
        { name: 'now', value: '2026-01-31T12:00' },
      ],
      rule: 'S40.8',
      preset: 'R2',
      coverage: 100,
      review: { dueAt: '2026-02-01T10:00', overdue: false },
      protectedThrough: null,
      silence: null,
      inForce: false,
      next: { text: 'The review is due by Feb 1, 2026, 10:00.', due: '2026-02-01T10:00' },
    });
    const late = registrationClock(R2, { ...state, kind: 'under-review' }, '2026-02-01T10:01');
    expect(late.next.text).toBe('The review is overdue since Feb 1, 2026, 10:00.');
    const r1 = registrationClock(R1, state, '2026-02-01T10:01');
    expect(r1).toMatchObject({
      value: 118,
      inForce: true,
      protectedThrough: '2026-05-30',
      review: null,
      next: { text: 'Review it; these rules set no time limit.', due: null },
    });
    expect(texts(r1)).toEqual([
      '120 days of protection from registration on Jan 30, 2026.',
      '2 days passed.',
    ]);
  });

  test('[S40.7] approved: update due, reminder, warning, over', () => {
    const at = (day: number) => `${addDays('2026-02-01', day)}T08:00`;
    expect(read(R2, approved(), at(29))).toEqual([
      30,
      true,
      'An update is due by Mar 3, 2026.',
      '2026-03-03',
    ]);
    expect(read(R2, approved(), at(30))).toEqual([
      29,
      true,
      'No update for 30 days: without one it ends on Apr 2, 2026.',
      '2026-04-02',
    ]);
    expect(read(R2, approved(), at(59))).toEqual([
      0,
      true,
      'No update for 59 days: without one it ends on Apr 2, 2026.',
      '2026-04-02',
    ]);
    expect(read(R2, approved(), at(60))).toEqual([
      -1,
      false,
      'Over since Apr 2, 2026: mark it expired; the deal returns to the open pool.',
      '2026-04-02',
    ]);
    const clock = registrationClock(R2, approved(), at(46));
    expect(clock.silence).toEqual({
      state: 'warning',
      days: 46,
      remindOn: '2026-03-03',
      warnOn: '2026-03-18',
      expiresOn: '2026-04-02',
    });
    expect(clock).toMatchObject({ protectedThrough: '2026-04-01', review: null, coverage: 100 });
    expect(parts(clock)).toBe(clock.value);
  });

  test('[S40.8] near the end of protection, or without upkeep, the end comes next', () => {
    const updated = approved({ lastUpdateOn: '2026-04-10' });
    expect(read(R2, updated, '2026-04-20T08:00')).toEqual([
      12,
      true,
      'Protected through May 2, 2026.',
      '2026-05-02',
    ]);
    const early = approved({ lastUpdateOn: '2026-04-02' });
    expect(read(R2, early, '2026-04-20T08:00')[2]).toBe('An update is due by May 2, 2026.');
    expect(read(R1, approved(), '2026-05-30T23:59')).toEqual([
      0,
      true,
      'Protected through May 30, 2026.',
      '2026-05-30',
    ]);
    expect(read(R1, approved(), '2026-05-31T00:00')[1]).toBe(false);
    const extended = { ...approved(), kind: 'extended', extensions: 1 } as const;
    expect(registrationClock(R2, extended, '2026-02-01T09:30').silence?.days).toBe(0);
    expect(read(R3, approved({ standing: 'unprotected' }), '2026-02-02T08:00')).toEqual([
      null,
      false,
      'Stored without protection: there is nothing to count down.',
      null,
    ]);
    const stored = registrationClock(
      { ...R3, upkeep },
      approved({ standing: 'unprotected' }),
      '2026-02-02T08:00',
    );
    expect(stored.silence?.days).toBe(1);
  });

  test('[S40.6] every other state says what comes next', () => {
    const now = '2026-03-01T08:00';
    const on = '2026-02-10';
    const said = (rules: typeof R1, state: RegistrationState) => read(rules, state, now)[2];
    expect(read(R2, { kind: 'draft', attempt: 1 }, now)).toEqual([
      null,
      false,
      'Submit it: nothing is protected before.',
      null,
    ]);
    const conflict = { ...submission, kind: 'conflict', raisedAt: '2026-02-01T08:00' } as const;
    expect(read(R2, conflict, now)).toEqual([
      null,
      false,
      'Mediate the conflict, then approve or reject.',
      null,
    ]);
    expect(read(R1, conflict, now)[0]).toBe(90);
    expect(said(R2, { kind: 'rejected', on, reason: 'duplicate' })).toBe(
      'Rejected on Feb 10, 2026: duplicate.',
    );
    expect(said(R2, { kind: 'won', signedOn: on })).toBe(
      'Won: the contract was signed on Feb 10, 2026.',
    );
    expect(said(R2, { kind: 'lost', on })).toBe('Lost on Feb 10, 2026.');
    expect(said(R2, { kind: 'withdrawn', on })).toBe('Withdrawn on Feb 10, 2026.');
    const expired = (attempt: number) =>
      ({ kind: 'expired', on, why: 'silence', attempt }) as const;
    const pool = 'Expired on Feb 10, 2026: the deal is in the open pool.';
    expect(said(R1, expired(1))).toBe(
      `${pool} It may be registered again once, if nobody else holds it.`,
    );
    expect(said(R1, expired(2))).toBe(`${pool} It cannot be registered again.`);
    expect(said(R2, expired(1))).toBe(`${pool} It cannot be registered again.`);
    expect(said(R3, expired(5))).toBe(`${pool} It may be submitted again.`);
    expect(said({ ...R1, reRegistrations: 3 }, expired(2))).toBe(
      `${pool} It may be registered again two times, if nobody else holds it.`,
    );
    const strange: RegistrationState = { kind: 'won', signedOn: on };
    expect(() => registrationClock(R1, { ...strange, kind: String('x') as 'won' }, now)).toThrow(
      'Unreachable',
    );
  });
});

describe('review queue', () => {
  const request = (id: string, submittedAt: string, tier: string | null) => ({
    id,
    submittedAt,
    tier,
  });
  test('[S40.12] Platinum first, then the longest waiting, then by id', () => {
    const rows = reviewQueue(
      R2,
      [
        request('d', '2026-01-02T10:00', null),
        request('c', '2026-01-03T10:00', 'Gold'),
        request('b', '2026-01-02T10:00', 'Silver'),
        request('b', '2026-01-02T10:00', 'Silver'),
        request('a', '2026-01-04T10:00', 'Platinum'),
      ],
      '2026-01-04T10:01',
    );
    expect(rows.map(({ request: { id } }) => id)).toEqual(['a', 'b', 'b', 'd', 'c']);
    expect(rows[0]).toEqual({
      request: request('a', '2026-01-04T10:00', 'Platinum'),
      review: { dueAt: '2026-01-06T10:00', overdue: false },
      place: 'Platinum has priority.',
    });
    expect(rows[1]).toMatchObject({ review: { overdue: true }, place: 'By time of submission.' });
  });

  test('[S40.12] several priority tiers stand in the program\u2019s order', () => {
    const rules = { ...R2, priorityTiers: ['Platinum', 'Gold'] };
    const rows = reviewQueue(
      rules,
      [
        request('1', '2026-01-01T10:00', 'Silver'),
        request('2', '2026-01-02T10:00', 'Gold'),
        request('3', '2026-01-03T10:00', 'Platinum'),
      ],
      '2026-01-04T10:00',
    );
    expect(rows.map(({ request: { id } }) => id)).toEqual(['3', '2', '1']);
    expect(rows[1]?.place).toBe('Gold has priority.');
  });

  test('[S40.p4] the queue keeps everyone, whatever the order they came in', () => {
    const one = fc.record({
      id: fc.uuid(),
      submittedAt: fc.integer({ min: 0, max: 60 }).map((n) => `${addDays('2026-01-01', n)}T10:00`),
      tier: fc.constantFrom('Platinum', 'Gold', null),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ id }) => id }), (requests) => {
        const ids = (list: typeof requests) =>
          reviewQueue(R2, list, '2026-02-01T00:00').map(({ request: { id } }) => id);
        expect(ids(requests)).toEqual(ids(requests.toReversed()));
        expect(ids(requests)).toHaveLength(requests.length);
      }),
      runs,
    );
  });
});
