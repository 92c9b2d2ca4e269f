import type { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { Failure, type FailureCode, type FailureData } from '../../shared/kernel/failure.ts';
import { internal } from '../log/to-failure.ts';

const statusOf: Readonly<Record<FailureCode, TRPCError['code']>> = {
  BookFromFuture: 'PRECONDITION_FAILED',
  BookCorrupt: 'PRECONDITION_FAILED',
  BookLocked: 'PRECONDITION_FAILED',
  BookReadOnly: 'PRECONDITION_FAILED',
  DiskFull: 'PRECONDITION_FAILED',
  IoError: 'PRECONDITION_FAILED',
  BadInput: 'BAD_REQUEST',
  NotFound: 'NOT_FOUND',
  Conflict: 'CONFLICT',
  GuardStopped: 'PRECONDITION_FAILED',
  Cancelled: 'CLIENT_CLOSED_REQUEST',
  Busy: 'TOO_MANY_REQUESTS',
  Internal: 'INTERNAL_SERVER_ERROR',
};

export function rpcCode(code: FailureCode): TRPCError['code'] {
  return statusOf[code];
}

function shape(error: ZodError): FailureData {
  const issue = error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  return {
    code: 'BadInput',
    reason: 'Shape',
    message:
      field === ''
        ? 'The request does not have the expected form.'
        : `“${field}” does not have the expected form.`,
    hint: 'Check what was entered and try again.',
    ...(field === '' ? {} : { field }),
  };
}

/** What a person is told of an error on its way out of a procedure. */
export function failureOf(error: TRPCError, logPlace: string): FailureData {
  const { cause } = error;
  if (cause instanceof Failure) return cause.data;
  if (cause instanceof ZodError) return shape(cause);
  switch (error.code) {
    case 'NOT_FOUND':
    case 'METHOD_NOT_SUPPORTED':
      return { code: 'NotFound', message: 'There is no such request.', hint: 'Reload the page.' };
    case 'PARSE_ERROR':
    case 'BAD_REQUEST':
    case 'UNSUPPORTED_MEDIA_TYPE':
      return {
        code: 'BadInput',
        reason: 'Shape',
        message: 'The request does not have the expected form.',
        hint: 'Reload the page and try again.',
      };
    default:
      return internal(logPlace);
  }
}
