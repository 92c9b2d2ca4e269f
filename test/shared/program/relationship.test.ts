import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import {
  meetingCadences,
  platinumRelationship,
  relationshipRoles,
  segmentApproaches,
} from '../../../src/shared/playbooks/relationship-cadences.ts';
import {
  cadenceIntervalsSchema,
  cadences,
  isTouchOverdue,
  standardIntervals,
  touchDue,
} from '../../../src/shared/program/cadence.ts';
import {
  coverageMap,
  isActiveContact,
  latestDay,
  type RelationshipContact,
  type RelationshipFacts,
} from '../../../src/shared/program/coverage-map.ts';
import { primaryLeft, reviewRelationship } from '../../../src/shared/program/relationship.ts';
import {
  relationshipRulesSchema,
  standardRelationshipRules as rules,
} from '../../../src/shared/program/relationship-rules.ts';
import { segments } from '../../../src/shared/program/segment.ts';
import { runs } from '../runs.ts';

const today = '2026-03-20';
const now = `${today}T09:00`;
const person = (name: string, rest: Partial<RelationshipContact> = {}): RelationshipContact => ({
  name,
  side: 'partner',
  role: 'partner-manager',
  primary: false,
  startedOn: null,
  leftOn: null,
  lastTouchOn: '2026-03-18',
  ...rest,
});
const alive: RelationshipFacts = {
  owner: 'Ada Reyes',
  contacts: [person('Bo Lind', { primary: true }), person('Cy Moe', { role: 'marketing' })],
  lastContactOn: '2026-03-18',
  cadence: 'weekly',
  inbound: [],
  qbrsHeld: 2,
  strategic: false,
};
const warnings = (change: Partial<RelationshipFacts>): string[] =>
  reviewRelationship(rules, { ...alive, ...change }, now).warnings.map(
    ({ id, level, text, since }) => `${id} ${level} ${since ?? '-'}: ${text}`,
  );

describe('cadence', () => {
  test.each([
    ['weekly', '2026-03-02', '2026-03-09'],
    ['bi-weekly', '2026-03-02', '2026-03-16'],
    ['monthly', '2026-01-31', '2026-02-28'],
    ['quarterly', '2025-11-30', '2026-02-28'],
    ['annual', '2024-02-29', '2025-02-28'],
    ['as-needed', '2026-03-02', null],
  ] as const)('[S02.1] a %s touch of %s is due on %s', (cadence, last, due) => {
    expect(touchDue(last, cadence)).toBe(due);
    expect(isTouchOverdue(last, cadence, due ?? '2099-01-01')).toBe(false);
    if (due !== null) expect(isTouchOverdue(last, cadence, addDays(due, 1))).toBe(true);
  });

  test('[S02.1] two intervals, and intervals of the program’s own', () => {
    expect(touchDue('2026-03-02', 'weekly', 2)).toBe('2026-03-16');
    expect(touchDue('2026-01-31', 'monthly', 2)).toBe('2026-03-31');
    const own = { ...standardIntervals, weekly: { days: 5 } };
    expect(touchDue('2026-03-02', 'weekly', 1, own)).toBe('2026-03-07');
    expect(isTouchOverdue('2026-03-02', 'weekly', '2026-03-08', own)).toBe(true);
    expect(cadenceIntervalsSchema.parse(standardIntervals)).toEqual(standardIntervals);
    expect(cadenceIntervalsSchema.safeParse({ ...own, weekly: { days: 0 } }).success).toBe(false);
    expect(cadenceIntervalsSchema.safeParse({ ...own, daily: { days: 1 } }).success).toBe(false);
  });

  test('[S02.p1] a later touch is never due earlier, whatever the month', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2020-01-01', n));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...cadences),
        (on, n, one) => {
          const [first, later] = [touchDue(on, one), touchDue(addDays(on, n), one)];
          expect((first ?? '') <= (later ?? '')).toBe(true);
          expect(first === null || first > on).toBe(true);
        },
      ),
      runs,
    );
  });
});

