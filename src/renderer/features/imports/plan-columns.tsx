import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { type EntityName, entities } from '../../../shared/book/entities.ts';
import type { PlanBucket } from '../../../shared/book/plan.ts';
import { ruleOf } from '../../../shared/book/recipe.ts';
import { unreachable } from '../../../shared/kernel/unreachable.ts';
import { formatNumber } from '../../app/format.ts';
import type { Column } from '../../components/data-table.tsx';
import { NoValue } from '../../components/values.tsx';
import classes from './plan.module.css';
import type { Summary } from './summary.ts';
import type { PlanLine } from './use-plan-rows.ts';
import { editedText, fieldLabel, isRightAligned, valueText } from './words.ts';

export type Decide = (decision: {
  line?: number;
  field?: string;
  choice: 'mine' | 'theirs';
}) => void;

/** What can be done about lines where yours and theirs differ. */
export type Deciding = {
  decide: Decide;
  /** Asks for a value of the person's own. */
  another: (line: PlanLine) => void;
};

type PlanColumn = Column<PlanLine>;
type Field = NonNullable<PlanLine['field']>;

export type Room = { today: string | null; wide: boolean };

export function planColumns(
  plan: Summary,
  bucket: PlanBucket,
  deciding: Deciding,
  room: Room,
): PlanColumn[] {
  switch (bucket) {
    case 'changed':
    case 'conflict':
      return fieldColumns(plan, bucket, deciding, room);
    case 'new':
    case 'unchanged':
      return fileColumns(plan);
    case 'vanished':
      return vanishedColumns(plan.entity);
    case 'rejected':
      return [lineColumn, reasonColumn, rawColumn];
    case 'repeated':
      return [lineColumn, reasonColumn];
    default:
      return unreachable(bucket);
  }
}

const lineColumn: PlanColumn = {
  id: 'line',
  header: 'Line',
  width: '80px',
  align: 'right',
  sortable: true,
  cell: ({ line }) => (line === null ? null : formatNumber(line)),
};

const reasonColumn: PlanColumn = {
  id: 'reason',
  header: 'Why',
  width: 'minmax(260px, 1.4fr)',
  sortable: true,
  cell: ({ reason }) => <span title={reason ?? undefined}>{reason}</span>,
};

const rawColumn: PlanColumn = {
  id: 'raw',
  header: 'The row',
  width: 'minmax(300px, 2fr)',
  cell: ({ cells }) => (
    <span className="qd-dim" title={cells?.[0]?.slice(0, 2000)}>
      {cells?.[0]?.slice(0, 300)}
    </span>
  ),
};

function titleOf(entity: EntityName): string {
  const { singular } = entities[entity];
  return singular.charAt(0).toUpperCase() + singular.slice(1);
}

function keyColumn(entity: EntityName): PlanColumn {
  return {
    id: 'key',
    header: titleOf(entity),
    width: 'minmax(90px, 0.8fr)',
    sortable: true,
    cell: ({ key, first }) =>
      first ? <b title={key ?? undefined}>{key}</b> : <span className="qd-hidden">{key}</span>,
  };
}

/** A partner's own name, or the partner a row belongs to. */
function whoColumn(entity: EntityName): PlanColumn {
  return {
    id: 'who',
    header: entity === 'partners' ? 'Name' : 'Partner',
    width: 'minmax(112px, 1.2fr)',
    sortable: true,
    cell: ({ record, first }) => {
      const name = entity === 'partners' ? record?.name : record?.partner;
      if (!first) return null;
      if (name === null || name === undefined) return <NoValue word="no partner" />;
      const partnerId = record?.partnerId ?? null;
      if (partnerId === null) return <span title="Not linked to a partner yet">{name}</span>;
      return (
        <Link
          to="/partners/$partnerId"
          params={{ partnerId }}
          tabIndex={-1}
          className={classes.quiet}
          title={name}
        >
          {name}
        </Link>
      );
    },
  };
}

function vanishedColumns(entity: EntityName): PlanColumn[] {
  return [
    keyColumn(entity),
    whoColumn(entity),
    {
      id: 'fate',
      header: 'What becomes of it',
      width: 'minmax(260px, 1.6fr)',
      cell: reasonColumn.cell,
    },
  ];
}

/** New and unchanged rows as the file has them: the columns with a field first. */
function fileColumns({ entity, header, recipe }: Summary): PlanColumn[] {
  const columns = header.map((column, index) => ({ column, index, rule: ruleOf(recipe, column) }));
  const mapped = columns.filter(({ rule }) => rule !== null);
  const rest = columns.filter(({ rule }) => rule === null);
  const shown = [...mapped, ...(recipe.otherColumns === 'ignore' ? [] : rest)].slice(0, 30);
  return [
    lineColumn,
    ...shown.map(
      ({ column, index, rule }): PlanColumn => ({
        id: `c${index}`,
        header: rule === null ? column : fieldLabel(entity, rule.field, column),
        width: 'minmax(130px, 1fr)',
        sortable: true,
        ...(rule !== null && isRightAligned(entity, rule.field) ? { align: 'right' } : {}),
        cell: ({ cells }) => {
          const text = cells?.[index] ?? '';
          return text === '' ? <NoValue word="empty" /> : <span title={text}>{text}</span>;
        },
      }),
    ),
  ];
}

