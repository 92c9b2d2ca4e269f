import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion, sumRatios } from '../../../src/shared/attribution/apportion.ts';
import {
  type CreditModel,
  creditModels,
  multiTouchRulesSchema,
  payingModel,
  standardMultiTouch,
} from '../../../src/shared/attribution/models.ts';
import {
  compareModels,
  type MultiTouchCredit,
  shareTouches,
  type Touch,
} from '../../../src/shared/attribution/multi-touch.ts';
import { decayWeight } from '../../../src/shared/attribution/time-decay.ts';
import { standardWindows } from '../../../src/shared/attribution/windows.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import {
  compareRatios,
  multiplyRatios,
  ratio,
  toNumber,
} from '../../../src/shared/kernel/ratio.ts';
import {
  affiliateAttributionOptions,
  modelCards,
} from '../../../src/shared/playbooks/attribution-models.ts';
import { runs } from '../runs.ts';

const closedOn = '2026-06-30';
const deal = { closedOn, opportunityCreatedOn: null, value: 10_001 };
const rules = standardMultiTouch;
const touch = (partner: string, days: number, type = 'demo'): Touch => ({
  partner,
  at: addDays(closedOn, -days),
  type,
});
const share = (model: CreditModel, touches: Touch[], own = rules): MultiTouchCredit =>
  shareTouches(own, standardWindows, model, touches, deal);
const points = ({ partners }: MultiTouchCredit) =>
  partners.map(({ partner, basisPoints, amount }) => [partner, basisPoints, amount]);
const texts = ({ because }: MultiTouchCredit) => because.map(({ text }) => text);

