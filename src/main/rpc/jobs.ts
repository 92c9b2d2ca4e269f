import { z } from 'zod';
import { publicProcedure, router } from './trpc.ts';

const jobId = z.strictObject({ id: z.string().min(1).max(64) });

export const jobsRouter = router({
  list: publicProcedure.query(({ ctx }) => ctx.jobs.list()),
  /** Resolves when the work is done; fails as the work failed. The caller knows the shape by the job's name. */
  result: publicProcedure.input(jobId).query(({ ctx, input }) => ctx.jobs.result(input.id)),
  cancel: publicProcedure
    .input(jobId)
    .mutation(({ ctx, input }) => ({ cancelled: ctx.jobs.cancel(input.id) })),
});
