import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { api } from '../app/client.ts';
import { failureOf } from '../app/failure.ts';
import classes from './surface.module.css';

/** Says what was done, and offers to take it back. */
export function tellUndoable(message: string, change: number | null): void {
  if (change === null) return;
  const id = `change-${change}`;
  notifications.show({
    id,
    message: <Undoable message={message} change={change} onDone={() => notifications.hide(id)} />,
    autoClose: 8000,
  });
}

type UndoableProps = { message: string; change: number; onDone: () => void };

function Undoable({ message, change, onDone }: UndoableProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const undo = () =>
    api.partners.undoChange
      .mutate({ change })
      .then(onDone, (error: unknown) => setFailed(failureOf(error).message));
  return (
    <span className={classes.undoable}>
      {failed ?? message}
      {failed === null && (
        <Button size="compact-xs" variant="default" onClick={() => void undo()}>
          Undo
        </Button>
      )}
    </span>
  );
}
