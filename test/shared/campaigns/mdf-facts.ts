import type {
  MdfApproval,
  MdfClaim,
  MdfDraft,
  MdfIn,
  MdfState,
} from '../../../src/shared/campaigns/mdf/request.ts';

export const draft: MdfDraft = {
  id: 'r1',
  activity: 'Regional booth',
  type: 'event',
  overrideReason: null,
  cost: 800_000,
  requested: 600_000,
  currency: 'USD',
  expectedOutcome: '40 leads',
  start: '2026-05-10',
  end: '2026-05-12',
  submittedOn: '2026-04-01',
};
export const approval: MdfApproval = { decidedOn: '2026-04-08', amount: 600_000, matchPercent: 25 };
export const claim: MdfClaim = {
  submittedOn: '2026-06-01',
  receipts: 700_000,
  proof: ['receipts', 'screenshots', 'lead-list', 'metrics-report'],
  leads: 40,
  pipeline: 2_400_000,
  approvedOn: null,
};

type Quick = Partial<Pick<MdfDraft, 'start' | 'end'>> & {
  readonly amount?: number;
  readonly paid?: number;
  readonly claim?: Partial<MdfClaim>;
};

/** A request in a state, with what a test wants to vary. */
export function request<State extends MdfState>(state: State, quick: Quick = {}): MdfIn<State> {
  const { amount = approval.amount, paid = 500_000, claim: claimed, ...dates } = quick;
  const base = { ...draft, ...dates };
  const approved = { ...base, approval: { ...approval, amount } };
  const full = { ...claim, ...claimed };
  const states: { readonly [One in MdfState]: MdfIn<One> } = {
    submitted: { ...base, state: 'submitted' },
    rejected: { ...base, state: 'rejected', decidedOn: '2026-04-08', reason: 'No budget' },
    approved: { ...approved, state: 'approved' },
    started: { ...approved, state: 'started', proofFrom: base.end },
    claimed: { ...approved, state: 'claimed', claim: full },
    paid: { ...approved, state: 'paid', claim: full, paid, paidOn: '2026-06-10' },
    forfeited: { ...approved, state: 'forfeited', forfeitedOn: '2026-06-12' },
    expired: { ...approved, state: 'expired', expiredOn: '2026-07-01' },
  };
  return states[state];
}
