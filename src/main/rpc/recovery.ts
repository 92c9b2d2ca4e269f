import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { Failure } from '../../shared/kernel/failure.ts';
import type { Log } from '../log/rotating-log.ts';
import { toFailure } from '../log/to-failure.ts';
import type { ShutBook } from '../recovery/shut-book.ts';
import { failureOf, rpcCode } from './failure-of.ts';

export interface RecoveryContext {
  shut: ShutBook;
  log: Log;
}

const trpc = initTRPC.context<RecoveryContext>().create({
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    // Every other call of the app is one that needs the book.
    const needsBook = error.code === 'NOT_FOUND' && error.cause === undefined && ctx !== undefined;
    const failure = needsBook ? ctx.shut.failure : failureOf(error, ctx?.log.place ?? 'the log');
    const { code, httpStatus } = needsBook
      ? { code: 'PRECONDITION_FAILED' as const, httpStatus: 412 }
      : shape.data;
    return { ...shape, message: failure.message, data: { code, httpStatus, failure } };
  },
});

const procedure = trpc.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result;
  const failure = toFailure(path, result.error.cause ?? result.error, ctx.log);
  throw new TRPCError({
    code: rpcCode(failure.code),
    message: failure.message,
    cause: new Failure(failure),
  });
});

/** What works without a book: what is wrong with it, and the ways out. */
export const recoveryRouter = trpc.router({
  book: trpc.router({
    trouble: procedure.query(({ ctx }) => ctx.shut.trouble()),
    openAgain: procedure.mutation(({ ctx }) => ctx.shut.openAgain()),
    restoreBackup: procedure
      .input(z.strictObject({ file: z.string().max(4000) }))
      .mutation(({ ctx, input }) => ctx.shut.restoreBackup(input.file)),
    startEmpty: procedure.mutation(({ ctx }) => ctx.shut.startEmpty()),
  }),
});

export type RecoveryRouter = typeof recoveryRouter;