describe('credit models', () => {
  const three = [touch('A', 30), touch('B', 14), touch('C', 0)];

  test('[S46.1] first touch gives all to the first, last touch to the last', () => {
    expect(points(share('first', three))).toEqual([
      ['A', 10_000, 10_001],
      ['B', 0, 0],
      ['C', 0, 0],
    ]);
    expect(points(share('last', three.toReversed()))).toEqual([
      ['C', 10_000, 10_001],
      ['B', 0, 0],
      ['A', 0, 0],
    ]);
  });

  test('[S46.1] the credit is explained and its parts are all of it', () => {
    expect(share('linear', [touch('A', 40), touch('B', 30), touch('A', 14)])).toEqual({
      value: 10_000,
      because: [
        { text: 'A: 67%.', part: 6_667 },
        { text: 'B: 33%.', part: 3_333 },
      ],
      inputs: [
        { name: 'model', value: 'linear' },
        { name: 'touches', value: 3 },
        { name: 'deal value', value: 10_001 },
      ],
      rule: 'S46.1',
      preset: 'Standard',
      coverage: 100,
      model: 'linear',
      partners: [
        {
          partner: 'A',
          share: { num: 6n, den: 9n },
          basisPoints: 6_667,
          amount: 6_667,
          touches: [
            {
              touch: touch('A', 40),
              share: ratio(1, 3),
              basisPoints: 3_333,
              amount: 3_333,
            },
            { touch: touch('A', 14), share: ratio(1, 3), basisPoints: 3_334, amount: 3_334 },
          ],
        },
        {
          partner: 'B',
          share: ratio(1, 3),
          basisPoints: 3_333,
          amount: 3_334,
          touches: [
            { touch: touch('B', 30), share: ratio(1, 3), basisPoints: 3_333, amount: 3_334 },
          ],
        },
      ],
      leftOut: [],
    });
  });

  test('[S46.2] linear gives every touch the same', () => {
    const four = [touch('A', 40), touch('B', 30), touch('A', 14), touch('C', 0)];
    expect(share('linear', four).partners.map(({ basisPoints }) => basisPoints)).toEqual([
      5_000, 2_500, 2_500,
    ]);
  });

  test('[S46.3] touches of one moment share equally; a time of day sets them apart', () => {
    const same = [touch('A', 30), touch('B', 30), touch('C', 0)];
    expect(points(share('first', same)).map(([, own]) => own)).toEqual([5_000, 5_000, 0]);
    const last = [touch('A', 30), touch('B', 0), touch('C', 0)];
    expect(points(share('last', last)).map(([, own]) => own)).toEqual([0, 5_000, 5_000]);
    const timed = [
      { ...touch('A', 30), at: '2026-05-31T10:00' },
      { ...touch('B', 30), at: '2026-05-31T09:00' },
    ];
    expect(points(share('first', timed)).map(([, own]) => own)).toEqual([0, 10_000]);
  });

  test('[S46.4] time decay halves every 30 days, or what the program says', () => {
    const two = [touch('A', 30), touch('B', 0)];
    expect(points(share('time-decay', two)).map(([, own]) => own)).toEqual([3_333, 6_667]);
    const week = { ...rules, halfLifeDays: 7 };
    const weeks = [touch('A', 14), touch('B', 7), touch('C', 0)];
    expect(points(share('time-decay', weeks, week)).map(([, own]) => own)).toEqual([
      1_429, 2_857, 5_714,
    ]);
    expect(share('time-decay', two).partners.map((one) => one.share)).toEqual([
      { num: 2n, den: 6n },
      { num: 2n, den: 3n },
    ]);
  });

  test('[S46.4] custom weighs by type of touch', () => {
    const own = { ...rules, custom: { byType: { demo: 3, email: 0 }, otherwise: 1 } };
    const touches = [touch('A', 3, 'demo'), touch('B', 2, 'email'), touch('C', 1, 'call')];
    expect(points(share('custom', touches, own)).map(([, part]) => part)).toEqual([
      7_500, 0, 2_500,
    ]);
    const nothing = share('custom', [touch('B', 2, 'email')], own);
    expect(nothing).toMatchObject({ value: null, partners: [] });
    expect(texts(nothing)).toEqual(['No touch counts: there is no credit to share.']);
  });

  test('[S46.5] what rounding leaves goes to the first of the largest', () => {
    const thirds = share('linear', [touch('A', 3), touch('B', 2), touch('C', 1)]);
    expect(points(thirds)).toEqual([
      ['A', 3_334, 3_333],
      ['B', 3_333, 3_334],
      ['C', 3_333, 3_334],
    ]);
    expect(apportion([{ share: ratio(1) }, { share: ratio(2) }, { share: ratio(2) }], 101)).toEqual(
      [
        [{ share: ratio(1) }, 20],
        [{ share: ratio(2) }, 41],
        [{ share: ratio(2) }, 40],
      ],
    );
    expect(apportion([{ share: ratio(0) }], 5)).toEqual([[{ share: ratio(0) }, 0]]);
    expect(apportion([], 5)).toEqual([]);
    expect(sumRatios([])).toEqual(ratio(0));
  });

  test('[S46.5] touches outside the window are left out and say why', () => {
    const found = share('linear', [touch('A', 91), touch('B', 90), touch('C', -1)]);
    expect(points(found)).toEqual([['B', 10_000, 10_001]]);
    expect(texts(found)).toEqual(['B: 100%.', '2 touches outside the window left out.']);
    expect(found.leftOut).toEqual([
      {
        touch: touch('A', 91),
        why: 'Touch on Mar 31, 2026, 91 days before the close on Jun 30, 2026: outside 90 days.',
      },
      {
        touch: touch('C', -1),
        why: 'Touch on Jul 1, 2026 came after the close on Jun 30, 2026: it does not count.',
      },
    ]);
    const early = shareTouches(rules, standardWindows, 'linear', [touch('A', 20)], {
      ...deal,
      opportunityCreatedOn: addDays(closedOn, -10),
    });
    expect(texts(early)).toEqual([
      'No touch counts: there is no credit to share.',
      '1 touch outside the window left out.',
    ]);
    expect(early.leftOut[0]?.why).toBe(
      'Touch on Jun 10, 2026, 20 days before the close on Jun 30, 2026: within 90 days. The opportunity was created on Jun 20, 2026: the touch came before the deal cycle.',
    );
    expect(share('first', []).value).toBeNull();
  });

  test('[S46.6] an unknown value leaves the amounts unknown; every model stands beside the others', () => {
    const all = compareModels(rules, standardWindows, three, { ...deal, value: null });
    expect(all.map(({ model }) => model)).toEqual([...creditModels]);
    for (const one of all) {
      expect(one.partners.map(({ amount }) => amount)).toEqual([null, null, null]);
      expect(one.partners[0]?.touches[0]?.amount).toBeNull();
      expect(one.coverage).toBe(66);
    }
    expect(() => share(String('x') as CreditModel, three)).toThrow('Unreachable');
  });

  test('[S46.p1] by every model credits sum to 100% and amounts to the value, touches too', () => {
    const any = fc.record({
      partner: fc.constantFrom('A', 'B', 'C', 'D'),
      at: fc.integer({ min: 0, max: 90 }).map((n) => addDays(closedOn, -n)),
      type: fc.constantFrom('demo', 'email'),
    });
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...creditModels),
        fc.integer({ min: 0, max: 1e9 }),
        (touches, model, value) => {
          const { partners, because } = shareTouches(rules, standardWindows, model, touches, {
            ...deal,
            value,
          });
          const sum = (of: readonly (number | null)[]) =>
            of.reduce<number>((total, one) => total + (one ?? 0), 0);
          expect(sum(partners.map(({ basisPoints }) => basisPoints))).toBe(10_000);
          expect(sum(because.map(({ part }) => part))).toBe(10_000);
          expect(sum(partners.map(({ amount }) => amount))).toBe(value);
          for (const one of partners) {
            expect(sum(one.touches.map(({ basisPoints }) => basisPoints))).toBe(one.basisPoints);
            expect(sum(one.touches.map(({ amount }) => amount))).toBe(one.amount);
          }
          expect(partners.flatMap((one) => one.touches)).toHaveLength(touches.length);
        },
      ),
      runs,
    );
  });
});

