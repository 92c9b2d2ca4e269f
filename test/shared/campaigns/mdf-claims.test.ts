import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  approveClaim,
  claimLimit,
  mdfRoi,
  payClaim,
  proofDue,
  proofForfeited,
  reimbursementDue,
  submitClaim,
} from '../../../src/shared/campaigns/mdf/claim.ts';
import { lapsed, nextDuty, reinstate } from '../../../src/shared/campaigns/mdf/lapse.ts';
import { mdfPresets } from '../../../src/shared/campaigns/mdf/presets.ts';
import { mdfMoney } from '../../../src/shared/campaigns/mdf/request.ts';
import type { MdfReimbursement, MdfRules } from '../../../src/shared/campaigns/mdf/rules.ts';
import { addDays } from '../../../src/shared/kernel/local-date.ts';
import { ratio } from '../../../src/shared/kernel/ratio.ts';
import { runs } from '../runs.ts';
import { approval, claim, draft, request } from './mdf-facts.ts';

const { M1, M2 } = mdfPresets;
const fault = (field: string, message: string) => ({ ok: false, error: { field, message } });

describe('claims', () => {
  const started = request('started');
  const { approvedOn: _, ...handedIn } = claim;

  test('[S39.5] day 30 is in time, day 31 is not', () => {
    expect([29, 30, 31].map((days) => proofForfeited(M1, days))).toEqual([false, false, true]);
    expect(proofDue(M1, '2026-05-12')).toBe('2026-06-11');
    expect(submitClaim(M1, started, { ...handedIn, submittedOn: '2026-06-11' })).toEqual({
      ok: true,
      value: {
        ...draft,
        approval,
        state: 'claimed',
        claim: { ...claim, submittedOn: '2026-06-11' },
      },
    });
    expect(submitClaim(M1, started, { ...handedIn, submittedOn: '2026-06-12' })).toEqual(
      fault('submittedOn', 'Proof came 31 days after the activity; 30 are allowed.'),
    );
  });

  test('[S39.5] all four proofs, unless the rules ask for fewer', () => {
    expect(submitClaim(M1, started, { ...handedIn, proof: ['receipts', 'screenshots'] })).toEqual(
      fault('proof', 'Proof is missing: lead list and metrics report.'),
    );
    const fewer: MdfRules = { ...M1, requiredProof: ['receipts'] };
    expect(submitClaim(fewer, started, { ...handedIn, proof: ['receipts'] }).ok).toBe(true);
    expect(submitClaim(M1, started, { ...handedIn, receipts: -1 })).toEqual(
      fault('receipts', 'Receipts cannot be below zero.'),
    );
    expect(submitClaim(M1, started, { ...handedIn, receipts: 0 }).ok).toBe(true);
  });

  test('[S39.7] a claim pays the lesser of what was approved and the fund\u2019s share of the receipts', () => {
    expect(claimLimit(M1, request('claimed'))).toEqual({
      value: 525_000,
      because: [{ text: "The fund's share of $7,000.00 in receipts is $5,250.00.", part: 525_000 }],
      inputs: [
        { name: 'approved', value: 600_000 },
        { name: 'receipts', value: 700_000 },
        { name: 'match percent', value: 25 },
      ],
      rule: 'S39.7',
      preset: 'M1',
      coverage: 100,
    });
    expect(claimLimit(M1, request('claimed', { claim: { receipts: 1_000_000 } }))).toMatchObject({
      value: 600_000,
      because: [{ part: 750_000 }, { text: 'Only $6,000.00 was approved.', part: -150_000 }],
    });
    const other: MdfRules = { ...M1, matchReading: 'on-top-of-fund' };
    expect(claimLimit(other, request('claimed')).value).toBe(560_000);
    expect(
      claimLimit(M1, request('claimed', { claim: { receipts: 800_000 } })).because,
    ).toHaveLength(1);
  });

  test('[S39.7] paid up to the limit', () => {
    const claimed = request('claimed');
    expect(payClaim(M1, claimed, 525_000, '2026-06-10')).toEqual({
      ok: true,
      value: request('paid', { paid: 525_000 }),
    });
    expect(payClaim(M1, claimed, 0, '2026-06-10').ok).toBe(true);
    const message = 'The payment must lie between nothing and $5,250.';
    expect(payClaim(M1, claimed, 525_001, '2026-06-10')).toEqual(fault('paid', message));
    expect(payClaim(M1, claimed, -1, '2026-06-10')).toEqual(fault('paid', message));
  });

  test('[S39.6] three terms of payment', () => {
    const due = (reimbursement: MdfReimbursement, more: Partial<typeof claim> = {}) =>
      reimbursementDue({ ...M1, reimbursement }, request('claimed', { claim: more }));
    expect(due(M1.reimbursement, { submittedOn: '2026-02-20' })).toBe('2026-03-07');
    expect(due({ term: 'after-activity-and-proof' })).toBe('2026-06-01');
    expect(due({ term: 'after-activity-and-proof' }, { submittedOn: '2026-05-11' })).toBe(
      '2026-05-12',
    );
    expect(due({ term: 'from-approval', days: 15 })).toBeNull();
    expect(due({ term: 'from-approval', days: 15 }, { approvedOn: '2026-06-05' })).toBe(
      '2026-06-20',
    );
    expect(approveClaim(request('claimed'), '2026-06-05').claim.approvedOn).toBe('2026-06-05');
    const odd = { term: String('barter'), days: 1 } as MdfReimbursement;
    expect(() => due(odd)).toThrow('barter');
  });

  test('[S39.9] pipeline on the MDF paid', () => {
    expect(mdfRoi(request('paid'))).toEqual({
      value: ratio(2_400_000, 500_000),
      because: [{ text: '$24,000 of pipeline on $5,000 of MDF is 4.8x.', part: null }],
      inputs: [
        { name: 'pipeline', value: 2_400_000 },
        { name: 'MDF paid', value: 500_000 },
      ],
      rule: 'S39.9',
      preset: null,
      coverage: 100,
    });
    expect(mdfRoi(request('paid', { claim: { pipeline: null } }))).toMatchObject({
      value: null,
      because: [{ text: 'The pipeline is not reported yet, as every activity owes.' }],
      coverage: 50,
    });
    expect(mdfRoi(request('paid', { paid: 0 }))).toMatchObject({
      value: null,
      because: [{ text: 'Nothing was paid from the fund.' }],
    });
  });
});

