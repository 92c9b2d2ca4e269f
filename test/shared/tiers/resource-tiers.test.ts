import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allocateResourceTiers,
  chooseSlots,
  type RankedPartner,
  resourceLadder,
  resourceRulesSchema,
  resourceTier,
  resourceTiers,
} from '../../../src/shared/tiers/resource-tiers.ts';
import { runs } from '../runs.ts';

const partner = (
  name: string,
  revenue: number | null,
  current: RankedPartner['current'] = null,
): RankedPartner => ({ id: `id-${name}`, name, currency: 'USD', revenue, current });
const names = (book: readonly RankedPartner[]): string[] =>
  allocateResourceTiers(resourceLadder, book).places.map(({ name }) => name);

describe('resource tiers', () => {
  test('[S11.7] T6 ranks into slots', () => {
    expect([1, 5, 6, 25, 26].map((rank) => resourceTier(rank))).toEqual([
      'Strategic',
      'Strategic',
      'Growth',
      'Growth',
      'Ecosystem',
    ]);
    expect(resourceTier(4, { strategic: 3, growth: 10 })).toBe('Growth');
    expect(resourceTier(14, { strategic: 3, growth: 10 })).toBe('Ecosystem');
  });

  test('[S11.7] a book is ranked by revenue, unknown last; every place says why', () => {
    const { places } = allocateResourceTiers(
      { ...resourceLadder, slots: { strategic: 1, growth: 1 } },
      [partner('Birch', null), partner('Acorn', 100_000), partner('Cedar', 300_050, 'Strategic')],
    );
    expect(places).toEqual([
      {
        id: 'id-Cedar',
        name: 'Cedar',
        rank: 1,
        value: 'Strategic',
        current: 'Strategic',
        placesToGo: null,
        because: [
          {
            text: 'Strategic: rank 1 of 3 partners, $3,000.50 in the trailing twelve months.',
            part: null,
          },
        ],
        inputs: [{ name: 'revenue of the trailing twelve months', value: 300_050 }],
        rule: 'S11.7',
        preset: 'T6',
        coverage: 100,
      },
      expect.objectContaining({ name: 'Acorn', value: 'Growth', rank: 2, placesToGo: 1 }),
      expect.objectContaining({
        name: 'Birch',
        value: 'Ecosystem',
        placesToGo: 1,
        coverage: 0,
        because: [
          {
            text: 'Ecosystem: rank 3 of 3 partners, revenue of the trailing twelve months unknown.',
            part: null,
          },
        ],
      }),
    ]);
  });

  test('[S11.7] ties keep the higher current tier, then the name, then the id', () => {
    expect(
      names([
        partner('Delta', 100),
        partner('alder', 100),
        partner('Zinnia', 100, 'Growth'),
        partner('Yarrow', 100, 'Ecosystem'),
        partner('Xylem', 100, 'Strategic'),
        partner('Birch', null),
        partner('Aspen', null),
      ]),
    ).toEqual(['Xylem', 'Zinnia', 'Yarrow', 'alder', 'Delta', 'Aspen', 'Birch']);
    const twins = [
      { ...partner('Same', 100), id: 'b' },
      { ...partner('same', 100), id: 'a' },
      { ...partner('same', 100), id: 'a' },
    ];
    expect(allocateResourceTiers(resourceLadder, twins).places.map(({ id }) => id)).toEqual([
      'a',
      'a',
      'b',
    ]);
  });

  test('[S14.9] a new ranking changes tiers at once, without grace', () => {
    const { changes } = allocateResourceTiers(
      { ...resourceLadder, slots: { strategic: 1, growth: 1 } },
      [
        partner('Acorn', 100, 'Strategic'),
        partner('Birch', 200, 'Growth'),
        partner('Cedar', 50, 'Ecosystem'),
      ],
    );
    expect(changes.map(({ name, current, value }) => [name, current, value])).toEqual([
      ['Birch', 'Growth', 'Strategic'],
      ['Acorn', 'Strategic', 'Growth'],
    ]);
  });

  test('[S12.6] places to go lead to the last place of the tier above', () => {
    const book = Array.from({ length: 27 }, (_, at) => partner(`P${at}`, 1000 - at));
    const { places } = allocateResourceTiers(resourceLadder, book);
    expect([4, 5, 24, 25, 26].map((at) => places[at]?.placesToGo)).toEqual([null, 1, 20, 1, 2]);
  });

  test('[S11.7] places outside 3-5 and 10-20 warn, never block', () => {
    expect(chooseSlots(resourceLadder, { strategic: 3, growth: 10 })).toEqual({
      ok: true,
      value: { rules: { ...resourceLadder, slots: { strategic: 3, growth: 10 } }, warnings: [] },
    });
    expect(chooseSlots(resourceLadder, { strategic: 2, growth: 21 })).toMatchObject({
      value: {
        warnings: [
          '2 strategic places are outside the usual 3 to 5.',
          '21 growth places are outside the usual 10 to 20.',
        ],
      },
    });
    const open = {
      ...resourceLadder,
      ranges: { ...resourceLadder.ranges, growth: { min: 10, max: null } },
    };
    expect(chooseSlots(open, { strategic: 5, growth: 9 })).toMatchObject({
      value: { warnings: ['9 growth places are outside the usual 10 and up.'] },
    });
    expect(chooseSlots(resourceLadder, { strategic: -1, growth: 10 })).toEqual({
      ok: false,
      error: 'The places of a resource tier must be whole numbers from 0 to 10,000.',
    });
    expect(resourceRulesSchema.parse(resourceLadder)).toEqual(resourceLadder);
  });

  test('[S11.p1] every partner gets one place, tiers fill from the top, and the input stays as it was', () => {
    const book = fc.array(
      fc.record({
        id: fc.string({ maxLength: 3 }),
        name: fc.string({ maxLength: 3 }),
        currency: fc.constant('USD'),
        revenue: fc.option(fc.integer({ min: -5, max: 5 })),
        current: fc.constantFrom(...resourceTiers, null),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(book, fc.nat(6), fc.nat(20), (partners, strategic, growth) => {
        const copy = structuredClone(partners);
        const rules = { ...resourceLadder, slots: { strategic, growth } };
        const { places } = allocateResourceTiers(rules, partners);
        const count = (tier: string) => places.filter(({ value }) => value === tier).length;
        expect(places.map(({ rank }) => rank)).toEqual(partners.map((_, at) => at + 1));
        expect(count('Strategic')).toBe(Math.min(strategic, partners.length));
        expect(count('Growth')).toBe(Math.min(growth, Math.max(0, partners.length - strategic)));
        expect(partners).toEqual(copy);
      }),
      runs,
    );
  });
});
