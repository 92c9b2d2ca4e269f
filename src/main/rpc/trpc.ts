import { initTRPC, TRPCError } from '@trpc/server';
import { Failure } from '../../shared/kernel/failure.ts';
import { toFailure } from '../log/to-failure.ts';
import type { AppContext } from './context.ts';
import { failureOf, rpcCode } from './failure-of.ts';

const trpc = initTRPC.context<AppContext>().create({
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const failure = failureOf(error, ctx?.log.place ?? 'the log');
    const { code, httpStatus } = shape.data;
    return { ...shape, message: failure.message, data: { code, httpStatus, failure } };
  },
});

export const router = trpc.router;

/** Turns what a procedure throws into a Failure: the foreseen as it is, the rest logged and told as Internal. */
const failures = trpc.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok || result.error.cause === undefined) return result;
  // Input that did not parse and calls that do not exist are the caller's, not ours to log.
  if (result.error.code !== 'INTERNAL_SERVER_ERROR') return result;
  const failure = toFailure(path, result.error.cause, ctx.log);
  if (failure.code === 'BookCorrupt') ctx.damaged?.(failure);
  throw new TRPCError({
    code: rpcCode(failure.code),
    message: failure.message,
    cause: new Failure(failure),
  });
});

/** Waits while a job holds the book: edits queue, and the page says so. */
const afterLease = trpc.middleware(async ({ ctx, next }) => {
  await ctx.jobs.whenFree();
  return next();
});

/** For reading, and for mutations that write nothing themselves: starting or cancelling a job. */
export const publicProcedure = trpc.procedure.use(failures);

/** For everything that writes through `book.change`. */
export const mutation = publicProcedure.use(afterLease);
