import { z } from 'zod';
import {
  addAgendaItem,
  addCommitment,
  addNote,
  cancelQbr,
  countQbrs,
  getQbr,
  holdQbr,
  keepQbrDraft,
  listQbrs,
  markPackSent,
  moveAgendaItem,
  partnersWithoutQbr,
  planQbr,
  qbrDrafts,
  removeAgendaItem,
  removeNote,
  setAgendaItem,
  setCommitment,
  setItemDone,
  setNote,
  setQbr,
  takeAgendaPreset,
} from '../qbr/index.ts';
import { actOf } from './act.ts';
import { mutation, publicProcedure, router } from './trpc.ts';

const id = z.string().min(1).max(60);
const text = z.string().trim().min(1).max(4000);
const side = z.enum(['us', 'partner', 'both']);
const kind = z.enum(['win', 'gap', 'ask', 'internal']);
const temperature = z.enum(['warm', 'even', 'cool']).nullable();

export const qbrsRouter = router({
  list: publicProcedure
    .input(
      z
        .strictObject({
          partner: z.string().max(1000).optional(),
          status: z.enum(['planned', 'held', 'cancelled']).optional(),
          limit: z.number().int().min(1).max(10_000).optional(),
        })
        .optional(),
    )
    .query(({ ctx, input }) => listQbrs(ctx.book.read, input ?? {}, actOf(ctx).nowLocal)),

  get: publicProcedure
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => getQbr(ctx.book.read, input.id, ctx.today(), actOf(ctx).nowLocal)),

  counts: publicProcedure.query(({ ctx }) => countQbrs(ctx.book.read)),

  /** Partners due a QBR (S18) that have none ahead. */
  without: publicProcedure
    .input(z.strictObject({ limit: z.number().int().min(1).max(1000).default(200) }))
    .query(({ ctx, input }) => partnersWithoutQbr(ctx.book.read, ctx.today(), input.limit)),

  /** What was being typed in a QBR and is not saved yet. */
  drafts: publicProcedure
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => qbrDrafts(ctx.book.read, input.id)),

  keepDraft: mutation
    .input(
      z.strictObject({
        qbr: id,
        field: z.string().regex(/^[\w.:-]{1,120}$/),
        /** Null forgets it. */
        text: z.string().max(20_000).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => keepQbrDraft(ctx.book, input, actOf(ctx).nowLocal)),

  plan: mutation
    .input(
      z.strictObject({
        partner: z.string().min(1).max(1000),
        /** A date, or a date and time. */
        on: z.string().min(10).max(19),
        agenda: z.enum(['Q1', 'Q2', 'Q3']).optional(),
        /** The quarter under review; the last complete one before the meeting unless it is said. */
        quarter: z.string().max(20).optional(),
      }),
    )
    .mutation(({ ctx, input }) => planQbr(actOf(ctx), input)),

  set: mutation
    .input(
      z.strictObject({
        id,
        on: z.string().min(10).max(19).optional(),
        quarter: z.string().max(20).optional(),
        slotMinutes: z.number().int().min(5).max(480).optional(),
        temperature: temperature.optional(),
      }),
    )
    .mutation(({ ctx, input }) => setQbr(actOf(ctx), input)),

  setItem: mutation
    .input(z.strictObject({ id, done: z.boolean() }))
    .mutation(({ ctx, input }) => setItemDone(actOf(ctx), input)),

  setAgenda: mutation
    .input(
      z.strictObject({
        id,
        title: text.optional(),
        content: z.string().trim().max(4000).optional(),
        minutes: z.number().int().min(1).max(480).optional(),
      }),
    )
    .mutation(({ ctx, input }) => setAgendaItem(actOf(ctx), input)),

  moveAgenda: mutation
    .input(z.strictObject({ id, to: z.number().int().min(0).max(100) }))
    .mutation(({ ctx, input }) => moveAgendaItem(actOf(ctx), input)),

  addAgenda: mutation
    .input(
      z.strictObject({
        qbr: id,
        title: text,
        content: z.string().trim().max(4000).default(''),
        minutes: z.number().int().min(1).max(480).default(10),
      }),
    )
    .mutation(({ ctx, input }) => addAgendaItem(actOf(ctx), input)),

  removeAgenda: mutation
    .input(z.strictObject({ id }))
    .mutation(({ ctx, input }) => removeAgendaItem(actOf(ctx), input.id)),

  setPreset: mutation
    .input(z.strictObject({ id, preset: z.enum(['Q1', 'Q2', 'Q3']) }))
    .mutation(({ ctx, input }) => takeAgendaPreset(actOf(ctx), input)),

  addNote: mutation
    .input(z.strictObject({ qbr: id, kind, text }))
    .mutation(({ ctx, input }) => addNote(actOf(ctx), input)),

  setNote: mutation
    .input(z.strictObject({ id, text }))
    .mutation(({ ctx, input }) => setNote(actOf(ctx), input)),

  removeNote: mutation
    .input(z.strictObject({ id }))
    .mutation(({ ctx, input }) => removeNote(actOf(ctx), input.id)),

  addCommitment: mutation
    .input(
      z.strictObject({
        qbr: id,
        text,
        side,
        person: text,
        dueOn: z.iso.date(),
      }),
    )
    .mutation(({ ctx, input }) => addCommitment(actOf(ctx), input)),

  setCommitment: mutation
    .input(
      z.strictObject({
        id,
        text: text.optional(),
        side: side.optional(),
        person: text.optional(),
        dueOn: z.iso.date().optional(),
        status: z.enum(['open', 'done', 'dropped']).optional(),
        doneOn: z.iso.date().nullable().optional(),
        why: z.string().trim().max(4000).nullable().optional(),
      }),
    )
    .mutation(({ ctx, input }) => setCommitment(actOf(ctx), input)),

  markPackSent: mutation
    .input(z.strictObject({ id }))
    .mutation(({ ctx, input }) => markPackSent(actOf(ctx), input.id)),

  hold: mutation
    .input(z.strictObject({ id, on: z.iso.date().optional(), temperature: temperature.optional() }))
    .mutation(({ ctx, input }) => holdQbr(actOf(ctx), input)),

  cancel: mutation
    .input(z.strictObject({ id }))
    .mutation(({ ctx, input }) => cancelQbr(actOf(ctx), input.id)),
});
