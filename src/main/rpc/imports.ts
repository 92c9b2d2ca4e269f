import { z } from 'zod';
import { entityNames } from '../../shared/book/entities.ts';
import type { FileLook } from '../../shared/book/file-look.ts';
import { conflictChoices, readingSettings, recipeSchema } from '../../shared/book/recipe.ts';
import {
  answerConflicts,
  decideConflicts,
  importDetail,
  importRejects,
  importsOverview,
  openConflicts,
  PlanShelf,
  planCsv,
  planPage,
  planPlace,
  planSummary,
  rejectsCsv,
  removePlan,
} from '../imports/index.ts';
import { actOf } from './act.ts';
import type { AppContext } from './context.ts';
import { matchProcedures } from './import-matches.ts';
import { orderFor, rowsName, seen } from './import-rows.ts';
import { undoProcedures } from './import-undo.ts';
import { mutation, publicProcedure, router } from './trpc.ts';

const id = z.string().min(1).max(64);
const typedText = z.string().max(100_000);
const read = {
  fileId: id,
  encoding: z.string().max(40).optional(),
  sheet: z.string().min(1).max(100).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  header: z.boolean().optional(),
  escape: z.enum(['none', 'backslash']).optional(),
  skipLines: z.number().int().min(0).max(1000).optional(),
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

/** The plan before stays until the new one is there: planning may fail or be cancelled. */
function putInPlaceOf({ book, jobs }: AppContext, before: string, job: string): void {
  const place = planPlace(book.path, before);
  jobs.result(job).then(
    () => removePlan(place),
    () => undefined,
  );
}

export const importsRouter = router({
  ...matchProcedures,

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
    .input(
      z.strictObject({
        ...read,
        source: z.string().max(100).default('crm'),
        /** A plan of this file: it is read as that one has it. */
        plan: id.optional(),
        /** What is found out anew, whatever is remembered of it. */
        anew: z.array(z.enum(readingSettings)).max(readingSettings.length).default([]),
      }),
    )
    .query(async ({ ctx, input }): Promise<FileLook> => {
      const { path, name } = ctx.uploads.find(input.fileId);
      const { fileId: _, source, plan, anew, ...wish } = input;
      const planned = plan === undefined ? null : shelf.find(ctx.book.path, plan);
      const reading = planned?.plan.decisions.recipe;
      const job = ctx.jobs.start('import.inspect', {
        ...{ ...wish, path, name },
        suggest: { source, anew, reading },
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
      const job = ctx.jobs.start('import.plan', { ...wish, path, name });
      if (replaces !== undefined) putInPlaceOf(ctx, replaces, job);
      return { job };
    }),

  /** The same file under the same recipe, compared with the book as it is now. */
  replan: publicProcedure.input(z.strictObject({ plan: id })).mutation(({ ctx, input }) => {
    const { path, file, decisions } = shelf.take(ctx.book.path, input.plan).plan;
    const { entity, recipe, asOf, encoding, delimiter, answers } = decisions;
    const sheet = decisions.sheet ?? undefined;
    const wish = { path, name: file, entity, recipe, asOf, encoding, sheet, delimiter, answers };
    const job = ctx.jobs.start('import.plan', wish);
    putInPlaceOf(ctx, input.plan, job);
    return { job };
  }),

  /** A plan without its rows. */
  summary: publicProcedure
    .input(z.strictObject({ plan: id }))
    .query(({ ctx, input }) =>
      planSummary(ctx.book.read, shelf.take(ctx.book.path, input.plan).plan),
    ),

  /** A page of one tile's lines, as the person wants to see them. */
  rows: publicProcedure
    .input(
      z.strictObject({
        ...seen,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { offset, limit, bucket } = input;
      const { shelved, order } = await orderFor(ctx, shelf, input);
      return planPage(ctx.book.read, shelved, bucket, { offset, limit, order });
    }),

  /** All of those lines as CSV. */
  rowsCsv: publicProcedure.input(z.strictObject(seen)).mutation(async ({ ctx, input }) => {
    const { shelved, order } = await orderFor(ctx, shelf, input);
    const text = await planCsv(ctx.book.read, shelved, input.bucket, order);
    return hand(ctx, rowsName(shelved.plan.file, input.bucket), text);
  }),

  /** Keep mine, take theirs or type another: of one field of one row, or of all. Changes the plan, not the book. */
  decide: publicProcedure
    .input(
      z.strictObject({
        plan: id,
        line: z.number().int().min(1).optional(),
        field: z.string().max(300).optional(),
        choice: z.enum(conflictChoices),
        /** Typed instead of both; the choice counts for nothing then. */
        value: typedText.optional(),
      }),
    )
    .mutation(({ ctx: { book }, input: { plan, ...decision } }) => ({
      planHash: decideConflicts(book, planPlace(book.path, plan), decision).planHash,
    })),

  /** The plan's file once more, to change how it is read. */
  reopen: publicProcedure.input(z.strictObject({ plan: id })).mutation(({ ctx, input }) => {
    const { plan } = shelf.take(ctx.book.path, input.plan);
    const { fileId } = ctx.uploads.adopt(plan.path, plan.decisions.sha256, plan.file);
    return { fileId };
  }),

  discard: publicProcedure.input(z.strictObject({ plan: id })).mutation(async ({ ctx, input }) => {
    removePlan(planPlace(ctx.book.path, input.plan));
    await ctx.watcher.dismissPlan(input.plan);
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

  /** Keep mine, take theirs or type another, of these in one change of the book; history takes it back. */
  answerConflicts: mutation
    .input(
      z.strictObject({
        conflicts: z.array(id).min(1).max(50_000),
        answer: z.union([z.enum(['mine', 'theirs']), z.strictObject({ value: typedText })]),
      }),
    )
    .mutation(({ ctx, input }) => answerConflicts(actOf(ctx), input.conflicts, input.answer)),

  ...undoProcedures,

  /** The rows that can't be read, with their line and reason: of a plan, or of an import that was made. */
  rejects: publicProcedure
    .input(z.union([z.strictObject({ plan: id }), z.strictObject({ import: id })]))
    .mutation(({ ctx, input }) => {
      if ('plan' in input) {
        const { file, decisions } = shelf.take(ctx.book.path, input.plan).plan;
        return hand(ctx, rejectsName(file), rejectsCsv(decisions.header, decisions.rejected));
      }
      const { entry } = importDetail(ctx.book.read, input.import);
      const { header, rejects } = importRejects(ctx.book.read, input.import);
      return hand(ctx, rejectsName(entry.file), rejectsCsv(header, rejects));
    }),
});
