import { Failure, type FailureData } from '../../shared/kernel/failure.ts';
import { asFailure } from '../book/sqlite-failure.ts';
import { describeError } from './describe.ts';
import type { Log } from './rotating-log.ts';

/** What a person is told when something broke that nobody foresaw. */
export function internal(place: string): FailureData {
  return {
    code: 'Internal',
    message: 'Something went wrong inside Quarterdeck. Your book was not changed by it.',
    hint: `Try again; if it returns, send the log at ${place}.`,
  };
}

/** The failure to show. What was not foreseen is logged and told as Internal, with the log's place. */
export function toFailure(where: string, error: unknown, log: Log): FailureData {
  const failure = asFailure(error);
  if (failure instanceof Failure) return failure.data;
  log.write(describeError(where, error));
  return internal(log.place);
}
