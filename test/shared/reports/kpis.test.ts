import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { topShare } from '../../../src/shared/kernel/ranking.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import { shareOf } from '../../../src/shared/kernel/share.ts';
import { vendorClaims, winRateExample } from '../../../src/shared/playbooks/program-kpis.ts';
import {
  quickReference,
  quickReferenceNotes,
} from '../../../src/shared/playbooks/quick-reference.ts';
import { reports } from '../../../src/shared/reports/catalog.ts';
import {
  type KpiGoal,
  type KpiId,
  type KpiRules,
  kpiDefinitions,
  kpiIds,
  kpiPresets,
  kpiRulesSchema,
} from '../../../src/shared/reports/kpi-rules.ts';
import {
  activation,
  judgeKpi,
  medianDaysToFirst,
  retention,
} from '../../../src/shared/reports/kpis.ts';
import { runs } from '../runs.ts';

const met = (preset: '000' | '003', kpi: KpiId, num: number, den = 1) =>
  judgeKpi(kpiPresets[preset], kpi, ratio(num, den)).met;

describe('program KPIs', () => {
  test('[S104.1] a share of nothing is n/a, an unknown one no data', () => {
    expect(shareOf(1, 0)).toBeNull();
    expect(shareOf(null, 5)).toBeNull();
    expect(shareOf(5, null)).toBeNull();
    expect(shareOf(1.5, 0.5)).toEqual(ratio(150, 50));
  });
  test('[S104.2] a range is met from its low end up', () => {
    expect([met('000', 'sourced', 15, 100), met('000', 'sourced', 149, 1000)]).toEqual([
      true,
      false,
    ]);
    expect([met('003', 'sourced', 20, 100), met('003', 'sourced', 199, 1000)]).toEqual([
      true,
      false,
    ]);
    expect([met('000', 'influenced', 10, 100), met('003', 'influenced', 399, 1000)]).toEqual([
      true,
      false,
    ]);
    expect([met('000', 'pipeline', 2), met('000', 'pipeline', 199, 100)]).toEqual([true, false]);
    expect([met('000', 'win-rate', 3, 2), met('000', 'win-rate', 149, 100)]).toEqual([true, false]);
    expect([met('003', 'nps', 50), met('003', 'nps', 49)]).toEqual([true, false]);
    expect([met('003', 'retention', 8, 10), met('003', 'qbr', 899, 1000)]).toEqual([true, false]);
  });
  test('[S104.2] time stays under its limit, growth is above zero', () => {
    expect([met('000', 'first-referral', 29), met('000', 'first-referral', 30)]).toEqual([
      true,
      false,
    ]);
    expect([met('003', 'first-deal', 179, 2), met('003', 'first-deal', 90)]).toEqual([true, false]);
    expect([
      met('000', 'revenue-per-partner', 1, 100),
      met('000', 'revenue-per-partner', 0),
    ]).toEqual([true, false]);
  });
  test('[S104.2] without a goal, without data or where only the usual is described nothing is judged', () => {
    expect(met('003', 'attach', 1)).toBeNull();
    expect(met('000', 'concentration', 9, 10)).toBeNull();
    expect(judgeKpi(kpiPresets['000'], 'sourced', null)).toMatchObject({
      met: null,
      value: null,
      coverage: 0,
      because: [
        { text: 'Partner-sourced revenue: no data.', part: null },
        { text: 'Goal: 15-30%.', part: null },
      ],
    });
  });
  test.each([
    [
      '000',
      'sourced',
      ratio(1234, 10_000),
      12.3,
      ['Partner-sourced revenue: 12.3%.', 'Goal: 15-30%.'],
    ],
    ['003', 'activation', ratio(6, 10), 60, ['Activation rate: 60%.', 'Goal: 60% or more.']],
    ['000', 'win-rate', ratio(3, 2), 1.5, ['Win rate against direct: 1.5x.', 'Goal: 1.5-2x.']],
    ['003', 'nps', ratio(-101, 2), -50.5, ['Partner NPS: −50.5.', 'Goal: 50 or more.']],
    ['003', 'first-deal', ratio(1), 1, ['Time to first deal: 1 day.', 'Goal: under 90 days.']],
    [
      '000',
      'revenue-per-partner',
      ratio(5, 100),
      5,
      ['Revenue per partner: 5% on the quarter before.', 'Goal: growing.'],
    ],
    ['003', 'attach', ratio(1, 2), 50, ['Attach rate: 50%.', 'No goal is set.']],
    [
      '000',
      'concentration',
      ratio(4, 5),
      80,
      [
        'Top concentration: 80%.',
        'Goal: 10-20% of partners bring 80% or more; 2-5 partners bring 50% or more.',
      ],
    ],
  ] as const)('[S104.2] preset %s words %s', (preset, kpi, value, shown, sentences) => {
    const found = judgeKpi(kpiPresets[preset], kpi, value);
    expect(found).toMatchObject({
      value: shown,
      kpi,
      preset,
      rule: 'S104.2',
      inputs: [{ name: kpiDefinitions[kpi].label, value: shown }],
    });
    expect(found.because.map(({ text }) => text)).toEqual(sentences);
  });
  test('[S104.2] a goal of a kind unknown is a bug', () => {
    const rules: KpiRules = {
      ...kpiPresets['000'],
      goals: { sourced: { kind: String('odd') } as KpiGoal },
    };
    expect(() => judgeKpi(rules, 'sourced', ratio(1))).toThrow();
    expect(() => judgeKpi(rules, 'sourced', null)).toThrow();
  });
  test('[S104.3] time to first is the median of those that got there', () => {
    const events = ['2026-01-11', '2026-01-21', null, '2026-03-02'].map((first) => ({
      signedUp: '2026-01-01',
      first,
    }));
    expect(medianDaysToFirst(events)).toEqual(ratio(20));
    expect(medianDaysToFirst(events.slice(0, 2))).toEqual(ratio(30, 2));
    expect(medianDaysToFirst([{ signedUp: '2026-01-01', first: null }])).toBeNull();
  });
  test('[S104.4] retention counts those active in both years over last year’s', () => {
    expect(retention(new Set(['a', 'b', 'c']), new Set(['b', 'c', 'd']))).toEqual(ratio(2, 3));
    expect(retention(new Set(), new Set(['a']))).toBeNull();
  });
  test('[S104.5] activation says of what it is a share', () => {
    const counts = { signed: 50, onboarded: 40, withLead: 10, withClosedDeal: 20 };
    expect(activation(kpiPresets['000'], counts)).toEqual({
      share: ratio(10, 40),
      of: 'onboarded partners with a first lead',
    });
    expect(activation(kpiPresets['003'], counts)).toEqual({
      share: ratio(20, 50),
      of: 'signed partners with a closed deal',
    });
  });
  test('[S104.6] the share of the top partners leaves out those without revenue', () => {
    expect(topShare([50, 300, -20, 0, 150], 1)).toEqual(ratio(300, 500));
    expect(topShare([0, -5], 3)).toBeNull();
  });
  test('[S104] presets satisfy their schema, and every KPI is defined', () => {
    for (const preset of Object.values(kpiPresets))
      expect(kpiRulesSchema.parse(preset)).toEqual(preset);
    expect(Object.keys(kpiDefinitions)).toEqual([...kpiIds]);
  });
  test('[S104.p1] more of a good thing never loses a goal', () => {
    const rising = kpiIds.filter((kpi) => !kpi.startsWith('first'));
    fc.assert(
      fc.property(
        fc.constantFrom('000', '003'),
        fc.constantFrom(...rising),
        fc.nat({ max: 5000 }),
        (preset, kpi, num) => {
          const rules = kpiPresets[preset === '000' ? '000' : '003'];
          const at = (thousandths: number) => judgeKpi(rules, kpi, ratio(thousandths, 1000)).met;
          if (at(num) === true) expect(at(num + 1)).toBe(true);
        },
      ),
      runs,
    );
  });
  test('[S104.p2] the top share grows with the number of partners counted, up to the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 }),
        (revenues) => {
          const all = topShare(revenues, revenues.length);
          expect(all?.num).toBe(all?.den);
          const one = topShare(revenues, 1);
          expect(Number(one?.num) * revenues.length).toBeGreaterThanOrEqual(Number(one?.den));
        },
      ),
      runs,
    );
  });
});