function fieldColumns(
  plan: Summary,
  bucket: PlanBucket,
  deciding: Deciding,
  { today, wide }: Room,
): PlanColumn[] {
  const { entity } = plan;
  const isConflict = bucket === 'conflict';
  const all: PlanColumn[] = [
    keyColumn(entity),
    ...(entity === 'quarters' ? [] : [whoColumn(entity)]),
    {
      id: 'field',
      header: 'Field',
      width: 'minmax(68px, 0.8fr)',
      sortable: true,
      cell: ({ field }) =>
        field !== null && (
          <span title={field.column}>{fieldLabel(entity, field.field, field.column)}</span>
        ),
    },
    {
      id: 'mine',
      header: 'Book now',
      width: 'minmax(118px, 1.6fr)',
      sortable: true,
      cell: ({ field }) => field !== null && <Mine entity={entity} field={field} today={today} />,
    },
    {
      id: 'theirs',
      header: 'File',
      width: 'minmax(112px, 1.2fr)',
      sortable: true,
      cell: ({ field }) => field !== null && <Theirs entity={entity} field={field} />,
    },
    {
      id: 'decision',
      header: 'Decision',
      width: isConflict ? '256px' : '110px',
      cell: (line) => line.field !== null && <Decision line={line} deciding={deciding} />,
    },
  ];
  if (wide || !isConflict) return all;
  // A partner is known by its name, any other row by its key: the answers need the room.
  return all.filter(({ id }) => id !== (entity === 'partners' ? 'key' : 'who'));
}

type ValueProps = { entity: EntityName; field: Field };

/** What the person typed in place of both; null where they did not. */
function typedText(entity: EntityName, { field, typed, currency }: Field): string | null {
  const value = typed?.[field] ?? Object.values(typed ?? {})[0];
  return value === undefined ? null : valueText(entity, field, value, currency);
}

function Mine({ entity, field, today }: ValueProps & { today: string | null }) {
  const text = valueText(entity, field.field, field.mine, field.currency);
  const edited = field.mine !== field.base;
  const typed = typedText(entity, field);
  return (
    <>
      {typed !== null && <ins className={classes.new}>{typed} </ins>}
      {text === null ? (
        <NoValue word="empty" />
      ) : field.decision === 'take' || typed !== null ? (
        <del className={classes.old}>{text}</del>
      ) : (
        <span>{text}</span>
      )}
      {edited && (
        <span className="qd-faint" title={editedText(field.editedAt, today)}>
          {' '}
          {editedText(field.editedAt, today)}
        </span>
      )}
    </>
  );
}

function Theirs({ entity, field }: ValueProps) {
  const text = valueText(entity, field.field, field.theirs, field.currency);
  const was = valueText(entity, field.field, field.base, field.currency);
  return (
    <>
      {text === null ? (
        <NoValue word="empty" />
      ) : (
        <ins className={clsx(classes.new, field.decision === 'keep' && classes.notTaken)}>
          {text}
        </ins>
      )}
      {field.mine !== field.base && (
        <span className="qd-faint" title={`was ${was ?? 'empty'}`}>
          {' '}
          was {was ?? 'empty'}
        </span>
      )}
    </>
  );
}

function Decision({ line, deciding }: { line: PlanLine; deciding: Deciding }) {
  const { field } = line;
  if (field === null) return null;
  if (field.conflict === null || line.line === null)
    return <span className="qd-dim">{field.decision === 'take' ? 'theirs' : 'yours, kept'}</span>;
  const at = { line: line.line, field: field.field };
  const settled = field.conflict === 'settled' && field.typed === undefined;
  return (
    <span className={classes.choice}>
      <Choice
        on={settled && field.decision === 'keep'}
        label="Keep mine"
        onChoose={() => deciding.decide({ ...at, choice: 'mine' })}
      />
      <Choice
        on={settled && field.decision === 'take'}
        label="Take theirs"
        onChoose={() => deciding.decide({ ...at, choice: 'theirs' })}
      />
      <Choice
        on={field.typed !== undefined}
        label="Another"
        onChoose={() => deciding.another(line)}
      />
    </span>
  );
}

type ChoiceProps = { on: boolean; label: string; onChoose: () => void };

export function Choice({ on, label, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      className={clsx(classes.choose, on && classes.chosen)}
      onClick={onChoose}
    >
      {label}
    </button>
  );
}