describe('what lapses', () => {
  test('[S38.6] approved money expires unless the activity starts in its period', () => {
    const approved = request('approved', { start: '2026-06-20', end: '2026-06-30' });
    expect(lapsed(M2, approved, '2026-06-30')).toBe(approved);
    expect(lapsed(M2, approved, '2026-07-01')).toEqual({
      ...approved,
      state: 'expired',
      expiredOn: '2026-07-01',
    });
    expect(lapsed(M1, approved, '2026-07-01')).toBe(approved);
    expect(lapsed(M1, approved, '2026-07-01', 7).state).toBe('expired');
  });

  test('[S39.8] without proof by day 30 the money is forfeited, started or not', () => {
    const approved = request('approved');
    const { proofFrom: _, ...rest } = request('started');
    expect(lapsed(M1, approved, '2026-06-11')).toBe(approved);
    expect(lapsed(M1, approved, '2026-06-12')).toEqual(request('forfeited'));
    const started = request('started');
    expect(lapsed(M2, started, '2026-06-11')).toBe(started);
    expect(lapsed(M2, started, '2026-06-12')).toEqual({
      ...rest,
      state: 'forfeited',
      forfeitedOn: '2026-06-12',
    });
  });

  test('[S38.6] a started activity keeps its money over the end of the quarter', () => {
    const started = request('started', { start: '2026-06-20', end: '2026-06-30' });
    expect(lapsed(M2, started, '2026-07-30')).toBe(started);
    expect(lapsed(M2, started, '2026-07-31').state).toBe('forfeited');
  });

  test('[S39.8] nothing else lapses', () => {
    for (const state of [
      'submitted',
      'rejected',
      'claimed',
      'paid',
      'forfeited',
      'expired',
    ] as const) {
      const one = request(state);
      expect(lapsed(M1, one, '2030-01-01')).toBe(one);
    }
  });

  test('[S39.8] a manager reinstates with a reason, and the proof clock starts again', () => {
    const { forfeitedOn: _, ...rest } = request('forfeited');
    expect(
      reinstate(request('forfeited'), '2026-06-20', ' Receipts were lost in the mail '),
    ).toEqual({
      ok: true,
      value: {
        request: { ...rest, state: 'started', proofFrom: '2026-06-20' },
        reason: 'Receipts were lost in the mail',
      },
    });
    expect(reinstate(request('forfeited'), '2026-06-20', '  ')).toEqual(
      fault('reason', 'A reinstatement needs its reason.'),
    );
  });

  test('[S39.1] what is due next', () => {
    const fridays = { ...request('submitted'), submittedOn: '2026-05-15' };
    expect(nextDuty(M1, fridays)).toEqual({ duty: 'review', due: '2026-05-22' });
    expect(nextDuty(M1, fridays, new Set(['2026-05-18']))).toEqual({
      duty: 'review',
      due: '2026-05-25',
    });
    expect(nextDuty(M2, request('approved'))).toEqual({ duty: 'start', due: '2026-06-30' });
    expect(nextDuty(M2, request('approved'), new Set(), 2)).toEqual({
      duty: 'start',
      due: '2026-07-31',
    });
    expect(nextDuty(M1, request('started'))).toEqual({ duty: 'proof', due: '2026-06-11' });
    expect(nextDuty(M1, request('claimed'))).toEqual({ duty: 'payment', due: '2026-06-16' });
    const open: MdfRules = { ...M1, reimbursement: { term: 'from-approval', days: 15 } };
    expect(nextDuty(open, request('claimed'))).toBeNull();
    for (const state of ['rejected', 'paid', 'forfeited', 'expired'] as const)
      expect(nextDuty(M1, request(state))).toBeNull();
  });

  test('[S39.p2] a request lapses once at most and never comes back by itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(M1, M2),
        fc.nat(400),
        fc.nat(400),
        fc.boolean(),
        (rules, a, b, begun) => {
          const one = request(begun ? 'started' : 'approved');
          const [first, second] = [
            addDays('2026-05-01', Math.min(a, b)),
            addDays('2026-05-01', Math.max(a, b)),
          ];
          const then = lapsed(rules, one, first);
          const later = lapsed(rules, then, second);
          if (then.state !== one.state) expect(later).toBe(then);
          expect(mdfMoney(later).approved).toBeLessThanOrEqual(mdfMoney(then).approved);
        },
      ),
      runs,
    );
  });
});
