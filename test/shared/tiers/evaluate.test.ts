import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountText } from '../../../src/shared/tiers/criteria.ts';
import { evaluateTier, tierPlace, wayTo } from '../../../src/shared/tiers/evaluate.ts';
import { measureKind, tierLadderSchema, tierMeasures } from '../../../src/shared/tiers/ladder.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { dealsToGo } from '../../../src/shared/tiers/progress.ts';
import type { TierResult } from '../../../src/shared/tiers/types.ts';
import { runs } from '../runs.ts';
import { fact, type Quick, rows, tierFacts, today } from './facts.ts';

const t1 = tierLadders.T1;
const judge = (quick: Quick): TierResult => evaluateTier(t1, tierFacts(quick), today);
const quick: fc.Arbitrary<Quick> = fc.record({
  arr: fc.option(fc.integer({ min: -1_000, max: 700_000 })),
  referrals: fc.option(fc.integer({ min: 0, max: 60 })),
  certified: fc.option(fc.integer({ min: 0, max: 7 })),
  signed: fc.constantFrom('2018-01-05', null),
  held: fc.constantFrom(null, 'Registered', 'gold', 'Platinum', 'Diamond'),
});

describe('tier', () => {
  test('[S11.1] the tier is the highest step whose own criteria are all met, thresholds inclusive', () => {
    const result = judge({ arr: 100_000, referrals: 0, certified: 2 });
    expect(result.earned).toEqual({ name: 'Gold', index: 2 });
    expect(result).toMatchObject({
      provisional: false,
      certain: { name: 'Gold' },
      standing: 'Gold',
      coverage: 100,
      rule: 'S11',
      preset: 'T1',
    });
    expect(result.why[0]).toBe(
      'Gold: $100,000 of $100,000 partner-sourced ARR; 2 of 2 certified people; agreement signed on Jan 5, 2018.',
    );
  });

  test('[S11.3] without a signed agreement there is no tier, whatever is sold', () => {
    const result = judge({ arr: 900_000, referrals: 60, certified: 9, signed: null });
    expect(result).toMatchObject({
      earned: null,
      certain: null,
      provisional: false,
      standing: 'Prospect',
    });
    expect(result.why).toEqual([
      'Prospect: no signed agreement on record, and every tier asks for one.',
    ]);
    expect(result.next).toMatchObject({
      name: 'Registered',
      gaps: [{ measure: 'agreement', text: 'a signed agreement' }],
    });
    expect(judge({ signed: '2020-02-16' }).earned).toBeNull();
    expect(judge({ signed: '2020-02-15' }).earned).toEqual({ name: 'Registered', index: 0 });
  });

  test('[S11.5] certification unknown: the tier earned by the rest is provisional, the commercial percent stays', () => {
    const result = judge({ arr: 150_000, held: 'Gold' });
    expect(result).toMatchObject({
      earned: { name: 'Gold', index: 2 },
      certain: { name: 'Registered' },
      provisional: true,
      unknown: ['certified'],
      change: 'same',
    });
    expect(result.why).toEqual([
      'Gold: $150,000 of $100,000 partner-sourced ARR; agreement signed on Jan 5, 2018.',
      'Provisional: certification unknown.',
      'Held: Gold, as earned.',
    ]);
    expect(result.next).toMatchObject({ name: 'Platinum', percent: null, commercialPercent: 30 });
    expect(result.next.sentence).toBe(
      '30% of the commercial way to Platinum: $350,000 more partner-sourced ARR (24 more deals at the average of $15,000); certification unknown.',
    );
  });

  test('[S11.4] an unknown alternative is a path not met; the other may still qualify', () => {
    expect(judge({ arr: null, referrals: 5, certified: 1 }).certain?.name).toBe('Silver');
    expect(judge({ arr: null, referrals: 4, certified: 1 }).certain?.name).toBe('Registered');
  });

  test('[S11.4] nothing known of sales never earns a tier above the entry', () => {
    const result = judge({ certified: 9 });
    expect(result).toMatchObject({ earned: { name: 'Registered' }, provisional: false });
    expect(result.next).toMatchObject({ percent: null, commercialPercent: null });
    expect(result.next.sentence).toBe(
      'The way to Silver; partner-sourced ARR unknown, qualified referrals unknown.',
    );
  });

  test('[S11.6] held against earned is said and nothing is moved', () => {
    expect(judge({ arr: 200_000, certified: 2, held: 'Silver' })).toMatchObject({
      change: 'upgrade',
      held: { name: 'Silver' },
      earned: { name: 'Gold' },
    });
    const below = judge({ arr: 30_000, certified: 1, held: 'gold' });
    expect(below).toMatchObject({
      change: 'below-held',
      held: { name: 'Gold', index: 2 },
      earned: { name: 'Silver' },
    });
    expect(below.next).toMatchObject({ name: 'Platinum' });
    expect(below.why.slice(-2)).toEqual([
      'Held: Gold. The figures support Silver; the held tier stays until its review.',
      'To support Gold: $70,000 more partner-sourced ARR and 1 more certified person.',
    ]);
    expect(judge({ arr: 30_000, referrals: 4, held: 'Platinum' })).toMatchObject({
      next: { top: true, sentence: 'Platinum is held, the highest tier.' },
    });
    expect(judge({ held: 'Silver' }).why.at(-1)).toBe(
      'To support Silver: partner-sourced ARR unknown; qualified referrals unknown; certification unknown.',
    );
    expect(judge({ arr: 30_000, certified: 1, held: 'Diamond' }).why.at(-1)).toBe(
      'The recorded tier "Diamond" is not a step of Standard ladder.',
    );
  });

  test('[S12.1] the way to any step can be asked for, whatever is held or earned', () => {
    const facts = tierFacts({ arr: 70_000, referrals: 10, certified: 1 });
    expect(wayTo(t1, facts, today, 'Platinum')).toMatchObject({
      top: false,
      name: 'Platinum',
      index: 3,
      percent: 20,
      commercialPercent: 20,
    });
    expect(wayTo(t1, facts, today, 'Gold')).toEqual(
      judge({ arr: 70_000, referrals: 10, certified: 1 }).next,
    );
    expect(wayTo(t1, facts, today, 'Silver')).toMatchObject({ percent: 100, gaps: [] });
    expect(wayTo(t1, facts, today, 'Diamond')).toBeNull();
  });

  test('[S12.1] [S12.2] the worked example: 70% of the way to Gold, with the shortfall of certification shown', () => {
    const full = judge({ arr: 70_000, referrals: 10, certified: 2 }).next;
    expect(full).toMatchObject({
      percent: 70,
      commercialPercent: 70,
      dealsToGo: 2,
      referralsToGo: 10,
    });
    expect(full.sentence).toBe(
      '70% of the way to Gold: $30,000 more partner-sourced ARR (two more deals at the average of $15,000) or 10 more qualified referrals.',
    );
    const short = judge({ arr: 70_000, referrals: 10, certified: 1 }).next;
    expect(short).toMatchObject({ percent: 50, commercialPercent: 70 });
    expect(short.sentence).toContain('and 1 more certified person.');
  });

  test('[S12.3] deals to go need a closed deal and an average', () => {
    const facts = tierFacts({ arr: 70_000, certified: 2 });
    expect(evaluateTier(t1, { ...facts, closedDealsT12M: 0 }, today).next).toMatchObject({
      dealsToGo: null,
    });
    expect(evaluateTier(t1, { ...facts, closedDealsT12M: null }, today).next).toMatchObject({
      dealsToGo: null,
    });
    expect(evaluateTier(t1, { ...facts, averageDeal: null }, today).next).toMatchObject({
      dealsToGo: null,
    });
    expect([
      dealsToGo(30_000, 15_000),
      dealsToGo(30_001, 15_000),
      dealsToGo(5, 0),
      dealsToGo(0, 10),
    ]).toEqual([2, 3, null, 0]);
  });

  test('[S12.4] the top has no percent', () => {
    expect(judge({ arr: 500_000, certified: 5 }).next).toEqual({
      top: true,
      sentence: 'Platinum is the highest tier.',
    });
    expect(judge({ arr: 500_000 }).next).toEqual({
      top: true,
      sentence: 'Platinum is the highest tier; certification unknown.',
    });
  });

  test('[S11] revenue that stands in for ARR says so', () => {
    const facts = {
      ...tierFacts({ arr: 30_000, certified: 1 }),
      arrLabel: 'revenue used as ARR' as const,
    };
    expect(evaluateTier(t1, facts, today).why[0]).toContain(
      '$30,000 of $25,000 partner-sourced revenue used as ARR',
    );
  });

  test('[S11.2] a value is written short where its cents are zero', () => {
    expect([
      amountText('sourcedArr', 10_000_000, 'USD'),
      amountText('sourcedArr', 10_000_050, 'USD'),
      amountText('csat', 4, 'USD'),
      amountText('referrals', 1_200, 'USD'),
      amountText('qbr', 1, 'USD'),
    ]).toEqual(['$100,000', '$100,000.50', '4.0', '1,200', '1']);
  });

  test('[S11] evidence travels with the criteria', () => {
    const [, silver] = judge({ arr: 30_000, certified: 1 }).steps;
    expect(silver?.criteria[0]).toMatchObject({
      measure: 'sourcedArr',
      evidence: [rows],
      asOf: '2020-02-14',
      ratio: 1,
      met: true,
    });
    expect(silver?.criteria.map(({ group }) => group)).toEqual([0, 0, 1, 2]);
  });

  test('[G6] thresholds are in the major units of the currency', () => {
    const facts = {
      ...tierFacts({ certified: 1 }),
      currency: 'JPY',
      measures: { sourcedArr: fact(25_000), certified: fact(1) },
    };
    expect(evaluateTier(t1, facts, today).certain?.name).toBe('Silver');
    const fils = {
      ...facts,
      currency: 'KWD',
      measures: { sourcedArr: fact(24_999_999), certified: fact(1) },
    };
    expect(evaluateTier(t1, fils, today).certain?.name).toBe('Registered');
  });

  test('[S12.1] a threshold of zero asks nothing', () => {
    const free = {
      ...t1,
      steps: t1.steps.map((step) =>
        step.name === 'Silver'
          ? {
              ...step,
              allOf: [
                {
                  kind: 'commercial' as const,
                  anyOf: [{ measure: 'sourcedArr' as const, atLeast: 0 }],
                },
                {
                  kind: 'enablement' as const,
                  anyOf: [{ measure: 'certified' as const, atLeast: 1 }],
                },
              ],
            }
          : step,
      ),
    };
    const result = evaluateTier(free, tierFacts({ arr: -500, certified: 0 }), today);
    expect(result.next).toMatchObject({ name: 'Silver', percent: 0, commercialPercent: 100 });
    expect(result.steps[1]?.criteria[0]).toMatchObject({ ratio: 1, met: true });
    const known = evaluateTier(free, tierFacts({ arr: 0, certified: 1 }), today);
    expect(known.certain?.name).toBe('Silver');
    expect(evaluateTier(free, tierFacts({ certified: 1 }), today).certain?.name).toBe('Silver');
    expect(evaluateTier(free, tierFacts({ certified: 0 }), today).next).toMatchObject({
      commercialPercent: 100,
    });
    expect(judge({ arr: -500, certified: 1 }).next).toMatchObject({ percent: 0 });
    expect(judge({ arr: -500, certified: 1 }).steps[1]?.criteria[0]).toMatchObject({ ratio: 0 });
  });

  test('[S11] laws over any facts', () => {
    fc.assert(
      fc.property(quick, (one) => {
        const result = judge(one);
        const [earned, certain] = [result.earned?.index ?? -1, result.certain?.index ?? -1];
        expect(earned).toBeGreaterThanOrEqual(certain);
        expect(result.provisional).toBe(earned > certain);
        expect(result.unknown.length > 0).toBe(result.provisional);
        if (one.signed === null) expect(result.earned).toBeNull();
        if (!result.next.top) {
          expect(result.next.index).toBe(Math.max(earned, result.held?.index ?? -1) + 1);
          expect(result.next.percent ?? 0).toBeLessThan(100);
          expect(result.steps[result.next.index]?.met).not.toBe(true);
        }
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
      runs,
    );
  });

  test('[S11.1] more sales never lower a tier', () => {
    fc.assert(
      fc.property(quick, fc.integer({ min: 0, max: 500_000 }), (one, more) => {
        fc.pre(one.arr !== null);
        const richer = judge({ ...one, arr: (one.arr ?? 0) + more });
        expect(richer.earned?.index ?? -1).toBeGreaterThanOrEqual(judge(one).earned?.index ?? -1);
      }),
      runs,
    );
  });

  test('[S11] every preset is a valid ladder, and faulty ones are refused', () => {
    for (const ladder of Object.values(tierLadders))
      expect(tierLadderSchema.parse(ladder)).toEqual(ladder);
    const twice = { ...t1, steps: [t1.steps[0], t1.steps[0]] };
    expect(tierLadderSchema.safeParse(twice).error?.issues[0]?.message).toBe(
      'Each step of a tier ladder needs its own name.',
    );
    expect(tierLadderSchema.safeParse({ ...t1, steps: [] }).success).toBe(false);
    expect(tierMeasures.filter((measure) => measureKind(measure) === 'money')).toEqual([
      'sourcedArr',
      'revenue',
      'influencedArr',
      'commitment',
      'quarterlyAverage',
    ]);
  });

  test('[S11] T3 asks a commitment and staff; T5 asks a live integration', () => {
    const t3 = {
      ...tierFacts({}),
      measures: {
        commitment: fact(5_000_000),
        certifiedSales: fact(5),
        certifiedTechnical: fact(3),
        csat: fact(4),
      },
    };
    expect(evaluateTier(tierLadders.T3, t3, today).certain?.name).toBe('Gold');
    expect(
      evaluateTier(tierLadders.T3, { ...t3, measures: { certifiedSales: fact(0) } }, today)
        .standing,
    ).toBe('Sign-up, no tier');
    const t5 = evaluateTier(
      tierLadders.T5,
      {
        ...tierFacts({}),
        measures: { onboarded: fact(1), jointCustomers: fact(3), integrationLive: fact(1) },
      },
      today,
    );
    expect(t5).toMatchObject({
      certain: { name: 'Referral' },
      earned: { name: 'Integration' },
      unknown: ['comarketingCommitment'],
    });
  });
});

test('[S11, S12.1] what a list keeps is what the whole evaluation says, on every ladder', () => {
  fc.assert(
    fc.property(quick, fc.constantFrom(...Object.values(tierLadders)), (given, ladder) => {
      const { held, earned, next } = evaluateTier(ladder, tierFacts(given), today);
      const kept = next.top
        ? { top: true }
        : { top: false, name: next.name, percent: next.percent };
      expect(tierPlace(ladder, tierFacts(given), today)).toEqual({ held, earned, next: kept });
    }),
    runs,
  );
});
