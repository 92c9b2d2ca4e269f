import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRatios, ratio } from '../../../src/shared/kernel/ratio.ts';
import { tierEconomicsExamples } from '../../../src/shared/playbooks/tier-economics.ts';
import { utilizedBenefits } from '../../../src/shared/playbooks/tier-utilization.ts';
import {
  standardTierEconomics,
  tierEconomics,
  tierEconomicsRulesSchema,
  tierRoi,
} from '../../../src/shared/tiers/economics.ts';
import { partnerUtilization, utilization } from '../../../src/shared/tiers/utilization.ts';
import { runs } from '../runs.ts';

const rules = standardTierEconomics;
const roi = (revenue: number | null, marginPercent: number | null, cost: number | null) =>
  tierRoi(rules, { name: 'Gold', revenue, marginPercent, cost }, 'USD');

describe('economics', () => {
  test('[S16.1] [S16.4] revenue x margin / cost, shown with two decimals', () => {
    expect(
      tierEconomicsExamples.map(
        ({ tier, averageRevenue, marginPercent, partnerCost, roi: printed }) => [
          tier,
          roi(averageRevenue * 100, marginPercent, partnerCost * 100).shown,
          printed,
        ],
      ),
    ).toEqual([
      ['Registered', 7, 7],
      ['Silver', 6.5, 6.5],
      ['Gold', 4, 4],
      ['Platinum', 3.67, 3.7],
    ]);
    expect(tierEconomicsExamples.map(({ orMore }) => orMore)).toEqual([false, false, false, true]);
    expect(roi(20_000_000, 60, 3_000_000)).toEqual({
      value: ratio(12_000_000n * 100n, 3_000_000n * 100n),
      name: 'Gold',
      shown: 4,
      status: 'ok',
      because: [{ text: 'Gold: $120,000 of margin on $30,000 of cost: 4x.', part: null }],
      inputs: [
        { name: 'average revenue', value: 20_000_000 },
        { name: 'margin, percent', value: 60 },
        { name: 'partner cost', value: 3_000_000 },
      ],
      rule: 'S16.1',
      preset: 'Standard',
      coverage: 100,
    });
  });

  test('[S16.3] under 1x it loses money, at 1x it does not', () => {
    expect(roi(100, 100, 100)).toMatchObject({ status: 'ok', shown: 1 });
    expect(roi(99, 100, 100)).toMatchObject({
      status: 'loses-money',
      shown: 0.99,
      because: [{ text: 'Gold: $0.99 of margin on $1 of cost: 0.99x, under 1x: it loses money.' }],
    });
    expect(
      tierRoi(
        { ...rules, warnBelow: 2 },
        { name: 'G', revenue: 199, marginPercent: 100, cost: 100 },
        'USD',
      ).status,
    ).toBe('loses-money');
    expect(tierEconomicsRulesSchema.parse(rules)).toEqual({
      preset: 'Standard',
      version: 1,
      warnBelow: 1,
    });
  });

  test('[S16.1] no cost is not applicable, an unknown figure unknown', () => {
    expect(roi(500_000, 70, 0)).toMatchObject({
      value: null,
      shown: null,
      status: 'not-applicable',
      because: [{ text: 'Gold: $3,500 of margin on $0 of cost: n/a.' }],
    });
    for (const one of [roi(null, 70, 100), roi(100, null, 100), roi(100, 70, null)])
      expect(one).toMatchObject({
        value: null,
        shown: null,
        status: 'unknown',
        coverage: 66,
        because: [{ text: 'Gold: revenue, margin or cost unknown.' }],
      });
  });

  test('[S16.2] the program adds margins and costs of all partners', () => {
    const row = (
      name: string,
      revenue: number,
      marginPercent: number,
      cost: number,
      partners: number | null,
    ) => ({
      name,
      revenue,
      marginPercent,
      cost,
      partners,
    });
    const rows = [
      row('Silver', 5_000_000, 65, 500_000, 10),
      row('Gold', 20_000_000, 60, 3_000_000, 2),
    ];
    const program = tierEconomics(rules, rows, 'USD');
    expect(program).toMatchObject({ margin: 56_500_000, cost: 11_000_000 });
    expect(program.rows.map(({ name, shown }) => [name, shown])).toEqual([
      ['Silver', 6.5],
      ['Gold', 4],
    ]);
    expect(program.total).toMatchObject({
      name: 'Program',
      shown: 5.14,
      status: 'ok',
      rule: 'S16.2',
      preset: 'Standard',
      coverage: 100,
      because: [{ text: 'Program: $565,000 of margin on $110,000 of cost: 5.14x.' }],
      inputs: [
        { name: 'Silver', value: 32_500_000 },
        { name: 'Gold', value: 24_000_000 },
      ],
    });
    const open = tierEconomics(rules, [...rows, row('Platinum', 1, 1, 1, null)], 'USD');
    expect(open.total).toMatchObject({ shown: 5.14, coverage: 66 });
    expect(open.total.because[1]?.text).toBe('Left out, figures unknown: Platinum.');
    expect(tierEconomics(rules, [], 'USD')).toMatchObject({
      margin: 0,
      cost: 0,
      total: {
        value: null,
        status: 'unknown',
        because: [{ text: 'Program: revenue, margin or cost unknown.' }],
      },
    });
    expect(tierEconomics(rules, [row('Free', 100, 50, 0, 3)], 'USD').total.status).toBe(
      'not-applicable',
    );
  });

  test('[S16.p1] the program lies between its best and its worst tier', () => {
    const input = fc.record({
      name: fc.constant('Tier'),
      revenue: fc.integer({ min: 0, max: 1e9 }),
      marginPercent: fc.constantFrom(10, 50, 100),
      cost: fc.integer({ min: 1, max: 1e7 }),
      partners: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(input, { minLength: 1, maxLength: 6 }), (inputs) => {
        const whole = inputs.map((one) => ({ ...one, revenue: one.revenue * 10 }));
        const { rows, total } = tierEconomics(rules, whole, 'USD');
        const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
        const sum = total.value ?? ratio(-1);
        expect(values.some((one) => compareRatios(one, sum) <= 0)).toBe(true);
        expect(values.some((one) => compareRatios(one, sum) >= 0)).toBe(true);
      }),
      runs,
    );
  });
});

