import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import clsx from 'clsx';
import { queryClient, trpc } from '../../app/client.ts';
import { useToday } from '../../app/today.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import type { ChecklistRow } from './detail.ts';
import { dueText } from './due-text.ts';
import classes from './qbr.module.css';
import { stepNote } from './steps.ts';

type ChecklistProps = { title: string; items: readonly ChecklistRow[]; quiet?: boolean };

/** Items of the checklist with their due times; Space ticks. */
export function ChecklistCard({ title, items, quiet = false }: ChecklistProps) {
  const today = useToday();
  return (
    <Card title={title} side={stepNote(items)}>
      <ul className={classes.checklist}>
        {items.map((item) => (
          <ChecklistItem key={item.id} item={item} today={today} quiet={quiet} />
        ))}
      </ul>
    </Card>
  );
}

type ItemProps = { item: ChecklistRow; today: string | null; quiet: boolean };

function ChecklistItem({ item, today, quiet }: ItemProps) {
  const tick = useMutation(
    trpc.qbrs.setItem.mutationOptions({
      // Pending until the new state is read: else the box flips back for a moment.
      onSuccess: () => queryClient.invalidateQueries(trpc.qbrs.get.pathFilter()),
    }),
  );
  // Until the book has answered, the box shows what was asked of it.
  const done = tick.isPending ? tick.variables.done : item.done;
  const late = item.overdue && !done;
  return (
    <li>
      <Checkbox
        size="sm"
        checked={done}
        onChange={(event) => tick.mutate({ id: item.id, done: event.currentTarget.checked })}
        label={item.title}
        description={
          <>
            {!quiet && item.details.length > 0 && (
              <span className={classes.details}>{item.details.join(' · ')}</span>
            )}
            <span className={clsx(late && 'qd-bad')}>{dueText(item, today)}</span>
          </>
        }
        classNames={{
          root: classes.check ?? '',
          label: clsx(classes.checkLabel, done && classes.checkDone),
          description: classes.checkNote ?? '',
        }}
      />
      <FailureNotice error={tick.error} onClose={tick.reset} />
    </li>
  );
}
