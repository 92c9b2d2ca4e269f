import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  goodSelectionExample,
  qualificationDimensions,
} from '../../../src/shared/playbooks/scorecard-criteria.ts';
import {
  standardOutreachLevels as levels,
  type Outreach,
  outreachLevelsSchema,
  outreachList,
  type ProspectFacts,
  prioritizeOutreach,
} from '../../../src/shared/scorecards/outreach.ts';
import {
  bandOfScore,
  type DimensionScore,
  defaultQualificationPreset,
  qualificationBand,
  qualificationPresets,
  qualificationSchema,
  qualify,
  scaledScore,
  standardDimensions,
} from '../../../src/shared/scorecards/qualification.ts';
import {
  defaultGateScorecard,
  partnerScorecards,
} from '../../../src/shared/scorecards/register.ts';
import { runs } from '../runs.ts';

const { F1, F2 } = qualificationPresets;
const today = '2026-08-31';
const scored = (list: readonly (number | null)[]): DimensionScore[] =>
  list.map((score, at) => ({ id: `d${at}`, name: `D${at}`, score }));
const bandsOf = (raw: number) => [
  qualificationBand(F1, raw, 7).name,
  qualificationBand(F2, raw, 7).name,
];

describe('partner qualification', () => {
  test('[S71.1] seven dimensions', () => {
    expect(standardDimensions).toEqual(
      qualificationDimensions.map(({ id, name }) => ({ id, name, score: null })),
    );
    expect(standardDimensions.map(({ name }) => name)).toEqual([
      'Customer overlap',
      'Product synergy',
      'Sales capacity',
      'Marketing capability',
      'Technical depth',
      'Brand alignment',
      'Commitment level',
    ]);
  });

  test('[S71.2] F1 is the default; a program selects its gate among three scorecards', () => {
    expect(defaultQualificationPreset).toBe('F1');
    expect(Object.keys(partnerScorecards)).toEqual(['S69', 'S70', 'S71']);
    expect(defaultGateScorecard).toBe('S69');
  });

  test('[S71.3] the score rescales to 50, by however many dimensions', () => {
    expect(scaledScore(F1, 35, 7)).toEqual(ratio(1750, 35));
    expect(scaledScore(F1, 42, 10)).toEqual(ratio(2100, 50));
    expect(qualify(F1, scored([5, 5, 4, 4, 4, 4, 4, 4, 4, 4]), today).score50).toBe(42);
    expect(qualify(F1, scored([5, 4, 3, 3, 1, 1, 1]), today)).toMatchObject({
      score50: 25.71,
      percentOfMaximum: ratio(1800, 35),
    });
  });

  test('[S71.4] F1 reads the scaled score, F2 the raw one, both unrounded', () => {
    expect([35, 34, 25, 24, 18, 17, 15, 14, 11, 10, 7].map((raw) => bandsOf(raw))).toEqual([
      ['Platinum potential', 'Platinum potential'],
      ['Platinum potential', 'Gold potential'],
      ['Platinum potential', 'Gold potential'],
      ['Gold potential', 'Silver potential'],
      ['Gold potential', 'Silver potential'],
      ['Silver potential', 'Silver potential'],
      ['Silver potential', 'Silver potential'],
      ['Silver potential', 'Not ready'],
      ['Silver potential', 'Not ready'],
      ['Not ready', 'Not ready'],
      ['Not ready', 'Not ready'],
    ]);
    expect(
      [35, 34.99, 25, 24.99, 15, 14.99, 0].map((score) => bandOfScore(F1, score).name),
    ).toEqual([
      'Platinum potential',
      'Gold potential',
      'Gold potential',
      'Silver potential',
      'Silver potential',
      'Not ready',
      'Not ready',
    ]);
    expect(() => bandOfScore(F1, -1)).toThrow(new RangeError('A score is 0 or more.'));
    expect(F1.bands.map(({ advice, ready }) => [advice, ready])).toEqual([
      ['prioritize heavily', true],
      ['invest moderately', true],
      ['standard engagement', true],
      ['revisit in 6 months', false],
    ]);
  });

  test('[S71.5] no band until every dimension is scored', () => {
    expect(qualify(F1, scored([5, null, 5]), today)).toEqual({
      value: null,
      because: [
        { text: 'D0: 5', part: 5 },
        { text: 'D2: 5', part: 5 },
        { text: 'Not scored yet: D1', part: null },
      ],
      inputs: [
        { name: 'D0', value: 5 },
        { name: 'D1', value: null },
        { name: 'D2', value: 5 },
      ],
      rule: 'S71.4',
      preset: 'F1',
      coverage: 66,
      score50: null,
      exact: null,
      percentOfMaximum: null,
      band: null,
      gaps: [],
      missing: ['D1'],
      revisit: null,
    });
  });

  test('[S71.6] gaps are scores of two or less', () => {
    const found = qualify(F1, scored([5, 2, 3, 1, 4, 5, 5]), today);
    expect(found.gaps).toEqual(['D1', 'D3']);
    expect(found).toMatchObject({ value: 25, score50: 35.71, revisit: null, preset: 'F1' });
    expect(found.because.at(-1)?.text).toBe('Platinum potential: prioritize heavily');
  });

  test('[S71.7] not ready: a check-in at three months, a re-score at six', () => {
    const found = qualify(F1, scored([1, 1, 1, 1, 1, 1, 1]), today);
    expect(found.band?.name).toBe('Not ready');
    expect(found.revisit).toEqual({ checkIn: '2026-11-30', rescore: '2027-02-28' });
    expect(qualify(F2, scored([2, 2, 2, 2, 2, 2, 2]), today).revisit).not.toBeNull();
    expect(qualify(F2, scored([3, 2, 2, 2, 2, 2, 2]), today).revisit).toBeNull();
  });

  test('[S71.8] scores are whole, 1 to 5, in 1 to 10 dimensions', () => {
    const fault = (list: readonly (number | null)[]) => () => qualify(F1, scored(list), today);
    expect(fault([0])).toThrow(
      new RangeError('A score of 0 for "D0" is not a whole number of 1 to 5.'),
    );
    expect(fault([6])).toThrow(RangeError);
    expect(fault([2.5])).toThrow(RangeError);
    expect(fault([])).toThrow(new RangeError('A scorecard has 1 to 10 dimensions.'));
    expect(fault(Array.from({ length: 11 }, () => 3))).toThrow(RangeError);
    expect(fault(Array.from({ length: 10 }, () => 3))).not.toThrow();
    expect(fault([1, 5])).not.toThrow();
    expect(bandOfScore(F1, goodSelectionExample.score50).name).toBe('Platinum potential');
  });

  test('[S71.p1] the presets satisfy their schema; bands come down to 0', () => {
    const paths = (rest: object) =>
      qualificationSchema
        .safeParse({ ...F1, ...rest })
        .error?.issues.map(({ path, message }) => [path, message]);
    expect(paths({})).toBeUndefined();
    expect(qualificationSchema.safeParse(F2).success).toBe(true);
    expect([F1, F2].map(({ name, scale }) => [name, scale])).toEqual([
      ['Rescaled to 50 points', 'scaled'],
      ['Raw sum, bands as printed', 'raw'],
    ]);
    const fault = [[['bands'], 'Bands run from the highest score down to 0.']];
    expect(paths({ bands: F1.bands.toReversed() })).toEqual(fault);
    expect(paths({ bands: F1.bands.slice(0, 3) })).toEqual(fault);
  });

  test('[S71.p2] the raw sum is that of its parts, and F1 is never below F2', () => {
    const order = F1.bands.map(({ name }) => name);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 10 }),
        (list) => {
          const found = qualify(F1, scored(list), today);
          expect(found.value).toBe(found.because.reduce((sum, { part }) => sum + (part ?? 0), 0));
          const raw = qualificationBand(
            F2,
            list.reduce((sum, one) => sum + one, 0),
            list.length,
          );
          expect(order.indexOf(found.band?.name ?? '')).toBeLessThanOrEqual(
            order.indexOf(raw.name),
          );
        },
      ),
      runs,
    );
  });
});

