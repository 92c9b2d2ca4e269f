import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { affiliateConcentration } from '../../../src/shared/affiliates/concentration.ts';
import { affiliateStatus, benchStatus } from '../../../src/shared/affiliates/health.ts';
import {
  affiliateBench,
  affiliateHealth,
  earningsPerClick,
  type ProgramMonth,
} from '../../../src/shared/affiliates/metrics.ts';
import { topShare } from '../../../src/shared/kernel/ranking.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  affiliateBenchMetrics,
  type affiliateHealthMetrics,
  affiliateHealthTable,
  type Limit,
} from '../../../src/shared/playbooks/affiliate-benchmarks.ts';
import { runs } from '../runs.ts';

const month: ProgramMonth = {
  currency: 'USD',
  affiliates: 200,
  active: 30,
  producing: 25,
  clicks: 6000,
  signups: 300,
  conversions: 150,
  refunds: 12,
  commissions: 900_000,
  revenues: Array.from({ length: 30 }, (_, at) => (at < 25 ? 100_000 : 0)),
  averageDeclines: false,
  daysToFirstSale: 29,
};
const nothing: ProgramMonth = {
  currency: 'USD',
  affiliates: null,
  active: null,
  producing: null,
  clicks: null,
  signups: null,
  conversions: null,
  refunds: null,
  commissions: null,
  revenues: null,
  averageDeclines: null,
  daysToFirstSale: null,
};
const health = (rest: Partial<ProgramMonth>) =>
  Object.fromEntries(affiliateHealth({ ...month, ...rest }).map((one) => [one.metric, one]));

