import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Conflict, type Ruling, suggestRuling } from '../../../src/shared/deals/conflict.ts';
import { conflictPresets } from '../../../src/shared/deals/conflict-rules.ts';
import type { Claim } from '../../../src/shared/deals/conflict-types.ts';
import {
  type DirectSales,
  priorRelationship,
} from '../../../src/shared/deals/prior-relationship.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { runs } from '../runs.ts';
import { texts } from './facts.ts';

const { R2, R3 } = conflictPresets;

const upkeep = { remindFromDay: 30, warnFromDay: 45, expireFromDay: 60, strictMonthly: false };

const claim = (partner: string, registeredAt: string, changes: Partial<Claim> = {}): Claim => ({
  partner,
  registeredAt,
  inForce: true,
  late: false,
  tierRank: null,
  ...changes,
});

const partners = (a: Claim, b: Claim): Ruling =>
  suggestRuling(R2, { kind: 'two-partners', claims: [a, b] });

const short = (ruling: Ruling) => [ruling.value, ruling.owner, ...texts(ruling)];

describe('two partners', () => {
  const first = claim('Pike', '2026-03-01T09:00');

  test('[S41.1] within 7 days the first to register wins', () => {
    const second = claim('Marlow', '2026-03-08T08:00');
    const expected = {
      value: 'first',
      because: [
        {
          text: 'The registrations are 7 days apart, within seven: Pike was first.',
          part: null,
        },
      ],
      inputs: [
        { name: 'Pike', value: '2026-03-01T09:00' },
        { name: 'Marlow', value: '2026-03-08T08:00' },
      ],
      rule: 'S41.1',
      preset: 'R2',
      coverage: 100,
      owner: { kind: 'partner', partner: 'Pike' },
      fee: null,
    };
    expect(partners(first, second)).toEqual(expected);
    expect(partners(second, first)).toEqual(expected);
    expect(partners({ ...first, inForce: false }, second).value).toBe('first');
  });

  test('[S41.1] further apart the older wins while in force, else the newer', () => {
    const second = claim('Marlow', '2026-03-09T08:00');
    expect(short(partners(first, second))).toEqual([
      'older',
      { kind: 'partner', partner: 'Pike' },
      'The registrations are 8 days apart and that of Pike still stands.',
    ]);
    const over = { ...first, inForce: false };
    expect(short(partners(over, second))).toEqual([
      'newer',
      { kind: 'partner', partner: 'Marlow' },
      'The registrations are 8 days apart and that of Pike is no longer in force: Marlow has the deal.',
    ]);
    expect(short(partners(over, { ...second, inForce: false }))).toEqual([
      'none-in-force',
      { kind: 'open-pool' },
      'The registrations are 8 days apart and neither is in force.',
    ]);
  });

  test('[S41.1] in the same second the higher tier, then a person', () => {
    const rank = (a: number | null, b: number | null) =>
      short(
        partners(
          { ...first, tierRank: a },
          claim('Marlow', '2026-03-01T09:00:00', { tierRank: b }),
        ),
      );
    const tier = 'Registered in the same second: ';
    expect(rank(3, 2)).toEqual([
      'higher-tier',
      { kind: 'partner', partner: 'Pike' },
      `${tier}Pike has the higher tier.`,
    ]);
    expect(rank(2, 3)[1]).toEqual({ kind: 'partner', partner: 'Marlow' });
    const manual = [
      'manual',
      { kind: 'people' },
      'Pike and Marlow registered in the same second and no tier decides.',
    ];
    expect([rank(2, 2), rank(null, 3), rank(3, null)]).toEqual([manual, manual, manual]);
    expect(partners(first, claim('Marlow', '2026-03-01T09:00:01')).value).toBe('first');
    expect(partners(claim('Marlow', '2026-03-01T09:00:01'), first).owner).toEqual({
      kind: 'partner',
      partner: 'Pike',
    });
  });

  test('[S41.1] a late registration yields to one made in time, while that is in force', () => {
    const late = { ...first, late: true };
    const second = claim('Marlow', '2026-03-03T08:00');
    const expected = [
      'on-time',
      { kind: 'partner', partner: 'Marlow' },
      'Marlow registered in time; Pike was late and yields.',
    ];
    expect(short(partners(late, second))).toEqual(expected);
    expect(short(partners(first, { ...second, late: true }))).toEqual([
      'on-time',
      { kind: 'partner', partner: 'Pike' },
      'Pike registered in time; Marlow was late and yields.',
    ]);
    expect(partners(late, { ...second, inForce: false }).value).toBe('first');
    expect(partners(late, { ...second, late: true }).value).toBe('first');
  });

  test('[S41.p1] the ruling does not depend on the order the claims are told in', () => {
    const any = fc.record({
      registeredAt: fc.integer({ min: 0, max: 20 }).map((n) => `${addDays('2028-02-20', n)}T09:00`),
      inForce: fc.boolean(),
      late: fc.boolean(),
      tierRank: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [one, other] = [
          { ...a, partner: 'Pike' },
          { ...b, partner: 'Marlow' },
        ];
        const [there, back] = [partners(one, other), partners(other, one)];
        expect([there.value, there.owner]).toEqual([back.value, back.owner]);
      }),
      runs,
    );
  });
});

