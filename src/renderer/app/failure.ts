import { TRPCClientError } from '@trpc/client';
import type { FailureData } from '../../shared/kernel/failure.ts';
import { failureCodes } from '../../shared/kernel/failure.ts';

const unanswered: FailureData = {
  code: 'IoError',
  message: 'Quarterdeck is not answering.',
  hint: 'Try again. If it goes on, close this window and open Quarterdeck again; nothing you saved is lost.',
};

const unexpected: FailureData = {
  code: 'Internal',
  message: 'Something went wrong that should not have.',
  hint: 'Try again. Your book is as it was before.',
};

function isFailureData(value: unknown): value is FailureData {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'message' in value &&
    'hint' in value &&
    typeof value.message === 'string' &&
    typeof value.hint === 'string' &&
    failureCodes.some((code) => code === value.code)
  );
}

function failureIn(value: unknown): FailureData | null {
  if (typeof value !== 'object' || value === null || !('failure' in value)) return null;
  return isFailureData(value.failure) ? value.failure : null;
}

/** Any thrown thing as a failure a person can act on: one sentence and the next step. */
export function failureOf(error: unknown): FailureData {
  if (isFailureData(error)) return error;
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    return failureIn(data) ?? (data === undefined || data === null ? unanswered : unexpected);
  }
  if (typeof error === 'object' && error !== null && 'data' in error && isFailureData(error.data))
    return error.data;
  // fetch says only TypeError when nobody answers.
  return error instanceof TypeError && /fetch|network/i.test(error.message)
    ? unanswered
    : unexpected;
}
