import { notFound } from '../../shared/kernel/failure.ts';
import { parseQuarter, quarterLabel } from '../../shared/kernel/quarter.ts';
import { qbrChecklist, readiness } from '../../shared/qbr/checklist.ts';
import type { ChecklistDue, ChecklistItem, Readiness } from '../../shared/qbr/types.ts';
import type { Reader } from '../book/types.ts';
import type { QbrRow, QbrStatus, QbrTemperature } from './types.ts';

export type StoredQbr = {
  recordId: number;
  id: string;
  partnerId: number;
  partnerPublic: string;
  partnerName: string;
  partnerKey: string | null;
  quarter: string;
  meetsAt: string;
  slotMinutes: number;
  agendaPreset: string;
  status: QbrStatus;
  heldOn: string | null;
  packSentAt: string | null;
  temperature: QbrTemperature | null;
};

export type StoredItem = {
  recordId: number;
  id: string;
  item: string;
  due: string;
  doneAt: string | null;
};

const columns = `q.id AS recordId, q.public_id AS id, q.partner_id AS partnerId, p.public_id AS partnerPublic,
  p.name AS partnerName, p.external_id AS partnerKey, q.quarter, q.meets_at AS meetsAt, q.slot_minutes AS slotMinutes,
  q.agenda_preset AS agendaPreset, q.status, q.held_on AS heldOn, q.pack_sent_at AS packSentAt, q.temperature`;

export function storedQbr(reader: Reader, id: string): StoredQbr {
  const row = reader.get<StoredQbr>(
    `SELECT ${columns} FROM qbr q JOIN partner p ON p.id = q.partner_id WHERE q.public_id = ? AND q.archived = 0`,
    [id],
  );
  if (row === undefined)
    throw notFound(`There is no QBR with the id "${id}".`, 'Take the id from the list of QBRs.');
  return row;
}

export function storedQbrs(
  reader: Reader,
  filter: {
    partnerId?: number | undefined;
    status?: QbrStatus | undefined;
    limit?: number | undefined;
  },
): StoredQbr[] {
  const conditions = ['q.archived = 0'];
  if (filter.partnerId !== undefined) conditions.push('q.partner_id = @partnerId');
  if (filter.status !== undefined) conditions.push('q.status = @status');
  return reader.all<StoredQbr>(
    `SELECT ${columns} FROM qbr q JOIN partner p ON p.id = q.partner_id
     WHERE ${conditions.join(' AND ')} ORDER BY q.meets_at DESC, q.id DESC LIMIT @limit`,
    {
      partnerId: filter.partnerId ?? null,
      status: filter.status ?? null,
      limit: filter.limit ?? -1,
    },
  );
}

export function storedItems(reader: Reader, qbrId: number): StoredItem[] {
  return reader.all<StoredItem>(
    `SELECT id AS recordId, public_id AS id, item, due, done_at AS doneAt FROM qbr_item
     WHERE qbr_id = ? AND archived = 0 ORDER BY position, id`,
    [qbrId],
  );
}

export type ChecklistEntry = { stored: StoredItem; rule: ChecklistItem };

/** The kept rows beside what the rule says of each: a row keeps its own due time. */
export function checklistOf(qbr: StoredQbr, items: readonly StoredItem[]): ChecklistEntry[] {
  const rules = new Map(qbrChecklist(qbr.meetsAt).map((one) => [String(one.id), one]));
  return items.flatMap((stored) => {
    const rule = rules.get(stored.item);
    return rule === undefined ? [] : [{ stored, rule: { ...rule, due: dueOf(stored.due) } }];
  });
}

export function dueText(due: ChecklistDue): string {
  return due.kind === 'date' ? due.on : due.at;
}

function dueOf(text: string): ChecklistDue {
  return text.length > 10 ? { kind: 'clock', at: text } : { kind: 'date', on: text };
}

export function readinessOf(entries: readonly ChecklistEntry[], nowLocal: string): Readiness {
  const done = entries.filter(({ stored }) => stored.doneAt !== null).map(({ rule }) => rule.id);
  return readiness(
    entries.map(({ rule }) => rule),
    new Set(done),
    nowLocal,
  );
}

export function qbrRow(
  qbr: StoredQbr,
  entries: readonly ChecklistEntry[],
  nowLocal: string,
): QbrRow {
  const ready = readinessOf(entries, nowLocal);
  const quarter = parseQuarter(qbr.quarter);
  const open = qbr.status === 'planned' || entries.some(({ stored }) => stored.doneAt === null);
  return {
    id: qbr.id,
    partner: { id: qbr.partnerPublic, name: qbr.partnerName, key: qbr.partnerKey },
    quarter: qbr.quarter,
    quarterLabel: quarter === null ? qbr.quarter : quarterLabel(quarter),
    meetsAt: qbr.meetsAt,
    status: qbr.status,
    heldOn: qbr.heldOn,
    packSentAt: qbr.packSentAt,
    done: entries.filter(({ stored }) => stored.doneAt !== null).length,
    items: entries.length,
    readiness: ready.percent,
    overdue: qbr.status === 'cancelled' ? 0 : ready.overdue.length,
    next:
      ready.next === null || !open || qbr.status === 'cancelled'
        ? null
        : { title: ready.next.title, due: dueText(ready.next.due) },
  };
}
