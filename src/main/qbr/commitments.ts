import { badInput } from '../../shared/kernel/failure.ts';
import { validateCommitment } from '../../shared/qbr/commitments.ts';
import type { Act } from '../program/index.ts';
import { child } from './child.ts';
import { storedQbr } from './rows.ts';
import type { CommitmentInput, CommitmentPatch } from './types.ts';

export type CommitmentWritten = { change: number | null; id: string };

/** Records a promise made in a QBR: what, whose, who, until when (S22). */
export function addCommitment(
  act: Act,
  input: CommitmentInput & { qbr: string },
): CommitmentWritten {
  const qbr = storedQbr(act.book.read, input.qbr);
  const valid = checked(input);
  const { change, value } = act.book.change(
    { label: 'Add commitment', origin: act.origin },
    (writer) =>
      writer.create('commitments', {
        partnerId: qbr.partnerId,
        qbrId: qbr.recordId,
        ...valid,
        status: 'open',
      }),
  );
  return { change, id: value.publicId };
}

/** Edits a promise, or says how it ended: done (today unless a day is given), dropped and why, or open again. */
export function setCommitment(
  act: Act,
  { id, ...patch }: CommitmentPatch & { id: string },
): CommitmentWritten {
  const found = child(act.book.read, 'commitments', id);
  const now = act.book.read.get<CommitmentInput>(
    "SELECT text, side, coalesce(person, '') AS person, due_on AS dueOn FROM commitment WHERE id = ?",
    [found.recordId],
  );
  const given = Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  );
  const { text, side, person, dueOn } = patch;
  if (now !== undefined && [text, side, person, dueOn].some((one) => one !== undefined))
    checked({ ...now, ...given });
  if (patch.status === 'dropped' && (patch.why ?? '') === '' && !hasWhy(act, found.recordId))
    throw badInput(
      'NoReason',
      'A dropped commitment needs a reason.',
      'Say in a few words why it was dropped.',
      'why',
    );
  const { change } = act.book.change({ label: 'Edit commitment', origin: act.origin }, (writer) =>
    writer.set('commitments', found.recordId, { ...given, ...ended(act, patch) }),
  );
  return { change, id };
}

function ended(act: Act, { status, doneOn }: CommitmentPatch): { doneOn?: string | null } {
  if (status === undefined) return {};
  return { doneOn: status === 'done' ? (doneOn ?? act.today) : null };
}

function hasWhy(act: Act, recordId: number): boolean {
  const row = act.book.read.get<{ why: string | null }>('SELECT why FROM commitment WHERE id = ?', [
    recordId,
  ]);
  return (row?.why ?? '') !== '';
}

function checked(draft: CommitmentInput): CommitmentInput {
  const { text, side, person, dueOn } = draft;
  const valid = validateCommitment({ text, side, person, dueOn });
  if (valid.ok) return valid.value;
  const [first] = valid.error;
  const says = valid.error.map(({ message }) => message).join(' ');
  throw badInput(
    'BadCommitment',
    says,
    'Every promise needs words, an owner, a person and a deadline.',
    first?.field,
  );
}
