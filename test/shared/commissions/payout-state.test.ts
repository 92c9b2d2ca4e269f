import { describe, expect, test } from 'vitest';
import { type PayoutRules, payoutPresets } from '../../../src/shared/commissions/payout-rules.ts';
import {
  dueDate,
  nextRun,
  type PayoutLine,
  payoutState,
} from '../../../src/shared/commissions/payout-state.ts';
import { line } from './payout-line.ts';

const { referral, integration, affiliate, trackReferral } = payoutPresets;
const state = (more: Partial<PayoutLine>, today: string, rules: PayoutRules = referral) =>
  payoutState(rules, line(more), today);

describe('payout state', () => {
  test('[S53.3] net 30 falls due on day 30, runs on the first day after', () => {
    expect(dueDate(referral, '2026-01-31')).toBe('2026-03-02');
    expect(dueDate(integration, '2026-03-01')).toBe('2026-04-01');
    expect(dueDate(integration, '2026-02-28')).toBe('2026-03-01');
    expect(dueDate(affiliate, '2026-03-01')).toBe('2026-04-01');
    expect(dueDate(affiliate, '2026-03-02')).toBe('2026-05-01');
    expect(nextRun('2026-12-28', 28)).toBe('2027-01-28');
    expect(nextRun('2026-12-27', 28)).toBe('2026-12-28');
    const broken = { ...referral, timing: { kind: String('x') } as PayoutRules['timing'] };
    expect(() => dueDate(broken, '2026-03-01')).toThrow('Unreachable');
  });

  test('[S53.2] accrued until the trigger, then payable with its due day', () => {
    expect(state({ triggeredOn: null }, '2026-12-31')).toEqual({ status: 'accrued' });
    expect(state({}, '2026-03-09')).toEqual({ status: 'accrued' });
    const payable = { status: 'payable', due: '2026-04-09' };
    expect(state({}, '2026-03-10')).toEqual({ ...payable, overdueDays: 0 });
    expect(state({}, '2026-04-09')).toEqual({ ...payable, overdueDays: 0 });
    expect(state({}, '2026-04-10')).toEqual({ ...payable, overdueDays: 1 });
  });

  test('[S53.2] affiliates are held through day 30, then payable', () => {
    const held = { status: 'held', why: 'holdback', from: '2026-03-10', until: '2026-04-09' };
    expect(state({}, '2026-03-10', affiliate)).toEqual(held);
    expect(state({}, '2026-04-09', trackReferral)).toEqual(held);
    expect(state({}, '2026-04-10', affiliate)).toEqual({
      status: 'payable',
      due: '2026-05-01',
      overdueDays: 0,
    });
  });

  test('[S53.2] a hold stands from its decision to the day before its release', () => {
    const holds = [{ why: 'map', from: '2026-04-01', releasedOn: '2026-04-20' } as const];
    const at = (today: string) => state({ holds }, today).status;
    expect(['2026-03-31', '2026-04-01', '2026-04-19', '2026-04-20'].map(at)).toEqual([
      'payable',
      'held',
      'held',
      'payable',
    ]);
    expect(state({ holds, triggeredOn: null }, '2026-04-05')).toEqual({
      status: 'held',
      why: 'map',
      from: '2026-04-01',
      until: '2026-04-20',
    });
    const fraud = [{ why: 'fraud', from: '2026-04-01', releasedOn: null } as const];
    expect(state({ holds: fraud }, '2030-01-01')).toMatchObject({ why: 'fraud', until: null });
  });

  test('[S53.4] paid until the last clawback day, final from the next', () => {
    const more = { paidOn: '2026-04-09', clawbackEndsOn: '2026-09-06' };
    expect(state(more, '2026-04-08').status).toBe('payable');
    const paid = { status: 'paid', on: '2026-04-09', finalAfter: '2026-09-06' };
    expect(state(more, '2026-04-09')).toEqual(paid);
    expect(state(more, '2026-09-06')).toEqual(paid);
    expect(state(more, '2026-09-07')).toEqual({ status: 'final', since: '2026-09-07' });
    const final = { status: 'final', since: '2026-04-09' };
    expect(state({ paidOn: '2026-04-09' }, '2026-04-09')).toEqual(final);
    expect(state({ ...more, clawbackEndsOn: '2026-04-07' }, '2026-04-09')).toEqual(final);
    expect(state({ ...more, clawbackEndsOn: '2026-04-09' }, '2026-04-09').status).toBe('paid');
  });

  test('[S53.2] a clawback shows what is kept, from its day on', () => {
    const more = { paidOn: '2026-04-09', clawedBack: { on: '2026-05-01', amount: 4000 } };
    expect(state(more, '2026-04-30').status).toBe('final');
    expect(state(more, '2026-05-01')).toEqual({
      status: 'clawed back',
      on: '2026-05-01',
      kept: 6000,
    });
  });
});
