import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { partner } from './partners.ts';
import { recordColumns } from './record.ts';

export const qbr = sqliteTable(
  'qbr',
  {
    ...recordColumns(),
    partnerId: integer('partner_id')
      .notNull()
      .references(() => partner.id),
    /** The quarter under review, `2020-Q1`. */
    quarter: text('quarter').notNull(),
    /** Local date and time of the meeting, `2026-03-19T15:00`. */
    meetsAt: text('meets_at').notNull(),
    slotMinutes: integer('slot_minutes').notNull(),
    agendaPreset: text('agenda_preset').notNull(),
    /** planned, held or cancelled. */
    status: text('status').notNull(),
    heldOn: text('held_on'),
    packSentAt: text('pack_sent_at'),
    /** How the relationship feels, asked first in the meeting: warm, even, cool. */
    temperature: text('temperature'),
  },
  (t) => [index('qbr_partner').on(t.partnerId), index('qbr_meets_at').on(t.meetsAt)],
);

export const qbrItem = sqliteTable(
  'qbr_item',
  {
    ...recordColumns(),
    qbrId: integer('qbr_id')
      .notNull()
      .references(() => qbr.id),
    position: integer('position').notNull(),
    /** Which checklist item of S19. */
    item: text('item').notNull(),
    /** Local date, or local date and time where the rule runs on the clock. */
    due: text('due').notNull(),
    doneAt: text('done_at'),
  },
  (t) => [index('qbr_item_qbr').on(t.qbrId)],
);

export const qbrAgendaItem = sqliteTable(
  'qbr_agenda_item',
  {
    ...recordColumns(),
    qbrId: integer('qbr_id')
      .notNull()
      .references(() => qbr.id),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    content: text('content').notNull(),
    minutes: integer('minutes').notNull(),
  },
  (t) => [index('qbr_agenda_item_qbr').on(t.qbrId)],
);

export const qbrNote = sqliteTable(
  'qbr_note',
  {
    ...recordColumns(),
    qbrId: integer('qbr_id')
      .notNull()
      .references(() => qbr.id),
    /** win, gap, ask, or internal. */
    kind: text('kind').notNull(),
    position: integer('position').notNull(),
    text: text('text').notNull(),
  },
  (t) => [index('qbr_note_qbr').on(t.qbrId)],
);

export const commitment = sqliteTable(
  'commitment',
  {
    ...recordColumns(),
    partnerId: integer('partner_id')
      .notNull()
      .references(() => partner.id),
    /** The meeting it was promised in, where there was one. */
    qbrId: integer('qbr_id').references(() => qbr.id),
    text: text('text').notNull(),
    /** us, partner or both. */
    side: text('side').notNull(),
    person: text('person'),
    dueOn: text('due_on').notNull(),
    /** open, done or dropped. */
    status: text('status').notNull(),
    doneOn: text('done_on'),
    /** Why it was dropped or late. */
    why: text('why'),
  },
  (t) => [index('commitment_partner').on(t.partnerId), index('commitment_qbr').on(t.qbrId)],
);
