import { addBusinessDays, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import type { FiscalStartMonth } from '../../kernel/quarter.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { unreachable } from '../../kernel/unreachable.ts';
import { mdfPeriodEnd } from './balance.ts';
import { proofDue, proofForfeited, reimbursementDue } from './claim.ts';
import { type MdfFault, type MdfIn, type MdfRequest, mdfFault } from './request.ts';
import type { MdfRules } from './rules.ts';

/**
 * A request as it stands on a day (S38.6, S39.8): approved money whose activity has not started by the end of its period
 * is expired, and without proof within 30 days of the activity's end it is forfeited. A started activity keeps its money
 * until the proof clock ends. Every other state is returned as it is.
 */
export function lapsed(
  rules: MdfRules,
  request: MdfRequest,
  today: LocalDate,
  startMonth: FiscalStartMonth = 1,
): MdfRequest {
  if (request.state === 'started') {
    const { proofFrom, ...rest } = request;
    return proofForfeited(rules, daysBetween(proofFrom, today))
      ? { ...rest, state: 'forfeited', forfeitedOn: today }
      : request;
  }
  if (request.state !== 'approved') return request;
  if (proofForfeited(rules, daysBetween(request.end, today)))
    return { ...request, state: 'forfeited', forfeitedOn: today };
  return today > mdfPeriodEnd(rules, request.start, startMonth)
    ? { ...request, state: 'expired', expiredOn: today }
    : request;
}

/** Gives a forfeited request its money back (S39.8): the proof clock starts again on that day. Error: no reason. */
export function reinstate(
  request: MdfIn<'forfeited'>,
  on: LocalDate,
  reason: string,
): Result<{ readonly request: MdfIn<'started'>; readonly reason: string }, MdfFault> {
  if (reason.trim() === '') return mdfFault('reason', 'A reinstatement needs its reason.');
  const { forfeitedOn: _, ...rest } = request;
  return ok({ request: { ...rest, state: 'started', proofFrom: on }, reason: reason.trim() });
}

export type MdfDuty = 'review' | 'start' | 'proof' | 'payment';

/** What is due next of a request, and when. */
export type MdfNext = { readonly duty: MdfDuty; readonly due: LocalDate };

/**
 * The next duty of a request (S39.1): review within five business days, start by the end of its period, proof within 30
 * days, payment by its term. Null when nothing is due, or the payment term has not begun.
 */
export function nextDuty(
  rules: MdfRules,
  request: MdfRequest,
  holidays: ReadonlySet<LocalDate> = new Set(),
  startMonth: FiscalStartMonth = 1,
): MdfNext | null {
  switch (request.state) {
    case 'submitted': {
      const { reviewBusinessDays } = rules.approval;
      const due = addBusinessDays(request.submittedOn, reviewBusinessDays, holidays);
      return { duty: 'review', due };
    }
    case 'approved':
      return { duty: 'start', due: mdfPeriodEnd(rules, request.start, startMonth) };
    case 'started':
      return { duty: 'proof', due: proofDue(rules, request.proofFrom) };
    case 'claimed': {
      const due = reimbursementDue(rules, request);
      return due === null ? null : { duty: 'payment', due };
    }
    case 'rejected':
    case 'paid':
    case 'forfeited':
    case 'expired':
      return null;
    default:
      return unreachable(request);
  }
}
