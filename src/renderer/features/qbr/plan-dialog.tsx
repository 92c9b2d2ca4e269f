import { Modal, Radio, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addDays } from '../../../shared/kernel/local-date.ts';
import { agendas } from '../../../shared/qbr/agenda.ts';
import { qbrMoments } from '../../../shared/qbr/checklist.ts';
import type { AgendaPresetId } from '../../../shared/qbr/types.ts';
import { trpc } from '../../app/client.ts';
import { formatDate, formatDateTime } from '../../app/format.ts';
import { useToday } from '../../app/today.ts';
import { SubmitActions } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';
import classes from './qbr.module.css';

type Partner = { id: string; name: string; key: string | null };

type PlanDialogProps = {
  /** Whose QBR; chosen in the dialog where it is not known. */
  partner: Partner | null;
  /** The day proposed; two weeks ahead unless it is said. */
  on: string | null;
  /** It is in the book. */
  onPlanned?: () => void;
  onClose: () => void;
};

const presets: readonly AgendaPresetId[] = ['Q3', 'Q2', 'Q1'];
const usualStart = '10:00';

export function PlanDialog(props: PlanDialogProps) {
  useFocusBack();
  return (
    <Modal opened onClose={props.onClose} title="Plan a QBR" size="lg">
      <PlanForm {...props} />
    </Modal>
  );
}

type Faults = Partial<Record<'partner' | 'day' | 'clock', string>>;

function PlanForm({ partner: given, on, onPlanned, onClose }: PlanDialogProps) {
  const today = useToday();
  const navigate = useNavigate();
  const settings = useQuery(trpc.settings.get.queryOptions());
  const plan = useMutation(trpc.qbrs.plan.mutationOptions());
  const [partner, setPartner] = useState<Partner | null>(given);
  const [typedDay, setDay] = useState<string | null>(on);
  const [clock, setClock] = useState(usualStart);
  const [chosen, choose] = useState<AgendaPresetId | null>(null);
  const [faults, setFaults] = useState<Faults>({});
  const day = typedDay ?? (today === null ? '' : addDays(today, 14));
  const agenda = chosen ?? settings.data?.settings.agenda ?? 'Q3';
  const submit = async () => {
    const found: Faults = {
      ...(partner === null ? { partner: 'Choose the partner.' } : {}),
      ...(day === '' ? { day: 'Choose the day.' } : {}),
      ...(clock === '' ? { clock: 'Say when it starts.' } : {}),
    };
    setFaults(found);
    if (partner === null || Object.keys(found).length > 0) return;
    try {
      const made = await plan.mutateAsync({ partner: partner.id, on: `${day}T${clock}`, agenda });
      onPlanned?.();
      onClose();
      void navigate({ to: '/qbrs/$qbrId', params: { qbrId: made.id }, search: { step: 'plan' } });
    } catch {
      // Shown by the notice below; what was chosen stays.
    }
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PartnerSelect partner={partner} fault={faults.partner} onChange={setPartner} />
      <Planned partner={partner} />
      <div className={classes.fields}>
        <TextInput
          type="date"
          label="Date"
          required
          value={day}
          error={faults.day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label="Starts at"
          required
          value={clock}
          error={faults.clock}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
      </div>
      <Moments day={day} clock={clock} today={today} />
      <Radio.Group
        label="Agenda"
        value={agenda}
        onChange={(value) => choose(presets.find((one) => one === value) ?? null)}
      >
        <div className={classes.presets}>
          {presets.map((one) => (
            <Radio
              key={one}
              value={one}
              label={agendas[one].name}
              description={agendas[one].items.map(({ title }) => title).join(', ')}
              styles={{ description: { fontSize: 12 } }}
            />
          ))}
        </div>
      </Radio.Group>
      <FailureNotice error={plan.error} />
      <SubmitActions verb="Plan QBR" busy={plan.isPending} onCancel={onClose} />
    </form>
  );
}

type PartnerSelectProps = {
  partner: Partner | null;
  fault: string | undefined;
  onChange: (partner: Partner | null) => void;
};

/** Names are not unique: each choice carries its key. */
function labelOf({ name, key }: Partner): string {
  return key === null ? name : `${name} · ${key}`;
}

function PartnerSelect({ partner, fault, onChange }: PartnerSelectProps) {
  const [typed, setTyped] = useState(partner === null ? '' : labelOf(partner));
  const [asked] = useDebouncedValue(typed, 120);
  const own = partner !== null && typed === labelOf(partner);
  const found = useQuery(
    trpc.partners.list.queryOptions(
      {
        filter: own ? {} : { text: asked.trim() },
        sort: { by: 'revenueT12M', direction: 'desc' },
        limit: 20,
      },
      { placeholderData: keepPreviousData },
    ),
  );
  const rows: Partner[] = found.data?.rows ?? [];
  const shown =
    partner === null || rows.some(({ id }) => id === partner.id) ? rows : [partner, ...rows];
  return (
    <>
      <Select
        label="Partner"
        required
        searchable
        data-autofocus={partner === null ? true : undefined}
        placeholder="Type a name"
        nothingFoundMessage={found.isPending ? 'Looking' : 'No partner of that name'}
        data={shown.map((one) => ({ value: one.id, label: labelOf(one) }))}
        filter={({ options }) => options}
        withScrollArea={false}
        styles={{ options: { maxHeight: 220, overflowY: 'auto' } }}
        value={partner?.id ?? null}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(id) => onChange(shown.find((one) => one.id === id) ?? null)}
        error={fault}
      />
      <FailureNotice error={found.error} />
    </>
  );
}

/** One partner may well have two ahead, but seldom on purpose. */
function Planned({ partner }: { partner: Partner | null }) {
  const planned = useQuery(
    trpc.qbrs.list.queryOptions(
      { partner: partner?.id ?? '', status: 'planned' },
      { enabled: partner !== null },
    ),
  );
  const next = partner === null ? undefined : planned.data?.at(-1);
  if (partner === null || next === undefined) return null;
  return (
    <p className={`${classes.plain} qd-warn`} role="status">
      {partner.name} already has a QBR planned for {formatDateTime(next.meetsAt)}.
    </p>
  );
}

type MomentsProps = { day: string; clock: string; today: string | null };

function Moments({ day, clock, today }: MomentsProps) {
  if (day === '' || clock === '') return null;
  const { prepare, dataPack } = qbrMoments(`${day}T${clock}`);
  const late = today !== null && prepare < today;
  return (
    <p className={late ? `${classes.plain} qd-warn` : classes.plain} role="status">
      {late
        ? `Preparing should have begun on ${formatDate(prepare, today)}: its items start overdue.`
        : `Prepare by ${formatDate(prepare, today)}; the data pack goes out by ${formatDateTime(dataPack, today)}.`}
    </p>
  );
}
