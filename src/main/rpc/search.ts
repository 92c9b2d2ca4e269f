import { z } from 'zod';
import { searchAll } from '../partners/index.ts';
import { publicProcedure, router } from './trpc.ts';

export const searchRouter = router({
  find: publicProcedure
    .input(
      z.strictObject({
        q: z.string().max(200),
        limit: z.number().int().min(1).max(100).default(20),
      }),
    )
    .query(({ ctx, input }) => searchAll(ctx.book.read, input.q, input.limit)),
});
