import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type PayoutRules,
  payoutPresets,
  payoutRulesSchema,
  payTriggers,
} from '../../../src/shared/commissions/payout-rules.ts';
import {
  ageing,
  type PayoutFacts,
  paymentRun,
  payoutRow,
  payoutVerdict,
  quarterlyTrueUp,
} from '../../../src/shared/commissions/payout-run.ts';
import {
  dueDate,
  type PayoutLine,
  payoutState,
} from '../../../src/shared/commissions/payout-state.ts';
import { addDays, daysBetween } from '../../../src/shared/kernel/local-date.ts';
import {
  payoutEvents,
  payoutTerms,
} from '../../../src/shared/playbooks/commission-payout-events.ts';
import { runs } from '../runs.ts';
import { line } from './payout-line.ts';

const { referral, solution, reseller, affiliate } = payoutPresets;
const state = (more: Partial<PayoutLine>, today: string, rules: PayoutRules = referral) =>
  payoutState(rules, line(more), today);

describe('a clawback before payment', () => {
  const half = { on: '2026-03-20', amount: 4000 };
  const paths = (more: Partial<PayoutLine>, ...days: string[]) =>
    days.map((day) => state({ clawedBack: half, ...more }, day).status);

  test('[S54.10] a line reduced in part goes on its way, one taken back whole ends', () => {
    expect(paths({}, '2026-03-09', '2026-03-19', '2026-03-20', '2026-04-09')).toEqual([
      'accrued',
      'payable',
      'payable',
      'payable',
    ]);
    const hold = { why: 'map', from: '2026-03-21', releasedOn: null } as const;
    expect(paths({ holds: [hold] }, '2026-03-21')).toEqual(['held']);
    expect(paths({ paidOn: '2026-03-21' }, '2026-03-20', '2026-03-21')).toEqual([
      'payable',
      'final',
    ]);
    expect(paths({ paidOn: '2026-03-20' }, '2026-03-20')).toEqual(['clawed back']);
    const whole = { clawedBack: { on: '2026-03-20', amount: 10_000 } };
    expect(state(whole, '2026-04-09')).toEqual({
      status: 'clawed back',
      on: '2026-03-20',
      kept: 0,
    });
    expect(state({ clawedBack: { ...half, amount: 10_001 } }, '2026-04-09').status).toBe(
      'clawed back',
    );
    expect(
      paths({ amount: -10_000, clawedBack: { ...half, amount: -4000 } }, '2026-04-09'),
    ).toEqual(['payable']);
  });

  test('[S54.10] a run pays and the ageing counts what is kept of it, from the day of the clawback', () => {
    const cut = line({ triggeredOn: '2026-02-01', clawedBack: half });
    const paid = (day: string) => {
      const { because, paid: sum, lines } = payoutRow(referral, facts({ lines: [cut] }), day);
      return [because, sum, lines];
    };
    expect(paid('2026-03-19')).toEqual([[{ text: 'D-1 $100', part: 10_000 }], 10_000, [cut]]);
    const text = 'D-1 $60 ($100 less a clawback of $40)';
    expect(paid('2026-03-20')).toEqual([[{ text, part: 6000 }], 6000, [cut]]);
    expect(ageing(referral, [cut], '2026-03-20')[3]).toEqual({
      bucket: '1-30 days',
      amount: 6000,
      lines: 1,
    });
    const gone = line({ triggeredOn: '2026-02-01', clawedBack: { ...half, amount: 10_000 } });
    expect(payoutRow(referral, facts({ lines: [gone] }), '2026-03-20').lines).toEqual([]);
  });
});

const facts = (more: Partial<PayoutFacts> = {}): PayoutFacts => ({
  partner: 'Northwind',
  currency: 'USD',
  carriedIn: 0,
  lines: [],
  clawbacks: [],
  taxFormOnFile: true,
  ...more,
});

