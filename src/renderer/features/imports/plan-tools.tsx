import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { PlanBucket } from '../../../shared/book/plan.ts';
import { api } from '../../app/client.ts';
import { count, formatNumber } from '../../app/format.ts';
import { takeFile } from '../../app/take-file.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import classes from './plan.module.css';
import type { Summary } from './summary.ts';
import { type RowsWish, rowsInput } from './use-plan-rows.ts';
import { fieldLabel } from './words.ts';

type PlanToolsProps = {
  plan: Summary;
  bucket: PlanBucket;
  wish: RowsWish;
  onWish: (wish: RowsWish) => void;
  /** How many lines are found; null while they are looked for. */
  shown: number | null;
};

/** Search, the column that changed, and what is shown as CSV. */
export function PlanTools({ plan, bucket, wish, onWish, shown }: PlanToolsProps) {
  const filtered = wish.search.trim() !== '' || wish.column !== null;
  const save = useMutation({
    mutationFn: async () =>
      takeFile(await api.imports.rowsCsv.mutate(rowsInput(plan.id, bucket, wish))),
  });
  const columns = bucket === 'changed' || bucket === 'conflict' ? plan.columns[bucket] : [];
  return (
    <div className={classes.tools} role="search" aria-label="Rows of this tile">
      <span className="qd-dim" role="status">
        {filtered && (shown === null ? 'Looking…' : `${count(shown, 'line')} found`)}
      </span>
      {columns.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label="Only this column"
          value={wish.column ?? ''}
          data={[
            { value: '', label: 'Every column' },
            ...columns.map(({ column, fields, lines }) => ({
              value: column,
              label: `${fieldLabel(plan.entity, fields[0] ?? column, column)} (${formatNumber(lines)})`,
            })),
          ]}
          onChange={(event) => onWish({ ...wish, column: event.currentTarget.value || null })}
        />
      )}
      <TextInput
        size="xs"
        className={classes.search}
        aria-label="Search these rows"
        placeholder="Search these rows"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          wish.search !== '' && (
            <CloseButton
              size="xs"
              aria-label="Clear the search"
              onClick={() => onWish({ ...wish, search: '' })}
            />
          )
        }
        value={wish.search}
        onChange={(event) => onWish({ ...wish, search: event.currentTarget.value })}
      />
      {bucket !== 'rejected' && (
        <Button
          size="xs"
          variant="default"
          loading={save.isPending}
          onClick={() => save.mutate()}
          title="The rows as they are shown here, for a spreadsheet"
        >
          Export rows
        </Button>
      )}
      <FailureNotice error={save.error} onClose={save.reset} />
    </div>
  );
}
