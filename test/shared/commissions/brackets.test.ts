import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealCommissions, type VolumeDeal } from '../../../src/shared/commissions/bracket-deals.ts';
import {
  type BracketRules,
  bracketRulesSchema,
  sliceByBrackets,
  standardBrackets,
  tieredCommission,
  wholeRate,
} from '../../../src/shared/commissions/brackets.ts';
import { percentRatio } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';

const whole: BracketRules = { ...standardBrackets, mode: 'whole' };
const texts = (of: { because: readonly { text: string }[] }): string[] =>
  of.because.map(({ text }) => text);

describe('brackets', () => {
  const on = (volume: number | null, rules = standardBrackets) =>
    tieredCommission(rules, { currency: 'USD', volume });

  test('[S49.4] $400,000 pays $20,000 + $37,500 + $45,000', () => {
    const found = on(40_000_000);
    expect([found.value, found.rule, found.preset]).toEqual([
      10_250_000,
      'S49.4',
      'Standard brackets',
    ]);
    expect(found.inputs).toEqual([{ name: 'volume', value: 40_000_000 }]);
    expect(found.because).toEqual([
      { text: 'Bracket 1: $100,000 × 20% = $20,000', part: 2_000_000 },
      { text: 'Bracket 2: $150,000 × 25% = $37,500', part: 3_750_000 },
      { text: 'Bracket 3: $150,000 × 30% = $45,000', part: 4_500_000 },
    ]);
    expect(found.lines.map(({ id, on: day }) => [id, day])).toEqual([
      ['bracket 1', null],
      ['bracket 2', null],
      ['bracket 3', null],
    ]);
  });

  test('[S49.4] each edge is exact on both sides; nothing and credits pay nothing', () => {
    const parts = (volume: number) => on(volume).lines.map(({ amount }) => amount);
    expect(parts(10_000_000)).toEqual([2_000_000, 0, 0]);
    expect(parts(10_000_100)).toEqual([2_000_000, 25, 0]);
    expect(parts(25_000_000)).toEqual([2_000_000, 3_750_000, 0]);
    expect(parts(25_000_100)).toEqual([2_000_000, 3_750_000, 30]);
    expect(parts(-500)).toEqual([0, 0, 0]);
    const open = on(null);
    expect([open.value, open.coverage, texts(open)]).toEqual([
      null,
      0,
      ['The commission waits for: volume.'],
    ]);
  });

  test('[S49.4] slices name their edges', () => {
    expect(sliceByBrackets(standardBrackets.brackets, 'USD', 9_000_000, 26_000_000)).toEqual([
      { base: 1_000_000, rate: percentRatio(20), from: 0, to: 10_000_000 },
      { base: 15_000_000, rate: percentRatio(25), from: 10_000_000, to: 25_000_000 },
      { base: 1_000_000, rate: percentRatio(30), from: 25_000_000, to: null },
    ]);
  });

  test('[S49.6] whole volume pays all of it at the rate reached', () => {
    expect(on(9_999_999, whole).value).toBe(2_000_000);
    expect([on(10_000_000, whole).value, on(10_000_000, whole).rule]).toEqual([2_500_000, 'S49.6']);
    expect(texts(on(40_000_000, whole))).toEqual(['Whole volume: $400,000 × 30% = $120,000']);
    expect(wholeRate(whole, 'USD', -1)).toEqual(percentRatio(20));
    expect(wholeRate(whole, 'USD', 24_999_999)).toEqual(percentRatio(25));
    expect(wholeRate(whole, 'USD', 25_000_000)).toEqual(percentRatio(30));
  });

  test('[S49.4] brackets must run down to 0', () => {
    const faults = (brackets: BracketRules['brackets']) =>
      bracketRulesSchema
        .safeParse({ ...standardBrackets, brackets })
        .error?.issues.map(({ path, message }) => [path, message]);
    const message = 'Brackets must run from the highest edge down to 0.';
    expect(faults(standardBrackets.brackets)).toBeUndefined();
    expect(faults([{ from: 5, ratePercent: 1 }])).toEqual([[['brackets'], message]]);
    expect(
      faults([
        { from: 0, ratePercent: 1 },
        { from: 5, ratePercent: 1 },
        { from: 0, ratePercent: 1 },
      ]),
    ).toEqual([[['brackets'], message]]);
    expect(faults([{ from: 0, ratePercent: 101 }])).toHaveLength(1);
    expect(faults([])).not.toEqual([]);
  });

  test('[S49.p1] marginal commission grows with volume and its slices sum to the volume', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000_000 }),
        fc.integer({ min: 0, max: 60_000_000 }),
        (a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(on(high).value ?? 0).toBeGreaterThanOrEqual(on(low).value ?? 0);
          const slices = sliceByBrackets(standardBrackets.brackets, 'USD', low, high);
          expect(slices.reduce((sum, { base }) => sum + base, 0)).toBe(high - low);
        },
      ),
      runs,
    );
  });
});

