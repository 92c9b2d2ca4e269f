import { describe, expect, test } from 'vitest';
import { countCertificates } from '../../../src/shared/tiers/certificates.ts';
import { evaluateTier, tierPlace } from '../../../src/shared/tiers/evaluate.ts';
import type { TierLadder } from '../../../src/shared/tiers/ladder.ts';
import { measureWords } from '../../../src/shared/tiers/measures.ts';
import { quarterlyAverage, quarterlyTest } from '../../../src/shared/tiers/performance.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { qbrMeasure, qbrMonths } from '../../../src/shared/tiers/qbr-requirement.ts';
import type { TierFacts, TierQuarter } from '../../../src/shared/tiers/types.ts';
import { fact, tierFacts, today } from './facts.ts';

const { T1, T3, T5 } = tierLadders;

const quarters = (...revenues: (number | null)[]): TierQuarter[] =>
  revenues.map((revenue, at) => ({ quarter: `2019-Q${at + 1}`, revenue }));

const gold: TierFacts = {
  ...tierFacts({}),
  measures: {
    commitment: fact(5_000_000),
    certifiedSales: fact(5),
    certifiedTechnical: fact(3),
    csat: fact(4),
  },
};

describe('certificates', () => {
  test('[S11.8] a ladder may count certificates instead of people', () => {
    const facts: TierFacts = {
      ...tierFacts({ arr: 100_000, certified: 1 }),
      certificates: { certified: fact(2) },
    };
    const counting: TierLadder = { ...T1, certifiedAs: 'certificates' };
    expect(evaluateTier(T1, facts, today).certain?.name).toBe('Silver');
    const result = evaluateTier(counting, facts, today);
    expect(result.certain?.name).toBe('Gold');
    expect(result.why[0]).toContain('2 of 2 valid certificates');
    expect(tierPlace(counting, facts, today).earned?.name).toBe('Gold');
    expect(result.next).toMatchObject({
      gaps: [{}, {}, { measure: 'certified', gap: 3, text: '3 more valid certificates' }],
    });
    const { certificates: _, ...without } = facts;
    const unknown = evaluateTier(counting, without, today);
    expect(unknown).toMatchObject({ provisional: true, unknown: ['certified'] });
    expect(unknown.why[1]).toBe('Provisional: valid certificates unknown.');
    const one = { ...facts, certificates: { certified: fact(1) } };
    expect(evaluateTier(counting, one, today).next.sentence).toContain('1 more valid certificate.');
    const staff = { ...T3, certifiedAs: 'certificates' } as const;
    const counted = { certifiedSales: fact(5), certifiedTechnical: fact(3) };
    expect(
      evaluateTier(staff, { ...gold, measures: { ...gold.measures }, certificates: counted }, today)
        .certain?.name,
    ).toBe('Gold');
    expect(evaluateTier(staff, gold, today).certain).toBeNull();
  });

  test('[S11.8] two certificates of one person count twice, lapsed and future ones not', () => {
    const of = (
      kind: 'sales' | 'technical' | 'expert' | null,
      issuedOn: string,
      validMonths: number | null,
    ) => ({
      person: 'One Person',
      kind,
      issuedOn,
      validMonths,
    });
    expect(
      countCertificates(
        [
          of('sales', '2019-02-15', 12),
          of('sales', '2019-02-14', 12),
          of('technical', '2020-02-15', null),
          of('technical', '2020-02-16', null),
          of('expert', '2020-01-01', 24),
          of(null, '2020-01-01', 24),
        ],
        today,
      ),
    ).toEqual({ certified: 4, certifiedSales: 1, certifiedTechnical: 1 });
  });

  test('[S11.10] measures are called what they stand for', () => {
    const arr = { arrLabel: 'ARR' } as const;
    const revenue = { arrLabel: 'revenue used as ARR' } as const;
    const certificates = { ...arr, certifiedAs: 'certificates' } as const;
    expect(measureWords('sourcedArr', arr).many).toBe('partner-sourced ARR');
    expect(measureWords('sourcedArr', revenue).many).toBe('partner-sourced revenue used as ARR');
    expect(measureWords('influencedArr', revenue).one).toBe('influenced revenue used as ARR');
    expect(measureWords('revenue', revenue).many).toBe('partner-sourced revenue');
    expect(measureWords('certified', certificates)).toEqual({
      many: 'valid certificates',
      one: 'valid certificate',
    });
    expect(measureWords('certifiedSales', certificates).one).toBe('valid sales certificate');
    expect(measureWords('certifiedTechnical', certificates).one).toBe(
      'valid technical certificate',
    );
    expect(measureWords('certifiedTechnical', certificates).many).toBe(
      'valid technical certificates',
    );
    expect(measureWords('certifiedSales', certificates).many).toBe('valid sales certificates');
    expect(measureWords('certifiedSales', { ...arr, certifiedAs: 'people' }).one).toBe(
      'certified sales rep',
    );
    expect(measureWords('certifiedTechnical', arr).one).toBe('certified technical person');
    expect(measureWords('referrals', certificates).one).toBe('qualified referral');
    expect(measureWords('jointCustomers', arr)).toEqual({
      many: 'joint customers',
      one: 'joint customer',
    });
  });
});

