import { z } from 'zod';
import { entityNames } from '../../shared/book/entities.ts';
import {
  archiveRecord,
  createRecord,
  fieldOrigins,
  getPartner,
  getRecord,
  history,
  listPartners,
  listRecords,
  mergePartners,
  mergePreview,
  partnerOverview,
  partnerSorts,
  setFields,
  summarizeBook,
  traceRecord,
  undoEdit,
  unmergePartner,
} from '../partners/index.ts';
import { actOf } from './act.ts';
import { mutation, publicProcedure, router } from './trpc.ts';

const entity = z.enum(entityNames).default('partners');
const key = z.string().min(1).max(1000);
const scalar = z.union([z.string().max(20_000), z.number(), z.null()]);
const values = z.record(z.string().min(1).max(200), scalar);
const choice = z.array(z.string().max(500).nullable()).max(500).optional();

const listInput = z.strictObject({
  sort: z.strictObject({ by: z.enum(partnerSorts), direction: z.enum(['asc', 'desc']) }).optional(),
  filter: z
    .strictObject({
      text: z.string().max(200).optional(),
      bands: choice,
      tiers: choice,
      segments: choice,
      owners: choice,
      types: choice,
      countries: choice,
      archived: z.boolean().optional(),
    })
    .optional(),
  offset: z.number().int().min(0).max(10_000_000).optional(),
  limit: z.number().int().min(1).max(1000).optional(),
});

/** Partners and, through `entity`, every other kind of record. Keys are book ids, `source:key` or unique bare keys. */
export const partnersRouter = router({
  list: publicProcedure
    .input(listInput)
    .query(({ ctx, input }) => listPartners(ctx.book.read, input, ctx.today())),

  get: publicProcedure
    .input(z.strictObject({ key }))
    .query(({ ctx, input }) => getPartner(ctx.book.read, input.key, ctx.today())),

  record: publicProcedure
    .input(z.strictObject({ entity, key }))
    .query(({ ctx, input }) => getRecord(ctx.book.read, input.entity, input.key)),

  records: publicProcedure
    .input(
      z.strictObject({
        entity,
        where: z.record(z.string().max(200), z.string().max(1000)).optional(),
        fields: z.array(z.string().max(200)).max(200).optional(),
        offset: z.number().int().min(0).optional(),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .query(({ ctx, input }) => listRecords(ctx.book.read, input)),

  overview: publicProcedure
    .input(z.strictObject({ id: key }))
    .query(({ ctx, input }) => partnerOverview(ctx.book.read, input.id, ctx.today())),

  /** Which change, file and line each of a partner's values comes from. */
  origins: publicProcedure
    .input(z.strictObject({ id: key }))
    .query(({ ctx, input }) => fieldOrigins(ctx.book.read, input.id)),

  trace: publicProcedure
    .input(
      z.strictObject({
        entity,
        key,
        metric: z.string().max(60),
        quarter: z.string().max(20).nullable().optional(),
      }),
    )
    .query(({ ctx, input }) =>
      traceRecord(ctx.book.read, { ...input, quarter: input.quarter ?? null }, ctx.today()),
    ),

  history: publicProcedure
    .input(z.strictObject({ entity, key }))
    .query(({ ctx, input }) => history(ctx.book.read, input.entity, input.key)),

  summary: publicProcedure.query(({ ctx }) => summarizeBook(ctx.book.read)),

  set: mutation
    .input(z.strictObject({ entity, key, values }))
    .mutation(({ ctx, input }) => setFields(actOf(ctx), input)),

  create: mutation
    .input(z.strictObject({ entity, values }))
    .mutation(({ ctx, input }) => createRecord(actOf(ctx), input)),

  archive: mutation
    .input(z.strictObject({ entity, key, archived: z.boolean().default(true) }))
    .mutation(({ ctx, input }) => archiveRecord(actOf(ctx), input)),

  /** What merging one partner into another would move. */
  mergePreview: publicProcedure
    .input(z.strictObject({ key, into: key }))
    .query(({ ctx, input }) => mergePreview(ctx.book.read, input)),

  merge: mutation
    .input(z.strictObject({ key, into: key }))
    .mutation(({ ctx, input }) => mergePartners(actOf(ctx), input)),

  unmerge: mutation
    .input(z.strictObject({ key }))
    .mutation(({ ctx, input }) => unmergePartner(actOf(ctx), input)),

  undoChange: mutation
    .input(
      z.strictObject({ change: z.union([z.string().min(1).max(60), z.number().int().min(1)]) }),
    )
    .mutation(({ ctx, input }) => undoEdit(actOf(ctx), input.change)),
});
