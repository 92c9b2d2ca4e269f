/** An expected outcome: a value, or the reason there is none. Bugs are thrown; expected failures are returned. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A success. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** An expected failure. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
