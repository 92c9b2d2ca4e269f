import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  approverByAmount,
  approverByTier,
  requiredApprovers,
  signersOf,
  stricterOf,
} from '../../../src/shared/campaigns/mdf/approvers.ts';
import {
  approveRequest,
  type MdfGrant,
  rejectRequest,
  startActivity,
} from '../../../src/shared/campaigns/mdf/decision.ts';
import { nextDuty } from '../../../src/shared/campaigns/mdf/lapse.ts';
import { mdfPresets } from '../../../src/shared/campaigns/mdf/presets.ts';
import {
  isEligibleType,
  type MdfDraft,
  type MdfRequest,
  mdfMoney,
  submitRequest,
} from '../../../src/shared/campaigns/mdf/request.ts';
import { approverSets, type MdfRules } from '../../../src/shared/campaigns/mdf/rules.ts';
import { mdfActivityTypes, mdfFlow } from '../../../src/shared/playbooks/mdf-activities.ts';
import { runs } from '../runs.ts';
import { approval, draft, request } from './mdf-facts.ts';

const { M1, M2 } = mdfPresets;
const fault = (field: string, message: string) => ({ ok: false, error: { field, message } });

describe('requests', () => {
  test('[S39.1] a request is taken in as submitted', () => {
    expect(submitRequest(M1, draft)).toEqual({ ok: true, value: { ...draft, state: 'submitted' } });
    expect(submitRequest(M1, { ...draft, requested: draft.cost, end: draft.start }).ok).toBe(true);
    expect(mdfFlow.map(({ id }) => id)).toEqual([
      'submitted',
      'review',
      'decision',
      'activity',
      'proof',
      'reimbursement',
    ]);
  });

  const most = 'The amount asked for must be above zero and at most the cost of $8,000.00.';
  test.each<[Partial<MdfDraft>, string, string]>([
    [{ cost: 0 }, 'cost', 'The activity needs a cost above zero.'],
    [{ requested: 0 }, 'requested', most],
    [{ requested: 800_001 }, 'requested', most],
    [{ end: '2026-05-09' }, 'end', 'The activity cannot end before it starts.'],
  ])('[S39.1] %j is refused', (change, field, message) => {
    expect(submitRequest(M1, { ...draft, ...change })).toEqual(fault(field, message));
  });

  test('[S39.4] swag and anything else need a reason to override', () => {
    const message = 'This type of activity is not eligible; an override needs its reason.';
    expect(submitRequest(M1, { ...draft, type: 'swag' })).toEqual(fault('overrideReason', message));
    expect(submitRequest(M1, { ...draft, type: 'other', overrideReason: ' ' })).toEqual(
      fault('overrideReason', message),
    );
    expect(submitRequest(M1, { ...draft, type: 'swag', overrideReason: 'Launch gift' }).ok).toBe(
      true,
    );
    expect(mdfActivityTypes.filter(({ id }) => isEligibleType(M1, id)).map(({ id }) => id)).toEqual(
      ['event', 'paid-ads', 'content', 'email', 'workshop'],
    );
  });

  test('[S38.3] what each state holds of the fund', () => {
    const states = [
      'submitted',
      'rejected',
      'approved',
      'started',
      'claimed',
      'paid',
      'forfeited',
      'expired',
    ] as const;
    expect(states.map((state) => [state, ...Object.values(mdfMoney(request(state)))])).toEqual([
      ['submitted', 0, 0],
      ['rejected', 0, 0],
      ['approved', 600_000, 0],
      ['started', 600_000, 0],
      ['claimed', 600_000, 0],
      ['paid', 0, 500_000],
      ['forfeited', 0, 0],
      ['expired', 0, 0],
    ]);
    const odd: MdfRequest = { ...request('submitted'), state: String('lost') as 'submitted' };
    expect(() => mdfMoney(odd)).toThrow('lost');
    expect(() => nextDuty(M1, odd)).toThrow('lost');
  });
});

