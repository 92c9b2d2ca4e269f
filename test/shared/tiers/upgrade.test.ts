import { describe, expect, test } from 'vitest';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import { explainTier } from '../../../src/shared/tiers/explain.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import type { TierFacts } from '../../../src/shared/tiers/types.ts';
import { tierUpgrade } from '../../../src/shared/tiers/upgrade.ts';
import { fact, tierFacts, today } from './facts.ts';

const { T1, T3 } = tierLadders;
const gold: TierFacts = {
  ...tierFacts({}),
  measures: {
    commitment: fact(5_000_000),
    certifiedSales: fact(5),
    certifiedTechnical: fact(3),
    csat: fact(4),
  },
};

describe('explained tier', () => {
  test('[S11.13] value, sentences, inputs and rule', () => {
    const facts = tierFacts({ arr: 100_000, referrals: 0, certified: 2 });
    const explanation = explainTier(T1, facts, today);
    expect(explanation).toEqual({
      value: { name: 'Gold', index: 2 },
      because: [
        {
          text: 'Gold: $100,000 of $100,000 partner-sourced ARR; 2 of 2 certified people; agreement signed on Jan 5, 2018.',
          part: null,
        },
      ],
      inputs: [
        { name: 'signed agreement', value: 1 },
        { name: 'partner-sourced ARR', value: 10_000_000 },
        { name: 'qualified referrals', value: 0 },
        { name: 'certified people', value: 2 },
      ],
      rule: 'S11.1',
      preset: 'T1',
      coverage: 100,
      result: evaluateTier(T1, facts, today),
    });
  });

  test('[S11.13] without a tier the name says so; the rule is the one that decided', () => {
    expect(explainTier(T1, tierFacts({ signed: null }), today)).toMatchObject({
      value: { name: 'Prospect', index: -1 },
      rule: 'S11.3',
      coverage: 25,
    });
    expect(explainTier(T1, tierFacts({ arr: 100_000 }), today).rule).toBe('S11.5');
    const none = { ...gold, measures: { ...gold.measures, certifiedSales: fact(0) } };
    expect(explainTier(T3, none, today)).toMatchObject({
      value: { name: 'Sign-up, no tier', index: -1 },
      rule: 'S11.1',
    });
    const free = { ...T1, steps: [{ name: 'Open', allOf: [], benefits: '' }] };
    expect(explainTier(free, tierFacts({ signed: null }), today)).toMatchObject({
      value: { name: 'Open' },
      rule: 'S11.1',
      inputs: [],
      coverage: 100,
    });
  });
});

describe('upgrade', () => {
  const at = (held: string | null, certified: number | null = 2) =>
    evaluateTier(T1, tierFacts({ arr: 100_000, certified, held }), today);
  const ask = { confirmedOn: null, autoConfirm: false };

  test('[S11.14] an upgrade is proposed when earned and back-dated when confirmed', () => {
    expect(tierUpgrade(at('Silver'), '2020-01-31', ask)).toEqual({
      value: { name: 'Gold', index: 2 },
      because: [
        {
          text: 'Gold is earned since Jan 31, 2020 and holds from that day once confirmed.',
          part: null,
        },
      ],
      inputs: [{ name: 'earned on', value: '2020-01-31' }],
      rule: 'S11.14',
      preset: 'T1',
      coverage: 100,
      state: 'proposed',
      from: { name: 'Silver', index: 1 },
      to: { name: 'Gold', index: 2 },
      effectiveOn: '2020-01-31',
    });
    const confirmed = tierUpgrade(at('Silver'), '2020-01-31', {
      ...ask,
      confirmedOn: '2020-02-10',
    });
    expect(confirmed).toMatchObject({ state: 'confirmed', effectiveOn: '2020-01-31' });
    expect(confirmed?.because[0]?.text).toBe(
      'Gold holds from Jan 31, 2020, the day it was earned.',
    );
  });

  test('[S11.14] auto-confirm leaves a provisional tier to a person; no upgrade is none', () => {
    const auto = { confirmedOn: null, autoConfirm: true };
    expect(tierUpgrade(at('Silver'), '2020-01-31', auto)?.state).toBe('confirmed');
    expect(tierUpgrade(at('Silver', null), '2020-01-31', auto)?.state).toBe('proposed');
    expect(tierUpgrade(at(null), '2020-01-31', ask)).toMatchObject({
      from: null,
      state: 'proposed',
    });
    expect(tierUpgrade(at('Gold'), '2020-01-31', ask)).toBeNull();
    expect(tierUpgrade(at('Platinum'), '2020-01-31', ask)).toBeNull();
    const unsigned = evaluateTier(T1, tierFacts({ signed: null }), today);
    expect(tierUpgrade(unsigned, '2020-01-31', ask)).toBeNull();
  });
});