describe('payment run', () => {
  test('[S53.5] exactly the minimum pays, a cent less rolls over', () => {
    expect([5001, 5000, 4999, 0, -1].map((balance) => payoutVerdict(balance, 5000))).toEqual([
      { pays: true },
      { pays: true },
      { pays: false, why: 'below minimum' },
      { pays: false, why: 'nothing' },
      { pays: false, why: 'negative' },
    ]);
    expect(payoutVerdict(0, 0)).toEqual({ pays: false, why: 'nothing' });
    expect(payoutVerdict(1, 0)).toEqual({ pays: true });
  });

  test('[S53.6] lines due by the run, what was carried in, less clawbacks', () => {
    const due = line({ id: 'A', triggeredOn: '2026-03-01' });
    const later = line({ id: 'B', triggeredOn: '2026-04-01' });
    const held = line({
      id: 'C',
      triggeredOn: '2026-01-01',
      holds: [{ why: 'fraud', from: '2026-02-01', releasedOn: null }],
    });
    const row = payoutRow(
      referral,
      facts({
        carriedIn: 700,
        lines: [due, later, held, line({ id: 'P', paidOn: '2026-03-01' })],
        clawbacks: [{ id: 'X', amount: 2000 }],
      }),
      '2026-04-01',
    );
    expect(row).toEqual({
      value: 8700,
      because: [
        { text: 'Carried in $7', part: 700 },
        { text: 'A $100', part: 10_000 },
        { text: 'Clawback of X −$20', part: -2000 },
      ],
      inputs: [
        { name: 'lines due', value: 1 },
        { name: 'carried in', value: 700 },
        { name: 'tax form on file', value: true },
      ],
      rule: 'S53.6',
      preset: 'Referral',
      coverage: 100,
      partner: 'Northwind',
      currency: 'USD',
      verdict: { pays: true },
      paid: 8700,
      carriedOut: 0,
      lines: [due],
    });
    expect(payoutRow(referral, facts({ lines: [due] }), '2026-03-30').lines).toEqual([]);
    expect(payoutRow(referral, facts({ lines: [due] }), '2026-03-31').lines).toEqual([due]);
  });

  test('[S53.6] what is not paid is carried, a negative balance too', () => {
    const row = (more: Partial<PayoutFacts>) => {
      const { verdict, paid, carriedOut, because } = payoutRow(
        affiliate,
        facts(more),
        '2026-05-01',
      );
      return [verdict.pays ? 'paid' : verdict.why, paid, carriedOut, because.at(-1)?.text];
    };
    expect(row({ carriedIn: 4999 })).toEqual([
      'below minimum',
      0,
      4999,
      'The balance is below the minimum and rolls over.',
    ]);
    expect(row({ carriedIn: -300 })).toEqual([
      'negative',
      0,
      -300,
      'The balance is negative and is carried to the next run.',
    ]);
    expect(row({})).toEqual(['nothing', 0, 0, 'There is nothing to pay.']);
    expect(row({ carriedIn: 5000, taxFormOnFile: false })).toEqual([
      'tax form',
      0,
      5000,
      'The tax form is missing, so the balance is held.',
    ]);
    expect(row({ carriedIn: 10, taxFormOnFile: false })[0]).toBe('below minimum');
    expect(row({ carriedIn: 5000, taxFormOnFile: null })).toEqual([
      'paid',
      5000,
      0,
      'Carried in $50',
    ]);
    expect(payoutRow(affiliate, facts({ taxFormOnFile: null }), '2026-05-01').coverage).toBe(66);
  });

  test('[S53.6] a run adds the partners it pays, in one currency', () => {
    const partners = [
      facts({ carriedIn: 6000 }),
      facts({ partner: 'Southwind', carriedIn: 100 }),
      facts({ partner: 'Eastwind', carriedIn: 9000, currency: 'EUR' }),
      facts({ partner: 'Westwind', carriedIn: 5000 }),
    ];
    const run = paymentRun(affiliate, 'USD', partners, '2026-05-01');
    expect(run).toMatchObject({
      value: 11_000,
      because: [
        { text: 'Northwind $60', part: 6000 },
        { text: 'Westwind $50', part: 5000 },
      ],
      inputs: [
        { name: 'partners', value: 3 },
        { name: 'partners paid', value: 2 },
      ],
      rule: 'S53.6',
      preset: 'Affiliate',
      coverage: 100,
      runOn: '2026-05-01',
      currency: 'USD',
    });
    expect(run.rows.map(({ partner }) => partner)).toEqual(['Northwind', 'Southwind', 'Westwind']);
  });

  test('[S53.7] the true-up is earned less paid', () => {
    const up = (earned: number | null, paid: number | null) =>
      quarterlyTrueUp(solution, { currency: 'USD', earned, paid });
    expect(up(50_000, 42_000)).toEqual({
      value: 8000,
      because: [
        { text: 'Earned for the quarter $500', part: 50_000 },
        { text: 'Paid for the quarter $420', part: -42_000 },
      ],
      inputs: [
        { name: 'earned', value: 50_000 },
        { name: 'paid', value: 42_000 },
      ],
      rule: 'S53.7',
      preset: 'Solution',
      coverage: 100,
    });
    expect(up(1, 2).value).toBe(-1);
    expect([up(null, 2).value, up(null, 2).coverage]).toEqual([null, 50]);
    expect(up(null, null).because).toEqual([
      { text: 'Earned for the quarter unknown', part: null },
      { text: 'Paid for the quarter unknown', part: null },
    ]);
    expect(up(2, null).value).toBeNull();
  });

  test('[S53.8] every payable line is in one bucket of the ageing', () => {
    const days = [-5, 0, 1, 30, 31, 60, 61, 90, 91, 400];
    const lines = days.map((late) => line({ triggeredOn: addDays('2026-06-01', -30 - late) }));
    expect(ageing(referral, [...lines, line({ triggeredOn: null })], '2026-06-01')).toEqual([
      { bucket: 'over 90 days', amount: 20_000, lines: 2 },
      { bucket: '61-90 days', amount: 20_000, lines: 2 },
      { bucket: '31-60 days', amount: 20_000, lines: 2 },
      { bucket: '1-30 days', amount: 20_000, lines: 2 },
      { bucket: 'not overdue', amount: 20_000, lines: 2 },
    ]);
  });

  test('[S53.9] each kind of partner has its terms', () => {
    const rows = Object.values(payoutPresets).map((rules: PayoutRules) => [
      rules.preset,
      rules.trigger,
      rules.timing.kind,
      rules.minimum,
      rules.trueUp,
    ]);
    expect(rows).toEqual([
      ['Referral', 'first payment received', 'net', 0, false],
      ['Integration', 'first payment received', 'next-run', 0, false],
      ['Solution', 'first payment received', 'next-run', 0, true],
      ['Reseller', 'invoice', 'net', 0, false],
      ['Affiliate', 'first payment received', 'hold-then-run', 50, false],
      ['T7 referral', 'first payment received', 'hold-then-run', 0, false],
    ]);
    expect(reseller.timing).toEqual({ kind: 'net', days: 30 });
    expect(affiliate.minimumRange).toEqual({ min: 50, max: 100 });
    expect(
      payoutTerms.map(({ partner, netDays, holdDays, run }) => [partner, netDays, holdDays, run]),
    ).toEqual([
      ['Referral', 30, null, null],
      ['Integration', null, null, 'monthly'],
      ['Solution', null, null, 'monthly'],
      ['Reseller, margin', 30, null, null],
      ['Reseller, rebates', null, null, 'quarterly'],
      ['Affiliate', 30, 30, 'monthly'],
      ['T7 referral', null, 30, 'monthly'],
    ]);
  });

  test('[S53.1] events accrue, pay or settle', () => {
    expect(payoutEvents.map(({ event, commission }) => [event, commission])).toEqual([
      ['deal signed', 'accrue'],
      ['first payment received', 'pay'],
      ['implementation complete', 'pay'],
      ['trial complete', 'pay'],
      ['clawback period end', 'final'],
    ]);
    expect(payTriggers).toHaveLength(6);
  });

  test('[S53.p1] every preset satisfies the schema', () => {
    for (const rules of Object.values(payoutPresets))
      expect(payoutRulesSchema.parse(rules)).toEqual(rules);
    for (const change of [
      { runDay: 29 },
      { runDay: 0 },
      { minimum: -1 },
      { trigger: 'x' },
      { x: 1 },
    ])
      expect(payoutRulesSchema.safeParse({ ...referral, ...change }).success).toBe(false);
  });

  test('[S53.p2] nothing is lost: paid and carried make the balance; due never precedes the trigger', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PayoutRules>(...Object.values(payoutPresets)),
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 6 }),
        (rules, carriedIn, days) => {
          const lines = days.map((day) => line({ triggeredOn: addDays('2024-02-01', day) }));
          const row = payoutRow(rules, facts({ carriedIn, lines }), '2024-10-01');
          expect(row.paid + row.carriedOut).toBe(row.value);
          expect(row.paid).toBeGreaterThanOrEqual(0);
          for (const { triggeredOn } of lines) {
            const wait = daysBetween(triggeredOn ?? '', dueDate(rules, triggeredOn ?? ''));
            expect(wait).toBeGreaterThan(0);
            expect(wait).toBeLessThanOrEqual(61);
          }
        },
      ),
      runs,
    );
  });
});
