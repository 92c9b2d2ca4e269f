import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silverExample, tierBenefits } from '../../../src/shared/playbooks/tier-benefits.ts';
import {
  commitmentBenefits,
  influencedBenefits,
  resourceBenefits,
  starterBenefits,
} from '../../../src/shared/playbooks/tier-ladder-benefits.ts';
import { roleTiers } from '../../../src/shared/playbooks/tier-role-ladder.ts';
import {
  type BenefitsMatrix,
  benefitIds,
  benefitsMatrixSchema,
  cellText,
  cellWorth,
} from '../../../src/shared/tiers/benefits.ts';
import {
  type ActivePresets,
  answerWithin,
  entitlementCard,
  nextTierPreview,
  withSilverProtection,
} from '../../../src/shared/tiers/entitlements.ts';
import { runs } from '../runs.ts';

const { T1, T2, T4 } = tierBenefits;
const own: ActivePresets = { currency: 'USD', mdf: null, registration: null };
const active: ActivePresets = {
  currency: 'USD',
  mdf: {
    preset: 'M1',
    byTier: {
      Silver: { amount: 5_000, per: 'year', orMore: false },
      Gold: { amount: 25_000, per: 'year', orMore: false },
      Platinum: { amount: 100_000, per: 'year', orMore: true },
    },
  },
  registration: { preset: 'R2', protectionDays: 90, byTier: {} },
};
const lines = (matrix: BenefitsMatrix, tier: string, given: ActivePresets) => {
  const card = entitlementCard(matrix, tier, given);
  if (!card.ok || card.value.value === null) throw new Error('The tier has a card.');
  return card.value.value;
};
const line = (tier: string, id: string, given: ActivePresets, matrix: BenefitsMatrix = T1) =>
  lines(matrix, tier, given).find((one) => one.id === id)?.text;

