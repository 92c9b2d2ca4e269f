import { describe, expect, test } from 'vitest';
import { evaluateTier } from '../../../src/shared/tiers/evaluate.ts';
import { type TierLadder, tierLadderSchema } from '../../../src/shared/tiers/ladder.ts';
import { tierLadders } from '../../../src/shared/tiers/presets.ts';
import type { TierFacts } from '../../../src/shared/tiers/types.ts';
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

const messages = (ladder: unknown): string[] =>
  tierLadderSchema.safeParse(ladder).error?.issues.map(({ message }) => message) ?? [];

const withStep = (measure: string, atLeast: number): unknown => ({
  ...T1,
  steps: [
    ...T1.steps,
    {
      name: 'Diamond',
      benefits: '',
      allOf: [{ kind: 'commercial', anyOf: [{ measure, atLeast }] }],
    },
  ],
});

describe('ladder', () => {
  test('[S11.15] a ladder names the step that is at fault', () => {
    expect(messages(withStep('sourcedArr', 499_999))).toEqual([
      '"sourcedArr" of Diamond asks for 499999, less than the 500000 of Platinum below it.',
    ]);
    expect(messages(withStep('sourcedArr', 500_000))).toEqual([]);
    expect(messages(withStep('onboarded', 2))).toEqual([
      '"onboarded" of Diamond is yes or no and cannot ask for more than 1.',
    ]);
    expect(messages(withStep('onboarded', 1))).toEqual([]);
    expect(messages(withStep('jointCustomers', 2))).toEqual([]);
    const named = { ...T1, steps: [T1.steps[0], { ...T1.steps[1], name: ' registered ' }] };
    expect(messages(named)).toEqual(['Each step of a tier ladder needs its own name.']);
    const issue = tierLadderSchema.safeParse(named).error?.issues[0];
    expect(issue?.path).toEqual(['steps']);
    expect(messages({ ...T1, surprise: 1 })).toHaveLength(1);
  });

  test('[S11.15] presets ask what the field prints', () => {
    const asked = (ladder: TierLadder) =>
      ladder.steps.map(({ name, allOf, quarterlyMinimum }) => [
        name,
        ...allOf.map(({ anyOf }) =>
          anyOf.map(({ measure, atLeast }) => `${measure} ${atLeast}`).join(' or '),
        ),
        ...(quarterlyMinimum === undefined ? [] : [`minimum ${quarterlyMinimum}`]),
      ]);
    expect(asked(tierLadders.T1)).toEqual([
      ['Registered', 'agreement 1'],
      ['Silver', 'sourcedArr 25000 or referrals 5', 'certified 1', 'agreement 1'],
      ['Gold', 'sourcedArr 100000 or referrals 20', 'certified 2', 'agreement 1'],
      ['Platinum', 'sourcedArr 500000 or referrals 50', 'certified 5', 'agreement 1'],
    ]);
    expect(asked(tierLadders.T2)).toEqual([
      ['Registered', 'agreement 1'],
      ['Silver', 'revenue 10000 or referrals 5', 'agreement 1'],
      ['Gold', 'revenue 50000 or referrals 20', 'agreement 1'],
      ['Platinum', 'revenue 200000', 'agreement 1'],
    ]);
    expect(asked(tierLadders.T3)).toEqual([
      ['Registered', 'certifiedSales 1', 'agreement 1'],
      [
        'Silver',
        'commitment 10000',
        'certifiedSales 2',
        'certifiedTechnical 1',
        'agreement 1',
        'minimum 25000',
      ],
      [
        'Gold',
        'commitment 50000',
        'certifiedSales 5',
        'certifiedTechnical 3',
        'csat 4',
        'agreement 1',
        'minimum 100000',
      ],
      [
        'Platinum',
        'commitment 200000',
        'certifiedSales 10',
        'certifiedTechnical 5',
        'csat 4.5',
        'agreement 1',
        'minimum 250000',
      ],
    ]);
    expect(asked(tierLadders.T4)).toEqual([
      ['Registered', 'agreement 1'],
      ['Silver', 'influencedArr 25000 or referrals 5', 'agreement 1'],
      ['Gold', 'influencedArr 100000 or referrals 20', 'agreement 1'],
      ['Platinum', 'influencedArr 500000', 'agreement 1'],
    ]);
    expect(asked(tierLadders.T5)).toEqual([
      ['Referral', 'onboarded 1', 'agreement 1'],
      [
        'Integration',
        'jointCustomers 3',
        'integrationLive 1',
        'comarketingCommitment 1',
        'agreement 1',
      ],
      ['Solution', 'jointCustomers 10', 'dedicatedMember 1', 'qbr 1', 'agreement 1'],
    ]);
    const kinds = Object.values(tierLadders).map(({ preset, name, version, noTier, steps }) => [
      preset,
      name,
      version,
      noTier,
      steps.map(({ allOf }) => allOf.map(({ kind }) => kind[0]).join('')),
      steps.map(({ benefits }) => benefits),
    ]);
    expect(kinds).toMatchInlineSnapshot(`
      [
        [
          "T1",
          "Standard ladder",
          1,
          "Prospect",
          [
            "s",
            "ces",
            "ces",
            "ces",
          ],
          [
            "Basic",
            "Standard",
            "Enhanced",
            "Premium",
          ],
        ],
        [
          "T2",
          "Starter ladder",
          1,
          "Prospect",
          [
            "s",
            "cs",
            "cs",
            "cs",
          ],
          [
            "Logo use, basic portal",
            "Co-marketing funds, training",
            "Dedicated partner manager, joint campaigns",
            "Custom pricing, executive sponsor",
          ],
        ],
        [
          "T3",
          "Channel commitment ladder",
          2,
          "Sign-up, no tier",
          [
            "es",
            "cees",
            "ceess",
            "ceess",
          ],
          [
            "10% resale discount",
            "20% margin, deal registration",
            "30% margin, dedicated support, co-selling",
            "35-40% margin, joint business plan",
          ],
        ],
        [
          "T4",
          "Influenced-ARR ladder",
          1,
          "Prospect",
          [
            "s",
            "cs",
            "cs",
            "cs",
          ],
          [
            "Basic portal, logo use",
            "$5K a year co-marketing fund, certification training, monthly office hours",
            "Dedicated partner manager, joint webinars, $20K co-marketing fund, executive sponsor",
            "Custom pricing, named alliance, $50K+ co-marketing, board-level sponsor",
          ],
        ],
        [
          "T5",
          "Role ladder",
          1,
          "Prospect",
          [
            "ss",
            "csss",
            "csss",
          ],
          [
            "10-15% of first-year revenue, newsletter, referral link",
            "20-25% of joint-customer revenue, own partner manager, API sandbox",
            "30-40% of their customer revenue, executive sponsor, joint go-to-market planning",
          ],
        ],
      ]
    `);
  });

  test('[S11.3] T3 tells the unsigned from those without a certified rep', () => {
    expect(evaluateTier(T3, { ...gold, agreementSignedOn: null }, today)).toMatchObject({
      standing: 'Prospect',
      why: ['Prospect: no signed agreement on record, and every tier asks for one.'],
    });
    const none = { ...gold, measures: { ...gold.measures, certifiedSales: fact(0) } };
    expect(evaluateTier(T3, none, today)).toMatchObject({
      standing: 'Sign-up, no tier',
      why: ['Sign-up, no tier: the criteria of Registered are not all met.'],
    });
  });
});
