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

type PlanColumn = Column<PlanLine>;
type Field = NonNullable<PlanLine['field']>;

export function planColumns(plan: Summary, bucket: PlanBucket, decide: Decide): PlanColumn[] {
  switch (bucket) {
    case 'changed':
    case 'conflict':
      return fieldColumns(plan, decide);
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
  cell: ({ line }) => (line === null ? null : formatNumber(line)),
};

const reasonColumn: PlanColumn = {
  id: 'reason',
  header: 'Why',
  width: 'minmax(260px, 1.4fr)',
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
    { ...reasonColumn, header: 'What becomes of it', width: 'minmax(260px, 1.6fr)' },
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
        ...(rule !== null && isRightAligned(entity, rule.field) ? { align: 'right' } : {}),
        cell: ({ cells }) => {
          const text = cells?.[index] ?? '';
          return text === '' ? <NoValue word="empty" /> : <span title={text}>{text}</span>;
        },
      }),
    ),
  ];
}

function fieldColumns(plan: Summary, decide: Decide): PlanColumn[] {
  const { entity } = plan;
  return [
    keyColumn(entity),
    ...(entity === 'quarters' ? [] : [whoColumn(entity)]),
    {
      id: 'field',
      header: 'Field',
      width: 'minmax(92px, 0.9fr)',
      cell: ({ field }) =>
        field !== null && (
          <span title={field.column}>{fieldLabel(entity, field.field, field.column)}</span>
        ),
    },
    {
      id: 'mine',
      header: 'Book now',
      width: 'minmax(150px, 1.6fr)',
      cell: ({ field }) => field !== null && <Mine entity={entity} field={field} />,
    },
    {
      id: 'theirs',
      header: 'File',
      width: 'minmax(112px, 1.2fr)',
      cell: ({ field }) => field !== null && <Theirs entity={entity} field={field} />,
    },
    {
      id: 'decision',
      header: 'Decision',
      width: '184px',
      cell: ({ field, line }) =>
        field !== null && <Decision field={field} line={line} decide={decide} />,
    },
  ];
}

type ValueProps = { entity: EntityName; field: Field };

function Mine({ entity, field }: ValueProps) {
  const text = valueText(entity, field.field, field.mine, field.currency);
  const edited = field.mine !== field.base;
  return (
    <>
      {text === null ? (
        <NoValue word="empty" />
      ) : field.decision === 'take' ? (
        <del className={classes.old}>{text}</del>
      ) : (
        <span>{text}</span>
      )}
      {edited && <span className="qd-faint"> {editedText(field.editedAt)}</span>}
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
      {field.mine !== field.base && <span className="qd-faint"> was {was ?? 'empty'}</span>}
    </>
  );
}

type DecisionProps = { field: Field; line: number | null; decide: Decide };

function Decision({ field, line, decide }: DecisionProps) {
  if (field.conflict === null || line === null)
    return <span className="qd-dim">{field.decision === 'take' ? 'theirs' : 'yours, kept'}</span>;
  const choose = (choice: 'mine' | 'theirs') => decide({ line, field: field.field, choice });
  const settled = field.conflict === 'settled';
  return (
    <span className={classes.choice}>
      <Choice
        on={settled && field.decision === 'keep'}
        label="Keep mine"
        onChoose={() => choose('mine')}
      />
      <Choice
        on={settled && field.decision === 'take'}
        label="Take theirs"
        onChoose={() => choose('theirs')}
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
