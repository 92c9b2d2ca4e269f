import { badInput } from '../../shared/kernel/failure.ts';
import { dateOf, parseLocalDate, parseLocalDateTime } from '../../shared/kernel/local-date.ts';
import { lastCompleteQuarter, parseQuarter, quarterKey } from '../../shared/kernel/quarter.ts';
import { agendas } from '../../shared/qbr/agenda.ts';
import { qbrChecklist } from '../../shared/qbr/checklist.ts';
import type { AgendaPresetId } from '../../shared/qbr/types.ts';
import type { Writer } from '../book/types.ts';
import { resolveKey } from '../partners/index.ts';
import { type Act, settingsOn } from '../program/index.ts';
import { dueText, storedItems, storedQbr } from './rows.ts';
import type { QbrTemperature } from './types.ts';

/** When a QBR starts where only its day is known. */
const startOfDay = '10:00';

export type PlanQbrInput = {
  partner: string;
  on: string;
  agenda?: AgendaPresetId | undefined;
  quarter?: string | undefined;
};

export type QbrWritten = { change: number | null; id: string };

/**
 * Plans a QBR: its checklist with due times, and the agenda of the preset. Under review is the last complete fiscal
 * quarter before the meeting, unless another is named.
 */
export function planQbr(act: Act, input: PlanQbrInput): QbrWritten {
  const { read } = act.book;
  const partner = resolveKey(read, 'partners', input.partner);
  if (read.get('SELECT 1 FROM partner WHERE id = ? AND archived = 1', [partner.id]) !== undefined)
    throw badInput(
      'Archived',
      'This partner is archived.',
      'Take it out of the archive first.',
      'partner',
    );
  const meetsAt = meetingTime(input.on);
  const settings = settingsOn(read, act.today);
  const quarter = quarterUnderReview(input.quarter, meetsAt, settings.fiscalYearStartMonth);
  const agenda = agendas[input.agenda ?? settings.agenda];
  const { change, value } = act.book.change({ label: 'Plan QBR', origin: act.origin }, (writer) => {
    const qbr = writer.create('qbrs', {
      partnerId: partner.id,
      quarter,
      meetsAt,
      slotMinutes: agenda.slot,
      agendaPreset: agenda.preset,
      status: 'planned',
    });
    addChecklist(writer, qbr.id, meetsAt);
    for (const [position, { title, content, minutes }] of agenda.items.entries())
      writer.create('qbrAgenda', { qbrId: qbr.id, position, title, content, minutes });
    return qbr.publicId;
  });
  return { change, id: value };
}

function addChecklist(writer: Writer, qbrId: number, meetsAt: string): void {
  for (const [position, { id, due }] of qbrChecklist(meetsAt).entries())
    writer.create('qbrItems', { qbrId, position, item: id, due: dueText(due) });
}

/** A local date, or a local date and time, as a meeting's start. */
export function meetingTime(on: string): string {
  const day = parseLocalDate(on);
  const at = day === null ? parseLocalDateTime(on.replace(' ', 'T')) : `${day}T${startOfDay}`;
  if (at !== null) return at;
  throw badInput(
    'BadDate',
    `"${on}" is no date.`,
    'Write it like 2026-03-19, or 2026-03-19T15:00.',
    'on',
  );
}

function quarterUnderReview(said: string | undefined, meetsAt: string, startMonth: number): string {
  if (said === undefined) return quarterKey(lastCompleteQuarter(dateOf(meetsAt), startMonth));
  const quarter = parseQuarter(said);
  if (quarter !== null) return quarterKey(quarter);
  throw badInput(
    'NotAQuarter',
    `"${said}" is no fiscal quarter.`,
    'Write it like 2026-Q1.',
    'quarter',
  );
}

export type SetQbrInput = {
  id: string;
  on?: string | undefined;
  quarter?: string | undefined;
  slotMinutes?: number | undefined;
  temperature?: QbrTemperature | null | undefined;
};

/** Changes a QBR; a moved meeting moves what is still to be done with it. */
export function setQbr(act: Act, input: SetQbrInput): QbrWritten {
  const qbr = storedQbr(act.book.read, input.id);
  const settings = settingsOn(act.book.read, act.today);
  const { change } = act.book.change({ label: 'Edit QBR', origin: act.origin }, (writer) => {
    const meetsAt = input.on === undefined ? null : meetingTime(input.on);
    if (meetsAt !== null && meetsAt !== qbr.meetsAt) {
      writer.set('qbrs', qbr.recordId, { meetsAt });
      moveItems(writer, qbr.recordId, meetsAt);
    }
    if (input.quarter !== undefined)
      writer.set('qbrs', qbr.recordId, {
        quarter: quarterUnderReview(
          input.quarter,
          meetsAt ?? qbr.meetsAt,
          settings.fiscalYearStartMonth,
        ),
      });
    if (input.slotMinutes !== undefined)
      writer.set('qbrs', qbr.recordId, { slotMinutes: input.slotMinutes });
    if (input.temperature !== undefined)
      writer.set('qbrs', qbr.recordId, { temperature: input.temperature });
  });
  return { change, id: input.id };
}

function moveItems(writer: Writer, qbrId: number, meetsAt: string): void {
  const due = new Map(qbrChecklist(meetsAt).map((one) => [String(one.id), dueText(one.due)]));
  for (const { recordId, item, doneAt } of storedItems(writer, qbrId)) {
    const at = due.get(item);
    if (doneAt === null && at !== undefined) writer.set('qbrItems', recordId, { due: at });
  }
}
