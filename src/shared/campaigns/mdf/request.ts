import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { formatMinor } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import type { MdfActivityType, MdfProof } from '../../playbooks/mdf-activities.ts';
import type { MdfRules } from './rules.ts';

/** What a partner asks for (S39); amounts in minor units of `currency`. */
export type MdfDraft = {
  readonly id: string;
  readonly activity: string;
  readonly type: MdfActivityType;
  /** Why an activity outside the eligible types is asked for all the same; null where none is needed. */
  readonly overrideReason: string | null;
  readonly cost: number;
  readonly requested: number;
  readonly currency: string;
  readonly expectedOutcome: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly submittedOn: LocalDate;
};

/** What was approved, and by which match the partner takes part. */
export type MdfApproval = {
  readonly decidedOn: LocalDate;
  readonly amount: number;
  readonly matchPercent: number;
};

/** Proof of an activity and its results; leads and pipeline are null until reported. */
export type MdfClaim = {
  readonly submittedOn: LocalDate;
  readonly receipts: number;
  readonly proof: readonly MdfProof[];
  readonly leads: number | null;
  readonly pipeline: number | null;
  readonly approvedOn: LocalDate | null;
};

type Approved = { readonly approval: MdfApproval };

/** A request in each of its states (S39.1): a state carries only what it knows. */
export type MdfRequest = MdfDraft &
  (
    | { readonly state: 'submitted' }
    | { readonly state: 'rejected'; readonly decidedOn: LocalDate; readonly reason: string }
    | ({ readonly state: 'approved' } & Approved)
    | ({ readonly state: 'started'; readonly proofFrom: LocalDate } & Approved)
    | ({ readonly state: 'claimed'; readonly claim: MdfClaim } & Approved)
    | ({
        readonly state: 'paid';
        readonly claim: MdfClaim;
        readonly paid: number;
        readonly paidOn: LocalDate;
      } & Approved)
    | ({ readonly state: 'forfeited'; readonly forfeitedOn: LocalDate } & Approved)
    | ({ readonly state: 'expired'; readonly expiredOn: LocalDate } & Approved)
  );

export type MdfState = MdfRequest['state'];
/** A request in one state. */
export type MdfIn<State extends MdfState> = Extract<MdfRequest, { readonly state: State }>;

/** Why a step cannot be taken: the field and one plain sentence. */
export type MdfFault = { readonly field: string; readonly message: string };

/** A refusal. */
export function mdfFault(field: string, message: string): Result<never, MdfFault> {
  return err({ field, message });
}

/**
 * Takes a request in (S39.1). Error: no cost, more asked for than it costs, an end before its start, or a type that is
 * not eligible without a reason to override.
 */
export function submitRequest(
  rules: MdfRules,
  draft: MdfDraft,
): Result<MdfIn<'submitted'>, MdfFault> {
  if (draft.cost <= 0) return mdfFault('cost', 'The activity needs a cost above zero.');
  if (draft.requested <= 0 || draft.requested > draft.cost)
    return mdfFault(
      'requested',
      `The amount asked for must be above zero and at most the cost of ${formatMinor(draft.cost, draft.currency)}.`,
    );
  if (daysBetween(draft.start, draft.end) < 0)
    return mdfFault('end', 'The activity cannot end before it starts.');
  if (!isEligibleType(rules, draft.type) && (draft.overrideReason ?? '').trim() === '')
    return mdfFault(
      'overrideReason',
      'This type of activity is not eligible; an override needs its reason.',
    );
  return ok({ ...draft, state: 'submitted' });
}

/** Whether the fund pays for a type of activity without an override (S39.4). */
export function isEligibleType({ eligibleTypes }: MdfRules, type: MdfActivityType): boolean {
  return eligibleTypes.includes(type);
}

/** What a request holds of the fund (S38.3), minor units: its approved amount, then what was paid; else nothing. */
export function mdfMoney(request: MdfRequest): {
  readonly approved: number;
  readonly paid: number;
} {
  switch (request.state) {
    case 'approved':
    case 'started':
    case 'claimed':
      return { approved: request.approval.amount, paid: 0 };
    case 'paid':
      return { approved: 0, paid: request.paid };
    case 'submitted':
    case 'rejected':
    case 'forfeited':
    case 'expired':
      return { approved: 0, paid: 0 };
    default:
      return unreachable(request);
  }
}