describe('relationships', () => {
  test('[S02.2] the map shows who talks to whom, with the touches due', () => {
    const contacts = [
      person('Bo Lind'),
      person('Ada Reyes', { side: 'us', lastTouchOn: '2026-03-12' }),
      person('Gone', { leftOn: '2026-03-01', lastTouchOn: '2026-03-19' }),
      person('To come', { startedOn: '2026-04-01' }),
      person('Vi Park', { role: 'executive-sponsor', lastTouchOn: '2025-12-01' }),
      person('Tec', { role: 'technical', lastTouchOn: '2020-01-01' }),
    ];
    const map = coverageMap(rules, contacts, today);
    expect(
      map.map(({ role, ours, theirs, lastTouchOn, due, overdue }) => [
        role,
        ours,
        theirs,
        lastTouchOn,
        due,
        overdue,
      ]),
    ).toEqual([
      ['executive-sponsor', [], ['Vi Park'], '2025-12-01', '2026-03-01', true],
      ['partner-manager', ['Ada Reyes'], ['Bo Lind'], '2026-03-18', '2026-03-25', false],
      ['technical', [], ['Tec'], '2020-01-01', null, false],
      ['marketing', [], [], null, null, null],
    ]);
    expect(coverageMap(rules, null, today).every(({ overdue }) => overdue === null)).toBe(true);
    expect(map[0]).toMatchObject({ label: 'Executive sponsor', cadence: 'quarterly' });
  });

  test('[S02.2] a person is there from the first day through the last', () => {
    const there = (startedOn: string | null, leftOn: string | null): boolean =>
      isActiveContact({ startedOn, leftOn }, today);
    expect([
      there(null, null),
      there(today, null),
      there('2026-03-21', null),
      there(null, today),
      there(null, '2026-03-19'),
    ]).toEqual([true, true, false, true, false]);
    expect([latestDay([]), latestDay([null, '2026-01-02', '2026-01-01'])]).toEqual([
      null,
      '2026-01-02',
    ]);
  });

  test('[S02.3] a relationship in order has no warning', () => {
    expect(reviewRelationship(rules, alive, now)).toMatchObject({
      value: 0,
      because: [],
      warnings: [],
      rule: 'S02.3',
      preset: 'Model relationship',
      coverage: 100,
    });
  });

  test('[S02.3] nobody owns it; one contact only; none at all; nothing known of contacts', () => {
    expect(warnings({ owner: null })).toEqual([
      'no-owner warning -: Nobody on our side owns this relationship',
    ]);
    expect(warnings({ contacts: [person('Bo Lind', { primary: true })] })).toEqual([
      'single-threaded warning -: Single-threaded: only Bo Lind is in contact with us',
    ]);
    expect(warnings({ contacts: [person('Ada', { side: 'us' })] })).toEqual([
      'no-contact warning -: The partner has no active contact on record',
    ]);
    expect(warnings({ contacts: null })).toEqual([]);
  });

  test('[S02.4] the primary contact left and is not replaced', () => {
    const left = person('Bo Lind', { primary: true, leftOn: '2025-09-20' });
    const others = [person('Cy Moe'), person('Di Nol')];
    expect(warnings({ contacts: [left, ...others] })).toEqual([
      'contact-left warning 2025-09-20: Bo Lind, the primary contact, left 6 months ago and is not replaced',
    ]);
    expect(warnings({ contacts: [left, ...others, person('Ed', { primary: true })] })).toEqual([]);
    const recent = person('Fay', { primary: true, leftOn: '2026-03-19' });
    expect(primaryLeft([left, recent], today)).toEqual({ name: 'Fay', leftOn: '2026-03-19' });
    expect(primaryLeft([recent, left], today)).toEqual({ name: 'Fay', leftOn: '2026-03-19' });
    expect(warnings({ contacts: [recent, ...others] })[0]).toContain('left 1 day ago');
    expect(
      primaryLeft([person('To come', { primary: true, startedOn: '2026-05-01' })], today),
    ).toBe(null);
    expect(primaryLeft([{ ...left, side: 'us' }], today)).toBeNull();
    const lastDay = { startedOn: '2026-04-01', leftOn: today, primary: true };
    expect(primaryLeft([person('Odd', lastDay)], today)).toBeNull();
  });

  test('[S02.5] going quiet past the cadence, silent from eight months on, and then only that', () => {
    expect(warnings({ lastContactOn: '2026-03-13' })).toEqual([]);
    expect(warnings({ lastContactOn: '2026-03-12' })).toEqual([
      'quiet warning 2026-03-19: Going quiet: last contact 8 days ago, on Mar 12, 2026, against a weekly cadence',
    ]);
    expect(warnings({ lastContactOn: '2025-07-21' })[0]).toMatch(/^quiet warning/);
    expect(warnings({ lastContactOn: '2025-07-20' })).toEqual([
      'silent hard 2025-07-20: Silence: last contact 8 months ago, on Jul 20, 2025',
    ]);
    expect(warnings({ lastContactOn: '2026-01-01', cadence: 'as-needed' })).toEqual([]);
    expect(warnings({ lastContactOn: '2025-01-01', cadence: 'as-needed' })[0]).toMatch(/^silent/);
    expect(warnings({ lastContactOn: null })).toEqual([]);
  });

  test('[S02.5] messages unanswered for more than 48 hours, the oldest named', () => {
    const open = (...at: string[]) => at.map((one) => ({ at: one, answeredAt: null }));
    expect(warnings({ inbound: open('2026-03-18T09:00') })).toEqual([]);
    expect(warnings({ inbound: open('2026-03-18T08:59') })).toEqual([
      'unanswered warning 2026-03-18: 1 message unanswered for more than 48 hours, the oldest of Mar 18, 2026',
    ]);
    expect(warnings({ inbound: open('2026-03-15T09:00', '2026-03-10T09:00') })).toEqual([
      'unanswered warning 2026-03-10: 2 messages unanswered for more than 48 hours, the oldest of Mar 10, 2026',
    ]);
    expect(
      warnings({ inbound: [{ at: '2026-01-01T09:00', answeredAt: '2026-02-01T09:00' }] }),
    ).toEqual([]);
    expect(warnings({ inbound: null })).toEqual([]);
  });

  test('[S02.6] no QBR ever held; no executive on a strategic partner, ever or for a quarter', () => {
    expect(warnings({ qbrsHeld: 0 })).toEqual(['no-qbr warning -: No QBR was ever held']);
    expect(warnings({ qbrsHeld: null })).toEqual([]);
    expect(warnings({ strategic: true })).toEqual([
      'no-executive warning -: No executive engagement on a strategic partner',
    ]);
    const sponsor = (lastTouchOn: string): Partial<RelationshipFacts> => ({
      strategic: true,
      contacts: [
        ...(alive.contacts ?? []),
        person('Vi Park', { role: 'executive-sponsor', lastTouchOn }),
      ],
    });
    expect(warnings(sponsor('2025-12-20'))).toEqual([]);
    expect(warnings(sponsor('2025-12-19'))).toEqual([
      'no-executive warning 2026-03-19: No executive engagement on a strategic partner: the last touch was on Dec 19, 2025',
    ]);
    expect(warnings({ strategic: true, contacts: null })).toEqual([]);
    const small = { ...rules, map: rules.map.slice(1) };
    expect(reviewRelationship(small, { ...alive, strategic: true }, now).warnings).toEqual([]);
  });

  test('[S02.3] a relationship that was left alone has every warning', () => {
    const review = reviewRelationship(
      rules,
      {
        owner: null,
        contacts: [person('Bo Lind', { primary: true, leftOn: '2025-09-20', lastTouchOn: null })],
        lastContactOn: '2025-07-20',
        cadence: 'weekly',
        inbound: [
          { at: '2026-01-05T09:00', answeredAt: null },
          { at: '2026-02-05T09:00', answeredAt: null },
        ],
        qbrsHeld: 0,
        strategic: true,
      },
      now,
    );
    expect(review.value).toBe(7);
    expect(review.because.every(({ part }) => part === 1)).toBe(true);
    expect(review.warnings.map(({ id }) => id)).toEqual([
      'no-owner',
      'no-contact',
      'contact-left',
      'silent',
      'unanswered',
      'no-qbr',
      'no-executive',
    ]);
  });

  test('[S02] the rules are data that is checked', () => {
    expect(relationshipRulesSchema.parse(rules)).toEqual(rules);
    const twice = { ...rules, map: [...rules.map, ...rules.map] };
    expect(relationshipRulesSchema.safeParse(twice).error?.issues[0]).toMatchObject({
      path: ['map'],
      message: 'Each role stands once in the relationship map.',
    });
  });
});

