import { because, type Explained, explained } from '../kernel/explained.ts';
import { groupedCount } from '../kernel/words.ts';

/** A goal or a result with the metric it counts: 500 MQLs, 623 registrants. */
export type MetricFigure = { readonly metric: string; readonly value: number };

/**
 * Whether a result reached its goal (S23.4). A result in another metric than the goal's is not compared: null, with
 * the mismatch named (623 registrants say nothing about a goal of 500 MQLs).
 */
export function goalReached(goal: MetricFigure, result: MetricFigure | null): Explained<boolean> {
  const same = result !== null && result.metric === goal.metric ? result.value : null;
  return explained<boolean>({
    value: same === null ? null : same >= goal.value,
    because: [because(goalText(goal, result))],
    inputs: [
      { name: `goal in ${goal.metric}`, value: goal.value },
      { name: `result in ${goal.metric}`, value: same },
    ],
    rule: 'S23.4',
    preset: null,
  });
}

function goalText(goal: MetricFigure, result: MetricFigure | null): string {
  if (result === null) return `No result yet for the goal of ${figure(goal)}.`;
  if (result.metric !== goal.metric)
    return `The goal counts ${goal.metric}, the result counts ${result.metric}: they are not compared.`;
  return `${figure(result)} against a goal of ${figure(goal)}.`;
}

const figure = ({ metric, value }: MetricFigure): string => `${groupedCount(value)} ${metric}`;
