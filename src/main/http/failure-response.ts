import type { FailureCode, FailureData } from '../../shared/kernel/failure.ts';

const statuses: Partial<Record<FailureCode, number>> = {
  BadInput: 400,
  NotFound: 404,
  Conflict: 409,
  Busy: 503,
  Internal: 500,
};

/** A failure outside tRPC: `{ error: FailureData }`, the shape of `--json` too. */
export function failureResponse(failure: FailureData): Response {
  const status = failure.reason === 'TooLarge' ? 413 : (statuses[failure.code] ?? 412);
  return Response.json({ error: failure }, { status });
}
