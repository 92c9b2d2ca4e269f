import { describe, expect, test } from 'vitest';
import { applyChanges, calculateTier, type TierChange } from '../../../src/shared/tiers/changes.ts';
import type { TierLadder } from '../../../src/shared/tiers/ladder.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import type { TierFacts } from '../../../src/shared/tiers/types.ts';
import { smallestChanges } from '../../../src/shared/tiers/what-if.ts';
import { fact, tierFacts, today } from './facts.ts';

const { T1 } = tierLadders;

const ways = (ladder: TierLadder, facts: TierFacts) =>
  smallestChanges(ladder, facts, today).ways.map(({ text }) => text);

describe('calculator', () => {
  const facts = tierFacts({ arr: 70_000, referrals: 10, certified: 1 });
  const attempt = (change: TierChange, given: TierFacts = facts, ladder: TierLadder = T1) =>
    calculateTier(ladder, given, [change], today);

  test('[S12.9] changes are tried and the tier is evaluated anew', () => {
    const tried = calculateTier(
      T1,
      facts,
      [
        { kind: 'deals', count: 2 },
        { kind: 'add', measure: 'certified', amount: 1 },
      ],
      today,
    );
    expect(tried).toMatchObject({
      ok: true,
      value: {
        moves: true,
        before: { earned: { name: 'Silver' } },
        after: { earned: { name: 'Gold' } },
      },
    });
    expect(facts.measures.certified?.value).toBe(1);
    expect(attempt({ kind: 'deals', count: 2 })).toMatchObject({ value: { moves: false } });
    expect(attempt({ kind: 'set', measure: 'agreement', value: 0 })).toMatchObject({
      value: { moves: true, after: { earned: null } },
    });
    expect(
      attempt(
        { kind: 'set', measure: 'agreement', value: 1 },
        { ...facts, agreementSignedOn: null },
      ),
    ).toMatchObject({
      value: { after: { earned: { name: 'Silver' } } },
    });
  });

  test('[S12.9] a deal adds to every kind of revenue that is known, and counts as closed', () => {
    const known: TierFacts = {
      ...facts,
      measures: { sourcedArr: fact(100), revenue: fact(200), influencedArr: fact(300) },
    };
    const changed = applyChanges(known, [{ kind: 'deals', count: 2 }], today);
    expect(changed).toMatchObject({
      ok: true,
      value: {
        closedDealsT12M: 6,
        measures: {
          sourcedArr: { value: 3_000_100 },
          revenue: { value: 3_000_200 },
          influencedArr: { value: 3_000_300, evidence: [], asOf: today },
        },
      },
    });
    const fresh = applyChanges(
      { ...known, closedDealsT12M: null },
      [{ kind: 'deals', count: 1 }],
      today,
    );
    expect(fresh).toMatchObject({ value: { closedDealsT12M: 1 } });
    const partly = applyChanges(
      { ...facts, measures: { revenue: fact(1) } },
      [{ kind: 'deals', count: 0 }],
      today,
    );
    expect(partly).toMatchObject({ value: { measures: { revenue: { value: 1 } } } });
    expect(partly.ok && partly.value.measures.sourcedArr).toBeUndefined();
  });

  test('[S12.9] a signed agreement keeps its date', () => {
    const signed = applyChanges(facts, [{ kind: 'set', measure: 'agreement', value: 1 }], today);
    expect(signed).toMatchObject({ value: { agreementSignedOn: '2018-01-05' } });
    const later = { ...facts, agreementSignedOn: '2020-03-01' };
    expect(
      applyChanges(later, [{ kind: 'set', measure: 'agreement', value: 1 }], today),
    ).toMatchObject({
      value: { agreementSignedOn: today },
    });
  });

  test('[S12.9] certificates change where a ladder counts them', () => {
    const counting = { ...T1, certifiedAs: 'certificates' } as const;
    const given = {
      ...tierFacts({ arr: 100_000, certified: 9 }),
      certificates: { certified: fact(1) },
    };
    const tried = attempt({ kind: 'add', measure: 'certified', amount: 1 }, given, counting);
    expect(tried).toMatchObject({
      value: { before: { earned: { name: 'Silver' } }, after: { earned: { name: 'Gold' } } },
    });
    expect(
      attempt({ kind: 'set', measure: 'referrals', value: 60 }, given, counting),
    ).toMatchObject({
      value: { moves: false },
    });
    expect(ways(counting, given)).toEqual(['To Gold: one more valid certificate.']);
  });

  test('[S12.9] what cannot be tried says why', () => {
    const error = (change: TierChange, given: TierFacts = facts) => {
      const tried = attempt(change, given);
      return tried.ok ? null : tried.error;
    };
    const wholeDeals = 'The number of deals must be a whole number of 0 or more.';
    expect(error({ kind: 'deals', count: 1.5 })).toBe(wholeDeals);
    expect(error({ kind: 'deals', count: -1 })).toBe(wholeDeals);
    const noAverage = 'Deals cannot be added: the partner has no average deal to go by.';
    expect(error({ kind: 'deals', count: 1 }, { ...facts, averageDeal: null })).toBe(noAverage);
    expect(error({ kind: 'deals', count: 1 }, { ...facts, averageDeal: 0 })).toBe(noAverage);
    expect(error({ kind: 'deals', count: 1 }, tierFacts({}))).toBe(
      'Deals cannot be added: the revenue so far is unknown.',
    );
    const outside =
      '"partner-sourced ARR" must be an amount in whole minor units within the range of the book.';
    expect(error({ kind: 'deals', count: 9e9 })).toBe(outside);
    expect(error({ kind: 'add', measure: 'sourcedArr', amount: 0.5 })).toBe(outside);
    expect(error({ kind: 'set', measure: 'sourcedArr', value: -9.1e15 })).toBe(outside);
    expect(error({ kind: 'set', measure: 'sourcedArr', value: 9e15 })).toBeNull();
    expect(error({ kind: 'add', measure: 'qbr', amount: 1 })).toBe(
      '"QBR held in six months or scheduled" is yes or no: set it instead.',
    );
    expect(error({ kind: 'add', measure: 'csat', amount: 1 })).toBe(
      '"CSAT" is unknown: set it instead of adding to it.',
    );
    const whole = '"qualified referrals" must be a whole number of 0 or more.';
    expect(error({ kind: 'add', measure: 'referrals', amount: -11 })).toBe(whole);
    expect(error({ kind: 'add', measure: 'referrals', amount: -10 })).toBeNull();
    expect(error({ kind: 'set', measure: 'referrals', value: 1.5 })).toBe(whole);
    const score = '"CSAT" must be a score from 0 to 5.';
    expect(
      [-0.1, 0, 5, 5.1, Number.NaN].map((value) => error({ kind: 'set', measure: 'csat', value })),
    ).toEqual([score, null, null, score, score]);
    const yesNo = '"live integration" must be 0 (no) or 1 (yes).';
    expect(
      [0, 1, 2].map((value) => error({ kind: 'set', measure: 'integrationLive', value })),
    ).toEqual([null, null, yesNo]);
  });
});
