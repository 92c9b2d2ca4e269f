import { addDays, type LocalDate } from '../kernel/local-date.ts';

/** One step of a plan: when it falls due against the anchor day (negative is before), what is done, and by whom. */
export type TimelineStep = {
  readonly id: string;
  /** Whole days from the anchor (G2, G5): W-2 is -14, "day 3" of a day-0 plan is 3. */
  readonly day: number;
  readonly task: string;
  readonly owner: string | null;
};

export type DatedStep<Step extends TimelineStep = TimelineStep> = Step & {
  readonly due: LocalDate;
};

/** The steps with their due dates from an anchor day, in the order of the plan (G2, G5). */
export function datedSteps<Step extends TimelineStep>(
  steps: readonly Step[],
  anchor: LocalDate,
): DatedStep<Step>[] {
  return steps.map((step) => ({ ...step, due: addDays(anchor, step.day) }));
}
