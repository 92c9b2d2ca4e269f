import { dateOf, type LocalDate, type LocalDateTime } from '../kernel/local-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { unreachable } from '../kernel/unreachable.ts';
import { protectionEnd } from './registration-protection.ts';
import type { RegistrationRules } from './registration-rules.ts';
import type {
  LiveRegistration,
  RegistrationEvent,
  RegistrationState,
  Submission,
  WaitingRegistration,
} from './registration-types.ts';

type Next = Result<RegistrationState, string>;

/**
 * The state after an event, or the plain reason why it cannot happen now (S40.6, S40.9, S40.10). The event's own time
 * decides; nothing here reads a clock. An expiry that is due is an event of its own (see `registrationClock`).
 */
export function advance(
  rules: RegistrationRules,
  state: RegistrationState,
  event: RegistrationEvent,
): Next {
  switch (event.kind) {
    case 'submit':
      return state.kind === 'draft'
        ? ok({
            kind: 'submitted',
            submittedAt: event.at,
            standing: event.standing,
            tier: event.tier,
            attempt: state.attempt,
          })
        : refused(state, 'be submitted');
    case 'open-review':
      return state.kind === 'submitted'
        ? ok({ ...state, kind: 'under-review' })
        : refused(state, 'be taken into review');
    case 'approve':
      return approve(state, event.at);
    case 'reject':
      return reject(state, dateOf(event.at), event.reason);
    case 'raise-conflict':
      return isWaiting(state)
        ? ok({ ...submissionOf(state), kind: 'conflict', raisedAt: event.at })
        : refused(state, 'become a conflict');
    case 'update':
      return isLive(state)
        ? ok({ ...state, lastUpdateOn: dateOf(event.at) })
        : refused(state, 'be updated');
    case 'extend':
      return extend(rules, state, dateOf(event.at));
    case 'expire':
      return isLive(state)
        ? ok({ kind: 'expired', on: dateOf(event.at), why: event.why, attempt: state.attempt })
        : refused(state, 'expire');
    case 'win':
      return isLive(state)
        ? ok({ kind: 'won', signedOn: dateOf(event.at) })
        : refused(state, 'be won');
    case 'lose':
      return isLive(state) ? ok({ kind: 'lost', on: dateOf(event.at) }) : refused(state, 'be lost');
    case 'withdraw':
      return state.kind === 'draft' ||
        isWaiting(state) ||
        isLive(state) ||
        state.kind === 'conflict'
        ? ok({ kind: 'withdrawn', on: dateOf(event.at) })
        : refused(state, 'be withdrawn');
    case 're-register':
      return reRegister(rules, state, event.heldByOther);
    default:
      return unreachable(event);
  }
}

const names: Readonly<Record<RegistrationState['kind'], string>> = {
  draft: 'a draft',
  submitted: 'submitted',
  'under-review': 'under review',
  conflict: 'in conflict',
  approved: 'approved',
  extended: 'extended',
  rejected: 'rejected',
  expired: 'expired',
  won: 'won',
  lost: 'lost',
  withdrawn: 'withdrawn',
};

function refused(state: RegistrationState, wish: string): Next {
  return err(`A registration that is ${names[state.kind]} cannot ${wish}.`);
}

function isWaiting(state: RegistrationState): state is WaitingRegistration {
  return state.kind === 'submitted' || state.kind === 'under-review';
}

function isLive(state: RegistrationState): state is LiveRegistration {
  return state.kind === 'approved' || state.kind === 'extended';
}

function submissionOf({ submittedAt, standing, tier, attempt }: Submission): Submission {
  return { submittedAt, standing, tier, attempt };
}

function approve(state: RegistrationState, at: LocalDateTime): Next {
  if (!isWaiting(state) && state.kind !== 'conflict') return refused(state, 'be approved');
  if (at < state.submittedAt)
    return err('approvedAt: a registration cannot be approved before it was submitted.');
  return ok({ ...submissionOf(state), kind: 'approved', approvedAt: at, lastUpdateOn: null });
}

function reject(state: RegistrationState, on: LocalDate, reason: string): Next {
  if (!isWaiting(state) && state.kind !== 'conflict') return refused(state, 'be rejected');
  return reason.trim() === ''
    ? err('reason: a rejection needs its reason, such as duplicate or out of territory.')
    : ok({ kind: 'rejected', on, reason: reason.trim() });
}

function extend(rules: RegistrationRules, state: RegistrationState, on: LocalDate): Next {
  if (!isLive(state)) return refused(state, 'be extended');
  if (rules.extension === null) return err(`Rules ${rules.preset} have no extension.`);
  const extensions = state.kind === 'extended' ? state.extensions : 0;
  if (extensions >= rules.extension.times)
    return err(
      `The registration has had its ${rules.extension.times} of ${rules.extension.times} extensions.`,
    );
  const end = protectionEnd(rules, state);
  if (end === null) return err('A registration without protection has nothing to extend.');
  return on > end
    ? err(`An extension must be asked for before the protection ends; it ended on ${end}.`)
    : ok({ ...state, kind: 'extended', extensions: extensions + 1 });
}

function reRegister(
  { preset, reRegistrations }: RegistrationRules,
  state: RegistrationState,
  heldByOther: boolean,
): Next {
  if (state.kind !== 'expired') return refused(state, 'be registered again');
  if (reRegistrations !== null && state.attempt > reRegistrations)
    return err(
      reRegistrations === 0
        ? `Rules ${preset} do not let a deal be registered again.`
        : `Rules ${preset} let a deal be registered again ${reRegistrations} of ${reRegistrations} times, and that is used up.`,
    );
  return heldByOther
    ? err('Another partner holds a valid registration for this customer.')
    : ok({ kind: 'draft', attempt: state.attempt + 1 });
}
