import { entities, isEntityName } from '../../../shared/book/entities.ts';
import type { Outputs } from '../../app/client.ts';
import { formatInstant, formatNumber } from '../../app/format.ts';
import { Chip } from '../../components/badges.tsx';
import type { Column } from '../../components/data-table.tsx';
import planClasses from './plan.module.css';

/** An import in a list of imports. */
export type Run = Outputs['imports']['overview']['imports'][number];

export const whenColumn: Column<Run> = {
  id: 'at',
  header: 'When',
  width: '176px',
  cell: ({ at }) => <time dateTime={at}>{formatInstant(at)}</time>,
  sortBy: ({ at }) => at,
  descFirst: true,
};

export const fileColumn = (
  width: string,
  titleOf: (run: Run) => string = ({ file }) => file,
): Column<Run> => ({
  id: 'file',
  header: 'File',
  width,
  cell: (run) => (
    <span title={titleOf(run)}>
      {run.undone ? <del className={planClasses.old}>{run.file}</del> : run.file}{' '}
      {run.undone && <Chip>Undone</Chip>}
    </span>
  ),
  sortBy: ({ file }) => file,
});

export const countColumn = (id: keyof Run['counts'], header: string): Column<Run> => ({
  id,
  header,
  width: '90px',
  align: 'right',
  cell: ({ counts }) => (
    <span className={counts[id] === 0 ? 'qd-dim' : undefined}>{formatNumber(counts[id])}</span>
  ),
  sortBy: ({ counts }) => counts[id],
  descFirst: true,
});

export function labelOf(entity: string): string {
  return isEntityName(entity) ? entities[entity].label : entity;
}
