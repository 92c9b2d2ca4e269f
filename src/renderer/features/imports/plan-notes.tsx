import { count, formatNumber } from '../../app/format.ts';
import classes from './plan.module.css';
import type { Summary } from './summary.ts';

/** What is worth knowing and stops nothing, folded away. */
export function PlanNotes({ plan }: { plan: Summary }) {
  const { warnings, matches, dropped, bookMoved } = plan;
  const lines: { id: string; text: string; more: string[] }[] = [
    ...(bookMoved
      ? [
          {
            id: 'moved',
            text: 'The book has changed since this plan was made. Applying checks every row it touches and stops where one is different.',
            more: [],
          },
        ]
      : []),
    ...warnings.map(({ code, message }) => ({ id: code + message, text: message, more: [] })),
    ...(matches.count > 0
      ? [
          {
            id: 'matches',
            text: `${count(matches.count, 'new row')} may be a record you already have under another source. They are added as new ones.`,
            more: matches.first.map(
              ({ key, candidates }) =>
                `${key}: ${candidates.map(({ name, id }) => name ?? id).join(', ')}`,
            ),
          },
        ]
      : []),
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
