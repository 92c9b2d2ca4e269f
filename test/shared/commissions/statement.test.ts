import { describe, expect, test } from 'vitest';
import { dealCommissions, type VolumeDeal } from '../../../src/shared/commissions/bracket-deals.ts';
import { standardBrackets } from '../../../src/shared/commissions/brackets.ts';
import { oneTimeCommission } from '../../../src/shared/commissions/calculator.ts';
import { fullCredit } from '../../../src/shared/commissions/lines.ts';
import { commissionStatement } from '../../../src/shared/commissions/statement.ts';
import { percentRatio } from '../../../src/shared/kernel/ratio.ts';

const deal = { id: 'D-1', currency: 'USD', rate: percentRatio(20), share: fullCredit };

const closed = (
  id: string,
  closedOn: string,
  value: number,
  creditOf: string | null = null,
): VolumeDeal => ({ id, closedOn, value: value * 100, creditOf });

describe('statement', () => {
  const brackets = dealCommissions(
    standardBrackets,
    {
      currency: 'USD',
      fiscalStartMonth: 1,
      deals: [
        closed('B', '2026-03-31', 200),
        closed('A', '2026-02-28', 100),
        closed('C', '2026-03-01', 300),
      ],
    },
    '2026-12-31',
  );

  test('[S49.9] a month\u2019s lines in order of day, and their sum', () => {
    const late = { ...brackets, lines: brackets.lines.toReversed() };
    const found = commissionStatement('Northwind', '2026-03', [late]);
    expect(found).toEqual({
      ok: true,
      value: {
        value: 10_000,
        because: [
          { text: 'C: $300 × 20% = $60', part: 6000 },
          { text: 'B: $200 × 20% = $40', part: 4000 },
        ],
        inputs: [{ name: 'commission 1', value: 12_000 }],
        rule: 'S49.9',
        preset: null,
        coverage: 100,
        partner: 'Northwind',
        month: '2026-03',
        currency: 'USD',
        lines: [brackets.lines[1], brackets.lines[2]],
      },
    });
  });

  test('[S49.9] lines without a day and unknown commissions are named', () => {
    const open = oneTimeCommission({ ...deal, value: null });
    const quick = oneTimeCommission({ ...deal, value: 100 });
    const found = commissionStatement('Northwind', '2026-01', [open, quick, quick]);
    if (!found.ok) throw new Error(found.error);
    expect([found.value.value, found.value.coverage, found.value.because]).toEqual([
      0,
      66,
      [
        { text: '2 lines without a day left out.', part: null },
        { text: '1 commission not known yet left out.', part: null },
      ],
    ]);
  });

  test('[S49.9] a statement has one currency', () => {
    const euro = oneTimeCommission({ ...deal, currency: 'EUR', value: 100 });
    expect(commissionStatement('Northwind', '2026-03', [brackets, euro])).toEqual({
      ok: false,
      error: 'commissions must share one currency; they have USD and EUR.',
    });
    expect(commissionStatement('Northwind', '2026-03', [])).toEqual({
      ok: false,
      error: 'commissions must not be empty: there is no currency.',
    });
  });
});
