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

/** One thing that makes a value what it is. */
export type Reason = {
  readonly text: string;
  /** Its share in the value's own unit; null where the reason carries no amount. */
  readonly part: number | null;
};

/** One input as the rule used it; `null` is unknown (G8). */
export type NamedInput = {
  readonly name: string;
  readonly value: string | number | boolean | null;
};

/**
 * A value a person may question, with what it rests on (G12). `null` is unknown, never zero.
 * The parts of `because` that are not null add up to a known numeric value exactly.
 */
export type Explained<T> = {
  readonly value: T | null;
  readonly because: readonly Reason[];
  readonly inputs: readonly NamedInput[];
  /** The rule that fired, as SPEC.md numbers it: 'S54.2'. */
  readonly rule: string;
  /** The preset or rule set it was judged by; null where there is only one way. */
  readonly preset: string | null;
  /** Share of the inputs that are known, whole percent, floored; 100 where nothing is asked. */
  readonly coverage: number;
};

/** An explanation with its coverage counted from the inputs (G8, G12). */
export function explained<T>(about: Omit<Explained<T>, 'coverage'>): Explained<T> {
  const known = about.inputs.filter(({ value }) => value !== null).length;
  const asked = about.inputs.length;
  return { ...about, coverage: asked === 0 ? 100 : Math.floor((100 * known) / asked) };
}

/** A reason without an amount of its own. */
export function because(text: string): Reason {
  return { text, part: null };
}
