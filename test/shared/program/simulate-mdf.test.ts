import { describe, expect, test } from 'vitest';
import type { MdfPartner } from '../../../src/shared/campaigns/mdf/eligibility.ts';
import { mdfPresets } from '../../../src/shared/campaigns/mdf/presets.ts';
import { simulate } from '../../../src/shared/program/simulate.ts';
import { mdfJudgement } from '../../../src/shared/program/simulate-mdf.ts';

const partner = (id: string, tier: string | null, arr: number | null) => {
  const facts: MdfPartner = { tier, track: null, arr, currency: 'USD', waiver: null };
  return { id, name: id, facts };
};

describe('simulation of market development funds', () => {
  test('[S38.9] [G10.3] from M1 to M3: who draws more or less in a year, and why', () => {
    const book = [
      partner('Gold', 'Gold', 12_000_000),
      partner('Registered', 'Registered', 12_000_000),
      partner('Unknown', 'Silver', null),
    ];
    const found = simulate(mdfJudgement, mdfPresets.M1, mdfPresets.M3, book, '2026-03-19');
    expect(found).toMatchObject({
      partners: 3,
      moved: 1,
      up: 0,
      down: 1,
      sentence: '1 of 3 partners moves: 0 up, 1 down.',
      rule: 'S38.9',
    });
    expect(found.moves[0]).toMatchObject({
      id: 'Gold',
      from: { name: '$25,000 a year', order: 2_500_000 },
      to: { name: '$10,000 a year', order: 1_000_000 },
      direction: 'down',
    });
    expect(found.moves[0]?.why.at(-1)).toMatchObject({
      before: 'Gold: $25,000 a year, $10,000 a quarter; at most $25,000 in a year.',
      after: 'Gold: $10,000 a year; at most $10,000 in a year.',
    });
    expect(found.places.map(({ name }) => name)).toEqual([
      '$25,000 a year',
      '$10,000 a year',
      '$0 a year',
      'Unknown',
    ]);
  });
});