const deal = { firstYearValue: 4_000_000, currency: 'USD' };

const idle: DirectSales = { opportunityOpenedOn: false, meetings: [] };

const versus = (direct: DirectSales, changes: Partial<Claim> | null = {}, rules = R2): Ruling =>
  suggestRuling(rules, {
    kind: 'partner-and-direct',
    partner: 'Pike',
    claim: changes === null ? null : claim('Pike', '2026-05-30T09:00', changes),
    direct,
    deal,
  });

describe('partner and direct sales', () => {
  test('[S41.2] already in the direct pipeline: direct owns it and the partner gets a fee', () => {
    const ruling = versus({ opportunityOpenedOn: '2026-05-29', meetings: [] });
    expect(ruling).toMatchObject({
      value: 'direct-pipeline',
      owner: { kind: 'direct' },
      rule: 'S41.2',
      preset: 'R2',
      coverage: 100,
      inputs: [
        { name: 'registered', value: '2026-05-30T09:00' },
        { name: 'direct opportunity', value: '2026-05-29' },
        { name: 'direct meetings', value: 0 },
      ],
      fee: { to: 'Pike', value: 200_000, low: 200_000, high: 400_000 },
    });
    expect(texts(ruling)).toEqual([
      'Direct sales opened its opportunity before the registration: direct owns the deal, Pike gets a referral fee.',
    ]);
  });

  test('[S41.3] a meeting in the 90 days before is a prior relationship; on the day itself it is not', () => {
    const met = (day: string, rules = R2) =>
      versus({ opportunityOpenedOn: false, meetings: [day] }, {}, rules);
    const prior = met('2026-03-01');
    expect(short(prior)).toEqual([
      'prior-relationship',
      { kind: 'direct' },
      'Direct sales had the prior relationship: a meeting on Mar 1, 2026, 90 days before the registration.',
    ]);
    expect([prior.fee, prior.rule]).toEqual([null, 'S41.3']);
    expect(met('2026-02-28').value).toBe('registered-first');
    expect(met('2026-02-28', R3).value).toBe('prior-relationship');
    expect(met('2026-05-30').value).toBe('registered-first');
    expect(versus({ opportunityOpenedOn: '2026-05-30', meetings: [] }).value).toBe(
      'registered-first',
    );
  });

  test('[S41.3] the nearest meeting before the registration is the one that counts', () => {
    expect(
      priorRelationship(
        R2,
        { opportunityOpenedOn: false, meetings: ['2026-05-20', '2026-06-02', '2025-01-01'] },
        '2026-05-30',
      ),
    ).toEqual({
      value: 'meeting',
      text: 'a meeting on May 20, 2026, 10 days before the registration.',
    });
    expect(priorRelationship(R2, idle, '2026-05-30')).toEqual({
      value: 'none',
      text: 'no prior relationship.',
    });
    expect(
      priorRelationship(R2, { opportunityOpenedOn: '2026-05-01', meetings: null }, '2026-05-30'),
    ).toEqual({ value: 'open-opportunity', text: 'an opportunity open since May 1, 2026.' });
  });

  test('[S41.3] no prior relationship: the registration wins, if there is one in force', () => {
    expect(short(versus(idle))).toEqual([
      'registered-first',
      { kind: 'partner', partner: 'Pike' },
      'Pike registered on May 30, 2026, before any relationship of direct sales.',
    ]);
    expect(short(versus(idle, { inForce: false }))).toEqual([
      'not-in-force',
      { kind: 'direct' },
      'The registration of Pike is no longer in force.',
    ]);
    const never = versus(idle, null);
    expect(short(never)).toEqual([
      'not-registered',
      { kind: 'direct' },
      'Pike has no registration; only one made before direct sales engages wins the deal.',
    ]);
    expect(never.inputs[0]).toEqual({ name: 'registered', value: 'never' });
    expect([never.fee, never.rule]).toEqual([null, 'S41.3']);
  });

  test('[S41.3] a late registration yields to any direct contact', () => {
    const late = { late: true };
    const yields = [
      'late',
      { kind: 'direct' },
      'The registration of Pike was late and yields to direct contact.',
    ];
    expect(short(versus({ opportunityOpenedOn: false, meetings: ['2026-06-05'] }, late))).toEqual(
      yields,
    );
    expect(short(versus({ opportunityOpenedOn: '2026-06-05', meetings: [] }, late))).toEqual(
      yields,
    );
    expect(versus(idle, late).value).toBe('registered-first');
    expect(versus({ opportunityOpenedOn: '2026-06-05', meetings: [] }).value).toBe(
      'registered-first',
    );
  });

  test('[S41.3] what decides and is unknown is left to people', () => {
    const noOpportunity = versus({ opportunityOpenedOn: null, meetings: [] });
    expect(short(noOpportunity)).toEqual([
      null,
      { kind: 'people' },
      'Whether direct sales has an open opportunity is unknown.',
    ]);
    expect(noOpportunity.coverage).toBe(66);
    const noMeetings = versus({ opportunityOpenedOn: false, meetings: null });
    expect(texts(noMeetings)).toEqual(['Whether direct sales met the customer is unknown.']);
    expect(noMeetings.inputs[2]).toEqual({ name: 'direct meetings', value: null });
    expect(versus({ opportunityOpenedOn: '2026-05-01', meetings: null }).value).toBe(
      'direct-pipeline',
    );
  });
});

