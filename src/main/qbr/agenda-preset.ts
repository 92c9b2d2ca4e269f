import { agendas } from '../../shared/qbr/agenda.ts';
import type { AgendaPresetId } from '../../shared/qbr/types.ts';
import type { Act } from '../program/index.ts';
import type { QbrWritten } from './plan.ts';
import { storedQbr } from './rows.ts';

/** Replaces the agenda and its slot by a preset's (S18); the points it had stay in the archive. */
export function takeAgendaPreset(
  act: Act,
  input: { id: string; preset: AgendaPresetId },
): QbrWritten {
  const qbr = storedQbr(act.book.read, input.id);
  const agenda = agendas[input.preset];
  const { change } = act.book.change(
    { label: 'Change QBR agenda', origin: act.origin },
    (writer) => {
      const old = writer.all<{ id: number }>(
        'SELECT id FROM qbr_agenda_item WHERE qbr_id = ? AND archived = 0',
        [qbr.recordId],
      );
      for (const { id } of old) writer.set('qbrAgenda', id, { archived: 1 });
      for (const [position, { title, content, minutes }] of agenda.items.entries())
        writer.create('qbrAgenda', { qbrId: qbr.recordId, position, title, content, minutes });
      writer.set('qbrs', qbr.recordId, { agendaPreset: agenda.preset, slotMinutes: agenda.slot });
    },
  );
  return { change, id: qbr.id };
}
