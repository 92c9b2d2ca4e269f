import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BillingFacts, planCommission } from '../../../src/shared/commissions/billings.ts';
import {
  type CommissionPlan,
  choosePlan,
  commissionPlanSchema,
  type PartnerRole,
  partnerRoles,
  planRate,
  type RevenueModel,
  rangeText,
  revenueModels,
  termSheet,
} from '../../../src/shared/commissions/plan.ts';
import { addMonths } from '../../../src/shared/kernel/local-date.ts';
import { exactPercent } from '../../../src/shared/kernel/percent.ts';
import { percentRatio, ratio } from '../../../src/shared/kernel/ratio.ts';
import {
  commissionCatalog,
  commissionStructures,
  revenueShareTypes,
  tierCommissions,
} from '../../../src/shared/playbooks/commission-catalog.ts';
import { runs } from '../runs.ts';

const planOf = (
  revenueModel: RevenueModel,
  role: PartnerRole,
  option: CommissionPlan['option'] | null = null,
  chosenPercent: number | null = null,
): CommissionPlan => {
  const choice = choosePlan(commissionCatalog, { revenueModel, role, option, chosenPercent });
  if (!choice.ok) throw new Error(choice.error);
  return choice.value.plan;
};

const months = (count: number, amount: number | null = 50_000): BillingFacts['billings'] =>
  Array.from({ length: count }, (_, at) => ({ on: addMonths('2026-01-31', at), amount }));
const billed = (
  billings: BillingFacts['billings'],
  share: BillingFacts['share'] = ratio(1),
): BillingFacts => ({ id: 'D-1', currency: 'USD', billings, share });
const far = '2099-01-01';