describe('outreach priorities', () => {
  const none: ProspectFacts = {
    score: null,
    redFlags: 0,
    activeInterest: false,
    sharedCustomers: false,
    strategicMarket: false,
    growthPotential: false,
  };
  const at = (score: number | null, rest: Partial<ProspectFacts> = {}): Outreach =>
    prioritizeOutreach(levels, { ...none, score, ...rest }, today);
  const hot = { activeInterest: true, sharedCustomers: true };

  test('[S72.1] four levels by score and their conditions', () => {
    expect(at(35, hot)).toEqual({
      value: 'P0',
      because: [{ text: 'A score of 35 opens P0 (from 35)', part: null }],
      inputs: [
        { name: 'score', value: 35 },
        { name: 'active interest', value: true },
        { name: 'shared customers', value: true },
        { name: 'a strategic market', value: false },
        { name: 'growth potential', value: false },
        { name: 'red flags', value: 0 },
      ],
      rule: 'S72.1',
      preset: 'Standard',
      coverage: 100,
      action: 'Immediate outreach with executives',
      nextActionOn: '2026-08-31',
      dropped: false,
    });
    expect([34.99, 25].map((score) => at(score, { strategicMarket: true }).value)).toEqual([
      'P1',
      'P1',
    ]);
    expect([24.99, 15].map((score) => at(score, { growthPotential: true }).value)).toEqual([
      'P2',
      'P2',
    ]);
    expect([14.99, 0].map((score) => at(score, { ...hot }).value)).toEqual(['P3', 'P3']);
    expect(
      prioritizeOutreach(levels, { ...none, ...hot, score: ratio(1250, 35) }, today),
    ).toMatchObject({
      value: 'P0',
      because: [{ text: 'A score of 35.71 opens P0 (from 35)' }],
    });
  });

  test('[S72.2] a missing condition drops one level, and only one', () => {
    expect(at(36, { sharedCustomers: true })).toMatchObject({ value: 'P1', dropped: true });
    expect(at(36, { sharedCustomers: true }).because[1]?.text).toBe(
      'Without active interest it drops to P1',
    );
    expect(at(36).because[1]?.text).toBe(
      'Without active interest and shared customers it drops to P1',
    );
    expect(at(30, { growthPotential: true }).value).toBe('P2');
    expect(at(30).because[1]?.text).toBe('Without a strategic market it drops to P2');
    expect(at(30).value).toBe('P2');
    expect(at(20).value).toBe('P3');
    expect(at(20).because[1]?.text).toBe('Without growth potential it drops to P3');
    expect(at(36, { ...hot, activeInterest: null })).toMatchObject({ value: 'P1', coverage: 83 });
  });

  test('[S72.3] the next action', () => {
    expect(
      [
        at(36, hot),
        at(30, { strategicMarket: true }),
        at(20, { growthPotential: true }),
        at(5),
      ].map(({ action, nextActionOn }) => [action, nextActionOn]),
    ).toEqual([
      ['Immediate outreach with executives', '2026-08-31'],
      ['Structured business development and a pilot proposal', '2026-09-07'],
      ['Nurture and wait until they are ready', '2026-09-30'],
      ['Monitor and check each quarter', '2026-11-30'],
    ]);
    expect(at(null)).toMatchObject({
      value: null,
      action: null,
      nextActionOn: null,
      dropped: false,
      because: [{ text: 'The prospect is not scored yet', part: null }],
      coverage: 83,
    });
    expect(at(-1).value).toBeNull();
  });

  test('[S73.3] two red flags leave P1 at best', () => {
    expect(at(40, { ...hot, redFlags: 1 }).value).toBe('P0');
    const capped = at(40, { ...hot, redFlags: 2 });
    expect(capped).toMatchObject({ value: 'P1', dropped: false });
    expect(capped.because[1]?.text).toBe('2 red flags leave P1 at best');
    expect(at(40, { redFlags: 2 })).toMatchObject({ value: 'P1', dropped: true });
    expect(at(20, { growthPotential: true, redFlags: 4 }).value).toBe('P2');
    const strict = prioritizeOutreach(
      { ...levels, flagCap: 'P2' },
      { ...none, score: 40, redFlags: 2 },
      today,
    );
    expect(strict.value).toBe('P2');
    expect(strict.because.map(({ text }) => text)).toEqual([
      'A score of 40 opens P0 (from 35)',
      'It lacks active interest and shared customers',
      '2 red flags leave P2 at best',
    ]);
  });

  test('[S72.2] the lowest level has nothing below it', () => {
    const [top] = levels.levels;
    const only = {
      ...levels,
      levels: top === undefined ? [] : [{ ...top, from: 0 }],
      flagCap: 'P0',
    };
    const found = prioritizeOutreach(only, { ...none, score: 3 }, today);
    expect(found).toMatchObject({ value: 'P0', dropped: true });
    expect(found.because[1]?.text).toBe('It lacks active interest and shared customers');
  });

  test('[S72.4] the list runs by level, score and name', () => {
    const prospect = (name: string, score: number | null, rest: Partial<ProspectFacts> = {}) => ({
      name,
      score,
      outreach: at(score, rest),
    });
    const list = outreachList(levels, [
      prospect('unscored', null),
      prospect('low', 2),
      prospect('b', 30),
      prospect('a', 30),
      prospect('higher', 32),
      prospect('hot', 36, hot),
      { ...prospect('exact', 31), score: ratio(31) },
    ]);
    expect(list.map(({ name }) => name)).toEqual([
      'hot',
      'higher',
      'exact',
      'a',
      'b',
      'low',
      'unscored',
    ]);
    const same = [prospect('a', 30), prospect('b', 30), prospect('x', null), prospect('y', null)];
    expect(outreachList(levels, same).map(({ name }) => name)).toEqual(['a', 'b', 'x', 'y']);
  });

  test('[S72.p1] levels satisfy their schema, which says what is wrong', () => {
    const faults = (rest: object) =>
      outreachLevelsSchema
        .safeParse({ ...levels, ...rest })
        .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    expect(faults({})).toBeUndefined();
    expect(faults({ levels: levels.levels.toReversed() })).toEqual([
      'levels: Levels run from the highest score down to 0.',
    ]);
    expect(faults({ levels: levels.levels.slice(0, 2) })).toEqual([
      'levels: Levels run from the highest score down to 0.',
    ]);
    expect(faults({ flagCap: 'P9' })).toEqual(['flagCap: No level is called "P9".']);
  });

  test('[S72.p2] a higher score never ranks lower when every condition holds', () => {
    const all = { ...hot, strategicMarket: true, growthPotential: true };
    const order = ['P0', 'P1', 'P2', 'P3'];
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (tenths, more) => {
        const place = (score: number) => order.indexOf(at(score / 10, all).value ?? '');
        expect(place(tenths + more)).toBeLessThanOrEqual(place(tenths));
      }),
      runs,
    );
  });
});
