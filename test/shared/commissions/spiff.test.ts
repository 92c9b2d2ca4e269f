import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inActivationWindow,
  multipliedCommission,
  runsOn,
  type SpiffDeal,
  type SpiffFacts,
  spiffAwards,
} from '../../../src/shared/commissions/spiff.ts';
import {
  spiffCalendar,
  spiffCost,
  spiffReversal,
} from '../../../src/shared/commissions/spiff-calendar.ts';
import {
  type SpiffPays,
  type SpiffProgram,
  spiffProgramSchema,
} from '../../../src/shared/commissions/spiff-rules.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import { spiffTemplates } from '../../../src/shared/playbooks/spiff-programs.ts';
import { runs } from '../runs.ts';

const program = (
  id: string,
  pays: SpiffPays,
  startsOn = '2026-01-01',
  endsOn: string | null = null,
): SpiffProgram => ({ id, name: `The ${id} SPIFF`, version: 1, startsOn, endsOn, pays });

const activation = program('activation', {
  kind: 'activation',
  bonus: 500,
  range: { min: 500, max: 2000 },
  withinDays: 90,
});
const launch = program(
  'launch',
  { kind: 'launch', factor: 2, products: ['Deck'], lengthDays: { min: 30, max: 60 } },
  '2026-02-01',
  '2026-03-31',
);
const quota = program('quota', { kind: 'quota', percent: 10, range: { min: 10, max: 20 } });
const displacement = program('displacement', {
  kind: 'displacement',
  bonus: 1000,
  range: { min: 1000, max: 5000 },
  competitors: ['Rival'],
});
const bundle = program('bundle', { kind: 'bundle', points: 5, products: ['Deck', 'Sail'] });
const all = [activation, bundle, launch, quota, displacement];

const deal = (id: string, more: Partial<SpiffDeal> = {}): SpiffDeal => ({
  id,
  closedOn: '2026-02-15',
  value: 4_000_000,
  commission: 200_000,
  products: [],
  competitor: null,
  ...more,
});
const facts = (deals: SpiffDeal[], more: Partial<SpiffFacts> = {}): SpiffFacts => ({
  currency: 'USD',
  signedUpOn: '2026-01-10',
  deals,
  quarters: [],
  ...more,
});
const paid = (programs: SpiffProgram[], of: SpiffFacts, today = '2026-12-31') =>
  spiffAwards(programs, of, today);
const texts = (...args: Parameters<typeof paid>): string[] =>
  paid(...args).because.map(({ text }) => text);

