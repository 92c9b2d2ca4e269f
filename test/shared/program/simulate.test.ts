import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HealthRules, standardHealthRules } from '../../../src/shared/health/rules.ts';
import type { HealthFacts } from '../../../src/shared/health/types.ts';
import { changedReasons, type Judgement, simulate } from '../../../src/shared/program/simulate.ts';
import { healthJudgement } from '../../../src/shared/program/simulate-health.ts';
import { tierJudgement } from '../../../src/shared/program/simulate-tiers.ts';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import type { TierLadder } from '../../../src/shared/tiers/ladder.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import { blank, today as healthDay, known } from '../health/facts.ts';
import { runs } from '../runs.ts';
import { fact, type Quick, tierFacts, today } from '../tiers/facts.ts';

const { T1, T2, T3 } = tierLadders;
const asked = (ladder: TierLadder, tier: string, measure: string, atLeast: number): TierLadder => ({
  ...ladder,
  preset: 'custom',
  steps: ladder.steps.map((step) =>
    step.name !== tier
      ? step
      : {
          ...step,
          allOf: step.allOf.map((requirement) => ({
            ...requirement,
            anyOf: requirement.anyOf.map((one) =>
              one.measure === measure ? { ...one, atLeast } : one,
            ),
          })),
        },
  ),
});
const book = (...given: Quick[]) =>
  given.map((quick, at) => ({ id: `p${at}`, name: `Partner ${at}`, facts: tierFacts(quick) }));

