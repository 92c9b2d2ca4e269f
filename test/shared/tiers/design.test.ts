import { describe, expect, test } from 'vitest';
import { tierBenefits } from '../../../src/shared/playbooks/tier-benefits.ts';
import {
  counterExampleFaults,
  qualificationOptions,
  tierCounterExample,
  tierPrinciples,
} from '../../../src/shared/playbooks/tier-design.ts';
import {
  type DesignAnswers,
  type DesignTier,
  designOf,
  standardTierDesign,
  type TierDesign,
  tierDesignRulesSchema,
} from '../../../src/shared/tiers/design.ts';
import {
  checkTierDesign,
  type DesignCheckId,
  tierSentence,
} from '../../../src/shared/tiers/design-check.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';

const rules = standardTierDesign;
const answered: DesignAnswers = {
  maintenanceRule: true,
  mdfRoiReported: true,
  ladders: 3,
  partnerTypes: 3,
  exceptionRoute: true,
  strategicFlag: false,
};
const standard = designOf(tierLadders.T1, tierBenefits.T1, answered, 'USD');
const found = (design: TierDesign, id: DesignCheckId) =>
  checkTierDesign(rules, design).checks.find((check) => check.id === id);
const texts = (design: TierDesign, id: DesignCheckId) =>
  found(design, id)?.findings.map(({ text }) => text);
const asks = (name: string, atLeast: number, more: Partial<DesignTier> = {}): DesignTier => ({
  name,
  requirements: [
    [
      { text: `${atLeast} deals`, measure: 'deals', atLeast },
      { text: 'referrals', measure: 'referrals', atLeast },
    ],
  ],
  benefits: [{ benefit: 'Portal', worth: atLeast }],
  commissionPercent: atLeast,
  ...more,
});
const design = (...tiers: DesignTier[]): TierDesign => ({ ...standard, tiers });