describe('reports', () => {
  test('[S105.1] every report names its period, systems and formats', () => {
    expect(reports.map(({ id }) => id)).toEqual([
      'program-month',
      'cfo',
      'qbr-pack',
      'affiliate-month',
      'commission-statement',
      'mdf-use',
      'campaign-review',
      'tier-changes',
      'quick-reference',
    ]);
    expect(
      reports.every(({ systems, formats }) => systems.length > 0 && formats.includes('pdf')),
    ).toBe(true);
  });
  test('[S105.2] the quick reference carries its figures', () => {
    expect(quickReference).toHaveLength(14);
    expect(quickReference.find(({ system }) => system === 'S42')?.range).toEqual({
      min: 50,
      max: 50,
    });
    expect(quickReferenceNotes).toHaveLength(2);
  });
});

describe('KPI examples', () => {
  test('[S104.7] the worked win rate meets its goal; claims of vendors are kept apart from goals', () => {
    const { directPercent, partnerPercent, multiple } = winRateExample;
    const shown = judgeKpi(kpiPresets['000'], 'win-rate', ratio(partnerPercent, directPercent));
    expect([shown.value, shown.met]).toEqual([multiple, true]);
    expect(vendorClaims).toEqual([
      { about: 'Lead generation', upliftPercent: { min: 15, max: 30 } },
      { about: 'Referral rate', upliftPercent: { min: 20, max: 35 } },
    ]);
  });
});
