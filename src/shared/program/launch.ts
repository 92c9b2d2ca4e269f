import { addDays, addMonths, type LocalDate } from '../kernel/local-date.ts';
import { progressPercent } from '../kernel/percent.ts';
import { ratio } from '../kernel/ratio.ts';
import type { LaunchPhase, LaunchPlaybook, PhaseSpan } from '../playbooks/launch-playbooks.ts';

export type PlannedPhase = LaunchPhase & {
  readonly start: LocalDate;
  /** Due day of every task of the phase; null for an open-ended phase, which only starts (S95.1). */
  readonly due: LocalDate | null;
};

/**
 * The phases of a launch playbook from its start day (S95.1): "months a-b" start a-1 and end b calendar months on,
 * "weeks a-b" start 7(a-1) and end 7b days on; an open-ended phase has no due day.
 */
export function planLaunch(playbook: LaunchPlaybook, start: LocalDate): PlannedPhase[] {
  return playbook.phases.map((phase) => ({
    ...phase,
    start: after(start, phase.span.unit, phase.span.from - 1),
    due: phase.span.to === null ? null : after(start, phase.span.unit, phase.span.to),
  }));
}

function after(start: LocalDate, unit: PhaseSpan['unit'], count: number): LocalDate {
  return unit === 'months' ? addMonths(start, count) : addDays(start, 7 * count);
}

/**
 * How much of a phase is done, whole percent floored (S95.2). `done` counts the tasks ticked, 0 to all of them.
 * Throws RangeError outside that.
 */
export function phaseProgress(phase: LaunchPhase, done: number): number {
  const { length } = phase.tasks;
  if (!Number.isInteger(done) || done < 0 || done > length)
    throw new RangeError(`${phase.name} has ${length} tasks; ${done} cannot be done.`);
  return progressPercent(ratio(done, length));
}
