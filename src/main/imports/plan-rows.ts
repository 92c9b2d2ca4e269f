import type { Plan, PlanBucket, PlanRowView } from '../../shared/book/plan.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import { RangeWalker } from './line-ranges.ts';
import { mapColumns } from './map.ts';
import { fileShape, quietPass, readRows } from './read.ts';
import { RowReader } from './row-reader.ts';

/** Stops a pass over the file once enough rows were seen. */
class Enough extends Error {}

/** A page of one bucket of a plan. New and unchanged rows come from the pinned file, the others from the plan. */
export function planRows(
  plan: Plan,
  bucket: PlanBucket,
  offset: number,
  limit: number,
): PlanRowView[] {
  const { decisions } = plan;
  const page = <T>(rows: readonly T[]) => rows.slice(offset, offset + limit);
  switch (bucket) {
    case 'new':
      return rowsInFile(plan, decisions.newLines, offset, limit);
    case 'unchanged':
      return rowsInFile(plan, decisions.unchangedLines, offset, limit);
    case 'changed':
    case 'conflict':
      return page(decisions.rows.filter((row) => row.bucket === bucket)).map(
        ({ line, key, fields }) => ({
          line,
          key,
          fields,
          reason: null,
          values: null,
        }),
      );
    case 'rejected':
      return page(decisions.rejected).map(({ line, reason }) => ({ ...emptyRow, line, reason }));
    case 'repeated':
      return page(decisions.repeated).map(({ line, reason }) => ({ ...emptyRow, line, reason }));
    case 'vanished':
      return page(decisions.vanished).map(({ key }) => ({ ...emptyRow, key }));
    default:
      return unreachable(bucket);
  }
}

const emptyRow: PlanRowView = { line: null, key: null, reason: null, values: null, fields: [] };

function rowsInFile(
  plan: Plan,
  ranges: Plan['decisions']['newLines'],
  offset: number,
  limit: number,
): PlanRowView[] {
  const { decisions } = plan;
  const walker = new RangeWalker(ranges);
  const reader = new RowReader(
    mapColumns(decisions.recipe, decisions.header, decisions.settled),
    'USD',
  );
  const rows: PlanRowView[] = [];
  let seen = 0;
  const shape = fileShape(plan.path, {
    encoding: decisions.encoding,
    delimiter: decisions.delimiter,
  });
  const row = (cells: string[], line: number) => {
    if (!walker.has(line)) return;
    seen += 1;
    if (seen <= offset) return;
    if (rows.length === limit) throw new Enough();
    const values = Object.fromEntries(
      decisions.header.map((name, index) => [name, cells[index] ?? '']),
    );
    rows.push({ ...emptyRow, line, key: reader.keyOf(cells), values });
  };
  try {
    readRows(
      shape,
      { header: () => undefined, row, reject: () => undefined, drop: () => undefined },
      quietPass,
    );
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return rows;
}
