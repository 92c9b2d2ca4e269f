import type { DataPack } from '../../shared/qbr/pack-types.ts';
import type {
  ChecklistPhase,
  Commitment,
  CommitmentSide,
  CommitmentStatus,
  Readiness,
  TimedAgendaItem,
} from '../../shared/qbr/types.ts';

export type QbrStatus = 'planned' | 'held' | 'cancelled';
export type QbrTemperature = 'warm' | 'even' | 'cool';
export type NoteKind = 'win' | 'gap' | 'ask' | 'internal';

export type QbrRow = {
  id: string;
  partner: { id: string; name: string; key: string | null };
  quarter: string;
  quarterLabel: string;
  meetsAt: string;
  status: QbrStatus;
  heldOn: string | null;
  packSentAt: string | null;
  /** Checklist items done, and how many there are. */
  done: number;
  items: number;
  readiness: number | null;
  overdue: number;
  /** What is due next on the checklist, or null. */
  next: { title: string; due: string } | null;
};

export type QbrChecklistRow = {
  id: string;
  item: string;
  title: string;
  details: readonly string[];
  phase: ChecklistPhase;
  /** Local date, or local date and time where the rule runs on the clock. */
  due: string;
  done: boolean;
  doneAt: string | null;
  overdue: boolean;
};

export type QbrAgendaRow = TimedAgendaItem & { id: string; position: number };

export type QbrNoteRow = { id: string; kind: NoteKind; position: number; text: string };

export type QbrCommitment = Commitment & {
  qbr: string | null;
  overdue: boolean;
};

export type QbrDetail = {
  qbr: QbrRow & {
    slotMinutes: number;
    agendaPreset: string;
    temperature: QbrTemperature | null;
    currency: string;
  };
  checklist: QbrChecklistRow[];
  readiness: Readiness;
  agenda: { items: QbrAgendaRow[]; total: number; warning: string | null };
  pack: DataPack;
  notes: QbrNoteRow[];
  /** Promised in this meeting. */
  commitments: QbrCommitment[];
  /** Promised in earlier meetings: open ones first. */
  lastCommitments: QbrCommitment[];
  /** Three or more of our own promises overdue for this partner (S22). */
  warnings: string[];
  /** Date the next one falls on: held date plus three months (S18). */
  nextProposal: string | null;
};

export type CommitmentInput = {
  text: string;
  side: CommitmentSide;
  person: string;
  dueOn: string;
};

export type CommitmentPatch = {
  [Name in keyof CommitmentInput]?: CommitmentInput[Name] | undefined;
} & {
  status?: CommitmentStatus | undefined;
  doneOn?: string | null | undefined;
  why?: string | null | undefined;
};

/** A partner due a QBR by its segment or tier that has none ahead. */
export type PartnerWithoutQbr = {
  id: string;
  name: string;
  owner: string | null;
  segment: string | null;
  tier: string | null;
  revenueT12M: number | null;
  lastHeldOn: string | null;
};

export type PartnersWithoutQbr = { rows: PartnerWithoutQbr[]; total: number; currency: string };