describe('utilization', () => {
  test('[S15.1] five benefits, each with its target, met from the target on', () => {
    const edges = Object.values(utilizedBenefits).map(({ id, targetPercent }) => [
      id,
      targetPercent,
      utilization(id, targetPercent * 10 - 1, 1000).status,
      utilization(id, targetPercent * 10, 1000).status,
    ]);
    expect(edges).toEqual([
      ['mdf', 80, 'short', 'met'],
      ['training', 60, 'short', 'met'],
      ['dealRegistration', 70, 'short', 'met'],
      ['contentLibrary', 40, 'short', 'met'],
      ['salesSupport', 50, 'short', 'met'],
    ]);
    expect(utilization('training', 6, 10)).toEqual({
      value: ratio(6, 10),
      benefit: 'training',
      status: 'met',
      targetPercent: 60,
      remedy: ['Better content', 'Better scheduling'],
      because: [{ text: 'Training: 60% used, target 60%: met.', part: null }],
      inputs: [
        { name: 'used', value: 6 },
        { name: 'entitled', value: 10 },
      ],
      rule: 'S15.1',
      preset: null,
      coverage: 100,
    });
    expect(utilization('mdf', 799_999, 1_000_000)).toMatchObject({
      status: 'short',
      because: [{ text: 'Market development funds: 80% used, target 80%: not met.' }],
    });
    expect(utilization('mdf', 1_500, 1_000).status).toBe('met');
  });

  test('[S15.1] nobody entitled is not applicable, an unknown figure unknown', () => {
    expect(utilization('training', 0, 0)).toMatchObject({
      value: null,
      status: 'not-applicable',
      because: [{ text: 'Training: nobody is entitled.' }],
    });
    expect(utilization('training', null, 0).status).toBe('not-applicable');
    expect(utilization('training', 3, null)).toMatchObject({
      value: null,
      status: 'unknown',
      coverage: 50,
      because: [{ text: 'Training: use unknown, target 60%.' }],
    });
    expect(utilization('training', null, 10).status).toBe('unknown');
    expect(utilization('training', 1, 1).status).toBe('met');
  });

  test('[S15.3] the remedies, and what counts as used', () => {
    expect(
      Object.values(utilizedBenefits).map(({ label, used, entitled, remedy }) => [
        label,
        used,
        entitled,
        remedy,
      ]),
    ).toEqual([
      [
        'Market development funds',
        'Amount spent in the period',
        'Amount allocated in the period',
        ['Simplify the process', 'Educate partners'],
      ],
      [
        'Training',
        'Entitled partners that used it at least once in the period',
        'Entitled partners',
        ['Better content', 'Better scheduling'],
      ],
      [
        'Deal registration',
        'Partner deals registered before close',
        'All partner deals',
        ['Less friction', 'Train partners'],
      ],
      [
        'Content library',
        'Entitled partners that used it at least once in the period',
        'Entitled partners',
        ['Curate', 'Promote'],
      ],
      [
        'Sales support',
        'Entitled partners that used it at least once in the period',
        'Entitled partners',
        ['Run an awareness campaign'],
      ],
    ]);
  });

  test('[S15.2] partners that used it at least once; the unknown are left out', () => {
    const use = (name: string, uses: number | null) => ({ id: name, name, uses });
    const found = partnerUtilization('salesSupport', [
      use('A', 3),
      use('B', 0),
      use('C', null),
      use('D', null),
    ]);
    expect(found).toMatchObject({
      value: ratio(1, 2),
      status: 'met',
      rule: 'S15.2',
      coverage: 50,
      nonUsers: [{ id: 'B' }],
      because: [
        { text: 'Sales support: 50% used, target 50%: met.' },
        { text: '2 partners left out: use unknown.' },
      ],
    });
    expect(partnerUtilization('training', [use('A', 1)])).toMatchObject({
      coverage: 100,
      because: [{}],
      nonUsers: [],
    });
    expect(partnerUtilization('training', [use('A', null)])).toMatchObject({
      status: 'unknown',
      coverage: 0,
      inputs: [
        { name: 'used', value: null },
        { name: 'entitled', value: null },
      ],
    });
    expect(partnerUtilization('training', [])).toMatchObject({
      status: 'not-applicable',
      coverage: 100,
    });
  });

  test('[S15.p1] more use never turns a met target into a short one', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(200),
        fc.integer({ min: 1, max: 200 }),
        (used, more, entitled) => {
          const [low, high] = [
            utilization('mdf', used, entitled),
            utilization('mdf', used + more, entitled),
          ];
          if (low.status === 'met') expect(high.status).toBe('met');
          expect(low.status === 'met').toBe(used * 5 >= entitled * 4);
        },
      ),
      runs,
    );
  });
});
