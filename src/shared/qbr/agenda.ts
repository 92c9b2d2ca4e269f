import { z } from 'zod';
import { addMinutes, type LocalDateTime } from '../kernel/local-date.ts';
import type { Agenda, AgendaItem, AgendaPresetId, TimedAgenda } from './types.ts';

const item = (title: string, minutes: number, content: string): AgendaItem => ({
  title,
  minutes,
  content,
});

/** The three agendas of S18; Q3 is the default. */
export const agendas: Readonly<Record<AgendaPresetId, Agenda>> = {
  Q1: {
    preset: 'Q1',
    name: '45 minutes, five sections',
    slot: 45,
    items: [
      item('Performance review', 10, 'Revenue sourced, pipeline, deals closed, leads referred'),
      item('Account-mapping update', 10, 'New overlaps, joint opportunities'),
      item('Co-marketing review', 10, 'Campaigns run, results, next-quarter plan'),
      item('Product roadmap preview', 5, 'Features relevant to the partner'),
      item('Actions and commitments', 10, 'Deliverables with owner and deadline'),
    ],
  },
  Q2: {
    preset: 'Q2',
    name: '60 minutes, seven sections, ends with an executive check',
    slot: 60,
    items: [
      item('Relationship check-in', 5, 'How the partnership feels'),
      item('Performance', 10, 'Metrics against target'),
      item('Pipeline', 10, 'Top five opportunities'),
      item('Joint activities', 10, 'Co-marketing and next-quarter planning'),
      item('Roadmap and feedback', 10, 'Roadmap update, partner feedback'),
      item('Actions and commitments', 10, 'Deliverables with owner and deadline'),
      item('Executive alignment', 5, 'What the executives agree on'),
    ],
  },
  Q3: {
    preset: 'Q3',
    name: '60 minutes, five sections',
    slot: 60,
    items: [
      item('Relationship check', 5, 'How the partnership feels'),
      item('Performance review', 15, 'Metrics, wins, gaps'),
      item('Pipeline review', 15, 'Current opportunities, forecast'),
      item('Joint planning', 15, 'Next-quarter initiatives'),
      item('Resources and support', 10, 'What the partner needs from us'),
    ],
  },
};

/** An agenda as data (S18, G10): an edited preset is a custom copy. Items last whole minutes. */
export const agendaSchema = z.strictObject({
  preset: z.enum(['Q1', 'Q2', 'Q3', 'custom']),
  name: z.string().min(1).max(120),
  slot: z.number().int().min(5, 'A slot takes 5 minutes at least.').max(480),
  items: z
    .array(
      z.strictObject({
        title: z.string().min(1, 'Each section needs a title.').max(120),
        minutes: z.number().int().min(1, 'Each section takes a minute at least.').max(480),
        content: z.string().max(500),
      }),
    )
    .min(1, 'An agenda needs a section.')
    .max(30),
});

/** Sum of minutes of an agenda. */
export function agendaTotal(minutes: readonly number[]): number {
  return minutes.reduce((total, one) => total + one, 0);
}

/**
 * Puts clock times on an agenda: offsets from the start and, when the start is known, the time of day (S18).
 * Warns, without blocking, when the sum differs from the slot.
 */
export function timeAgenda(agenda: Agenda, start: LocalDateTime | null): TimedAgenda {
  let from = 0;
  const items = agenda.items.map((one) => {
    const fromMinute = from;
    from += one.minutes;
    const at = start === null ? null : addMinutes(start, fromMinute);
    return { ...one, fromMinute, toMinute: from, offset: offsetText(fromMinute), at };
  });
  return { items, total: from, warning: slotWarning(from, agenda.slot) };
}

function offsetText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

function slotWarning(total: number, slot: number): string | null {
  if (total === slot) return null;
  const difference = Math.abs(total - slot);
  return `The agenda takes ${total} minutes, ${difference} ${total > slot ? 'more' : 'fewer'} than the slot of ${slot}.`;
}