describe('affiliate health', () => {
  test('[S66.1] every edge of the two-band scale', () => {
    const at = (metric: (typeof affiliateHealthMetrics)[number], values: number[]) =>
      values.map((value) => affiliateStatus(metric, value));
    expect(at('active_rate', [4.9, 5, 10, 10.1])).toEqual(['warning', 'watch', 'watch', 'healthy']);
    expect(at('conversion', [0.9, 1, 1.9, 2, 10, 10.1, 20, 20.1])).toEqual([
      'warning',
      'watch',
      'watch',
      'healthy',
      'healthy',
      'watch',
      'watch',
      'warning',
    ]);
    expect(at('epc', [0.09, 0.1, 0.49, 0.5, 5, 5.01])).toEqual([
      'warning',
      'watch',
      'watch',
      'healthy',
      'healthy',
      'watch',
    ]);
    expect(at('refund', [9.9, 10, 15, 15.1])).toEqual(['healthy', 'watch', 'watch', 'warning']);
    expect(at('first_sale', [29, 30, 60, 61])).toEqual(['healthy', 'watch', 'watch', 'warning']);
    expect(at('top10', [59.9, 60, 80, 80.1])).toEqual(['healthy', 'watch', 'watch', 'warning']);
    expect(at('avg_revenue', [0, 200, 200.01])).toEqual(['watch', 'watch', 'healthy']);
    expect(affiliateStatus('epc', null)).toBeNull();
    expect(affiliateStatus('conversion', ratio(2))).toBe('healthy');
  });

  test('[S66.2] every edge of the three-band scale, and its holes', () => {
    const at = (metric: (typeof affiliateBenchMetrics)[number], values: number[]) =>
      values.map((value) => benchStatus(metric, value));
    const low = 'between poor and average';
    const high = 'between average and good';
    expect(at('click_to_signup', [0.9, 1, 1.9, 2, 5, 5.1, 7.9, 8])).toEqual([
      'poor',
      low,
      low,
      'average',
      'average',
      high,
      high,
      'good',
    ]);
    for (const metric of ['signup_to_paid', 'active'] as const)
      expect(at(metric, [9.9, 10, 19.9, 20, 30, 30.1, 39.9, 40])).toEqual([
        'poor',
        low,
        low,
        'average',
        'average',
        high,
        high,
        'good',
      ]);
    expect(at('refund', [4.9, 5, 10, 10.1, 15, 15.1])).toEqual([
      'good',
      'average',
      'average',
      low,
      low,
      'poor',
    ]);
    expect(benchStatus('refund', null)).toBeNull();
    expect(benchStatus('refund', ratio(49, 10))).toBe('good');
  });

  test('[S66.2] an edited table with a hole above the average of a lower-is-better figure', () => {
    const table = {
      click_to_signup: {
        name: 'x',
        better: 'lower',
        poor: { kind: 'over', edge: 9 },
        average: { min: 4, max: 6 },
        good: { kind: 'under', edge: 2 },
      },
    } as const;
    const all = {
      signup_to_paid: table.click_to_signup,
      refund: table.click_to_signup,
      active: table.click_to_signup,
      ...table,
    };
    expect([1, 2, 3, 4, 7, 10].map((value) => benchStatus('active', value, all))).toEqual([
      'good',
      'between average and good',
      'between average and good',
      'average',
      'between poor and average',
      'poor',
    ]);
  });

  test('[S66.3] a month is rated figure by figure', () => {
    const rows = affiliateHealth(month);
    expect(rows.map(({ metric, value, status }) => [metric, value, status])).toEqual([
      ['active_rate', 15, 'healthy'],
      ['conversion', 2.5, 'healthy'],
      ['avg_revenue', 1000, 'healthy'],
      ['epc', 1.5, 'healthy'],
      ['refund', 8, 'healthy'],
      ['first_sale', 29, 'healthy'],
      ['top10', 40, 'healthy'],
    ]);
    expect(rows[0]).toEqual({
      value: 15,
      because: [{ text: 'Active affiliate rate of 15% is healthy', part: null }],
      inputs: [{ name: 'Active affiliate rate', value: 15 }],
      rule: 'S66.1',
      preset: 'two bands',
      coverage: 100,
      metric: 'active_rate',
      name: 'Active affiliate rate',
      status: 'healthy',
    });
    expect(rows[3]?.because[0]?.text).toBe('Earnings per click of 1.5 is healthy');
    expect(
      affiliateBench(month).map(({ metric, value, status }) => [metric, value, status]),
    ).toEqual([
      ['click_to_signup', 5, 'average'],
      ['signup_to_paid', 50, 'good'],
      ['refund', 8, 'average'],
      ['active', 15, 'between poor and average'],
    ]);
    expect(affiliateBench(month)[0]).toMatchObject({
      rule: 'S66.2',
      preset: 'three bands',
      name: 'Click-to-signup',
      because: [{ text: 'Click-to-signup of 5% is average' }],
    });
  });

  test('[S66.3] a warning says what it points to', () => {
    const text = (rest: Partial<ProgramMonth>, metric: string) =>
      health(rest)[metric]?.because[0]?.text;
    expect(text({ conversions: 1500, refunds: 0 }, 'conversion')).toBe(
      'Click-to-conversion of 25% is warning, a sign of fraud, when it is too high',
    );
    expect(text({ refunds: 30 }, 'refund')).toBe(
      'Refund rate of 20% is warning, a sign of quality',
    );
    expect(text({ daysToFirstSale: 61 }, 'first_sale')).toBe(
      'Time to first sale of 61 is warning, a sign of onboarding',
    );
    expect(text({ active: 1 }, 'active_rate')).toBe('Active affiliate rate of 0.5% is warning');
    expect(text({ refunds: 18 }, 'refund')).toBe('Refund rate of 12% is watch');
    expect(Object.values(affiliateHealthTable).map(({ sign }) => sign)).toEqual([
      null,
      'fraud, when it is too high',
      null,
      null,
      'quality',
      'onboarding',
      'risk',
    ]);
  });

  test('[S66.3] without data there is no status', () => {
    for (const row of [...affiliateHealth(nothing), ...affiliateBench(nothing)])
      expect(row).toMatchObject({
        value: null,
        status: null,
        coverage: 0,
        because: [{ text: `${row.name}: no data`, part: null }],
      });
    for (const row of affiliateHealth({
      ...month,
      affiliates: 0,
      clicks: 0,
      conversions: 0,
      revenues: [],
    }))
      expect([row.metric, row.value]).toEqual([
        row.metric,
        row.metric === 'first_sale' ? 29 : null,
      ]);
    expect(health({ active: null }).active_rate?.value).toBeNull();
    expect(health({ affiliates: null }).active_rate?.value).toBeNull();
  });

  test('[S66.4] earnings per click in major units of any currency', () => {
    const epc = (currency: string, commissions: number | null, clicks: number | null) =>
      earningsPerClick({ currency, commissions, clicks });
    expect(epc('USD', 900_000, 6000)).toEqual(ratio(900_000, 600_000));
    expect(epc('JPY', 9000, 6000)).toEqual(ratio(9000, 6000));
    expect([epc('USD', null, 5), epc('USD', 5, null), epc('USD', 5, 0)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('[S66.5] average revenue is that of the top fifth of the active, rounded up', () => {
    const average = (revenues: number[]) => health({ revenues }).avg_revenue?.value;
    expect(average([100, 500_00, 300_00, 200, 0])).toBe(500);
    expect(average([100, 500_00, 300_00, 200, 0, 0])).toBe(400);
    expect(average([123_45])).toBe(123.45);
  });

  test('[S66.6] a fall on the quarter before warns at any height', () => {
    expect(affiliateStatus('avg_revenue', 900, true)).toBe('warning');
    expect(affiliateStatus('avg_revenue', 900, false)).toBe('healthy');
    expect(affiliateStatus('avg_revenue', 900)).toBe('healthy');
    expect(affiliateStatus('active_rate', 50, true)).toBe('healthy');
    expect(health({ averageDeclines: true }).avg_revenue?.status).toBe('warning');
  });

  test('[S66.7] the share of the ten best needs 25 producing affiliates', () => {
    const top = (revenues: number[]) => health({ revenues }).top10;
    expect(top(Array.from({ length: 24 }, () => 100))?.value).toBeNull();
    expect(top([...Array.from({ length: 24 }, () => 100), 0])?.value).toBeNull();
    expect(top(Array.from({ length: 25 }, () => 100))?.value).toBe(40);
    const uneven = Array.from({ length: 30 }, (_, at) => (at < 20 ? 100 : 800));
    expect(top(uneven)).toMatchObject({ value: 80, status: 'watch' });
  });

  test('[S66.8] concentration of the three-band scale', () => {
    const of = (top: number, tail: number, count = 100) =>
      affiliateConcentration(Array.from({ length: count }, (_, at) => (at === 50 ? top : tail)))
        .value;
    // One of 100 brings 396 + 99 tails of 1: 80%.
    expect(of(396, 1)).toBe('poor');
    expect(of(395, 1)).toBe('between poor and average');
    expect(of(1, 1)).toBe('good');
    // The top 20 of 100 bring exactly half: 20 x 4 against 80 x 1.
    const twenty = (high: number) => Array.from({ length: 100 }, (_, at) => (at < 20 ? high : 100));
    expect(affiliateConcentration(twenty(400)).value).toBe('good');
    expect(affiliateConcentration(twenty(401)).value).toBe('average');
    // The top 10 of 100 bring exactly 60%: 10 x 13.5 against 90.
    const ten = (high: number) => Array.from({ length: 100 }, (_, at) => (at < 10 ? high : 100));
    expect(affiliateConcentration(ten(1350)).value).toBe('average');
    expect(affiliateConcentration(ten(1351)).value).toBe('between poor and average');
  });

  test('[S66.8] too few producing affiliates are not judged', () => {
    expect(affiliateConcentration([...Array.from({ length: 24 }, () => 5), 0, 0])).toMatchObject({
      value: null,
      producing: 24,
      because: [
        { text: '24 producing affiliates: concentration is judged from 25 on', part: null },
      ],
      coverage: 100,
    });
    expect(affiliateConcentration(null)).toMatchObject({
      value: null,
      producing: 0,
      shares: [],
      coverage: 0,
    });
    expect(affiliateConcentration(Array.from({ length: 25 }, () => 5))).toMatchObject({
      value: 'good',
      rule: 'S66.8',
      because: [
        { text: 'The top 1% bring 4% of revenue', part: null },
        { text: 'The top 10% bring 12% of revenue', part: null },
        { text: 'The top 20% bring 20% of revenue', part: null },
      ],
      inputs: [{ name: 'producing affiliates', value: 25 }],
    });
  });

  test('[S66.9] a limit of no known kind is a bug', () => {
    const kind = String('none') as 'over';
    const limit: Limit = { kind, edge: 1 };
    const table = {
      ...affiliateHealthTable,
      epc: { ...affiliateHealthTable.epc, healthy: limit, warning: [] },
    };
    expect(() => affiliateStatus('epc', 1, null, table)).toThrow('Unreachable value');
  });

  test('[S66.p1] both scales hold every value, and better figures never rate worse', () => {
    const rank = [
      'poor',
      'between poor and average',
      'average',
      'between average and good',
      'good',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...affiliateBenchMetrics),
        fc.integer({ min: 0, max: 1000 }),
        fc.nat(200),
        (metric, tenths, more) => {
          const [a, b] = [
            benchStatus(metric, tenths / 10),
            benchStatus(metric, (tenths + more) / 10),
          ];
          const apart = rank.indexOf(b ?? '') - rank.indexOf(a ?? '');
          expect(metric === 'refund' ? -apart : apart).toBeGreaterThanOrEqual(0);
        },
      ),
      runs,
    );
  });

  test('[S66.p2] the top shares grow with the count and end at everything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 }),
        (list) => {
          const shares = list.map((_, at) => topShare(list, at + 1));
          let before = 0n;
          for (const share of shares) {
            expect((share?.num ?? 0n) >= before).toBe(true);
            before = share?.num ?? 0n;
          }
          expect(shares.at(-1)?.num).toBe(shares.at(-1)?.den);
        },
      ),
      runs,
    );
  });
});
