import { publicProcedure, router } from './trpc.ts';

export const sampleRouter = router({
  /** Fills an empty book with the sample program; refused where the book holds anything. */
  load: publicProcedure.mutation(({ ctx }) => ({ job: ctx.jobs.start('sample.load', {}) })),
});