describe('SPIFFs', () => {
  test('[S52.1] programs stack: the multiplier first, then what is added', () => {
    const one = deal('D-1', { products: ['Sail', 'Deck'], competitor: 'Rival' });
    const found = paid(all, facts([one]));
    expect(found).toMatchObject({
      value: 550_000,
      rule: 'S52.1',
      preset: null,
      coverage: 100,
      currency: 'USD',
      inputs: [
        { name: 'launch D-1', value: 200_000 },
        { name: 'activation D-1', value: 50_000 },
        { name: 'bundle D-1', value: 200_000 },
        { name: 'displacement D-1', value: 100_000 },
      ],
    });
    expect(found.because).toEqual([
      { text: 'The launch SPIFF, D-1: 2× $2,000 adds = $2,000', part: 200_000 },
      { text: 'The activation SPIFF, D-1: bonus = $500', part: 50_000 },
      { text: 'The bundle SPIFF, D-1: $40,000 × 5 points = $2,000', part: 200_000 },
      { text: 'The displacement SPIFF, D-1: bonus = $1,000', part: 100_000 },
    ]);
    expect(found.awards[0]).toEqual({
      program: 'launch',
      id: 'D-1',
      on: '2026-02-15',
      amount: 200_000,
      text: 'The launch SPIFF, D-1: 2× $2,000 adds = $2,000',
    });
  });

  test('[S52.1] only deals through today and inside the program, in order of day and id', () => {
    const deals = [
      deal('D-4', { closedOn: '2026-04-01', products: ['Deck'] }),
      deal('D-3', { closedOn: '2026-03-31', products: ['Deck'] }),
      deal('D-2', { closedOn: '2026-02-01', products: ['Deck'] }),
      deal('D-1', { closedOn: '2026-02-01', products: ['Deck', 'Oar'] }),
      deal('D-0', { closedOn: '2026-01-31', products: ['Deck'] }),
      deal('D-9', { closedOn: '2026-03-01', products: ['Oar'] }),
    ];
    const ids = (today: string) => paid([launch], facts(deals), today).awards.map(({ id }) => id);
    expect(ids('2026-12-31')).toEqual(['D-1', 'D-2', 'D-3']);
    expect(ids('2026-03-30')).toEqual(['D-1', 'D-2']);
    expect(ids('2026-02-01')).toEqual(['D-1', 'D-2']);
  });

  test('[S52.1] a bundle needs all its products, a displacement its named competitor', () => {
    const deals = [
      deal('D-1', { products: ['Deck'] }),
      deal('D-2', { competitor: 'Other' }),
      deal('D-3'),
    ];
    expect(texts([bundle, displacement], facts(deals))).toEqual([]);
    expect(paid([bundle], facts([])).value).toBe(0);
  });

  test('[S52.1] what is not known yet is listed without an amount', () => {
    const quarters = [
      { id: 'Q1', endsOn: '2026-03-31', quotaMet: null, commission: 100 },
      { id: 'Q2', endsOn: '2026-06-30', quotaMet: true, commission: null },
    ];
    const one = deal('D-1', { products: ['Deck'], commission: null });
    const found = paid([launch, quota, activation], facts([one], { quarters, signedUpOn: null }));
    expect([found.value, found.coverage]).toEqual([null, 0]);
    const reckoned = spiffCost(found, []);
    expect([reckoned.value, reckoned.because]).toEqual([null, found.because]);
    expect(found.because).toEqual([
      { text: 'The launch SPIFF, D-1: 2× commission, commission unknown', part: null },
      { text: 'The quota SPIFF, Q1: quota not settled', part: null },
      { text: 'The quota SPIFF, Q2: commission unknown', part: null },
      { text: 'The activation SPIFF, D-1: sign-up day unknown', part: null },
    ]);
  });

  test('[S52.1] a quarter that met its quota adds a share of its commission', () => {
    const quarters = [
      { id: 'Q4', endsOn: '2025-12-31', quotaMet: true, commission: 100_000 },
      { id: 'Q1', endsOn: '2026-03-31', quotaMet: true, commission: 500_000 },
      { id: 'Q2', endsOn: '2026-06-30', quotaMet: false, commission: 500_000 },
      { id: 'Q3', endsOn: '2026-09-30', quotaMet: true, commission: 500_000 },
    ];
    expect(texts([quota], facts([], { quarters }), '2026-09-29')).toEqual([
      'The quota SPIFF, Q1: $5,000 × 10% = $500',
    ]);
    expect(texts([quota], facts([], { quarters }), '2026-09-30')).toHaveLength(2);
  });

  test('[S52.2] the first deal counts through day 90 from sign-up', () => {
    expect(
      [-1, 0, 89, 90, 91].map((day) =>
        inActivationWindow('2026-01-10', addDays('2026-01-10', day), 90),
      ),
    ).toEqual([false, true, true, true, false]);
    const on = (closedOn: string) => texts([activation], facts([deal('D-1', { closedOn })]));
    expect(on('2026-04-10')).toEqual(['The activation SPIFF, D-1: bonus = $500']);
    expect(on('2026-04-11')).toEqual([]);
  });

  test('[S52.2] one activation per partner, and only for the very first deal', () => {
    const again = { ...activation, id: 'again', name: 'Again' };
    const deals = [deal('D-2'), deal('D-1', { closedOn: '2026-01-20' })];
    expect(texts([activation, again], facts(deals))).toEqual([
      'The activation SPIFF, D-1: bonus = $500',
    ]);
    const later = { ...activation, startsOn: '2026-02-01' };
    expect(texts([later], facts(deals))).toEqual([]);
    expect(texts([later, again], facts(deals))).toEqual(['Again, D-1: bonus = $500']);
    expect(texts([activation], facts([]))).toEqual([]);
  });

  test('[S52.3] 2x doubles the base commission of the line', () => {
    expect(multipliedCommission(200_000, 2)).toEqual({ extra: 200_000, total: 400_000 });
    expect(multipliedCommission(333, 1.5)).toEqual({ extra: 167, total: 500 });
    expect(multipliedCommission(333, 1)).toEqual({ extra: 0, total: 333 });
  });

  test('[S52.4] a clawback reverses an award pro rata', () => {
    expect(spiffReversal(50_000, ratio(1, 2))).toBe(25_000);
    expect(spiffReversal(100, ratio(60, 180))).toBe(33);
  });

  test('[S52.5] the calendar says upcoming, running and ended', () => {
    const standing = (today: string) =>
      spiffCalendar([launch, quota], today).map((row) => row.standing);
    const endless = { status: 'running', daysLeft: null };
    expect(standing('2026-01-31')).toEqual([{ status: 'upcoming', daysToStart: 1 }, endless]);
    expect(standing('2026-02-01')).toEqual([{ status: 'running', daysLeft: 58 }, endless]);
    expect(standing('2026-03-31')).toEqual([{ status: 'running', daysLeft: 0 }, endless]);
    expect(standing('2026-04-01')).toEqual([{ status: 'ended' }, endless]);
    expect(spiffCalendar([bundle], '2026-01-01')).toEqual([
      {
        id: 'bundle',
        name: 'The bundle SPIFF',
        standing: { status: 'running', daysLeft: null },
        warnings: [],
      },
    ]);
    const days = ['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01'];
    expect(days.map((day) => runsOn(launch, day))).toEqual([false, true, true, false]);
  });

  test('[S52.5] a size or a length outside the usual warns', () => {
    const warnings = (of: SpiffProgram) => spiffCalendar([of], '2026-01-01')[0]?.warnings;
    for (const fine of all) expect(warnings(fine)).toEqual([]);
    const days = (length: number | null) => ({
      ...launch,
      endsOn: length === null ? null : addDays(launch.startsOn, length),
    });
    expect([30, 60].map((length) => warnings(days(length)))).toEqual([[], []]);
    expect(warnings(days(29))).toEqual([
      'A launch SPIFF should run 30 to 60 days; this one runs 29 days.',
    ]);
    expect(warnings(days(61))).toHaveLength(1);
    expect(warnings(days(null))).toEqual([
      'A launch SPIFF should run 30 to 60 days; this one has no end.',
    ]);
    const sized = (of: SpiffProgram, change: object) =>
      warnings(spiffProgramSchema.parse({ ...of, pays: { ...of.pays, ...change } }));
    expect(sized(activation, { bonus: 2001 })).toEqual([
      '2001 lies outside the usual 500 to 2000.',
    ]);
    expect(sized(quota, { percent: 9 })).toEqual(['9 lies outside the usual 10 to 20.']);
    expect(sized(quota, { percent: 20 })).toEqual([]);
    expect(sized(displacement, { bonus: 999 })).toHaveLength(1);
    expect(sized(launch, { factor: 3 })).toEqual(['3 lies outside the usual 2.']);
    expect(sized(bundle, { points: 4 })).toEqual(['4 lies outside the usual 5.']);
  });

  test('[S52.6] cost to date is what is known less what clawbacks took back', () => {
    const deals = [
      deal('D-1', { products: ['Deck'] }),
      deal('D-2', { products: ['Deck'], commission: null }),
    ];
    const total = paid([launch], facts(deals));
    const cost = spiffCost(total, [
      { id: 'D-1', share: ratio(1, 2) },
      { id: 'D-2', share: ratio(1) },
    ]);
    expect(cost).toEqual({
      value: 100_000,
      because: [
        { text: 'The launch SPIFF, D-1: 2× $2,000 adds = $2,000', part: 200_000 },
        { text: 'Clawback of D-1 returns $1,000', part: -100_000 },
        { text: 'The launch SPIFF, D-2: 2× commission, commission unknown', part: null },
      ],
      inputs: [
        { name: 'launch D-1', value: 200_000 },
        { name: 'launch D-2', value: null },
      ],
      rule: 'S52.6',
      preset: null,
      coverage: 50,
    });
  });

  test('[S52.7] the five SPIFFs of the practice carry their figures', () => {
    expect(
      spiffTemplates.map(({ kind, size, unit, days }) => [kind, size.min, size.max, unit, days]),
    ).toEqual([
      ['activation', 500, 2000, 'money', { min: 90, max: 90 }],
      ['launch', 2, 2, 'factor', { min: 30, max: 60 }],
      ['quota', 10, 20, 'percent of commission', null],
      ['displacement', 1000, 5000, 'money', null],
      ['bundle', 5, 5, 'points', null],
    ]);
  });

  test('[S52.1] a program must be well formed', () => {
    for (const one of all) expect(spiffProgramSchema.parse(one)).toEqual(one);
    const issues = (change: object) =>
      spiffProgramSchema
        .safeParse({ ...launch, ...change })
        .error?.issues.map(({ path, message }) => [path, message]);
    expect(issues({ endsOn: launch.startsOn })).toBeUndefined();
    expect(issues({ endsOn: '2026-01-31' })).toEqual([
      [['endsOn'], 'A SPIFF ends on or after the day it starts.'],
    ]);
    expect(issues({ startsOn: '2026-02-30' })?.[0]).toEqual([
      ['startsOn'],
      'Not a day: write YYYY-MM-DD.',
    ]);
    const broken = { ...launch, pays: { kind: String('x') } as SpiffPays };
    expect(() => paid([broken], facts([]))).toThrow('Unreachable');
  });

  test('[S52.p1] awards add up to the total and another program never lowers it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            id: fc.string({ minLength: 1, maxLength: 3 }),
            closedOn: fc.constantFrom('2026-01-15', '2026-02-28', '2026-05-01'),
            value: fc.integer({ min: 0, max: 10_000_000 }),
            commission: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
            products: fc.subarray(['Deck', 'Sail', 'Oar']),
            competitor: fc.constantFrom('Rival', 'Other', null),
          }),
          { maxLength: 8 },
        ),
        (deals) => {
          const found = paid(all, facts(deals));
          expect(found.because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(found.value);
          const fewer = paid(all.slice(0, 3), facts(deals));
          expect(found.value ?? 0).toBeGreaterThanOrEqual(fewer.value ?? 0);
        },
      ),
      runs,
    );
  });
});
