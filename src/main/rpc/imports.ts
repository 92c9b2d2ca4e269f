import { z } from 'zod';
import { entityNames } from '../../shared/book/entities.ts';
import type { FileLook } from '../../shared/book/file-look.ts';
import { conflictChoices, recipeSchema } from '../../shared/book/recipe.ts';
import {
  answerConflicts,
  decideConflicts,
  importDetail,
  importRejects,
  importsOverview,
  openConflicts,
  PlanShelf,
  planPage,
  planPlace,
  planSummary,
  rejectsCsv,
  removePlan,
} from '../imports/index.ts';
import { actOf } from './act.ts';
import type { AppContext } from './context.ts';
import { mutation, publicProcedure, router } from './trpc.ts';

const id = z.string().min(1).max(64);
const read = {
  fileId: id,
  encoding: z.string().max(40).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
};
const shelf = new PlanShelf();

/** Saved where the host asks for a place itself, else kept for the page to take under `/files/<fileId>`. */
async function hand({ host, made }: AppContext, name: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  if (host.saveFile !== undefined)
    return { name, fileId: null, savedTo: await host.saveFile(name, bytes) };
  return {
    name,
    fileId: made.keep({ name, type: 'text/csv; charset=utf-8', bytes }),
    savedTo: null,
  };
}

const rejectsName = (file: string) => `${file.replace(/\.[^.]*$/, '')} - not imported.csv`;

export const importsRouter = router({
  /** Sources with their recipe and last run, and every import. */
  overview: publicProcedure.query(({ ctx }) => importsOverview(ctx.book.read)),

  detail: publicProcedure
    .input(z.strictObject({ import: id }))
    .query(({ ctx, input }) => importDetail(ctx.book.read, input.import)),

  /** A file the person gave, by its id. */
  file: publicProcedure.input(z.strictObject({ fileId: id })).query(({ ctx, input }) => {
    const { fileId, name, bytes, sha256 } = ctx.uploads.find(input.fileId);
    return { fileId, name, bytes, sha256 };
  }),

  /** What a file is and how it would be read. Answers once the job is done; its progress comes with the events. */
  look: publicProcedure
    .input(z.strictObject({ ...read, source: z.string().max(100).default('crm') }))
    .query(async ({ ctx, input }): Promise<FileLook> => {
      const { path, name } = ctx.uploads.find(input.fileId);
      const { encoding, delimiter, source } = input;
      const job = ctx.jobs.start('import.inspect', {
        ...{ path, name, encoding, delimiter },
        suggest: { source },
      });
      return (await ctx.jobs.result(job)) as FileLook;
    }),

  /** Compares a file with the book; the plan's place comes with the job's result. */
  plan: publicProcedure
    .input(
      z.strictObject({
        ...read,
        entity: z.enum(entityNames),
        recipe: recipeSchema,
        asOf: z.string().max(10).nullable().default(null),
        conflicts: z.enum(conflictChoices).default('ask'),
        /** The plan this one takes the place of. */
        replaces: id.optional(),
      }),
    )
    .mutation(({ ctx, input }) => {
      const { path, name } = ctx.uploads.find(input.fileId);
      const { fileId: _, replaces, ...wish } = input;
      if (replaces !== undefined) removePlan(planPlace(ctx.book.path, replaces));
      return { job: ctx.jobs.start('import.plan', { ...wish, path, name }) };
    }),

  /** A plan without its rows. */
  summary: publicProcedure
    .input(z.strictObject({ plan: id }))
    .query(({ ctx, input }) =>
      planSummary(ctx.book.read, shelf.take(ctx.book.path, input.plan).plan),
    ),

  rows: publicProcedure
    .input(
      z.strictObject({
        plan: id,
        bucket: z.enum([
          'new',
          'changed',
          'unchanged',
          'conflict',
          'rejected',
          'repeated',
          'vanished',
        ]),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .query(({ ctx, input }) => {
      const shelved = shelf.take(ctx.book.path, input.plan);
      return planPage(ctx.book.read, shelved, input.bucket, input.offset, input.limit);
    }),

  /** Keep mine or take theirs: of one field of one row, or of all. Changes the plan, not the book. */
  decide: publicProcedure
    .input(
      z.strictObject({
        plan: id,
        line: z.number().int().min(1).optional(),
        field: z.string().max(300).optional(),
        choice: z.enum(conflictChoices),
      }),
    )
    .mutation(({ ctx, input: { plan, ...decision } }) => {
      const { path } = ctx.book;
      return { planHash: decideConflicts(path, planPlace(path, plan), decision).planHash };
    }),

  /** The plan's file once more, to change how it is read. */
  reopen: publicProcedure.input(z.strictObject({ plan: id })).mutation(({ ctx, input }) => {
    const { plan } = shelf.take(ctx.book.path, input.plan);
    const { fileId } = ctx.uploads.adopt(plan.path, plan.decisions.sha256, plan.file);
    return { fileId };
  }),

  discard: publicProcedure.input(z.strictObject({ plan: id })).mutation(({ ctx, input }) => {
    removePlan(planPlace(ctx.book.path, input.plan));
    return { discarded: true };
  }),

  // `apply` is a word tRPC keeps for itself.
  applyPlan: publicProcedure
    .input(
      z.strictObject({
        plan: id,
        /** The plan that was looked at. */
        expect: z.string().max(64),
        accept: z.array(z.string().max(40)).max(20),
      }),
    )
    .mutation(({ ctx, input: { plan, expect, accept } }) => {
      const planPath = planPlace(ctx.book.path, plan);
      return { job: ctx.jobs.start('import.apply', { planPath, expect, accept }) };
    }),

  /** Fields where yours and theirs differ and nobody has decided: of the book, or of one import. */
  openConflicts: publicProcedure
    .input(z.strictObject({ import: id.optional() }))
    .query(({ ctx, input }) => openConflicts(ctx.book.read, input.import)),

  /** Keep mine or take theirs, of these in one change of the book; history takes it back. */
  answerConflicts: mutation
    .input(
      z.strictObject({
        conflicts: z.array(id).min(1).max(50_000),
        answer: z.enum(['mine', 'theirs']),
      }),
    )
    .mutation(({ ctx, input }) => answerConflicts(actOf(ctx), input.conflicts, input.answer)),

  undo: publicProcedure.input(z.strictObject({ import: id })).mutation(({ ctx, input }) => ({
    job: ctx.jobs.start('import.undo', { importId: input.import }),
  })),

  /** The rows that can't be read, with their line and reason: of a plan, or of an import that was made. */
  rejects: publicProcedure
    .input(z.union([z.strictObject({ plan: id }), z.strictObject({ import: id })]))
    .mutation(({ ctx, input }) => {
      if ('plan' in input) {
        const { file, decisions } = shelf.take(ctx.book.path, input.plan).plan;
        return hand(ctx, rejectsName(file), rejectsCsv(decisions.header, decisions.rejected));
      }
      const { entry } = importDetail(ctx.book.read, input.import);
      const rejects = importRejects(ctx.book.read, input.import);
      return hand(ctx, rejectsName(entry.file), rejectsCsv([], rejects));
    }),
});
