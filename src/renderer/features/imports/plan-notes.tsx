import { count, formatNumber } from '../../app/format.ts';
import classes from './plan.module.css';
import type { Summary } from './summary.ts';

/** What is worth knowing and stops nothing, folded away. */
export function PlanNotes({ plan }: { plan: Summary }) {
  const { warnings, dropped } = plan;
  const lines: { id: string; text: string; more: string[] }[] = [
    ...warnings.map(({ code, message }) => ({ id: code + message, text: message, more: [] })),
    ...(dropped.count > 0
      ? [
          {
            id: 'dropped',
            text: `${count(dropped.count, 'line')} of the file ${dropped.count === 1 ? 'is no row and was' : 'are no rows and were'} left out.`,
            more: dropped.first.map(({ line, reason }) => `Line ${formatNumber(line)}: ${reason}`),
          },
        ]
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <details className={classes.planNotes}>
      <summary>{count(lines.length, 'note')} on this file</summary>
      <ul>
        {lines.map(({ id, text, more }) => (
          <li key={id}>
            {text}
            {more.length > 0 && <span className="qd-dim"> {more.join(' · ')}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
