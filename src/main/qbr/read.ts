import { badInput } from '../../shared/kernel/failure.ts';
import { parseQuarter } from '../../shared/kernel/quarter.ts';
import { agendas, timeAgenda } from '../../shared/qbr/agenda.ts';
import { isOverdue } from '../../shared/qbr/checklist.ts';
import {
  isOverdueCommitment,
  orderCommitments,
  overPromiseWarning,
} from '../../shared/qbr/commitments.ts';
import { nextQbrOn } from '../../shared/qbr/schedule.ts';
import type {
  Agenda,
  AgendaPresetId,
  CommitmentSide,
  CommitmentStatus,
} from '../../shared/qbr/types.ts';
import type { Reader } from '../book/types.ts';
import { resolveKey } from '../partners/index.ts';
import { packFor } from './pack.ts';
import {
  checklistOf,
  dueText,
  qbrRow,
  readinessOf,
  type StoredQbr,
  storedItems,
  storedQbr,
  storedQbrs,
} from './rows.ts';
import type {
  NoteKind,
  QbrAgendaRow,
  QbrChecklistRow,
  QbrCommitment,
  QbrDetail,
  QbrNoteRow,
  QbrRow,
  QbrStatus,
} from './types.ts';

export type ListQbrsInput = {
  partner?: string | undefined;
  status?: QbrStatus | undefined;
  /** The latest so many; all of them unless it is said. */
  limit?: number | undefined;
};

/** QBRs, the latest meeting first. */
export function listQbrs(reader: Reader, input: ListQbrsInput, nowLocal: string): QbrRow[] {
  const partnerId =
    input.partner === undefined ? undefined : resolveKey(reader, 'partners', input.partner).id;
  return storedQbrs(reader, { partnerId, status: input.status, limit: input.limit }).map((one) =>
    qbrRow(one, checklistOf(one, storedItems(reader, one.recordId)), nowLocal),
  );
}

/** How many QBRs there are, by how they stand. */
export function countQbrs(reader: Reader): Record<QbrStatus, number> {
  const rows = reader.all<{ status: QbrStatus; n: number }>(
    'SELECT status, count(*) AS n FROM qbr WHERE archived = 0 GROUP BY status',
  );
  const count = (status: QbrStatus) => rows.find((row) => row.status === status)?.n ?? 0;
  return { planned: count('planned'), held: count('held'), cancelled: count('cancelled') };
}

/** One QBR with its checklist, agenda, data pack, notes and commitments. */
export function getQbr(reader: Reader, id: string, today: string, nowLocal: string): QbrDetail {
  const stored = storedQbr(reader, id);
  const entries = checklistOf(stored, storedItems(reader, stored.recordId));
  const quarter = parseQuarter(stored.quarter);
  if (quarter === null)
    throw badInput(
      'NotAQuarter',
      `"${stored.quarter}" is no fiscal quarter.`,
      'Choose the quarter of this QBR again.',
      'quarter',
    );
  const pack = packFor(reader, stored.partnerId, quarter, today);
  const all = partnerCommitments(reader, stored.partnerId, today);
  return {
    qbr: {
      ...qbrRow(stored, entries, nowLocal),
      slotMinutes: stored.slotMinutes,
      agendaPreset: stored.agendaPreset,
      temperature: stored.temperature,
      currency: pack.currency,
    },
    checklist: entries.map(
      ({ stored: row, rule }): QbrChecklistRow => ({
        id: row.id,
        item: rule.id,
        title: rule.title,
        details: rule.details,
        phase: rule.phase,
        due: dueText(rule.due),
        done: row.doneAt !== null,
        doneAt: row.doneAt,
        overdue:
          row.doneAt === null && stored.status !== 'cancelled' && isOverdue(rule.due, nowLocal),
      }),
    ),
    readiness: readinessOf(entries, nowLocal),
    agenda: agendaOf(reader, stored),
    pack,
    notes: notesOf(reader, stored.recordId),
    commitments: all.filter(({ qbr }) => qbr === stored.id),
    lastCommitments: lastCommitments(reader, stored, all),
    warnings: [overPromiseWarning(all, today)].filter((warning) => warning !== null),
    nextProposal: stored.heldOn === null ? null : nextQbrOn(stored.heldOn),
  };
}

function agendaOf(reader: Reader, qbr: StoredQbr): QbrDetail['agenda'] {
  const rows = reader.all<{
    id: string;
    position: number;
    title: string;
    content: string;
    minutes: number;
  }>(
    `SELECT public_id AS id, position, title, content, minutes FROM qbr_agenda_item
     WHERE qbr_id = ? AND archived = 0 ORDER BY position, id`,
    [qbr.recordId],
  );
  const preset = isPreset(qbr.agendaPreset) ? qbr.agendaPreset : 'custom';
  const agenda: Agenda = {
    preset,
    name: preset === 'custom' ? 'Own agenda' : agendas[preset].name,
    slot: qbr.slotMinutes,
    items: rows,
  };
  const timed = timeAgenda(agenda, qbr.meetsAt);
  const items = timed.items.flatMap((item, index): QbrAgendaRow[] => {
    const row = rows[index];
    return row === undefined ? [] : [{ ...item, id: row.id, position: row.position }];
  });
  return { items, total: timed.total, warning: timed.warning };
}

export function isPreset(text: string): text is AgendaPresetId {
  return Object.hasOwn(agendas, text);
}

function notesOf(reader: Reader, qbrId: number): QbrNoteRow[] {
  return reader.all<{ id: string; kind: NoteKind; position: number; text: string }>(
    `SELECT public_id AS id, kind, position, text FROM qbr_note
     WHERE qbr_id = ? AND archived = 0 ORDER BY position, id`,
    [qbrId],
  );
}

type StoredCommitment = {
  id: string;
  qbr: string | null;
  text: string;
  side: CommitmentSide;
  person: string | null;
  dueOn: string;
  status: CommitmentStatus;
  doneOn: string | null;
  why: string | null;
};

/** Every commitment with a partner: open ones first by deadline (S22). */
export function partnerCommitments(
  reader: Reader,
  partnerId: number,
  today: string,
): QbrCommitment[] {
  const rows = reader.all<StoredCommitment>(
    `SELECT c.public_id AS id, q.public_id AS qbr, c.text, c.side, c.person, c.due_on AS dueOn, c.status,
            c.done_on AS doneOn, c.why
     FROM commitment c LEFT JOIN qbr q ON q.id = c.qbr_id WHERE c.partner_id = ? AND c.archived = 0`,
    [partnerId],
  );
  const known = new Map(rows.map((row) => [row.id, row.qbr]));
  return orderCommitments(rows.map((row) => ({ ...row, person: row.person ?? '' }))).map((one) => ({
    ...one,
    qbr: known.get(one.id) ?? null,
    overdue: isOverdueCommitment(one, today),
  }));
}

/** What was promised before this meeting: every open item, and the closed ones of the meeting before. */
function lastCommitments(
  reader: Reader,
  qbr: StoredQbr,
  all: readonly QbrCommitment[],
): QbrCommitment[] {
  const earlier = storedQbrs(reader, { partnerId: qbr.partnerId }).filter(
    (one) => one.meetsAt < qbr.meetsAt && one.status !== 'cancelled',
  );
  const before = earlier[0]?.id ?? null;
  const ids = new Set(earlier.map(({ id }) => id));
  return all.filter(
    (one) =>
      one.qbr !== qbr.id &&
      (one.qbr === null || ids.has(one.qbr)) &&
      (one.status === 'open' || one.qbr === before || one.qbr === null),
  );
}
