import type { LocalDate, LocalDateTime } from '../kernel/local-date.ts';
import type { RegistrationStanding } from './registration-check.ts';

/** What holds from submission on. `attempt` 1 is the first registration, 2 the one made again. */
export type Submission = {
  readonly submittedAt: LocalDateTime;
  readonly standing: RegistrationStanding | null;
  readonly tier: string | null;
  readonly attempt: number;
};

/** What an approved registration carries besides. */
export type Approval = Submission & {
  readonly approvedAt: LocalDateTime;
  readonly lastUpdateOn: LocalDate | null;
};

/** The life of a deal registration (S40.6). */
export type RegistrationState =
  | { readonly kind: 'draft'; readonly attempt: number }
  | (Submission & { readonly kind: 'submitted' })
  | (Submission & { readonly kind: 'under-review' })
  | (Submission & { readonly kind: 'conflict'; readonly raisedAt: LocalDateTime })
  | (Approval & { readonly kind: 'approved' })
  | (Approval & { readonly kind: 'extended'; readonly extensions: number })
  | { readonly kind: 'rejected'; readonly on: LocalDate; readonly reason: string }
  | {
      readonly kind: 'expired';
      readonly on: LocalDate;
      readonly why: 'protection-over' | 'silence';
      readonly attempt: number;
    }
  | { readonly kind: 'won'; readonly signedOn: LocalDate }
  | { readonly kind: 'lost'; readonly on: LocalDate }
  | { readonly kind: 'withdrawn'; readonly on: LocalDate };

/** A registration waiting for its review. */
export type WaitingRegistration = Extract<
  RegistrationState,
  { kind: 'submitted' | 'under-review' }
>;

/** A registration that was approved and is not closed. */
export type LiveRegistration = Extract<RegistrationState, { kind: 'approved' | 'extended' }>;

/** What may happen to a registration. Closing (`win`) is the day the contract is signed. */
export type RegistrationEvent =
  | {
      readonly kind: 'submit';
      readonly at: LocalDateTime;
      readonly standing: RegistrationStanding | null;
      readonly tier: string | null;
    }
  | { readonly kind: 'open-review'; readonly at: LocalDateTime }
  | { readonly kind: 'approve'; readonly at: LocalDateTime }
  | { readonly kind: 'reject'; readonly at: LocalDateTime; readonly reason: string }
  | { readonly kind: 'raise-conflict'; readonly at: LocalDateTime }
  | { readonly kind: 'update'; readonly at: LocalDateTime }
  | { readonly kind: 'extend'; readonly at: LocalDateTime }
  | {
      readonly kind: 'expire';
      readonly at: LocalDateTime;
      readonly why: 'protection-over' | 'silence';
    }
  | { readonly kind: 'win'; readonly at: LocalDateTime }
  | { readonly kind: 'lose'; readonly at: LocalDateTime }
  | { readonly kind: 'withdraw'; readonly at: LocalDateTime }
  | { readonly kind: 're-register'; readonly at: LocalDateTime; readonly heldByOther: boolean };