describe('simulation', () => {
  test('[G10.1] a changed ladder: who moves, from where to where, and why', () => {
    const partners = book(
      { arr: 120_000, referrals: 0, certified: 2 },
      { arr: 100_000, referrals: 30, certified: 2 },
      { arr: 30_000, referrals: 0, certified: 1 },
      { signed: null },
    );
    const raised = asked(T1, 'Gold', 'sourcedArr', 150_000);
    expect(simulate(tierJudgement, T1, raised, partners, today)).toEqual({
      moves: [
        {
          id: 'p0',
          name: 'Partner 0',
          from: { name: 'Gold', order: 3 },
          to: { name: 'Silver', order: 2 },
          direction: 'down',
          why: [
            {
              key: 'Gold: partner-sourced ARR',
              before: '$120,000 of $100,000 partner-sourced ARR: met',
              after: '$120,000 of $150,000 partner-sourced ARR: not met',
            },
          ],
        },
      ],
      partners: 4,
      moved: 1,
      unchanged: 3,
      up: 0,
      down: 1,
      other: 0,
      places: [
        { name: 'Gold', before: 2, after: 1 },
        { name: 'Silver', before: 1, after: 2 },
        { name: 'No tier', before: 1, after: 1 },
      ],
      sentence: '1 of 4 partners moves: 0 up, 1 down.',
      rule: 'S11',
    });
    const back = simulate(tierJudgement, raised, T1, partners, today);
    expect(back.moves[0]).toMatchObject({
      direction: 'up',
      why: [
        {
          before: '$120,000 of $150,000 partner-sourced ARR: not met',
          after: '$120,000 of $100,000 partner-sourced ARR: met',
        },
      ],
    });
  });

  test('[G10.1] another ladder altogether; nobody moves under the same one', () => {
    const partners = book(
      { arr: 30_000, referrals: 6, certified: 0 },
      { arr: 30_000, referrals: 25 },
    );
    const moved = simulate(tierJudgement, T1, T2, partners, today);
    expect(moved).toMatchObject({
      moved: 1,
      up: 1,
      sentence: '1 of 2 partners moves: 1 up, 0 down.',
    });
    expect(moved.moves[0]).toMatchObject({
      from: { name: 'Registered' },
      to: { name: 'Silver' },
      why: [
        {
          key: 'Silver: partner-sourced ARR',
          before: '$30,000 of $25,000 partner-sourced ARR: met',
          after: null,
        },
        {
          key: 'Silver: certified people',
          before: '0 of 1 certified people: not met',
          after: null,
        },
        {
          key: 'Silver: partner-sourced revenue',
          before: null,
          after: 'partner-sourced revenue unknown, $10,000 needed: unknown',
        },
      ],
    });
    const same = simulate(tierJudgement, T1, T1, partners, today);
    expect(same).toMatchObject({
      moves: [],
      moved: 0,
      unchanged: 2,
      sentence: 'None of 2 partners moves.',
    });
    const uncertified = book({}, { arr: 1 }).map((one) => ({
      ...one,
      facts: { ...one.facts, measures: { certifiedSales: fact(0) } },
    }));
    const gone = simulate(tierJudgement, T1, T3, uncertified, today);
    expect(gone).toMatchObject({ down: 2, sentence: '2 of 2 partners move: 0 up, 2 down.' });
    expect(gone.moves[0]?.to).toEqual({ name: 'No tier', order: 0 });
    expect(simulate(tierJudgement, T1, T3, [], today).sentence).toBe('None of 0 partners moves.');
  });

  test('[G10.2] changed health rules: bands move, and the dimension that differs is named', () => {
    const lower: HealthRules = {
      ...standardHealthRules,
      bands: standardHealthRules.bands.map((band) =>
        band.name === 'Champion' ? { ...band, from: 70 } : band,
      ),
    };
    const partners: { id: string; name: string; facts: HealthFacts }[] = [
      { id: 'a', name: 'A', facts: known },
      { id: 'b', name: 'B', facts: blank },
    ];
    const found = simulate(healthJudgement, standardHealthRules, lower, partners, healthDay);
    expect(found).toMatchObject({ moved: 1, up: 1, rule: 'S09' });
    expect(found.moves[0]).toEqual({
      id: 'a',
      name: 'A',
      from: { name: 'Healthy', order: 4 },
      to: { name: 'Champion', order: 5 },
      direction: 'up',
      why: [{ key: 'Score', before: '70: Healthy from 60', after: '70: Champion from 70' }],
    });
    expect(found.places).toEqual([
      { name: 'Champion', before: 0, after: 1 },
      { name: 'Healthy', before: 1, after: 0 },
      { name: 'Unknown', before: 1, after: 1 },
    ]);
    const dimensions = {
      ...standardHealthRules.dimensions,
      fit: { weight: 10, points: { strong: 10, moderate: 10, weak: 0 } },
      activity: {
        ...standardHealthRules.dimensions.activity,
        steps: [
          { from: 4, points: 25 },
          { from: 0, points: 0 },
        ],
      },
    };
    const generous = simulate(
      healthJudgement,
      standardHealthRules,
      { ...standardHealthRules, dimensions },
      partners,
      healthDay,
    );
    expect(
      generous.moves[0]?.why.map(({ key, before, after }) => [
        key,
        before?.slice(0, 8),
        after?.slice(0, 8),
      ]),
    ).toEqual([
      ['Activity', '20 of 25', '25 of 25'],
      ['Strategic fit', '5 of 10 ', '10 of 10'],
      ['Score', '70: Heal', '80: Cham'],
    ]);
  });

  test('[G10.2] to or from an unknown place is neither up nor down', () => {
    const partly: HealthFacts = {
      ...known,
      engagement: { kind: 'unknown' },
      nps: null,
    };
    const strict = { ...standardHealthRules, publishFromCoverage: 70 };
    const found = simulate(
      healthJudgement,
      standardHealthRules,
      strict,
      [{ id: 'a', name: 'A', facts: partly }],
      healthDay,
    );
    expect(found).toMatchObject({
      other: 1,
      up: 0,
      down: 0,
      sentence: '1 of 1 partner moves: 0 up, 0 down, 1 otherwise.',
      moves: [{ direction: 'other', to: { name: 'Unknown', order: null } }],
    });
    expect(found.moves[0]?.why).toEqual([
      {
        key: 'Score',
        before: '69: Healthy from 60',
        after:
          '65% of the score is known (unknown: engagement, satisfaction); a score needs 70% coverage and revenue or activity.',
      },
    ]);
  });

  test('[G10.3] any rule set can be plugged in', () => {
    type Fund = { readonly cap: number };
    const fund: Judgement<Fund, number> = {
      rule: 'S38',
      place: ({ cap }, asks) =>
        asks <= cap ? { name: 'paid', order: 1 } : { name: 'capped', order: 1 },
      reasons: ({ cap }) => [{ key: 'cap', text: `cap ${cap}` }],
    };
    const partners = [
      { id: 'a', name: 'A', facts: 50 },
      { id: 'b', name: 'B', facts: 150 },
    ];
    expect(simulate(fund, { cap: 100 }, { cap: 200 }, partners, today)).toMatchObject({
      moves: [
        { id: 'b', direction: 'other', why: [{ key: 'cap', before: 'cap 100', after: 'cap 200' }] },
      ],
      places: [
        { name: 'paid', before: 1, after: 2 },
        { name: 'capped', before: 1, after: 0 },
      ],
    });
    expect(changedReasons([{ key: 'a', text: '1' }], [{ key: 'a', text: '1' }])).toEqual([]);
    expect(changedReasons([{ key: 'a', text: '1' }], [{ key: 'b', text: '1' }])).toEqual([
      { key: 'a', before: '1', after: null },
      { key: 'b', before: null, after: '1' },
    ]);
  });

  test('[G10.p1] everyone is counted once, and a lower threshold moves nobody down', () => {
    const quick = fc.record({
      arr: fc.option(fc.integer({ min: 0, max: 600_000 })),
      referrals: fc.option(fc.integer({ min: 0, max: 60 })),
      certified: fc.option(fc.integer({ min: 0, max: 6 })),
      signed: fc.constantFrom('2018-01-05', null),
    });
    fc.assert(
      fc.property(
        fc.array(quick, { maxLength: 12 }),
        fc.integer({ min: 25_000, max: 100_000 }),
        (given, atLeast) => {
          const partners = book(...given);
          const lower = asked(T1, 'Gold', 'sourcedArr', atLeast);
          const found = simulate(tierJudgement, T1, lower, partners, today);
          expect(found.moved + found.unchanged).toBe(partners.length);
          expect(found.up + found.down + found.other).toBe(found.moved);
          expect(found.down).toBe(0);
          for (const side of ['before', 'after'] as const)
            expect(found.places.reduce((sum, place) => sum + place[side], 0)).toBe(partners.length);
          for (const { id, to, why } of found.moves) {
            const facts = partners.find((one) => one.id === id)?.facts ?? tierFacts({});
            expect(evaluateTier(lower, facts, today).earned?.name).toBe(to.name);
            expect(why.length).toBeGreaterThan(0);
          }
        },
      ),
      runs,
    );
  });

  test('[G10.4] reasons are asked only of those who move, over ten thousand partners', () => {
    let calls = 0;
    const counting: typeof tierJudgement = {
      ...tierJudgement,
      reasons: (...given) => {
        calls += 1;
        return tierJudgement.reasons(...given);
      },
    };
    const partners = Array.from({ length: 10_000 }, (_, at) => ({
      id: `p${at}`,
      name: `Partner ${at}`,
      facts: tierFacts({ arr: (at * 37) % 600_000, referrals: 0, certified: 5 }),
    }));
    const raised = asked(T1, 'Gold', 'sourcedArr', 101_000);
    const found = simulate(counting, T1, raised, partners, today);
    const between = partners.filter(
      (_, at) => (at * 37) % 600_000 >= 100_000 && (at * 37) % 600_000 < 101_000,
    );
    expect(found.moves.map(({ id }) => id)).toEqual(between.map(({ id }) => id));
    expect(between.length).toBeGreaterThan(0);
    expect(calls).toBe(2 * between.length);
  });
});
