import { addDays, type LocalDate } from '../kernel/local-date.ts';
import { progressPercent } from '../kernel/percent.ts';
import { ratio } from '../kernel/ratio.ts';
import { affiliateLaunchSteps, type LaunchStep } from '../playbooks/affiliate-launch.ts';
import { type DatedStep, datedSteps } from '../playbooks/timeline.ts';

export type LaunchPlanStep = DatedStep<LaunchStep> & {
  /** First day of the span; `due` is its last. */
  readonly from: LocalDate;
  readonly done: boolean;
  /** Not done and its last day is past. */
  readonly overdue: boolean;
};

export type LaunchPlan = {
  readonly steps: readonly LaunchPlanStep[];
  readonly done: number;
  /** Floored; 100 only when every step is done (G9). */
  readonly progressPercent: number;
  readonly ends: LocalDate;
  readonly rule: 'S62.1';
};

/** The date of a day of the plan, where day 1 is the start date (S62.2). */
export function launchDue(start: LocalDate, day: number): LocalDate {
  return addDays(start, day - 1);
}

/** The dated launch plan and its progress (S62.1-S62.3). `done` holds the ids of finished steps. */
export function launchPlan(
  start: LocalDate,
  done: ReadonlySet<string>,
  today: LocalDate,
): LaunchPlan {
  const steps = datedSteps(affiliateLaunchSteps, start).map((step): LaunchPlanStep => {
    const finished = done.has(step.id);
    return {
      ...step,
      from: launchDue(start, step.span.first),
      done: finished,
      overdue: !finished && step.due < today,
    };
  });
  const finished = steps.filter((step) => step.done).length;
  return {
    steps,
    done: finished,
    progressPercent: progressPercent(ratio(finished, steps.length)),
    ends: addDays(start, Math.max(...steps.map(({ day }) => day))),
    rule: 'S62.1',
  };
}