describe('design checker', () => {
  test('[S17.1] T1 passes every check', () => {
    const review = checkTierDesign(rules, standard);
    expect(review.checks.map(({ id, status }) => [id, status])).toEqual([
      ['too-many-tiers', 'pass'],
      ['criterion-without-number', 'pass'],
      ['no-added-benefit', 'pass'],
      ['commission-not-tied', 'pass'],
      ['no-path', 'pass'],
      ['one-path', 'pass'],
      ['step-too-large', 'pass'],
      ['no-maintenance', 'pass'],
      ['mdf-without-roi', 'pass'],
      ['one-ladder-for-all', 'pass'],
      ['no-exception-route', 'pass'],
      ['too-complicated', 'pass'],
      ['strategic-flag', 'pass'],
    ]);
    expect(review).toMatchObject({
      value: true,
      because: [{ text: '13 checks made, none warns.', part: null }],
      rule: 'S17.1',
      preset: 'Standard',
      coverage: 100,
    });
    expect(review.inputs[0]).toEqual({ name: 'too-many-tiers', value: 'pass' });
    for (const { sound, fix } of review.checks)
      expect(sound.length * fix.length).toBeGreaterThan(100);
    expect(tierDesignRulesSchema.parse(rules)).toEqual({
      preset: 'Standard',
      version: 1,
      mostTiers: 4,
      largestStep: 5,
      mostWords: 30,
    });
  });

  test('[S17.1] a design read from a ladder and its matrix', () => {
    expect(standard.tiers[2]).toMatchObject({
      name: 'Gold',
      commissionPercent: 20,
      requirements: [
        [
          { text: '$100,000 partner-sourced ARR', measure: 'sourcedArr', atLeast: 100_000 },
          { text: '20 qualified referrals', measure: 'referrals', atLeast: 20 },
        ],
        [{ text: '2 certified people', measure: 'certified', atLeast: 2 }],
        [{ text: 'signed agreement', measure: 'agreement', atLeast: 1 }],
      ],
    });
    expect(standard).toMatchObject({ name: 'Standard ladder', mdfOffered: true, ...answered });
    expect(standard.tiers[0]?.benefits?.slice(0, 2)).toEqual([
      { benefit: 'Portal access', worth: 1 },
      { benefit: 'Logo usage', worth: 0 },
    ]);
    expect(standard.tiers.map(tierSentence)[2]).toBe(
      'Gold: $100,000 partner-sourced ARR or 20 qualified referrals; 2 certified people; signed agreement.',
    );
    expect(tierSentence(asks('Open', 1, { requirements: [] }))).toBe('Open: open to everyone.');
    const counting = designOf(
      { ...tierLadders.T1, certifiedAs: 'certificates' },
      null,
      answered,
      'USD',
    );
    expect(counting.tiers[1]?.requirements[1]?.[0]?.text).toBe('1 valid certificates');
    expect(counting).toMatchObject({ mdfOffered: null });
    expect(counting.tiers[1]).toMatchObject({ benefits: null, commissionPercent: null });
    const noFund = {
      ...tierBenefits.T1,
      rows: tierBenefits.T1.rows.filter(({ id }) => id !== 'mdf' && id !== 'commission'),
    };
    expect(designOf(tierLadders.T1, noFund, answered, 'USD')).toMatchObject({
      mdfOffered: false,
      tiers: [{ commissionPercent: null }, {}, {}, {}],
    });
    const free = {
      ...noFund,
      rows: tierBenefits.T1.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (cell.kind === 'fund' ? { ...cell, amount: 0 } : cell)),
      })),
    };
    expect(designOf(tierLadders.T1, free, answered, 'USD').mdfOffered).toBe(false);
    expect(designOf(tierLadders.T5, tierBenefits.T1, answered, 'USD').tiers[0]).toMatchObject({
      benefits: null,
    });
  });

  test('[S17.1] more than four tiers', () => {
    const five = design(asks('A', 1), asks('B', 2), asks('C', 4), asks('D', 8), asks('E', 16));
    expect(found(five, 'too-many-tiers')).toMatchObject({
      status: 'warn',
      findings: [{ tier: null, text: '5 tiers; 4 are the most.' }],
    });
    expect(checkTierDesign(rules, five)).toMatchObject({
      value: false,
      because: [{ text: '1 check of 13 warns.' }, { text: '5 tiers; 4 are the most.' }],
    });
    expect(found(design(...five.tiers.slice(1)), 'too-many-tiers')?.status).toBe('pass');
  });

  test('[S17.1] a tier without benefit of its own, and commission that does not rise', () => {
    const flat = design(
      asks('A', 1),
      asks('B', 2, { benefits: [{ benefit: 'Portal', worth: 1 }], commissionPercent: 1 }),
    );
    expect(found(flat, 'no-added-benefit')).toMatchObject({
      status: 'warn',
      findings: [{ tier: 'B', text: 'B adds no benefit to A.' }],
    });
    expect(texts(flat, 'commission-not-tied')).toEqual(['B pays 1%, no more than the 1% of A.']);
    expect(checkTierDesign(rules, flat).because[0]?.text).toBe('2 checks of 13 warn.');
    const another = design(
      asks('A', 1),
      asks('B', 2, { benefits: [{ benefit: 'Events', worth: 1 }] }),
    );
    expect(texts(another, 'no-added-benefit')).toEqual([]);
    const falling = design(asks('A', 2), asks('B', 1), asks('C', 2));
    expect(texts(falling, 'no-added-benefit')).toEqual(['B adds no benefit to A.']);
    const unset = design(
      asks('A', 1, { commissionPercent: null }),
      asks('B', 2),
      asks('C', 3, { commissionPercent: null }),
    );
    expect(texts(unset, 'commission-not-tied')).toEqual([
      'B: its commission is not set against that of A.',
      'C: its commission is not set against that of B.',
    ]);
    const blank = design(asks('A', 1), asks('B', 2, { benefits: null }));
    expect(found(blank, 'no-added-benefit')).toMatchObject({ status: 'unknown', findings: [] });
  });

  test('[S17.1] no path: nothing measurable beyond the tier below', () => {
    const level = design(asks('A', 2), asks('B', 2));
    expect(found(level, 'no-path')).toMatchObject({
      status: 'warn',
      findings: [{ tier: 'B', text: 'B asks nothing measurable beyond A.' }],
    });
    expect(texts(design(asks('A', 2), asks('B', 3)), 'no-path')).toEqual([]);
    expect(texts(design(asks('A', 1)), 'no-path')).toEqual([
      'There is one tier only: nothing to progress to.',
    ]);
  });

  test('[S17.1] one path only is for information', () => {
    expect(
      found(designOf(tierLadders.T2, tierBenefits.T2, answered, 'USD'), 'one-path'),
    ).toMatchObject({
      status: 'info',
      findings: [{ tier: 'Platinum', text: 'Platinum has only one path to qualify.' }],
    });
    const review = checkTierDesign(
      rules,
      designOf(tierLadders.T2, tierBenefits.T2, answered, 'USD'),
    );
    expect(review.value).toBe(true);
  });

  test('[S17.1] steps of more than five times; exactly five is sound', () => {
    expect(texts(design(asks('A', 2), asks('B', 10)), 'step-too-large')).toEqual([]);
    expect(found(design(asks('A', 2), asks('B', 11)), 'step-too-large')).toMatchObject({
      status: 'warn',
      findings: [
        { tier: 'B', text: 'B asks 5.5 times the "deals" of A; 5 times is the most.' },
        { tier: 'B', text: 'B asks 5.5 times the "referrals" of A; 5 times is the most.' },
      ],
    });
    expect(texts(design(asks('A', 0), asks('B', 11)), 'step-too-large')).toEqual([]);
    const other = asks('B', 99, { requirements: [[{ text: 'x', measure: 'csat', atLeast: 99 }]] });
    expect(texts(design(asks('A', 1), other), 'step-too-large')).toEqual([]);
    for (const ladder of Object.values(tierLadders))
      expect(texts(designOf(ladder, null, answered, 'USD'), 'step-too-large')).toEqual([]);
  });

  test('[S17.1] questions about the program; unanswered ones stay open', () => {
    const ask = (answers: Partial<TierDesign>, id: DesignCheckId) => {
      const check = found({ ...standard, ...answers }, id);
      return [check?.status, check?.findings.map(({ text }) => text)];
    };
    expect(ask({ maintenanceRule: false }, 'no-maintenance')).toEqual([
      'warn',
      ['No rule says how a tier is kept.'],
    ]);
    expect(ask({ maintenanceRule: null }, 'no-maintenance')).toEqual(['unknown', []]);
    expect(ask({ mdfRoiReported: false }, 'mdf-without-roi')).toEqual([
      'warn',
      ['Funds are given without a report of their results.'],
    ]);
    expect(ask({ mdfRoiReported: null }, 'mdf-without-roi')[0]).toBe('unknown');
    expect(ask({ mdfOffered: null }, 'mdf-without-roi')[0]).toBe('unknown');
    expect(ask({ mdfOffered: false, mdfRoiReported: null }, 'mdf-without-roi')[0]).toBe('pass');
    expect(ask({ ladders: 1 }, 'one-ladder-for-all')).toEqual([
      'warn',
      ['One ladder serves 3 partner types.'],
    ]);
    expect(ask({ ladders: 1, partnerTypes: 1 }, 'one-ladder-for-all')[0]).toBe('pass');
    expect(ask({ ladders: null }, 'one-ladder-for-all')[0]).toBe('unknown');
    expect(ask({ partnerTypes: null }, 'one-ladder-for-all')[0]).toBe('unknown');
    expect(ask({ exceptionRoute: false }, 'no-exception-route')).toEqual([
      'warn',
      ['There is no route for partners that do not fit the tiers.'],
    ]);
    expect(ask({ strategicFlag: true }, 'strategic-flag')).toEqual([
      'info',
      ['A strategic flag gives the top tier: each needs an approver and a reason.'],
    ]);
    expect(ask({ strategicFlag: null }, 'strategic-flag')[0]).toBe('unknown');
    const open = checkTierDesign(rules, { ...standard, exceptionRoute: null });
    expect(open).toMatchObject({
      value: null,
      coverage: 92,
      because: [{ text: '12 checks made, none warns.' }],
    });
  });

  test('[S17.1] a tier that takes more than thirty words', () => {
    const wordy = (words: number) =>
      design(
        asks('A', 1, {
          requirements: [
            [
              {
                text: Array.from({ length: words - 1 }, () => 'word').join(' '),
                measure: 'deals',
                atLeast: 1,
              },
            ],
          ],
        }),
      );
    expect(texts(wordy(30), 'too-complicated')).toEqual([]);
    expect(found(wordy(31), 'too-complicated')).toMatchObject({
      status: 'warn',
      findings: [{ tier: 'A', text: 'A takes 31 words to explain; 30 are the most.' }],
    });
  });

  test('[S17.4] the counter-example shows the six faults it is kept for', () => {
    const review = checkTierDesign(rules, tierCounterExample);
    const warns = review.checks.filter(({ status }) => status === 'warn').map(({ id }) => id);
    for (const { check } of counterExampleFaults) expect(warns).toContain(check);
    expect(counterExampleFaults.map(({ fault }) => fault)).toEqual([
      'Subjective',
      'Unmeasurable',
      'Undifferentiated',
      'No path',
      'Commission not tied to the tier',
      'No incentive',
    ]);
    expect(texts(tierCounterExample, 'criterion-without-number')).toEqual([
      'Growing: "showed commitment" has no number to measure it by.',
      'Strategic: "big impact" has no number to measure it by.',
    ]);
    const half = design(
      asks('A', 1, { requirements: [[{ text: 'sales', measure: 'deals', atLeast: null }]] }),
    );
    expect(texts(half, 'criterion-without-number')).toEqual([
      'A: "sales" has no number to measure it by.',
    ]);
    expect(tierCounterExample.tiers.map(({ name }) => name)).toEqual([
      'Starter',
      'Growing',
      'Strategic',
    ]);
    expect(review.value).toBe(false);
  });

  test('[S17.2] four principles; [S17.3] five ways to qualify', () => {
    expect(tierPrinciples.map(({ principle }) => principle)).toEqual([
      'Clear qualification',
      'Meaningful differentiation',
      'Achievable progression',
      'Sustainable economics',
    ]);
    expect(qualificationOptions.map(({ id, suits }) => [id, suits])).toEqual([
      ['revenue', 'High-value programs'],
      ['activity', 'Affiliate programs'],
      ['certification', 'Technical programs'],
      ['engagement', 'New programs'],
      ['hybrid', 'Mature programs'],
    ]);
  });
});
