import { Button } from '@mantine/core';
import { formatNumber } from '../../app/format.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './plan.module.css';
import type { Decide } from './plan-columns.tsx';
import type { Summary } from './summary.ts';
import type { RowsWish } from './use-plan-rows.ts';
import { fieldLabel } from './words.ts';

type ConflictBarProps = { plan: Summary; wish: RowsWish; decide: Decide; busy: boolean };

/** What is left to decide, and the same answer for all: of the plan, or of the column that is looked at. */
export function ConflictBar({ plan, wish, decide, busy }: ConflictBarProps) {
  const { open } = plan.conflicts;
  const column = plan.columns.conflict.find((one) => one.column === wish.column) ?? null;
  const what =
    column === null
      ? 'all'
      : `every ${fieldLabel(plan.entity, column.fields[0] ?? '', column.column)}`;
  const all = (choice: 'mine' | 'theirs') => {
    if (column === null) decide({ choice });
    else for (const field of column.fields) decide({ field, choice });
  };
  return (
    <>
      <span>
        {open === 0 ? (
          'All of these are decided.'
        ) : (
          <>
            {formatNumber(open)} to decide. What you leave open keeps your value, and stays listed.{' '}
            <KeyHint keys="M" /> mine, <KeyHint keys="T" /> theirs, <KeyHint keys="E" /> another.
          </>
        )}
      </span>
      {wish.search.trim() === '' && (
        <span className={classes.together}>
          <Button size="compact-sm" variant="default" disabled={busy} onClick={() => all('mine')}>
            Keep {what} mine
          </Button>
          <Button size="compact-sm" variant="default" disabled={busy} onClick={() => all('theirs')}>
            Take {what} theirs
          </Button>
        </span>
      )}
    </>
  );
}
