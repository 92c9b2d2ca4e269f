import { z } from 'zod';
import { planPlace } from '../imports/index.ts';
import { publicProcedure } from './trpc.ts';

const text = z.string().min(1).max(2000);

export const matchProcedures = {
  /** A person's word on probable matches. The plan is made again with it, under its own address. */
  decideMatch: publicProcedure
    .input(
      z.strictObject({
        plan: z.string().min(1).max(64),
        answers: z
          .array(
            z.strictObject({
              key: text,
              candidate: text.nullable(),
              answer: z.enum(['same', 'different', 'open']),
            }),
          )
          .min(1)
          .max(10_000),
      }),
    )
    .mutation(({ ctx, input: { plan, answers } }) => {
      const planPath = planPlace(ctx.book.path, plan);
      return { job: ctx.jobs.start('import.match', { planPath, answers }) };
    }),
};