describe('cadences as data', () => {
  test('[S02.7] the relationship of a top-tier partner', () => {
    expect(platinumRelationship.map(({ role, ours, cadence }) => [role, ours, cadence])).toEqual([
      ['executive-sponsor', 'VP of Partnerships', 'quarterly'],
      ['partner-manager', 'Partner manager', 'weekly'],
      ['technical', 'Solutions architect', 'as-needed'],
      ['marketing', 'Co-marketing manager', 'bi-weekly'],
    ]);
    expect(platinumRelationship.map(({ role }) => role)).toEqual([...relationshipRoles]);
  });

  test('[S02.7] the meetings of a top-tier partner, a joint go-to-market and an integration', () => {
    const rhythm = Object.fromEntries(
      Object.entries(meetingCadences).map(([name, list]) => [
        name,
        list.map(({ cadence }) => cadence),
      ]),
    );
    expect(rhythm).toEqual({
      platinum: ['weekly', 'bi-weekly', 'monthly', 'quarterly', 'annual'],
      'joint-gtm': ['weekly', 'monthly', 'quarterly', 'annual'],
      integration: ['monthly', 'quarterly', 'annual'],
    });
    expect(meetingCadences.platinum[0].minutes).toBe(15);
  });

  test('[S07.10] every segment has its approach and touch', () => {
    expect(segments.map((segment) => segmentApproaches[segment].touch)).toEqual([
      'weekly',
      'bi-weekly',
      'monthly',
      'weekly',
      'quarterly',
    ]);
    expect(segments.map((segment) => segmentApproaches[segment].qbr)).toEqual([
      'quarterly',
      'quarterly',
      'optional',
      'optional',
      'optional',
    ]);
  });
});