describe('silence and the customer\u2019s choice', () => {
  test('[S41.4] silent 45 days: warned; 60 days: back to the open pool', () => {
    const silent = (silentDays: number) =>
      suggestRuling(R2, { kind: 'silent-registration', partner: 'Pike', upkeep, silentDays });
    expect(silent(60)).toEqual({
      value: 'silent',
      because: [
        {
          text: 'No update for 60 days: the registration of Pike ends and the deal returns to the open pool.',
          part: null,
        },
      ],
      inputs: [{ name: 'silent days', value: 60 }],
      rule: 'S41.4',
      preset: 'R2',
      coverage: 100,
      owner: { kind: 'open-pool' },
      fee: null,
    });
    const keeps = { kind: 'partner', partner: 'Pike' };
    expect(short(silent(59))).toEqual(['warned', keeps, 'No update for 59 days: Pike is warned.']);
    const kept = (days: number) => `No update for ${days} days: Pike keeps the deal.`;
    expect(short(silent(44))).toEqual(['kept', keeps, kept(44)]);
    expect(short(silent(29))).toEqual(['kept', keeps, kept(29)]);
  });

  test('[S41.5] the customer asks for another partner: honored, the first gets a fee', () => {
    const ruling = suggestRuling(R2, {
      kind: 'customer-choice',
      partner: 'Pike',
      chosen: 'Marlow',
      deal: { firstYearValue: null, currency: 'USD' },
    });
    expect(ruling).toMatchObject({
      value: 'customer-choice',
      owner: { kind: 'partner', partner: 'Marlow' },
      inputs: [{ name: 'chosen partner', value: 'Marlow' }],
      rule: 'S41.5',
      preset: 'R2',
      fee: { to: 'Pike', value: null, percent: 5 },
    });
    expect(texts(ruling)).toEqual([
      'The customer asks for Marlow: honored, and Pike gets a referral fee.',
    ]);
  });

  test('[S41.1] a conflict of no kind is a bug', () => {
    const conflict: Conflict = { kind: 'two-partners', claims: [claim('A', ''), claim('B', '')] };
    expect(() => suggestRuling(R2, { ...conflict, kind: String('x') as 'two-partners' })).toThrow(
      'Unreachable',
    );
  });
});
