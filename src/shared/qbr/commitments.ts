import {
  addHours,
  type LocalDate,
  type LocalDateTime,
  parseLocalDate,
} from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Commitment, CommitmentSide } from './types.ts';

export type CommitmentDraft = {
  readonly text: string;
  readonly side: CommitmentSide | null;
  readonly person: string;
  readonly dueOn: string | null;
};

export type CommitmentFault = {
  readonly field: 'text' | 'side' | 'person' | 'dueOn';
  readonly message: string;
};
export type ValidCommitment = Pick<Commitment, 'text' | 'side' | 'person' | 'dueOn'>;

/** Every commitment needs words, an owner side, a person and a deadline (S22). Returns all faults at once. */
export function validateCommitment(
  draft: CommitmentDraft,
): Result<ValidCommitment, readonly CommitmentFault[]> {
  const faults: CommitmentFault[] = [];
  const text = draft.text.trim();
  const person = draft.person.trim();
  const dueOn = draft.dueOn === null ? null : parseLocalDate(draft.dueOn);
  if (text === '') faults.push({ field: 'text', message: 'Say what is promised.' });
  if (draft.side === null)
    faults.push({
      field: 'side',
      message: 'Say whose promise it is: ours, the partner\u2019s or both.',
    });
  if (person === '') faults.push({ field: 'person', message: 'Name the person who owns it.' });
  if (dueOn === null) faults.push({ field: 'dueOn', message: 'Give it a deadline.' });
  if (draft.side === null || dueOn === null || faults.length > 0) return err(faults);
  return ok({ text, side: draft.side, person, dueOn });
}

/** Open items first by deadline, then dropped and done ones, newest deadline first (S22). */
export function orderCommitments(commitments: readonly Commitment[]): Commitment[] {
  const open = commitments.filter(({ status }) => status === 'open');
  const closed = commitments.filter(({ status }) => status !== 'open');
  return [...open.sort((a, b) => byDue(a, b)), ...closed.sort((a, b) => byDue(b, a))];
}

function byDue(a: Commitment, b: Commitment): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** Open and past its deadline. */
export function isOverdueCommitment({ status, dueOn }: Commitment, today: LocalDate): boolean {
  return status === 'open' && dueOn < today;
}

export type KeptRate = { readonly kept: number; readonly due: number };

/**
 * Kept = done on time, of those due in the period (S22). An item whose deadline is still ahead counts only once done;
 * a dropped one counts as due. With a side, items of that side and of both.
 */
export function keptRate(
  commitments: readonly Commitment[],
  period: { readonly from: LocalDate; readonly to: LocalDate },
  today: LocalDate,
  side: 'us' | 'partner' | null = null,
): KeptRate {
  const due = commitments.filter(
    (one) =>
      one.dueOn >= period.from &&
      one.dueOn <= period.to &&
      (one.dueOn <= today || one.status === 'done') &&
      (side === null || one.side === side || one.side === 'both'),
  );
  return { kept: due.filter(doneOnTime).length, due: due.length };
}

function doneOnTime({ status, doneOn, dueOn }: Commitment): boolean {
  return status === 'done' && doneOn !== null && doneOn <= dueOn;
}

/** From how many of our overdue promises on we warn. */
export const overPromiseFrom = 3;

/** A warning when three or more of our own open promises to one partner are overdue, else null (S22). */
export function overPromiseWarning(
  commitments: readonly Commitment[],
  today: LocalDate,
): string | null {
  const ours = commitments.filter(
    (one) => one.side !== 'partner' && isOverdueCommitment(one, today),
  );
  if (ours.length < overPromiseFrom) return null;
  return `${ours.length} of our promises to this partner are overdue. Keep or renegotiate them before promising more.`;
}

/** Whether actions were written down within 48 hours of the meeting (S22). */
export function capturedInTime(meetingAt: LocalDateTime, capturedAt: LocalDateTime): boolean {
  return capturedAt <= addHours(meetingAt, 48);
}
