import type { FileLook } from '../../../shared/book/file-look.ts';
import { count } from '../../app/format.ts';
import classes from './imports.module.css';

/** A file may have 2,000 columns; nobody reads more than these here. */
const mostColumns = 40;

/** The file's first rows as it has them. */
export function FirstRows({ look: { inspection } }: { look: FileLook }) {
  const rows = (inspection.rows ?? []).slice(0, 8);
  const header = inspection.header.slice(0, mostColumns);
  const more = inspection.header.length - header.length;
  if (rows.length === 0) return <p className={classes.padded}>The file has no rows.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways is reached by keyboard
    <section className={classes.sheet} aria-label="First rows of the file" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {more > 0 && <th scope="col">{count(more, 'more column')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the file's rows, which never move
            <tr key={row}>
              {header.map((column, index) => (
                <td key={column}>{(cells[index] ?? '').slice(0, 200)}</td>
              ))}
              {more > 0 && <td />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