describe('benefits', () => {
  test('[S13.1] the matrix: 14 benefits, four tiers', () => {
    expect(T1.tiers).toEqual(['Registered', 'Silver', 'Gold', 'Platinum']);
    expect(
      T1.rows.map(({ benefit, cells }) => [benefit, ...cells.map((cell) => cellText(cell, 'USD'))]),
    ).toEqual([
      ['Portal access', 'Basic', 'Full', 'Full', 'Full'],
      ['Logo usage', 'None', 'Standard', 'Premium', 'Custom'],
      ['Directory listing', 'No', 'Basic', 'Featured', 'Spotlight'],
      ['Deal registration', 'No', 'Yes', 'Yes', 'Priority'],
      ['Commission / margin', '10%', '15%', '20%', '25%+'],
      [
        'Co-marketing funds (MDF)',
        '$0 a year',
        '$2,000 a year',
        '$10,000 a year',
        '$50,000+ a year',
      ],
      ['Partner manager', 'Pooled', 'Pooled', 'Dedicated', 'Senior partner manager'],
      ['Training', 'Self-serve', 'Live sessions', 'Custom', 'On-site'],
      ['Sales support', 'None', 'Email', 'Dedicated sales engineer', 'Named sales engineer'],
      ['Lead sharing', 'No', 'Limited', 'Full', 'Priority'],
      ['Executive access', 'No', 'No', 'Quarterly', 'Monthly'],
      ['Early access', 'No', 'No', 'Beta', 'Alpha'],
      ['Events', 'No', 'Attend', 'Sponsor', 'Keynote'],
      ['Support SLA', 'Standard', 'within 24 h', 'within 4 h', 'within 1 h'],
    ]);
    expect(T1.rows.map(({ id }) => id)).toEqual(benefitIds);
  });

  test('[S13.1] every matrix satisfies its schema, and no row falls from tier to tier', () => {
    for (const matrix of Object.values(tierBenefits)) {
      expect(benefitsMatrixSchema.parse(matrix)).toEqual(matrix);
      for (const { cells } of matrix.rows) {
        const worths = cells.map(cellWorth);
        expect(worths).toEqual([...worths].sort((a, b) => a - b));
      }
    }
  });

  test('[S13.1] a matrix at fault says which row or tier', () => {
    const [first, second] = T1.rows;
    const faults = (given: unknown) =>
      benefitsMatrixSchema
        .safeParse(given)
        .error?.issues.map(({ message, path }) => [message, path]);
    expect(faults({ ...T1, tiers: ['Registered', 'Silver'], rows: [first] })).toEqual([
      ['"Portal access" has 4 cells for 2 tiers.', ['rows']],
    ]);
    expect(faults({ ...T1, rows: [first, second, first] })).toEqual([
      ['Each benefit may stand in one row only.', ['rows']],
    ]);
    expect(faults({ ...T1, tiers: ['A', 'A', 'B', 'C'], rows: [first] })).toEqual([
      ['Each tier may stand in one column only.', ['rows']],
    ]);
  });

  test('[S13.2] Registered may use the logo in T2 and T4, not in T1', () => {
    expect(
      [T1, T2, T4].map((matrix) => [matrix.preset, line('Registered', 'logo', own, matrix)]),
    ).toEqual([
      ['T1', 'None'],
      ['T2', 'Standard'],
      ['T4', 'Standard'],
    ]);
    expect(line('Silver', 'logo', own, T2)).toBe('Standard');
  });

  test('[S13.2] the fund row shows the active MDF preset; M3 is the matrix\u2019s own', () => {
    expect(T1.tiers.map((tier) => line(tier, 'mdf', active))).toEqual([
      'None',
      '$5,000 a year',
      '$25,000 a year',
      '$100,000+ a year',
    ]);
    expect(T1.tiers.map((tier) => line(tier, 'mdf', own))).toEqual([
      '$0 a year',
      '$2,000 a year',
      '$10,000 a year',
      '$50,000+ a year',
    ]);
    const quarterly: ActivePresets = {
      ...own,
      currency: 'JPY',
      mdf: { preset: 'M2', byTier: { Silver: { amount: 2_500, per: 'quarter', orMore: false } } },
    };
    expect(line('Silver', 'mdf', quarterly)).toBe('¥2,500 a quarter');
    expect(cellWorth({ kind: 'fund', amount: 2_500, per: 'quarter', orMore: false })).toBe(10_000);
    expect(cellWorth({ kind: 'fund', amount: 2_500, per: 'year', orMore: false })).toBe(2_500);
    expect(cellWorth({ kind: 'answer', hours: 24 })).toBe(8_742);
    expect(cellWorth({ kind: 'rate', percent: 25, orMore: true })).toBe(25);
  });

  test('[S13.3] the card of a tier, with the presets it is read by', () => {
    const card = entitlementCard(T1, 'Registered', active);
    expect(card).toMatchObject({
      ok: true,
      value: {
        tier: 'Registered',
        rule: 'S13.3',
        preset: 'T1',
        coverage: 100,
        because: [
          { text: 'Registered has 5 of the 14 benefits of T1.', part: null },
          { text: 'The fund is that of MDF preset M1.' },
          { text: 'Protection is that of registration preset R2.' },
        ],
      },
    });
    expect(
      lines(T1, 'Registered', active)
        .filter(({ included }) => included)
        .map(({ benefit, text }) => `${benefit}: ${text}`),
    ).toEqual([
      'Portal access: Basic',
      'Commission / margin: 10%',
      'Partner manager: Pooled',
      'Training: Self-serve',
      'Support SLA: Standard',
    ]);
    const plain = entitlementCard(T1, 'Silver', own);
    expect(plain.ok && plain.value.because.map(({ text }) => text)).toEqual([
      'Silver has 12 of the 14 benefits of T1.',
      'The fund is the matrix\u2019s own (M3).',
    ]);
    expect(entitlementCard(T1, 'Diamond', own)).toEqual({
      ok: false,
      error:
        '"Diamond" is not a tier of the benefits matrix T1: Registered, Silver, Gold, Platinum.',
    });
  });

  test('[S13.3] deals are protected by the active preset, Silver by its example with one click', () => {
    expect(T1.tiers.map((tier) => line(tier, 'dealRegistration', active))).toEqual([
      'No',
      'Yes, 90-day protection',
      'Yes, 90-day protection',
      'Priority, 90-day protection',
    ]);
    const clicked = withSilverProtection(active);
    expect(line('Silver', 'dealRegistration', clicked)).toBe('Yes, 30-day protection');
    expect(line('Gold', 'dealRegistration', clicked)).toBe('Yes, 90-day protection');
    expect(line('Silver', 'dealRegistration', own)).toBe('Yes');
    expect(withSilverProtection(own)).toBe(own);
    expect(active.registration?.byTier).toEqual({});
  });

  test('[S13.3] Silver written out in full', () => {
    expect(silverExample).toMatchObject({
      tier: 'Silver',
      commissionPercent: 15,
      fundPerYear: 2_000,
      trainingSeatsPerQuarter: 2,
      protectionDays: 30,
    });
    expect(silverExample.benefits).toHaveLength(7);
  });

  test('[S13.4] the next tier\u2019s gains, line by line', () => {
    expect(nextTierPreview(T1, 'Registered', active)).toMatchObject({
      ok: true,
      value: { tier: 'Registered', next: 'Silver', rule: 'S13.4', preset: 'T1', losses: [] },
    });
    const preview = nextTierPreview(T1, 'Silver', active);
    expect(preview.ok && preview.value.because.map(({ text }) => text)).toEqual([
      'Logo usage: Premium instead of Standard.',
      'Directory listing: Featured instead of Basic.',
      'Commission / margin: 20% instead of 15%.',
      'Co-marketing funds (MDF): $25,000 a year instead of $5,000 a year.',
      'Partner manager: Dedicated instead of Pooled.',
      'Training: Custom instead of Live sessions.',
      'Sales support: Dedicated sales engineer instead of Email.',
      'Lead sharing: Full instead of Limited.',
      'Executive access: Quarterly instead of No.',
      'Early access: Beta instead of No.',
      'Events: Sponsor instead of Attend.',
      'Support SLA: within 4 h instead of within 24 h.',
    ]);
    expect(preview.ok && preview.value.value?.[3]).toEqual({
      id: 'mdf',
      benefit: 'Co-marketing funds (MDF)',
      from: '$5,000 a year',
      to: '$25,000 a year',
    });
    expect(nextTierPreview(T1, 'Platinum', own)).toMatchObject({
      value: { next: null, value: [], because: [{ text: 'Platinum is the highest tier.' }] },
    });
    expect(nextTierPreview(T1, 'Diamond', own).ok).toBe(false);
  });

  test('[S13.4] what a higher tier takes away is named too', () => {
    const [portal] = T1.rows;
    if (portal === undefined) throw new Error('The matrix has rows.');
    const worse: BenefitsMatrix = {
      ...T1,
      tiers: ['Low', 'High'],
      rows: [
        {
          ...portal,
          cells: [
            { kind: 'level', level: 2, text: 'Full' },
            { kind: 'level', level: 1, text: 'Basic' },
          ],
        },
      ],
    };
    expect(nextTierPreview(worse, 'Low', own)).toMatchObject({
      value: {
        value: [],
        losses: [{ id: 'portal', from: 'Full', to: 'Basic' }],
        because: [{ text: 'High adds nothing to Low.' }],
      },
    });
    const short: BenefitsMatrix = { ...worse, rows: [{ ...portal, cells: [] }] };
    expect(() => entitlementCard(short, 'Low', own)).toThrow(
      '"Portal access" has no cell for tier 1.',
    );
  });

  test('[S13.5] the shorter of tier promise and escalation limit applies', () => {
    const hours = (tier: string, limit: number) => answerWithin(T1, tier, limit);
    expect(
      [hours('Silver', 48), hours('Silver', 4), hours('Gold', 4), hours('Platinum', 72)].map(
        ({ value }) => value,
      ),
    ).toEqual([24, 4, 4, 1]);
    expect(hours('Silver', 48)).toEqual({
      value: 24,
      because: [
        {
          text: 'The shorter of the 24 h of Silver and the escalation limit of 48 h applies.',
          part: 24,
        },
      ],
      inputs: [{ name: 'escalation limit, hours', value: 48 }],
      rule: 'S13.5',
      preset: 'T1',
      coverage: 100,
    });
    expect(hours('Registered', 72)).toMatchObject({
      value: 72,
      because: [
        { text: 'Registered promises no hours; the escalation limit of 72 h applies.', part: 72 },
      ],
    });
    expect(hours('Diamond', 24).value).toBe(24);
    expect(answerWithin({ ...T1, rows: [] }, 'Gold', 24).value).toBe(24);
  });

  test('[S13.p1] a preview\u2019s gains and losses are exactly the lines that differ in worth', () => {
    const level = fc
      .nat(3)
      .map((at) =>
        at === 0
          ? ({ kind: 'none', text: 'No' } as const)
          : ({ kind: 'level', level: at, text: `L${at}` } as const),
      );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(level, level), { minLength: 1, maxLength: benefitIds.length }),
        (cells) => {
          const rows = cells.map((pair, at) => ({
            id: benefitIds[at] ?? 'portal',
            benefit: `B${at}`,
            cells: [...pair],
          }));
          const preview = nextTierPreview(
            { preset: 'X', version: 1, tiers: ['A', 'B'], rows },
            'A',
            own,
          );
          const differing = cells.filter(([a, b]) => cellWorth(a) !== cellWorth(b)).length;
          expect(
            preview.ok && (preview.value.value?.length ?? 0) + preview.value.losses.length,
          ).toBe(differing);
        },
      ),
      runs,
    );
  });
});

