import type { LocalDate } from '../../kernel/local-date.ts';
import { formatMinor } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { listed } from '../../kernel/words.ts';
import { type Approver, approverNames, requiredApprovers, signersOf } from './approvers.ts';
import { mdfPayable } from './payable.ts';
import { type MdfFault, type MdfIn, mdfFault } from './request.ts';
import type { MdfRules } from './rules.ts';

/** A decision to approve; amounts in minor units, `available` as of the quarter in which the activity starts. */
export type MdfGrant = {
  readonly on: LocalDate;
  readonly amount: number;
  readonly matchPercent: number;
  readonly available: number;
  readonly tier: string | null;
  readonly signedBy: readonly Approver[];
};

/**
 * Approves a request (S39.3). Error: an amount of nothing, above what was asked for or above what the fund can pay, or
 * a missing signature of the stricter approver set.
 */
export function approveRequest(
  rules: MdfRules,
  request: MdfIn<'submitted'>,
  grant: MdfGrant,
): Result<MdfIn<'approved'>, MdfFault> {
  const { amount, matchPercent, available } = grant;
  const { cost, currency, requested } = request;
  if (amount <= 0 || amount > requested)
    return mdfFault(
      'amount',
      `The approved amount must be above zero and at most the ${formatMinor(requested, currency)} asked for.`,
    );
  const payable = Number(mdfPayable(rules, { cost, matchPercent, available, currency }).value);
  if (amount > payable)
    return mdfFault('amount', `The fund can pay at most ${formatMinor(payable, currency)} of it.`);
  const missing = missingSignatures(rules, request, grant);
  if (missing.length > 0)
    return mdfFault(
      'signedBy',
      `The signature of ${listed(missing.map((one) => approverNames[one]))} is missing.`,
    );
  return ok({
    ...request,
    state: 'approved',
    approval: { decidedOn: grant.on, amount, matchPercent },
  });
}

function missingSignatures(
  rules: MdfRules,
  { currency }: MdfIn<'submitted'>,
  { amount, tier, signedBy }: MdfGrant,
): Approver[] {
  const set = requiredApprovers(rules, amount, currency, tier).value;
  const needed = set === null ? [] : signersOf[set];
  return needed.filter((one) => !signedBy.includes(one));
}

/** Rejects a request (S39.1). Error: no reason. */
export function rejectRequest(
  request: MdfIn<'submitted'>,
  on: LocalDate,
  reason: string,
): Result<MdfIn<'rejected'>, MdfFault> {
  if (reason.trim() === '') return mdfFault('reason', 'A rejection needs its reason.');
  return ok({ ...request, state: 'rejected', decidedOn: on, reason: reason.trim() });
}

/** Records that the activity has started: its money stays until the proof clock ends (S38.6). The clock runs from its end. */
export function startActivity(request: MdfIn<'approved'>): MdfIn<'started'> {
  return { ...request, state: 'started', proofFrom: request.end };
}
