import { because, type Explained, explained } from '../../kernel/explained.ts';
import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { formatMinor, formatMinorShort, timesRate } from '../../kernel/money.ts';
import { type Ratio, ratio, toDecimals } from '../../kernel/ratio.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import { listed } from '../../kernel/words.ts';
import { mdfProofs } from '../../playbooks/mdf-activities.ts';
import { fundShare } from './payable.ts';
import { type MdfClaim, type MdfFault, type MdfIn, mdfFault } from './request.ts';
import type { MdfRules } from './rules.ts';

/** Whether proof is too late so many days after the end of the activity (S39.5): day 30 is in time, day 31 is not. */
export function proofForfeited({ proofDays }: MdfRules, days: number): boolean {
  return days > proofDays;
}

/** The last day on which proof is in time (S39.5). */
export function proofDue({ proofDays }: MdfRules, proofFrom: LocalDate): LocalDate {
  return addDays(proofFrom, proofDays);
}

/** Takes a claim in (S39.5). Error: too late, proof missing, or receipts below zero. */
export function submitClaim(
  rules: MdfRules,
  request: MdfIn<'started'>,
  claim: Omit<MdfClaim, 'approvedOn'>,
): Result<MdfIn<'claimed'>, MdfFault> {
  const { proofFrom, ...rest } = request;
  const days = daysBetween(proofFrom, claim.submittedOn);
  if (proofForfeited(rules, days))
    return mdfFault(
      'submittedOn',
      `Proof came ${days} days after the activity; ${rules.proofDays} are allowed.`,
    );
  const missing = mdfProofs.filter(
    ({ id }) => rules.requiredProof.includes(id) && !claim.proof.includes(id),
  );
  if (missing.length > 0)
    return mdfFault(
      'proof',
      `Proof is missing: ${listed(missing.map(({ name }) => name.toLowerCase()))}.`,
    );
  if (claim.receipts < 0) return mdfFault('receipts', 'Receipts cannot be below zero.');
  return ok({ ...rest, state: 'claimed', claim: { ...claim, approvedOn: null } });
}

/** Records that the claim itself was approved, from which one of the payment terms counts (S39.6). */
export function approveClaim(request: MdfIn<'claimed'>, on: LocalDate): MdfIn<'claimed'> {
  return { ...request, claim: { ...request.claim, approvedOn: on } };
}

/**
 * The most a claim pays (S39.7): the lesser of the approved amount and the fund's share of the receipts, in minor units.
 */
export function claimLimit(
  rules: MdfRules,
  { approval, claim, currency }: MdfIn<'claimed'>,
): Explained<number> {
  const share = timesRate(claim.receipts, fundShare(rules.matchReading, approval.matchPercent));
  const cut = Math.min(0, approval.amount - share);
  return explained<number>({
    value: share + cut,
    because: [
      {
        text: `The fund's share of ${formatMinor(claim.receipts, currency)} in receipts is ${formatMinor(share, currency)}.`,
        part: share,
      },
      ...(cut < 0
        ? [{ text: `Only ${formatMinor(approval.amount, currency)} was approved.`, part: cut }]
        : []),
    ],
    inputs: [
      { name: 'approved', value: approval.amount },
      { name: 'receipts', value: claim.receipts },
      { name: 'match percent', value: approval.matchPercent },
    ],
    rule: 'S39.7',
    preset: rules.preset,
  });
}

/** Pays a claim (S39.7). Error: below zero or above the limit of the claim. Minor units. */
export function payClaim(
  rules: MdfRules,
  request: MdfIn<'claimed'>,
  paid: number,
  paidOn: LocalDate,
): Result<MdfIn<'paid'>, MdfFault> {
  const limit = Number(claimLimit(rules, request).value);
  if (paid < 0 || paid > limit)
    return mdfFault(
      'paid',
      `The payment must lie between nothing and ${formatMinorShort(limit, request.currency)}.`,
    );
  return ok({ ...request, state: 'paid', paid, paidOn });
}

/**
 * When a claim is due for payment (S39.6), by the term of the rules: days from the receipts, the later of activity end
 * and proof, or days from the approval of the claim (null until it is approved).
 */
export function reimbursementDue(
  { reimbursement }: MdfRules,
  { claim, end }: MdfIn<'claimed'>,
): LocalDate | null {
  switch (reimbursement.term) {
    case 'net-from-receipts':
      return addDays(claim.submittedOn, reimbursement.days);
    case 'after-activity-and-proof':
      return claim.submittedOn > end ? claim.submittedOn : end;
    case 'from-approval':
      return claim.approvedOn === null ? null : addDays(claim.approvedOn, reimbursement.days);
    default:
      return unreachable(reimbursement);
  }
}

/** Pipeline on MDF paid (S39.9); null while pipeline is not reported or nothing was paid. */
export function mdfRoi({ claim, paid, currency }: MdfIn<'paid'>): Explained<Ratio> {
  const { pipeline } = claim;
  const value = pipeline === null || paid === 0 ? null : ratio(pipeline, paid);
  return explained<Ratio>({
    value,
    because: [because(roiText(pipeline, paid, currency, value))],
    inputs: [
      { name: 'pipeline', value: pipeline },
      { name: 'MDF paid', value: paid },
    ],
    rule: 'S39.9',
    preset: null,
  });
}

function roiText(
  pipeline: number | null,
  paid: number,
  currency: string,
  value: Ratio | null,
): string {
  if (pipeline === null) return 'The pipeline is not reported yet, as every activity owes.';
  if (value === null) return 'Nothing was paid from the fund.';
  return `${formatMinorShort(pipeline, currency)} of pipeline on ${formatMinorShort(paid, currency)} of MDF is ${toDecimals(value, 2)}x.`;
}
