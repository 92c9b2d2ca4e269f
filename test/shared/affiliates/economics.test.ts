import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BreakEvenFacts, breakEven } from '../../../src/shared/affiliates/break-even.ts';
import { type ProgramPlan, programEconomics } from '../../../src/shared/affiliates/economics.ts';
import { percentRatio, ratio } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';

const plan: ProgramPlan = {
  currency: 'USD',
  target: 5_000_000,
  value: 10_000,
  rate: percentRatio(25),
  churn: percentRatio(5),
  months: 12,
};
const facts: BreakEvenFacts = {
  currency: 'USD',
  cost: 30_000,
  net: 7_500,
  churn: percentRatio(5),
  months: 6,
};
const withChurn = (rest: Partial<BreakEvenFacts>) => breakEven({ ...facts, ...rest }).withChurn;

describe('program economics', () => {
  test('[S60.1] customers for the target are rounded up', () => {
    expect(programEconomics(plan).customers).toEqual({
      value: 500,
      because: [
        {
          text: '$50,000 a month at $100 per customer takes 500 customers, rounded up',
          part: null,
        },
      ],
      inputs: [
        { name: 'revenue target a month', value: 5_000_000 },
        { name: 'value per customer a month', value: 10_000 },
      ],
      rule: 'S60.1',
      preset: null,
      coverage: 100,
    });
    expect(programEconomics({ ...plan, target: 5_000_001 }).customers.value).toBe(501);
    expect(programEconomics({ ...plan, value: 1 }).customers.value).toBe(5_000_000);
  });

  test('[S60.2] [S60.3] [S60.4] commission, payout and acquisition cost are one line each', () => {
    const { commissionEach, payout, acquisitionCost, currency } = programEconomics(plan);
    expect(currency).toBe('USD');
    expect(commissionEach).toEqual({
      value: 2_500,
      because: [{ text: '25% of $100 is $25 per customer and month', part: 2_500 }],
      inputs: [
        { name: 'value per customer a month', value: 10_000 },
        { name: 'commission rate', value: '25%' },
      ],
      rule: 'S60.2',
      preset: null,
      coverage: 100,
    });
    expect(payout).toEqual({
      value: 1_250_000,
      because: [{ text: '500 customers at $25 pay out $12,500 a month', part: 1_250_000 }],
      inputs: [
        { name: 'customers', value: 500 },
        { name: 'commission per customer', value: 2_500 },
      ],
      rule: 'S60.3',
      preset: null,
      coverage: 100,
    });
    expect(acquisitionCost).toEqual({
      value: 30_000,
      because: [{ text: '12 months at $25 cost $300 per customer', part: 30_000 }],
      inputs: [
        { name: 'commission per customer', value: 2_500 },
        { name: 'months', value: 12 },
      ],
      rule: 'S60.4',
      preset: null,
      coverage: 100,
    });
  });

  test('[S60.9] what is unknown stays unknown', () => {
    const unknown = programEconomics({ ...plan, target: null, value: null, rate: null });
    const said = [
      unknown.customers,
      unknown.commissionEach,
      unknown.payout,
      unknown.acquisitionCost,
    ].map(({ value, because, coverage }) => [value, because[0]?.text, coverage]);
    expect(said).toEqual([
      [null, 'Needs a revenue target and a monthly value per customer above zero', 0],
      [null, 'Needs the value per customer and the commission rate', 0],
      [null, 'Needs the customers and the commission of each', 0],
      [null, 'Needs the commission per customer', 50],
    ]);
    expect(unknown.breakEven).toBeNull();
    expect(programEconomics({ ...plan, value: 0 }).customers.value).toBeNull();
    expect(programEconomics({ ...plan, value: -5 }).customers.value).toBeNull();
    expect(programEconomics({ ...plan, rate: null }).commissionEach.value).toBeNull();
    expect(programEconomics({ ...plan, target: null }).payout.value).toBeNull();
    expect(programEconomics({ ...plan, value: null }).customers.value).toBeNull();
    expect(programEconomics({ ...plan, value: null }).commissionEach.value).toBeNull();
    expect(programEconomics({ ...plan, rate: null }).payout.value).toBeNull();
    expect(programEconomics({ ...plan, rate: null }).breakEven).toBeNull();
  });

  test('[S60.5] break-even both ways, with the curve', () => {
    const { breakEven: found } = programEconomics({ ...plan, months: 12 });
    expect(found?.withoutChurn).toEqual(ratio(30_000, 7_500));
    expect(found?.withChurn).toEqual({ kind: 'month', month: 5 });
    expect(found?.curve).toHaveLength(12);
    expect(found?.curve[3]).toEqual({ month: 4, cumulative: 27_824 });
    expect(found?.curve[4]).toEqual({ month: 5, cumulative: 33_933 });
    expect(found?.because).toEqual([
      '$300 of commissions against $75 net a month breaks even after 4 months without churn',
      'With 5% churn a month the break-even falls in month 5',
      'A customer stays 20 months on average',
      'Commissions are paid month by month, so cash is positive from month 1',
    ]);
    expect(found?.rule).toBe('S60.5');
  });

  test('[S60.6] without churn the sum grows evenly; no churn given leaves it out', () => {
    const none = breakEven({ ...facts, churn: null });
    expect(none.withChurn).toEqual({ kind: 'no-churn-given' });
    expect(none.curve.map(({ cumulative }) => cumulative)).toEqual([
      7_500, 15_000, 22_500, 30_000, 37_500, 45_000,
    ]);
    expect(none.because).toHaveLength(2);
    expect(withChurn({ churn: ratio(0) })).toEqual({ kind: 'month', month: 4 });
    expect(withChurn({ churn: ratio(0), cost: 30_001 })).toEqual({ kind: 'month', month: 5 });
    expect(withChurn({ cost: 0 })).toEqual({ kind: 'month', month: 0 });
    expect(breakEven({ ...facts, cost: 0 }).withoutChurn).toEqual(ratio(0));
    expect(breakEven({ ...facts, cost: 0 }).because).toHaveLength(3);
  });

  test('[S60.7] net / churn at or under the cost never breaks even', () => {
    // 75 / 0.25 = 300 is only neared; a little more is reached in the end.
    expect(withChurn({ churn: percentRatio(25) })).toEqual({ kind: 'never' });
    expect(withChurn({ churn: percentRatio(26) })).toEqual({ kind: 'never' });
    expect(withChurn({ churn: percentRatio(24.9) })).toEqual({ kind: 'month', month: 20 });
    expect(withChurn({ net: 0 })).toEqual({ kind: 'never' });
    expect(withChurn({ net: -1 })).toEqual({ kind: 'never' });
    const never = breakEven({ ...facts, net: -100 });
    expect(never.withoutChurn).toBeNull();
    expect(never.because).toEqual([
      '$300 of commissions against −$1 net a month never breaks even',
      'With 5% churn a month it never breaks even',
      'A customer stays 20 months on average',
    ]);
    expect(breakEven({ ...facts, net: 0 }).because).toHaveLength(3);
    const late = { cost: 99_999_999, net: 100_000, churn: percentRatio(0.1) };
    expect(withChurn(late)).toEqual({ kind: 'beyond', months: 1200 });
    expect(breakEven({ ...facts, ...late }).because[1]).toBe(
      'With 0.1% churn a month it takes more than 1,200 months',
    );
  });

  test('[S60.8] the lifetime is 1 / churn; everybody gone after a month is one month', () => {
    expect(breakEven(facts).lifetime).toEqual(ratio(100, 5));
    expect(breakEven({ ...facts, churn: ratio(0) }).lifetime).toBeNull();
    expect(breakEven({ ...facts, churn: null }).lifetime).toBeNull();
    expect(withChurn({ churn: ratio(1), cost: 7_500 })).toEqual({ kind: 'month', month: 1 });
    expect(withChurn({ churn: ratio(1), cost: 7_501 })).toEqual({ kind: 'never' });
    expect(withChurn({ churn: ratio(1, 2), cost: 7_500 })).toEqual({ kind: 'month', month: 1 });
  });

  test('[S60.p1] the month found is the first whose curve reaches the cost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 100 }),
        (cost, net, churn) => {
          const found = breakEven({
            currency: 'USD',
            cost,
            net,
            churn: ratio(churn, 100),
            months: 40,
          });
          if (found.withChurn.kind !== 'month' || found.withChurn.month > 40) return;
          const { month } = found.withChurn;
          // The curve is rounded to the cent, so it may reach the cost by half a cent.
          expect(found.curve[month - 1]?.cumulative).toBeGreaterThanOrEqual(cost);
          for (const { cumulative } of found.curve.slice(0, month - 1))
            expect(cumulative).toBeLessThanOrEqual(cost);
          expect(month * net).toBeGreaterThanOrEqual(cost);
        },
      ),
      runs,
    );
  });
});
