import { z } from 'zod';
import { entityNames } from '../../shared/book/entities.ts';
import { recipeSchema } from '../../shared/book/recipe.ts';
import {
  forgetRecipe,
  keepRecipe,
  keptRecipe,
  readRecipeText,
  recipeFile,
  renameSource,
  sourceDetail,
} from '../imports/index.ts';
import { actOf } from './act.ts';
import { mutation, publicProcedure, router } from './trpc.ts';

const source = z.string().min(1).max(100);
const of = z.strictObject({ source, entity: z.enum(entityNames) });

/** How each source's file is read: seen, changed, given away and taken in. */
export const recipesRouter = router({
  /** A source with its recipes and what it brought. */
  source: publicProcedure
    .input(z.strictObject({ source }))
    .query(({ ctx, input }) => sourceDetail(ctx.book.read, input.source)),

  keep: mutation
    .input(z.strictObject({ recipe: recipeSchema }))
    .mutation(({ ctx, input }) => ({ change: keepRecipe(actOf(ctx), input.recipe).change })),

  forget: mutation.input(of).mutation(({ ctx, input }) => forgetRecipe(actOf(ctx), input)),

  rename: mutation
    .input(z.strictObject({ source, name: z.string().trim().min(1).max(100) }))
    .mutation(({ ctx, input }) => {
      const done = renameSource(actOf(ctx), input);
      if (done.change !== null) ctx.watcher.renamed(input.name);
      return done;
    }),

  /** As a file, saved where the host asks for a place itself, else kept for the page to take. */
  file: publicProcedure.input(of).mutation(async ({ ctx: { book, host, made }, input }) => {
    const { name, text } = recipeFile(keptRecipe(book.read, input.source, input.entity));
    const bytes = new TextEncoder().encode(text);
    if (host.saveFile !== undefined)
      return { name, fileId: null, savedTo: await host.saveFile(name, bytes) };
    return { name, fileId: made.keep({ name, type: 'application/json', bytes }), savedTo: null };
  }),

  /** A recipe's file, read and checked; kept once the person has seen whose it is. */
  read: publicProcedure
    .input(z.strictObject({ name: z.string().max(300), text: z.string().max(1_000_000) }))
    .mutation(({ input }) => ({ recipe: readRecipeText(input.text, input.name) })),
});
