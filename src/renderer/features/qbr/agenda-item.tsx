import { ActionIcon, NumberInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import clsx from 'clsx';
import { type DragEventHandler, type KeyboardEvent, useEffect, useState } from 'react';
import { trpc } from '../../app/client.ts';
import { formatClock } from '../../app/format.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import classes from './agenda.module.css';
import type { AgendaRow } from './detail.ts';
import { LineEditor } from './line-editor.tsx';

type Drag = Record<'onDragStart' | 'onDragOver' | 'onDrop' | 'onDragEnd', DragEventHandler>;

type AgendaItemProps = {
  item: AgendaRow;
  first: boolean;
  last: boolean;
  dragged: boolean;
  onMove: (by: 1 | -1) => void;
  drag: Drag;
};

/** One point of the agenda. On its handle, the arrow keys move it. */
export function AgendaItem({ item, first, last, dragged, onMove, drag }: AgendaItemProps) {
  const set = useMutation(trpc.qbrs.setAgenda.mutationOptions());
  const [movable, setMovable] = useState(false);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li
      className={clsx(classes.point, dragged && classes.dragged)}
      draggable={movable}
      {...drag}
      onDragEnd={(event) => {
        setMovable(false);
        drag.onDragEnd(event);
      }}
    >
      <button
        type="button"
        className={`qd-plain ${classes.grip}`}
        aria-label={`Move ${item.title}: arrow keys`}
        title="Drag, or use the arrow keys"
        onPointerDown={() => setMovable(true)}
        onPointerUp={() => setMovable(false)}
        onKeyDown={keys}
      >
        <IconGripVertical size={16} aria-hidden />
      </button>
      <span className={classes.clock}>{item.at === null ? item.offset : formatClock(item.at)}</span>
      <span className={classes.pointText}>
        <LineEditor
          label={`Title of ${item.title}`}
          value={item.title}
          strong
          onSave={(title) => set.mutateAsync({ id: item.id, title })}
        />
        <LineEditor
          label={`What ${item.title} is about`}
          value={item.content}
          empty="Add what it is about"
          onSave={(content) => set.mutateAsync({ id: item.id, content })}
        />
        <FailureNotice error={set.error} onClose={set.reset} />
      </span>
      <Minutes item={item} onSave={(minutes) => set.mutate({ id: item.id, minutes })} />
      <PointButtons item={item} first={first} last={last} onMove={onMove} />
    </li>
  );
}

type ButtonsProps = Pick<AgendaItemProps, 'item' | 'first' | 'last' | 'onMove'>;

function PointButtons({ item, first, last, onMove }: ButtonsProps) {
  const remove = useMutation(trpc.qbrs.removeAgenda.mutationOptions());
  const take = async () => {
    try {
      const { change } = await remove.mutateAsync({ id: item.id });
      tellUndoable(`Removed: ${item.title}`, change);
    } catch {
      // Shown by the notice below.
    }
  };
  const icon = { size: 24, variant: 'subtle', color: 'gray' } as const;
  return (
    <span className={classes.pointButtons}>
      <ActionIcon
        {...icon}
        aria-label={`Move ${item.title} up`}
        disabled={first}
        variant="transparent"
        onClick={() => onMove(-1)}
      >
        <IconChevronUp size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        {...icon}
        aria-label={`Move ${item.title} down`}
        disabled={last}
        variant="transparent"
        onClick={() => onMove(1)}
      >
        <IconChevronDown size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        {...icon}
        aria-label={`Remove ${item.title}`}
        loading={remove.isPending}
        onClick={() => void take()}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
      <FailureNotice error={remove.error} onClose={remove.reset} />
    </span>
  );
}

type MinutesProps = { item: AgendaRow; onSave: (minutes: number) => void };

function Minutes({ item, onSave }: MinutesProps) {
  const [value, setValue] = useState<number | string>(item.minutes);
  useEffect(() => setValue(item.minutes), [item.minutes]);
  const save = () => {
    if (typeof value !== 'number' || value < 1) setValue(item.minutes);
    else if (value !== item.minutes) onSave(value);
  };
  return (
    <NumberInput
      size="xs"
      w={84}
      aria-label={`Minutes for ${item.title}`}
      min={1}
      max={480}
      step={5}
      allowDecimal={false}
      suffix=" min"
      value={value}
      onChange={setValue}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
    />
  );
}
