import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Scalar } from '../../../shared/book/plan.ts';
import type { Outputs } from '../../app/client.ts';
import { formatDate } from '../../app/format.ts';
import type { Column } from '../../components/data-table.tsx';
import { NoValue } from '../../components/values.tsx';
import classes from './plan.module.css';
import { Choice } from './plan-columns.tsx';
import { editedText, fieldLabel, valueText } from './words.ts';

export type OpenConflict = Outputs['imports']['openConflicts'][number];
export type Answer = (conflicts: readonly OpenConflict[], answer: 'mine' | 'theirs') => void;

/** Where the window is narrow, what the source said before is told on hovering alone. */
export function conflictColumns(
  answer: Answer,
  another: (conflict: OpenConflict) => void,
  { today, wide }: { today: string | null; wide: boolean },
): Column<OpenConflict>[] {
  const all: Column<OpenConflict>[] = [
    {
      id: 'record',
      header: 'Record',
      width: 'minmax(118px, 1.3fr)',
      cell: (conflict) => <Record conflict={conflict} />,
      sortBy: ({ record }) => record,
    },
    {
      id: 'field',
      header: 'Field',
      width: 'minmax(72px, 0.8fr)',
      cell: ({ entity, field }) => {
        const label = fieldLabel(entity, field);
        return <span title={label}>{label}</span>;
      },
      sortBy: ({ entity, field }) => fieldLabel(entity, field),
    },
    {
      id: 'mine',
      header: 'Yours',
      width: 'minmax(110px, 1.2fr)',
      cell: (conflict) => (
        <Two under={editedText(conflict.editedAt, today)}>
          <Value of={conflict} value={conflict.mine} />
        </Two>
      ),
    },
    {
      id: 'theirs',
      header: 'Theirs',
      width: 'minmax(110px, 1.2fr)',
      cell: (conflict) => (
        <Two under={fileText(conflict, today)}>
          <b>
            <Value of={conflict} value={conflict.theirs} />
          </b>
        </Two>
      ),
    },
    {
      id: 'base',
      header: 'Theirs before',
      width: 'minmax(100px, 1.1fr)',
      cell: (conflict) => (
        <span className="qd-dim">
          <Value of={conflict} value={conflict.base} />
        </span>
      ),
    },
    {
      id: 'decision',
      header: 'Decision',
      width: '256px',
      cell: (conflict) => (
        <span className={classes.choice}>
          <Choice on={false} label="Keep mine" onChoose={() => answer([conflict], 'mine')} />
          <Choice on={false} label="Take theirs" onChoose={() => answer([conflict], 'theirs')} />
          <Choice on={false} label="Another" onChoose={() => another(conflict)} />
        </span>
      ),
    },
  ];
  return wide ? all : all.filter(({ id }) => id !== 'base');
}

/** "March.csv, Mar 31": what said it, and of which day it is. */
function fileText({ import: made, source }: OpenConflict, today: string | null): string {
  return made === null
    ? source
    : `${made.file}, ${formatDate((made.asOf ?? made.at).slice(0, 10), today)}`;
}

function Record({ conflict }: { conflict: OpenConflict }) {
  const { record, key, partner, partnerId } = conflict;
  const under = partner === null || partner === record ? key : partner;
  const name = <b>{record}</b>;
  return (
    <Two under={record === under ? conflict.source : under}>
      {partnerId === null ? (
        name
      ) : (
        <Link
          to="/partners/$partnerId"
          params={{ partnerId }}
          tabIndex={-1}
          className={classes.quiet}
          title={record}
        >
          {name}
        </Link>
      )}
    </Two>
  );
}

function Value({ of, value }: { of: OpenConflict; value: Scalar }) {
  const text = valueText(of.entity, of.field, value, of.currency);
  return text === null ? <NoValue word="empty" /> : <span title={text}>{text}</span>;
}

function Two({ children, under }: { children: ReactNode; under: string }) {
  return (
    <>
      <div className={classes.line}>{children}</div>
      <div className={`${classes.line} ${classes.lower} qd-faint`} title={under}>
        {under}
      </div>
    </>
  );
}
