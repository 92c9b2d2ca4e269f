import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import clsx from 'clsx';
import { useState } from 'react';
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
  // What was asked of the box, from the key press until the book's answer has been read: it never flips back between.
  const [asked, setAsked] = useState<boolean | null>(null);
  const tick = useMutation(
    trpc.qbrs.setItem.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.qbrs.get.pathFilter()),
      onSettled: () => setAsked(null),
    }),
  );
  const done = asked ?? item.done;
  const ask = (wanted: boolean) => {
    setAsked(wanted);
    tick.mutate({ id: item.id, done: wanted });
  };
  const late = item.overdue && !done;
  return (
    <li>
      <Checkbox
        size="sm"
        checked={done}
        onChange={(event) => ask(event.currentTarget.checked)}
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
