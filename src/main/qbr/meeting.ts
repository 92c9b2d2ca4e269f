import { conflict } from '../../shared/kernel/failure.ts';
import { nextQbrOn } from '../../shared/qbr/schedule.ts';
import type { ChecklistItemId } from '../../shared/qbr/types.ts';
import type { Writer } from '../book/types.ts';
import type { Act } from '../program/index.ts';
import { child } from './child.ts';
import type { QbrWritten } from './plan.ts';
import { storedItems, storedQbr } from './rows.ts';
import type { QbrTemperature } from './types.ts';

/** Ticks a checklist item, or takes the tick back. */
export function setItemDone(act: Act, input: { id: string; done: boolean }): QbrWritten {
  const item = child(act.book.read, 'qbrItems', input.id);
  const { change } = act.book.change(
    { label: input.done ? 'Tick QBR item' : 'Untick QBR item', origin: act.origin },
    (writer) => writer.set('qbrItems', item.recordId, { doneAt: input.done ? act.nowLocal : null }),
  );
  return { change, id: item.qbr };
}

/** Stamps the data pack as sent, which ticks the item 48 hours before the meeting (S20). */
export function markPackSent(act: Act, id: string): QbrWritten {
  const qbr = storedQbr(act.book.read, id);
  const { change } = act.book.change(
    { label: 'Mark data pack sent', origin: act.origin },
    (writer) => {
      writer.set('qbrs', qbr.recordId, { packSentAt: act.nowLocal });
      tick(writer, qbr.recordId, 'data-package', act.nowLocal);
    },
  );
  return { change, id };
}

export type Held = QbrWritten & {
  /** When the next one falls: three months after this one (S18). */
  nextProposal: string;
};

/** Records that the meeting took place. */
export function holdQbr(
  act: Act,
  input: { id: string; on?: string | undefined; temperature?: QbrTemperature | null | undefined },
): Held {
  const qbr = storedQbr(act.book.read, input.id);
  if (qbr.status === 'cancelled')
    throw conflict('This QBR was cancelled.', 'Plan a new one instead.');
  const heldOn = input.on ?? act.today;
  const { change } = act.book.change({ label: 'Hold QBR', origin: act.origin }, (writer) => {
    writer.set('qbrs', qbr.recordId, {
      status: 'held',
      heldOn,
      ...(input.temperature === undefined ? {} : { temperature: input.temperature }),
    });
    if (input.temperature != null) tick(writer, qbr.recordId, 'temperature', act.nowLocal);
  });
  return { change, id: input.id, nextProposal: nextQbrOn(heldOn) };
}

export function cancelQbr(act: Act, id: string): QbrWritten {
  const qbr = storedQbr(act.book.read, id);
  if (qbr.status === 'held')
    throw conflict(
      'This QBR was held and cannot be cancelled.',
      'Undo holding it in its history first.',
    );
  const { change } = act.book.change({ label: 'Cancel QBR', origin: act.origin }, (writer) =>
    writer.set('qbrs', qbr.recordId, { status: 'cancelled' }),
  );
  return { change, id };
}

function tick(writer: Writer, qbrId: number, item: ChecklistItemId, at: string): void {
  const row = storedItems(writer, qbrId).find((one) => one.item === item);
  if (row !== undefined && row.doneAt === null)
    writer.set('qbrItems', row.recordId, { doneAt: at });
}