describe('quarterly minimum', () => {
  test('[S11.9] four known quarters average, rounded down; anything less is unknown', () => {
    expect(quarterlyAverage(quarters(1, 2, 3, 5))).toBe(2);
    expect(quarterlyAverage(quarters(-1, 0, 0, 0))).toBe(-1);
    expect(quarterlyAverage(quarters(1, 2, 3))).toBeNull();
    expect(quarterlyAverage(quarters(1, 2, 3, 4, 5))).toBeNull();
    expect(quarterlyAverage(quarters(1, 2, null, 4))).toBeNull();
    expect(quarterlyAverage([])).toBeNull();
  });

  test('[S11.9] the test shows the quarters and is met from the minimum on', () => {
    const exact = quarters(2_000_000, 3_000_000, 2_400_000, 2_600_000);
    expect(quarterlyTest('T3', 25_000, { currency: 'USD', quarters: exact })).toEqual({
      value: 2_500_000,
      met: true,
      minimum: 2_500_000,
      quarters: exact,
      because: [
        {
          text: 'The last four complete quarters average $25,000; $25,000 a quarter needed: met.',
          part: null,
        },
        {
          text: 'Q1 2019 $20,000, Q2 2019 $30,000, Q3 2019 $24,000 and Q4 2019 $26,000.',
          part: null,
        },
      ],
      inputs: [
        { name: 'Q1 2019', value: 2_000_000 },
        { name: 'Q2 2019', value: 3_000_000 },
        { name: 'Q3 2019', value: 2_400_000 },
        { name: 'Q4 2019', value: 2_600_000 },
      ],
      rule: 'S11.9',
      preset: 'T3',
      coverage: 100,
    });
    const short = quarters(2_000_000, 3_000_000, 2_400_000, 2_599_999);
    const test = quarterlyTest('T3', 25_000, { currency: 'USD', quarters: short });
    expect(test).toMatchObject({ met: false, value: 2_499_999 });
    expect(test.because[0]?.text).toContain(
      'average $24,999.99; $25,000 a quarter needed: not met.',
    );
    const open = quarterlyTest('T3', 25_000, {
      currency: 'USD',
      quarters: quarters(1, null, 1, 1),
    });
    expect(open).toMatchObject({ met: null, value: null, coverage: 75 });
    expect(open.because.map(({ text }) => text)).toEqual([
      'The average of the last four complete quarters is unknown; $25,000 a quarter needed.',
      'Q1 2019 $0.01, Q2 2019 unknown, Q3 2019 $0.01 and Q4 2019 $0.01.',
    ]);
    expect(quarterlyTest('T3', 25_000, { currency: 'USD' })).toMatchObject({
      met: null,
      coverage: 100,
      because: [{}],
    });
  });

  test('[S11.9] asked at review only, unless the ladder asks it for entry', () => {
    expect(T3.quarterlyMinimumAt).toBe('review');
    expect(evaluateTier(T3, gold, today).certain?.name).toBe('Gold');
    const entry = { ...T3, quarterlyMinimumAt: 'entry' } as const;
    const sold = { ...gold, quarters: quarters(9_000_000, 9_000_000, 9_000_000, 9_000_000) };
    expect(evaluateTier(entry, gold, today).earned?.name).toBe('Registered');
    const result = evaluateTier(entry, sold, today);
    expect(result.certain?.name).toBe('Silver');
    expect(tierPlace(entry, sold, today).earned?.name).toBe('Silver');
    expect(result.next.sentence).toBe(
      '90% of the way to Gold: $10,000 more average quarterly revenue.',
    );
    const all = { ...sold, measures: { ...sold.measures, quarterlyAverage: fact(10_000_000) } };
    expect(evaluateTier(entry, all, today).certain?.name).toBe('Gold');
  });
});

describe('QBR requirement of T5', () => {
  test('[S11.12] held in the last six months, the last day inside, or scheduled', () => {
    const held = (...days: string[]) => qbrMeasure({ held: days, scheduled: [] }, today);
    const scheduled = (...days: string[]) => qbrMeasure({ held: [], scheduled: days }, today);
    expect(qbrMonths).toBe(6);
    expect(held('2019-08-15')).toBe(1);
    expect(held('2019-08-14')).toBe(0);
    expect(held('2020-02-15')).toBe(1);
    expect(held('2020-02-16')).toBe(0);
    expect(held('2018-01-01', '2020-01-01')).toBe(1);
    expect(scheduled('2020-02-15')).toBe(1);
    expect(scheduled('2020-02-14')).toBe(0);
    expect(qbrMeasure({ held: [], scheduled: [] }, today)).toBe(0);
    expect(qbrMeasure(null, today)).toBeNull();
    expect(qbrMeasure({ held: ['2019-08-15'], scheduled: [] }, today, 5)).toBe(0);
  });

  test('[S11.12] it decides the Solution step', () => {
    const facts = (qbr: number | null): TierFacts => ({
      ...tierFacts({}),
      measures: {
        jointCustomers: fact(10),
        dedicatedMember: fact(1),
        qbr: fact(qbr),
        integrationLive: fact(0),
        comarketingCommitment: fact(1),
        onboarded: fact(1),
      },
    });
    expect(evaluateTier(T5, facts(1), today).certain?.name).toBe('Solution');
    expect(evaluateTier(T5, facts(0), today).certain?.name).toBe('Referral');
    expect(evaluateTier(T5, facts(0), today).why.at(-1)).toBe(
      'Referral: onboarding done: yes; agreement signed on Jan 5, 2018.',
    );
    expect(evaluateTier(T5, facts(null), today).why.at(-1)).toBe(
      'Provisional: QBR held in six months or scheduled unknown.',
    );
  });
});
