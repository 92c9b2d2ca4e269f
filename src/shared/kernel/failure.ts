import type { GuardFinding } from './guards.ts';

/** The closed list of failures a person can meet. Each has one plain sentence and one next step. */
export const failureCodes = [
  'BookFromFuture',
  'BookCorrupt',
  'BookLocked',
  'BookReadOnly',
  'DiskFull',
  'IoError',
  'BadInput',
  'NotFound',
  'Conflict',
  'GuardStopped',
  'Cancelled',
  'Busy',
  'Internal',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** A failure as data: what crosses the worker boundary, tRPC and `--json`. */
export interface FailureData {
  code: FailureCode;
  /** One plain sentence: what went wrong, never a stack. */
  message: string;
  /** The next step the person can take. */
  hint: string;
  /** For BadInput: which reason, e.g. `DuplicateKey`, `UnknownColumn`, `NotCsv`. */
  reason?: string;
  /** Where, when it is a field: `amount`, or `columns.close_date`. */
  field?: string;
  /** For GuardStopped: the guards that stopped the plan. */
  guards?: GuardFinding[];
}

/** An expected failure on its way to the person. Anything else that is thrown is a bug. */
export class Failure extends Error {
  readonly data: FailureData;

  constructor(data: FailureData) {
    super(data.message);
    this.name = 'Failure';
    this.data = data;
  }

  get code(): FailureCode {
    return this.data.code;
  }
}

/** Shorthand for the commonest failure. `reason` is a stable word for programs, the rest is for people. */
export function badInput(reason: string, message: string, hint: string, field?: string): Failure {
  return new Failure({
    code: 'BadInput',
    reason,
    message,
    hint,
    ...(field === undefined ? {} : { field }),
  });
}

/** What was asked for is not there: one sentence, and the next step. */
export function notFound(message: string, hint: string): Failure {
  return new Failure({ code: 'NotFound', message, hint });
}

/** It cannot be done as things stand now: one sentence, and the next step. */
export function conflict(message: string, hint: string): Failure {
  return new Failure({ code: 'Conflict', message, hint });
}
