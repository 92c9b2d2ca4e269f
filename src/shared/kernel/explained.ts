import type { LocalDate } from './local-date.ts';

/**
 * A pointer to the rows a figure rests on. The main process fills it; rules only carry it along.
 * `rows` counts rows in the file (or records in the book when `file` is null).
 */
export type Evidence = {
  readonly entity: string;
  readonly label: string;
  readonly source: string | null;
  readonly file: string | null;
  readonly rows: number;
  readonly asOf: LocalDate | null;
};

/** One gathered input: its value (`null` = unknown, never zero), what it rests on, and how old it is (G8, G12). */
export type Fact<T> = {
  readonly value: T | null;
  readonly evidence: readonly Evidence[];
  readonly asOf: LocalDate | null;
};

/** A fact nobody has recorded. */
export const unknownFact: Fact<never> = { value: null, evidence: [], asOf: null };

/** The newest date among pieces of evidence, or null when none carries one. */
export function latestAsOf(evidence: readonly Evidence[]): LocalDate | null {
  let latest: LocalDate | null = null;
  for (const { asOf } of evidence)
    if (asOf !== null && (latest === null || asOf > latest)) latest = asOf;
  return latest;
}