describe('benefits of the other ladders', () => {
  test('[S13.6] margins and funds as their tables print them', () => {
    expect(
      commitmentBenefits.tiers.map(({ tier, marginPercent }) => [tier, marginPercent]),
    ).toEqual([
      ['Registered', { min: 10, max: 10 }],
      ['Silver', { min: 20, max: 20 }],
      ['Gold', { min: 30, max: 30 }],
      ['Platinum', { min: 35, max: 40 }],
    ]);
    expect(commitmentBenefits.provided).toHaveLength(5);
    expect(commitmentBenefits.tiers[0]?.benefits).toEqual([
      'Free, self-serve sign-up',
      'Resale discount',
    ]);
    expect(influencedBenefits.tiers.map(({ fundPerYear }) => fundPerYear)).toEqual([
      null,
      { min: 5_000, max: 5_000 },
      { min: 20_000, max: 20_000 },
      { min: 50_000, max: null },
    ]);
    expect(starterBenefits.tiers.map(({ tier, benefits }) => [tier, benefits.length])).toEqual([
      ['Registered', 2],
      ['Silver', 2],
      ['Gold', 2],
      ['Platinum', 2],
    ]);
    expect(resourceBenefits.tiers.map(({ tier, benefits }) => [tier, benefits.length])).toEqual([
      ['Strategic', 4],
      ['Growth', 3],
      ['Ecosystem', 4],
    ]);
  });

  test('[S13.7] the role ladder: seven elements for each of three roles', () => {
    expect(
      roleTiers.map(({ role, compensation, expectedPerQuarter, fundPerQuarter }) => [
        role,
        compensation.percent,
        expectedPerQuarter.count,
        fundPerQuarter,
      ]),
    ).toEqual([
      ['Referral', { min: 10, max: 15 }, { min: 1, max: 5 }, null],
      ['Integration', { min: 20, max: 25 }, { min: 5, max: 20 }, { min: 2_000, max: 10_000 }],
      ['Solution', { min: 30, max: 40 }, { min: 20, max: null }, null],
    ]);
    expect(roleTiers[2]?.support).toContain('Priority API access');
    for (const { requirements, support, typicalPartners, tracking, payout } of roleTiers)
      expect(
        [requirements, support, typicalPartners, tracking, payout].every(
          ({ length }) => length > 0,
        ),
      ).toBe(true);
  });
});
