import type { LocalDate, LocalDateTime } from '../kernel/local-date.ts';

export type AgendaPresetId = 'Q1' | 'Q2' | 'Q3';

export type AgendaItem = {
  readonly title: string;
  readonly minutes: number;
  readonly content: string;
};

export type Agenda = {
  readonly preset: AgendaPresetId | 'custom';
  readonly name: string;
  /** Minutes of the meeting slot. */
  readonly slot: number;
  readonly items: readonly AgendaItem[];
};

/** An agenda item with its clock, both as an offset ("0:05") and as a time of day when the start is known. */
export type TimedAgendaItem = AgendaItem & {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly offset: string;
  readonly at: LocalDateTime | null;
};

export type TimedAgenda = {
  readonly items: readonly TimedAgendaItem[];
  readonly total: number;
  /** A sentence when the sum differs from the slot, else null. */
  readonly warning: string | null;
};

export type ChecklistPhase = 'before' | 'share' | 'during' | 'after';

/** Due on a local date (whole day) or at a local clock time; during-items are due at the meeting's start. */
export type ChecklistDue =
  | { readonly kind: 'date'; readonly on: LocalDate }
  | { readonly kind: 'clock'; readonly at: LocalDateTime };

export type ChecklistItemId =
  | 'performance-data'
  | 'pipeline-report'
  | 'feedback'
  | 'opportunities'
  | 'agenda'
  | 'data-package'
  | 'temperature'
  | 'wins'
  | 'issues'
  | 'document-actions'
  | 'next-steps'
  | 'meeting-notes'
  | 'action-tasks'
  | 'follow-up'
  | 'next-qbr';

export type ChecklistItem = {
  readonly id: ChecklistItemId;
  readonly phase: ChecklistPhase;
  readonly title: string;
  readonly details: readonly string[];
  readonly due: ChecklistDue;
};

export type Readiness = {
  readonly dueByNow: number;
  readonly doneOfDue: number;
  /** Floored whole percent; null while nothing is due. */
  readonly percent: number | null;
  readonly overdue: readonly ChecklistItemId[];
  readonly next: ChecklistItem | null;
};

export type CommitmentSide = 'us' | 'partner' | 'both';
export type CommitmentStatus = 'open' | 'done' | 'dropped';

export type Commitment = {
  readonly id: string;
  readonly text: string;
  readonly side: CommitmentSide;
  readonly person: string;
  readonly dueOn: LocalDate;
  readonly status: CommitmentStatus;
  readonly doneOn: LocalDate | null;
  /** Why it was dropped or is late, in the owner's words. */
  readonly why: string | null;
};