describe('approvers', () => {
  test('[S39.2] under $5,000 the partner manager, from $5,000 the director', () => {
    expect(approverByAmount(M1, 499_999, 'USD')).toBe('partner-manager');
    expect(approverByAmount(M1, 500_000, 'USD')).toBe('director');
    expect(approverByAmount(M1, 4_999, 'JPY')).toBe('partner-manager');
    expect(
      approverByAmount({ ...M1, approval: { ...M1.approval, byAmount: null } }, 1, 'USD'),
    ).toBeNull();
  });

  test('[S39.2] by tier only under M1', () => {
    expect(
      ['Registered', 'Silver', 'gold', 'Platinum'].map((tier) => approverByTier(M1, tier)),
    ).toEqual([null, 'partner-manager', 'partner-manager-and-director', 'vp']);
    expect(approverByTier(M2, 'Gold')).toBeNull();
    expect(signersOf['partner-manager-and-director']).toEqual(['partner-manager', 'director']);
  });

  test('[S39.3] both rules on: the stricter set signs, and it alone', () => {
    expect(requiredApprovers(M1, 500_000, 'USD', 'Silver')).toEqual({
      value: 'director',
      because: [
        { text: 'By amount: $5,000.00, at or above $5,000, needs Director.', part: null },
        { text: 'By tier: Silver needs Partner Manager.', part: null },
      ],
      inputs: [
        { name: 'amount', value: 500_000 },
        { name: 'tier', value: 'Silver' },
      ],
      rule: 'S39.3',
      preset: 'M1',
      coverage: 100,
    });
    expect(requiredApprovers(M1, 100, 'USD', 'Gold')).toMatchObject({
      value: 'partner-manager-and-director',
      because: [
        { text: 'By amount: $1.00, under $5,000, needs Partner Manager.' },
        { text: 'By tier: Gold needs Partner Manager and Director.' },
      ],
    });
    expect(requiredApprovers(M1, 900_000, 'USD', 'Platinum').value).toBe('vp');
    expect(requiredApprovers(M2, 900_000, 'USD', 'Platinum').value).toBe('director');
    expect(requiredApprovers(M1, 100, 'USD', null)).toMatchObject({
      value: 'partner-manager',
      coverage: 50,
    });
    const tierOnly: MdfRules = { ...M1, approval: { ...M1.approval, byAmount: null } };
    expect(requiredApprovers(tierOnly, 100, 'USD', null)).toMatchObject({
      value: null,
      because: [{ text: 'No approval rule applies.' }],
    });
  });

  test('[S39.p1] the stricter of two sets is the same either way and never lighter', () => {
    const set = fc.constantFrom(...approverSets);
    fc.assert(
      fc.property(set, set, (a, b) => {
        const found = stricterOf(a, b);
        expect(found).toBe(stricterOf(b, a));
        expect(approverSets.indexOf(found)).toBe(
          Math.max(approverSets.indexOf(a), approverSets.indexOf(b)),
        );
      }),
      runs,
    );
  });
});

describe('decisions', () => {
  const grant: MdfGrant = {
    on: '2026-04-08',
    amount: 600_000,
    matchPercent: 25,
    available: 1_000_000,
    tier: 'Gold',
    signedBy: ['partner-manager', 'director'],
  };
  const submitted = request('submitted');

  test('[S39.3] approved with every signature of the stricter set', () => {
    expect(approveRequest(M1, submitted, grant)).toEqual({
      ok: true,
      value: { ...draft, state: 'approved', approval },
    });
    expect(approveRequest(M1, submitted, { ...grant, signedBy: [] })).toEqual(
      fault('signedBy', 'The signature of Partner Manager and Director is missing.'),
    );
    expect(
      approveRequest(M1, submitted, { ...grant, signedBy: ['partner-manager', 'vp'] }),
    ).toEqual(fault('signedBy', 'The signature of Director is missing.'));
    const tierOnly: MdfRules = { ...M1, approval: { ...M1.approval, byAmount: null } };
    expect(approveRequest(tierOnly, submitted, { ...grant, tier: null, signedBy: [] }).ok).toBe(
      true,
    );
  });

  test('[S39.3] never above what was asked for or what the fund can pay', () => {
    const asked = 'The approved amount must be above zero and at most the $6,000.00 asked for.';
    expect(approveRequest(M1, submitted, { ...grant, amount: 0 })).toEqual(fault('amount', asked));
    expect(approveRequest(M1, submitted, { ...grant, amount: 600_001 })).toEqual(
      fault('amount', asked),
    );
    expect(approveRequest(M1, submitted, { ...grant, matchPercent: 26 })).toEqual(
      fault('amount', 'The fund can pay at most $5,920.00 of it.'),
    );
    expect(approveRequest(M1, submitted, { ...grant, available: 599_999 })).toEqual(
      fault('amount', 'The fund can pay at most $5,999.99 of it.'),
    );
  });

  test('[S39.1] a rejection needs its reason', () => {
    expect(rejectRequest(submitted, '2026-04-08', ' No budget ')).toEqual({
      ok: true,
      value: { ...draft, state: 'rejected', decidedOn: '2026-04-08', reason: 'No budget' },
    });
    expect(rejectRequest(submitted, '2026-04-08', ' ')).toEqual(
      fault('reason', 'A rejection needs its reason.'),
    );
  });

  test('[S39.5] the proof clock of a started activity runs from its end', () => {
    expect(startActivity(request('approved'))).toEqual(request('started'));
  });
});
