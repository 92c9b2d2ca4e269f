import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { agendas } from '../../../shared/qbr/agenda.ts';
import type { AgendaPresetId } from '../../../shared/qbr/types.ts';
import { trpc } from '../../app/client.ts';
import { formatClock } from '../../app/format.ts';
import { Card } from '../../components/card.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import classes from './agenda.module.css';
import { AgendaItem } from './agenda-item.tsx';
import { moved } from './agenda-order.ts';
import type { Detail } from './detail.ts';

const presets: readonly AgendaPresetId[] = ['Q1', 'Q2', 'Q3'];

/** The agenda with its clock: minutes edited in place, points moved by drag, by button or with the arrow keys. */
export function AgendaCard({ detail }: { detail: Detail }) {
  const { qbr, agenda } = detail;
  const order = useOrder(detail);
  const add = useMutation(trpc.qbrs.addAgenda.mutationOptions());
  const last = agenda.items.at(-1);
  return (
    <Card title="Agenda" side={<Preset detail={detail} />}>
      <ol className={classes.agenda}>
        {order.items.map((item, index) => (
          <AgendaItem
            key={item.id}
            item={item}
            first={index === 0}
            last={index === order.items.length - 1}
            dragged={order.dragged === item.id}
            onMove={(by) => order.move(item.id, index + by)}
            drag={order.dragOf(item.id, index)}
          />
        ))}
      </ol>
      <p className="qd-hidden" role="status">
        {order.said}
      </p>
      <FailureNotice error={order.error ?? add.error} onClose={order.clear} />
      <div className={classes.agendaFoot}>
        <Button
          size="compact-sm"
          variant="default"
          loading={add.isPending}
          onClick={() => add.mutate({ qbr: qbr.id, title: 'New point', minutes: 5 })}
        >
          Add a point
        </Button>
        <span className={agenda.warning === null ? 'qd-dim' : 'qd-warn'}>
          {agenda.warning ??
            `${agenda.total} of ${qbr.slotMinutes} minutes${last?.at ? `, ends ${endOf(last)}` : ''}`}
        </span>
      </div>
    </Card>
  );
}

function endOf({ at, minutes }: Detail['agenda']['items'][number]): string {
  if (at === null) return '';
  const end = new Date(Date.parse(`${at}:00Z`) + minutes * 60_000);
  return formatClock(end.toISOString().slice(0, 16));
}

function Preset({ detail: { qbr } }: { detail: Detail }) {
  const set = useMutation(trpc.qbrs.setPreset.mutationOptions());
  const choose = async (value: string) => {
    const preset = presets.find((one) => one === value);
    if (preset === undefined) return;
    try {
      const { change } = await set.mutateAsync({ id: qbr.id, preset });
      tellUndoable(`The agenda is now ${agendas[preset].name}.`, change);
    } catch {
      // Shown beside the choice.
    }
  };
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label="Agenda template"
        value={qbr.agendaPreset}
        disabled={set.isPending}
        data={presets.map((one) => ({ value: one, label: agendas[one].name }))}
        onChange={(event) => void choose(event.currentTarget.value)}
      />
      <FailureNotice error={set.error} onClose={set.reset} />
    </>
  );
}

/** The order as it is, as it is being dragged, or as it was just asked for. */
function useOrder({ agenda: { items } }: Detail) {
  const move = useMutation(trpc.qbrs.moveAgenda.mutationOptions());
  const [hover, setHover] = useState<{ id: string; to: number } | null>(null);
  const [said, say] = useState('');
  const dragging = useRef<string | null>(null);
  const asked = move.isPending ? move.variables : null;
  const wanted = hover ?? asked;
  const go = (id: string, to: number) => {
    const item = items.find((one) => one.id === id);
    const from = items.findIndex((one) => one.id === id);
    if (item === undefined || to < 0 || to >= items.length || to === from) return;
    say(`${item.title} is now point ${to + 1} of ${items.length}.`);
    move.mutate({ id, to });
  };
  return {
    items: wanted === null ? items : moved(items, wanted.id, wanted.to),
    dragged: hover?.id ?? null,
    said,
    error: move.error,
    clear: () => move.reset(),
    move: go,
    dragOf: (id: string, index: number) => ({
      onDragStart: (event: DragEvent) => {
        dragging.current = id;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', id);
      },
      onDragOver: (event: DragEvent) => {
        if (dragging.current === null) return;
        event.preventDefault();
        const next = { id: dragging.current, to: index };
        if (dragging.current !== id) setHover(next);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (hover !== null) go(hover.id, hover.to);
      },
      onDragEnd: () => {
        dragging.current = null;
        setHover(null);
      },
    }),
  };
}