const closed = (
  id: string,
  closedOn: string,
  value: number,
  creditOf: string | null = null,
): VolumeDeal => ({ id, closedOn, value: value * 100, creditOf });

describe('deals in brackets', () => {
  const run = (deals: VolumeDeal[], rules = standardBrackets, today = '2027-12-31', start = 1) =>
    dealCommissions(rules, { currency: 'USD', fiscalStartMonth: start, deals }, today);

  test('[S49.7] deals fill the brackets in order of close date; one across an edge is split', () => {
    const found = run([
      closed('B', '2026-03-02', 80_000),
      closed('A', '2026-03-01', 60_000),
      closed('C', '2026-03-03', 140_000),
    ]);
    expect(found).toMatchObject({
      value: 6_650_000,
      rule: 'S49.7',
      preset: 'Standard brackets',
      coverage: 100,
      currency: 'USD',
      inputs: [
        { name: 'A', value: 6_000_000 },
        { name: 'B', value: 8_000_000 },
        { name: 'C', value: 14_000_000 },
      ],
    });
    expect(found.because).toEqual([
      { text: 'A: $60,000 × 20% = $12,000', part: 1_200_000 },
      { text: 'B: $40,000 × 20% = $8,000', part: 800_000 },
      { text: 'B: $40,000 × 25% = $10,000', part: 1_000_000 },
      { text: 'C: $110,000 × 25% = $27,500', part: 2_750_000 },
      { text: 'C: $30,000 × 30% = $9,000', part: 900_000 },
    ]);
    expect(found.lines[1]).toEqual({
      id: 'B',
      on: '2026-03-02',
      base: 4_000_000,
      rate: { num: 20n, den: 100n },
      amount: 800_000,
      text: 'B: $40,000 × 20% = $8,000',
    });
  });

  test('[S49.7] deals of one day go by id, deals after today do not count', () => {
    const found = run(
      [
        closed('Z', '2026-03-01', 100_000),
        closed('Y', '2026-03-01', 100_000),
        closed('X', '2026-03-02', 1),
      ],
      standardBrackets,
      '2026-03-01',
    );
    expect(texts(found)).toEqual(['Y: $100,000 × 20% = $20,000', 'Z: $100,000 × 25% = $25,000']);
  });

  test('[S49.7] the volume starts again with the fiscal year', () => {
    const deals = [closed('A', '2026-03-31', 100_000), closed('B', '2026-04-01', 100_000)];
    expect(texts(run(deals))[1]).toBe('B: $100,000 × 25% = $25,000');
    expect(texts(run(deals, standardBrackets, '2027-01-01', 4))[1]).toBe(
      'B: $100,000 × 20% = $20,000',
    );
  });

  test('[S49.6] whole volume gives every deal of the year the rate its volume reaches', () => {
    const deals = [closed('A', '2026-03-01', 60_000), closed('B', '2026-03-02', 80_000)];
    expect(texts(run(deals, whole))).toEqual([
      'A: $60,000 × 25% = $15,000',
      'B: $80,000 × 25% = $20,000',
    ]);
    const back = closed('K', '2026-03-05', 70_000, 'B');
    expect(texts(run([...deals, back], whole))).toEqual([
      'A: $60,000 × 20% = $12,000',
      'B: $80,000 × 20% = $16,000',
      'K: −$70,000 at the rate of B = −$14,000',
    ]);
    const stray = closed('K', '2026-03-05', 70_000, 'Q');
    expect(run([...deals, stray], whole).value).toBe(3_500_000);
  });

  test('[S49.8] a credit reverses at its deal\u2019s own rate and makes room in the bracket', () => {
    const found = run([
      closed('A', '2026-03-01', 80_000),
      closed('B', '2026-03-02', 40_000),
      closed('K', '2026-03-03', 20_000, 'B'),
      closed('C', '2026-03-03', 10_000),
      closed('D', '2026-03-04', 10_000),
    ]);
    expect(texts(found)).toEqual([
      'A: $80,000 × 20% = $16,000',
      'B: $20,000 × 20% = $4,000',
      'B: $20,000 × 25% = $5,000',
      'C: $10,000 × 25% = $2,500',
      'K: −$20,000 at the rate of B = −$4,500',
      'D: $10,000 × 25% = $2,500',
    ]);
    expect(found.lines[4]).toEqual({
      id: 'K',
      on: '2026-03-03',
      base: -2_000_000,
      rate: { num: 900_000n, den: 4_000_000n },
      amount: -450_000,
      text: 'K: −$20,000 at the rate of B = −$4,500',
    });
    const room = run([
      closed('A', '2026-03-01', 110_000),
      closed('K', '2026-03-02', 30_000, 'A'),
      closed('B', '2026-03-03', 20_000),
    ]);
    expect(texts(room).at(-1)).toBe('B: $20,000 × 20% = $4,000');
  });

  test('[S49.8] credits never take back more than the deal earned', () => {
    const found = run([
      closed('A', '2026-03-01', 0.03),
      closed('K', '2026-03-02', 0.01, 'A'),
      closed('L', '2026-03-03', 0.01, 'A'),
      closed('M', '2026-03-04', 0.09, 'A'),
    ]);
    expect([found.value, found.lines.map(({ base }) => base)]).toEqual([0, [3, -1, -1, -1]]);
  });

  test('[S49.8] a credit without an earlier deal is left out and lowers the coverage', () => {
    const found = run([
      closed('A', '2026-03-05', 100),
      closed('K', '2026-03-04', 100, 'A'),
      closed('L', '2026-03-06', 100, 'Q'),
    ]);
    expect([found.value, found.coverage]).toEqual([2000, 33]);
    expect(texts(found)).toEqual([
      'A: $100 × 20% = $20',
      'The credit K is left out: it has no earlier deal here.',
      'The credit L is left out: it has no earlier deal here.',
    ]);
  });

  test('[S49.p2] lines sum to the commission, and the order deals are given in does not matter', () => {
    const list = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 99 }).map(String),
        closedOn: fc.constantFrom('2024-02-29', '2026-12-31', '2027-01-01'),
        value: fc.integer({ min: 1, max: 30_000_000 }),
        creditOf: fc.constantFrom(null, null, '7', '8'),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(list, fc.constantFrom(standardBrackets, whole), (deals, rules) => {
        const found = run(deals, rules);
        expect(found.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(found.value);
        expect(run(deals.toReversed(), rules)).toEqual(found);
        expect(found.value ?? -1).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  test('[S49.p3] a credit for a whole deal gives back exactly what it earned', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40_000_000 }),
        fc.integer({ min: 1, max: 40_000_000 }),
        (value, part) => {
          const found = run([
            { id: 'A', closedOn: '2026-01-01', value, creditOf: null },
            { id: 'K', closedOn: '2026-01-02', value: part, creditOf: 'A' },
            { id: 'L', closedOn: '2026-01-03', value, creditOf: 'A' },
          ]);
          expect(found.value).toBe(0);
        },
      ),
      runs,
    );
  });
});
