import { expect, it } from 'vitest';
import { undoChange } from '../../../src/main/book/undo.ts';
import {
  addAgendaItem,
  getQbr,
  planQbr,
  removeAgendaItem,
  setAgendaItem,
  takeAgendaPreset,
} from '../../../src/main/qbr/index.ts';
import { type World, world } from '../recompute/world.ts';

function planned(w: World): string {
  const partner = w.add('partners', { name: 'Alpha' }).publicId;
  return planQbr(w.act, { partner, on: '2026-05-21T15:00', agenda: 'Q3' }).id;
}

const agendaOf = (w: World, id: string) => {
  const { qbr, agenda } = getQbr(w.book.read, id, '2026-05-15', '2026-05-15T09:00');
  const titles = agenda.items.map(({ title }) => title);
  return { preset: qbr.agendaPreset, slot: qbr.slotMinutes, titles, warning: agenda.warning };
};

it('[S18] another preset replaces the agenda and its slot, and undoing brings the edited one back', (t) => {
  const w = world(t);
  const id = planned(w);
  const first = getQbr(w.book.read, id, '2026-05-15', '2026-05-15T09:00').agenda.items[0];
  setAgendaItem(w.act, { id: first?.id ?? '', title: 'How are we' });
  const before = agendaOf(w, id);
  const { change } = takeAgendaPreset(w.act, { id, preset: 'Q1' });
  expect(agendaOf(w, id)).toMatchObject({ preset: 'Q1', slot: 45, warning: null });
  expect(agendaOf(w, id).titles).toEqual([
    'Performance review',
    'Account-mapping update',
    'Co-marketing review',
    'Product roadmap preview',
    'Actions and commitments',
  ]);
  undoChange(w.book, change ?? 0);
  expect(agendaOf(w, id)).toEqual(before);
  expect(before.titles[0]).toBe('How are we');
});

it('[S18] a point is added at the end, taken off, and the sum follows', (t) => {
  const w = world(t);
  const id = planned(w);
  addAgendaItem(w.act, { qbr: id, title: 'Any other business', content: '', minutes: 5 });
  const added = agendaOf(w, id);
  expect(added.titles.at(-1)).toBe('Any other business');
  expect(added.warning).toBe('The agenda takes 65 minutes, 5 more than the slot of 60.');
  const first = getQbr(w.book.read, id, '2026-05-15', '2026-05-15T09:00').agenda.items[0];
  const { change } = removeAgendaItem(w.act, first?.id ?? '');
  expect(agendaOf(w, id)).toMatchObject({ warning: null });
  expect(agendaOf(w, id).titles).not.toContain('Relationship check');
  undoChange(w.book, change ?? 0);
  expect(agendaOf(w, id).titles[0]).toBe('Relationship check');
});