describe('commission plans', () => {
  test('[S48.1] the catalog prices every revenue model and role as agreed', () => {
    const rows = commissionCatalog.map((plan) => [
      plan.preset,
      rangeText(plan.ratePercent),
      plan.earns.kind === 'months' ? plan.earns.months : plan.earns.kind,
    ]);
    expect(rows).toEqual([
      ['monthly-referral-A', '15%', 'first'],
      ['monthly-referral-B', '10%', 12],
      ['monthly-integration-A', '20%', 'lifetime'],
      ['monthly-solution-A', '30–40%', 'lifetime'],
      ['annual-referral-A', '10–15%', 'first'],
      ['annual-integration-A', '20–25%', 'lifetime'],
      ['annual-solution-A', '30–40%', 'lifetime'],
      ['usage-referral-A', '10%', 12],
      ['usage-integration-A', '20%', 'lifetime'],
      ['usage-solution-A', '30%', 'lifetime'],
      ['outcome-referral-A', '10%', 'first'],
      ['outcome-integration-A', '20%', 'lifetime'],
      ['outcome-solution-A', '35%', 'lifetime'],
    ]);
  });

  test('[S48.2] the default is option A at the low end of the range', () => {
    expect(
      choosePlan(commissionCatalog, {
        revenueModel: 'annual',
        role: 'solution',
        option: null,
        chosenPercent: null,
      }),
    ).toEqual({
      ok: true,
      value: {
        plan: {
          preset: 'annual-solution-A',
          version: 1,
          revenueModel: 'annual',
          role: 'solution',
          option: 'A',
          ratePercent: { min: 30, max: 40 },
          chosenPercent: 30,
          earns: { kind: 'lifetime' },
        },
        warning: null,
      },
    });
    expect(planOf('monthly', 'referral').preset).toBe('monthly-referral-A');
    expect(planOf('monthly', 'referral', 'B').preset).toBe('monthly-referral-B');
    expect(planRate(planOf('annual', 'referral', null, 12.5))).toEqual(percentRatio(12.5));
  });

  test('[S48.2] a rate outside the range warns, both ends are inside', () => {
    const warning = (chosenPercent: number): string | null => {
      const choice = choosePlan(commissionCatalog, {
        revenueModel: 'annual',
        role: 'referral',
        option: 'A',
        chosenPercent,
      });
      return choice.ok ? choice.value.warning : choice.error;
    };
    expect(warning(10)).toBeNull();
    expect(warning(15)).toBeNull();
    expect(warning(9.9)).toBe('9.9% lies outside the plan\u2019s range of 10–15%.');
    expect(warning(0)).toBe('0% lies outside the plan\u2019s range of 10–15%.');
    expect(warning(100)).toBe('100% lies outside the plan\u2019s range of 10–15%.');
    expect(warning(-1)).toBe('chosenPercent must lie from 0 to 100; it is -1.');
    expect(warning(101)).toBe('chosenPercent must lie from 0 to 100; it is 101.');
    expect(warning(Number.POSITIVE_INFINITY)).toBe(
      'chosenPercent must lie from 0 to 100; it is Infinity.',
    );
  });

  test('[S48.2] an option the catalog lacks is an error', () => {
    const choice = { revenueModel: 'usage', role: 'solution', option: 'B' } as const;
    expect(choosePlan(commissionCatalog, { ...choice, chosenPercent: null })).toEqual({
      ok: false,
      error: 'The catalog has no option B for usage revenue and the solution role.',
    });
  });

  test('[S48.3] one line per contract year, in order of date, with its formula', () => {
    const facts = billed([
      { on: '2027-02-01', amount: 2_500_000 },
      { on: '2026-02-01', amount: 2_400_000 },
    ]);
    expect(planCommission(planOf('annual', 'integration'), facts, far)).toEqual({
      value: 980_000,
      because: [
        { text: 'Contract year 1: $24,000 × 20% = $4,800', part: 480_000 },
        { text: 'Contract year 2: $25,000 × 20% = $5,000', part: 500_000 },
      ],
      inputs: [
        { name: 'credit share', value: '100%' },
        { name: 'billed 2026-02-01', value: 2_400_000 },
        { name: 'billed 2027-02-01', value: 2_500_000 },
      ],
      rule: 'S48.3',
      preset: 'annual-integration-A',
      coverage: 100,
      currency: 'USD',
      lines: [
        {
          id: 'D-1',
          on: '2026-02-01',
          base: 2_400_000,
          rate: { num: 20n, den: 100n },
          amount: 480_000,
          text: 'Contract year 1: $24,000 × 20% = $4,800',
        },
        {
          id: 'D-1',
          on: '2027-02-01',
          base: 2_500_000,
          rate: { num: 20n, den: 100n },
          amount: 500_000,
          text: 'Contract year 2: $25,000 × 20% = $5,000',
        },
      ],
    });
  });

  test('[S48.3] billings after today do not count, one of today does', () => {
    const plan = planOf('usage', 'solution');
    const texts = (today: string): string[] =>
      planCommission(plan, billed(months(3)), today).because.map(({ text }) => text);
    expect(texts('2026-02-28')).toEqual([
      'Usage period 1: $500 × 30% = $150',
      'Usage period 2: $500 × 30% = $150',
    ]);
    expect(texts('2026-01-30')).toEqual(['Nothing was billed yet.']);
  });

  test('[S48.3] influenced credit multiplies; none is 0; undecided is unknown', () => {
    const plan = planOf('outcome', 'referral');
    const half = planCommission(plan, billed(months(2), ratio(1, 2)), far);
    expect(half.because).toEqual([
      { text: 'Outcome payment 1: $500 × 10% × 50% = $25', part: 2500 },
    ]);
    const none = planCommission(plan, billed(months(2), ratio(0)), far);
    expect([none.value, none.because, none.lines]).toEqual([
      0,
      [{ text: 'No credit, so no commission.', part: null }],
      [],
    ]);
    const undecided = planCommission(plan, billed(months(2), null), far);
    expect([undecided.value, undecided.coverage, undecided.lines]).toEqual([null, 50, []]);
    expect(undecided.because).toEqual([
      { text: 'The credit is undecided: no commission yet.', part: null },
    ]);
    expect(undecided.currency).toBe('USD');
  });

  test('[S48.3] an amount that is unknown is left out and lowers the coverage', () => {
    const facts = billed([
      { on: '2026-01-01', amount: null },
      { on: '2026-02-01', amount: 10_000 },
    ]);
    const found = planCommission(planOf('monthly', 'integration'), facts, far);
    expect([found.value, found.coverage]).toEqual([2000, 66]);
    expect(found.because).toEqual([
      { text: 'Month 2: $100 × 20% = $20', part: 2000 },
      { text: 'The billing of 2026-01-01 has no amount and is left out.', part: null },
    ]);
    const open = planCommission(planOf('monthly', 'referral'), facts, far);
    expect([open.value, open.coverage, open.because]).toEqual([
      null,
      50,
      [{ text: 'No billing that earns has an amount yet.', part: null }],
    ]);
  });

  test('[S48.4] option A pays month 1 alone, option B months 1 to 12', () => {
    const first = planCommission(planOf('monthly', 'referral'), billed(months(14)), far);
    expect(first.because).toEqual([{ text: 'Month 1: $500 × 15% = $75', part: 7500 }]);
    const year = planCommission(planOf('monthly', 'referral', 'B'), billed(months(14)), far);
    expect(year.value).toBe(60_000);
    expect(year.lines.at(-1)?.text).toBe('Month 12: $500 × 10% = $50');
    expect(year.lines).toHaveLength(12);
  });

  test('[S48.4] the twelve months end the day before the same day a year on', () => {
    const at = (on: string): number =>
      planCommission(
        planOf('usage', 'referral'),
        billed([
          { on: '2024-02-29', amount: 100 },
          { on, amount: 100 },
        ]),
        far,
      ).lines.length;
    expect(at('2025-02-27')).toBe(2);
    expect(at('2025-02-28')).toBe(1);
  });

  test('[S48.5] the term sheet says rate, base, term, range and that nothing caps it', () => {
    expect(termSheet(planOf('annual', 'referral', null, 12.5))).toEqual([
      'Commission: 12.5% of the first year\u2019s contract value, paid once per customer.',
      'The range of this plan is 10–15%.',
      'There is no cap on commission.',
    ]);
    const first = (model: RevenueModel, role: PartnerRole, option?: 'B'): string | undefined =>
      termSheet(planOf(model, role, option))[0];
    expect(first('monthly', 'referral')).toBe(
      'Commission: 15% of the first month\u2019s revenue, paid once per customer.',
    );
    expect(first('monthly', 'referral', 'B')).toBe(
      'Commission: 10% of monthly revenue, for 12 months.',
    );
    expect(first('annual', 'solution')).toBe(
      'Commission: 30% of annual contract value, each contract year, for as long as the customer stays.',
    );
    expect(first('usage', 'referral')).toBe('Commission: 10% of usage revenue, for 12 months.');
    expect(first('outcome', 'solution')).toBe(
      'Commission: 35% of outcome payments, for as long as the customer stays.',
    );
    expect(first('outcome', 'referral')).toBe(
      'Commission: 10% of the first outcome payment, paid once per customer.',
    );
    const usage: CommissionPlan = { ...planOf('usage', 'referral'), earns: { kind: 'first' } };
    expect(termSheet(usage)[0]).toBe(
      'Commission: 10% of the first usage period, paid once per customer.',
    );
    const broken = { ...usage, earns: { kind: String('x') } as CommissionPlan['earns'] };
    expect(() => termSheet(broken)).toThrow('Unreachable');
  });

  test('[S48.6] structures, revenue types and tier rates carry their figures', () => {
    expect(
      commissionStructures.map(({ id, flat, percent, months: length, step }) => [
        id,
        flat,
        percent,
        length,
        step,
      ]),
    ).toEqual([
      ['flat', 50, null, 0, null],
      ['first-sale', null, 25, 0, null],
      ['recurring', null, 15, 12, null],
      ['lifetime', null, 10, null, null],
      ['volume', null, 20, 0, { fromSalesPerMonth: 10, percent: 25 }],
      ['hybrid', 100, 10, 12, null],
    ]);
    expect(revenueShareTypes.map(({ id }) => id)).toEqual([
      'referral-fee',
      'commission',
      'revenue-share',
      'margin',
      'mdf',
      'hybrid',
    ]);
    expect(
      tierCommissions.map(({ ladder, tier, ratePercent }) => [
        ladder,
        tier,
        rangeText(ratePercent),
      ]),
    ).toEqual([
      ['T1', 'Registered', '10%'],
      ['T1', 'Silver', '15%'],
      ['T1', 'Gold', '20%'],
      ['T1', 'Platinum', '25% or more'],
      ['T7', 'Referral', '15%'],
      ['T7', 'Technology', '10–15%'],
      ['T7', 'Solution', '25–40%'],
    ]);
  });

  test('[S49.1] a rate is shown exactly, to four decimals', () => {
    expect(
      [ratio(1, 8), ratio(1, 5), ratio(1, 3), ratio(0), ratio(12)].map((rate) =>
        exactPercent(rate, 4),
      ),
    ).toEqual(['12.5%', '20%', '33.3333%', '0%', '1,200%']);
  });

  test('[S48.p1] every plan of the catalog satisfies the schema and every pair has an option A', () => {
    for (const plan of commissionCatalog) expect(commissionPlanSchema.parse(plan)).toEqual(plan);
    for (const model of revenueModels)
      for (const role of partnerRoles) expect(planOf(model, role).option).toBe('A');
    const bad = [
      { chosenPercent: 101 },
      { chosenPercent: -1 },
      { version: 0 },
      { preset: '' },
      { earns: { kind: 'months', months: 0 } },
      { earns: { kind: 'months', months: 121 } },
      { ratePercent: { min: 2, max: 1 } },
      { cap: 1 },
    ];
    for (const change of bad)
      expect(
        commissionPlanSchema.safeParse({ ...planOf('usage', 'referral'), ...change }).success,
      ).toBe(false);
  });

  test('[S48.p2] the lines add up to the commission and more billings never earn less', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...commissionCatalog),
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 30 }),
        fc.constantFrom(ratio(1), ratio(1, 2), ratio(1, 3)),
        (plan, amounts, share) => {
          const billings = amounts.map((amount, at) => ({
            on: addMonths('2024-01-31', at),
            amount,
          }));
          const all = planCommission(plan, billed(billings, share), far);
          const fewer = planCommission(plan, billed(billings.slice(0, -1), share), far);
          expect(all.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(all.value);
          expect(all.because.reduce((sum, { part }) => sum + (part ?? 0), 0)).toBe(all.value);
          expect(all.value ?? -1).toBeGreaterThanOrEqual(fewer.value ?? 0);
        },
      ),
      runs,
    );
  });
});
