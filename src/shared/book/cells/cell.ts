import type { Scalar } from '../plan.ts';

/**
 * Why a cell has no value:
 * - `bad`: it can't be read; its row is rejected.
 * - `ambiguous`: it can be read two ways; other rows, the recipe or a person settle it.
 * - `unknown`: a value that a closed field doesn't know; the field stays unknown and a person is asked.
 */
export class CellProblem {
  readonly kind: 'bad' | 'ambiguous' | 'unknown';
  readonly reason: string;

  constructor(kind: CellProblem['kind'], reason: string) {
    this.kind = kind;
    this.reason = reason;
  }
}

/** A cell as read: a value (null = empty, unknown), or the problem with it. */
export type CellValue = Scalar | CellProblem;

/** Whether a cell could not be read. */
export function isProblem(value: CellValue | readonly CellValue[]): value is CellProblem {
  return value instanceof CellProblem;
}

/** A cell that is no value of its field; its row is rejected with this reason. */
export function bad(reason: string): CellProblem {
  return new CellProblem('bad', reason);
}

/** A cell in a sentence: short, in quotes. */
export function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}