describe('time decay', () => {
  test('[S46.4] whole half-lives are exact powers of two', () => {
    expect([0, 30, 60, 90].map((days) => decayWeight(days, 30))).toEqual([
      ratio(1, 1),
      ratio(1, 2),
      ratio(1, 4),
      ratio(1, 8),
    ]);
    expect(decayWeight(5, 1)).toEqual(ratio(1, 32));
  });

  test('[S46.4] between them the largest multiple of 2^-64 not above the true weight', () => {
    const half = decayWeight(1, 2);
    expect(half.den).toBe(2n ** 64n);
    expect(half.num).toBe(13_043_817_825_332_782_212n);
    const below = multiplyRatios(half, half);
    expect(compareRatios(below, ratio(1, 2))).toBe(-1);
    const next = { num: half.num + 1n, den: half.den };
    expect(compareRatios(multiplyRatios(next, next), ratio(1, 2))).toBe(1);
    expect(decayWeight(3, 2)).toEqual({ num: half.num, den: 2n ** 65n });
    expect(toNumber(decayWeight(14, 30))).toBeCloseTo(2 ** (-14 / 30), 10);
  });

  test('[S46.p2] a touch further back never weighs more, and halves exactly', () => {
    fc.assert(
      fc.property(fc.nat(120), fc.integer({ min: 1, max: 40 }), (days, halfLife) => {
        const now = decayWeight(days, halfLife);
        expect(compareRatios(decayWeight(days + 1, halfLife), now)).toBe(-1);
        const later = decayWeight(days + halfLife, halfLife);
        expect(compareRatios(multiplyRatios(later, ratio(2)), now)).toBe(0);
      }),
      runs,
    );
  });
});

describe('which model pays', () => {
  test('[S46.7] none, unless the program lets one: then Referral first touch, others linear', () => {
    expect(payingModel(rules, 'Referral')).toBeNull();
    const paying = { ...rules, pays: { ...rules.pays, enabled: true } };
    expect(payingModel(paying, 'Referral')).toBe('first');
    expect(payingModel(paying, 'Integration')).toBe('linear');
    expect(payingModel(paying, null)).toBe('linear');
  });

  test('[S46.0] the rules satisfy their own schema', () => {
    expect(multiTouchRulesSchema.parse(rules)).toEqual(rules);
    expect(rules).toEqual({
      preset: 'Standard',
      version: 1,
      halfLifeDays: 30,
      custom: { byType: {}, otherwise: 1 },
      pays: { enabled: false, byTrack: { Referral: 'first' }, otherwise: 'linear' },
    });
    const faults = (changes: object): string[] =>
      multiTouchRulesSchema
        .safeParse({ ...rules, ...changes })
        .error?.issues.map(({ path, message }) => `${path.join('.')}|${message}`) ?? [];
    expect(faults({ custom: { byType: { demo: 0, email: 0 }, otherwise: 0 } })).toEqual([
      'custom|custom: at least one weight must be more than zero.',
    ]);
    expect(faults({ custom: { byType: { demo: 1, email: 0 }, otherwise: 0 } })).toEqual([]);
    expect(faults({ custom: { byType: { demo: 1000 }, otherwise: 1000 } })).toEqual([]);
    expect(faults({ halfLifeDays: 1, version: 2 })).toEqual([]);
    expect(faults({ halfLifeDays: 366 })).toEqual([]);
    for (const bad of [
      { preset: '' },
      { version: 0 },
      { halfLifeDays: 0 },
      { halfLifeDays: 367 },
      { custom: { byType: { '': 1 }, otherwise: 1 } },
      { custom: { byType: { demo: -1 }, otherwise: 1 } },
      { custom: { byType: { demo: 1001 }, otherwise: 1 } },
      { custom: { byType: {}, otherwise: 1001 } },
      { custom: { byType: {}, otherwise: -1 } },
      { pays: { ...rules.pays, byTrack: { '': 'first' } } },
      { pays: { ...rules.pays, otherwise: 'best' } },
      { more: 1 },
    ])
      expect(faults(bad).length).toBeGreaterThan(0);
  });

  test('[S46.8] [S46.9] every model has its card', () => {
    expect(Object.entries(modelCards).map(([id, { pros, cons }]) => [id, pros, cons])).toEqual([
      ['first', ['simple', 'rewards sourcing'], ['ignores influence']],
      ['last', ['simple', 'rewards closing'], ['ignores discovery']],
      ['linear', ['fair'], ['dilutes impact']],
      ['time-decay', ['rewards closers'], ['complex']],
      ['custom', ['fits the program'], ['needs maintenance']],
    ]);
    expect(affiliateAttributionOptions.map(({ id }) => id)).toEqual([
      'last-click',
      'first-click',
      'multi-touch',
    ]);
  });
});
