import { basename } from 'node:path';
import { z } from 'zod';
import { entityNames } from '../../shared/book/entities.ts';
import { badInput, conflict, notFound } from '../../shared/kernel/failure.ts';
import { fileSha256 } from '../http/file-sha256.ts';
import {
  freshPlan,
  keptRecipe,
  listFolder,
  typedFolder,
  watchedFile,
  watchOverview,
} from '../imports/index.ts';
import { mutation, publicProcedure, router } from './trpc.ts';

const id = z.strictObject({ id: z.string().min(1).max(64) });
const of = { source: z.string().min(1).max(100), entity: z.enum(entityNames) };

/** A person waits for the answer. */
const answerMs = 3000;

/** Watched folders: a new file of a known shape is planned by itself, and waits here for a yes. */
export const watchRouter = router({
  overview: publicProcedure.query(({ ctx }) => watchOverview(ctx.book.read, ctx.watcher)),

  /** Watches a folder for a source's files; it is looked at before it is kept. */
  set: mutation
    .input(
      z.strictObject({
        ...of,
        folder: z.string().trim().min(1).max(4000),
        pattern: z.string().trim().min(1).max(300),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      keptRecipe(ctx.book.read, input.source, input.entity);
      const folder = typedFolder(input.folder);
      const listing = await listFolder(folder, input.pattern, answerMs);
      if (listing.kind === 'trouble')
        throw badInput('Folder', listing.message, 'Check the path, and try again.', 'folder');
      ctx.watcher.set({ ...input, folder });
      void ctx.watcher.look();
      return { folder, files: listing.files.length };
    }),

  remove: mutation.input(z.strictObject(of)).mutation(({ ctx, input }) => {
    ctx.watcher.remove(input);
    return { removed: true };
  }),

  /** Looks now; what is found comes with the events. */
  look: publicProcedure.mutation(({ ctx }) => {
    void ctx.watcher.look();
    return { looking: true };
  }),

  /** The plan of a file that waits; a fresh one where the book has changed since. */
  open: publicProcedure.input(id).mutation(async ({ ctx, input }) => {
    const ready = freshPlan(ctx.book, watchedFile(ctx.book.read, input.id));
    if (ready !== null) return { plan: ready };
    const state = await ctx.watcher.replan(input.id);
    if (state.kind === 'waiting') return { plan: state.plan };
    throw conflict(
      state.kind === 'look' ? state.why : 'This file was imported already.',
      'Look at the list under Import.',
    );
  }),

  /** A file that needs a look, for the wizard. */
  give: publicProcedure.input(id).mutation(async ({ ctx, input }) => {
    const { path } = watchedFile(ctx.book.read, input.id);
    const sha256 = await fileSha256(path).catch(() => null);
    if (sha256 === null)
      throw notFound(`${basename(path)} is not there any more.`, 'Look at the list under Import.');
    return { fileId: ctx.uploads.adopt(path, sha256).fileId };
  }),

  dismiss: mutation.input(id).mutation(async ({ ctx, input }) => {
    await ctx.watcher.dismiss(watchedFile(ctx.book.read, input.id).id);
    return { dismissed: true };
  }),
});
