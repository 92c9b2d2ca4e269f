import { z } from 'zod';
import { publicProcedure } from './trpc.ts';

const run = z.strictObject({ import: z.string().min(1).max(64) });

/** The way back from an import, and forth again. Each answers a job; what it did comes with the job's result. */
export const undoProcedures = {
  undo: publicProcedure.input(run).mutation(({ ctx, input }) => ({
    job: ctx.jobs.start('import.undo', { importId: input.import }),
  })),

  /** What an undo would put back and what it would keep, and why; the book is as it was. */
  undoPlan: publicProcedure.input(run).mutation(({ ctx, input }) => ({
    job: ctx.jobs.start('import.undo', { importId: input.import, plan: true }),
  })),

  redo: publicProcedure.input(run).mutation(({ ctx, input }) => ({
    job: ctx.jobs.start('import.redo', { importId: input.import }),
  })),
};
