import type { DeckTable } from '../../shared/qbr/deck-types.ts';
import classes from './table.module.css';
import { Traced } from './trace.tsx';

type QuarterTableProps = { table: DeckTable; caption: string };

/** Width left beside the names of the measures, in pixels. */
const roomForQuarters = 1010;

/** The data behind the chart: quarters run across, as the bars do. */
export function QuarterTable({ table, caption }: QuarterTableProps) {
  const { columns, rows, empty } = table;
  if (rows.length === 0) return <p className={classes.empty}>{empty}</p>;
  const [first, ...measures] = columns;
  const longest = Math.max(...rows.flatMap((row) => row.slice(1).map(({ text }) => text.length)));
  const fontSize = Math.min(13, Math.max(8, (roomForQuarters / rows.length - 8) / (0.6 * longest)));
  return (
    <table className={classes.quarters} style={{ fontSize }}>
      <caption className={classes.unseen}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={classes.left}>
            {first?.label}
          </th>
          {rows.map(([quarter]) => (
            <th key={quarter?.text} scope="col" className={classes.right}>
              {quarter?.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {measures.map(({ label }, at) => (
          <tr key={label}>
            <th scope="row" className={classes.left}>
              {label}
            </th>
            {rows.map((row) => (
              <td key={row[0]?.text} className={classes.right}>
                <Traced trace={row[at + 1]?.trace ?? null}>{row[at + 1]?.text}</Traced>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
