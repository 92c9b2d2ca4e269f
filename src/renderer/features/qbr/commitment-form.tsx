import { Autocomplete, Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { type CommitmentFault, validateCommitment } from '../../../shared/qbr/commitments.ts';
import type { CommitmentSide } from '../../../shared/qbr/types.ts';
import { trpc } from '../../app/client.ts';
import { FormActions } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import type { CommitmentFields } from './commitment-draft.ts';
import classes from './qbr.module.css';

type CommitmentFormProps = {
  partner: string;
  fields: CommitmentFields;
  onFields: (fields: CommitmentFields) => void;
  onLeave?: () => void;
  /** Resolves once it is in the book; rejects with the failure shown here. */
  onSave: (valid: {
    text: string;
    side: CommitmentSide;
    person: string;
    dueOn: string;
  }) => Promise<unknown>;
  onCancel?: () => void;
  verb: string;
  note?: ReactNode;
};

const sides = [
  { value: 'us', label: 'Us' },
  { value: 'partner', label: 'Partner' },
  { value: 'both', label: 'Both' },
] as const;

/** A promise needs words, a side, a person and a deadline (S22): what is missing is said at its field. */
export function CommitmentForm(props: CommitmentFormProps) {
  const { partner, fields, onFields, onLeave, onSave, onCancel, verb, note } = props;
  const [faults, setFaults] = useState<readonly CommitmentFault[]>([]);
  const [state, setState] = useState<{ saving: boolean; error: unknown }>({
    saving: false,
    error: null,
  });
  const people = usePeople(partner);
  const sideLabel = useId();
  const fault = (field: CommitmentFault['field']) =>
    faults.find((one) => one.field === field)?.message;
  const change = (next: Partial<CommitmentFields>) => {
    onFields({ ...fields, ...next });
    setFaults(faults.filter(({ field }) => !Object.hasOwn(next, field)));
  };
  const save = async () => {
    const valid = validateCommitment({ ...fields, dueOn: fields.dueOn || null });
    if (!valid.ok) return setFaults(valid.error);
    setState({ saving: true, error: null });
    try {
      await onSave(valid.value);
      setState({ saving: false, error: null });
    } catch (error) {
      setState({ saving: false, error });
    }
  };
  return (
    <form
      noValidate
      className={classes.form}
      onBlur={onLeave}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <Textarea
        label="What is promised"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={4000}
        value={fields.text}
        error={fault('text')}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <div className={classes.fields}>
        <div>
          <div id={sideLabel} className={classes.fieldLabel}>
            Whose promise
          </div>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby={sideLabel}
            data={sides.map((side) => ({ ...side }))}
            value={fields.side}
            onChange={(side) => change({ side })}
          />
        </div>
        <Autocomplete
          label="Person"
          data={people}
          limit={8}
          maxLength={200}
          value={fields.person}
          error={fault('person')}
          onChange={(person) => change({ person })}
        />
        <TextInput
          type="date"
          label="Due"
          value={fields.dueOn}
          error={fault('dueOn')}
          onChange={(event) => change({ dueOn: event.currentTarget.value })}
        />
      </div>
      <FailureNotice error={state.error} />
      <FormActions>
        {note}
        {onCancel !== undefined && (
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button size="compact-sm" variant="default" type="submit" loading={state.saving}>
          {verb}
        </Button>
      </FormActions>
    </form>
  );
}

/** Who could own it: the partner's people who are still there, and our own manager. */
function usePeople(partner: string): string[] {
  const contacts = useQuery(
    trpc.partners.records.queryOptions({ entity: 'contacts', where: { partner }, limit: 200 }),
  );
  const record = useQuery(trpc.partners.record.queryOptions({ entity: 'partners', key: partner }));
  const present = (contacts.data ?? []).filter((row) => (row.leftOn ?? null) === null);
  const names = [record.data?.owner, ...present.map((row) => row.name)];
  return [...new Set(names.map((name) => String(name ?? '')))].filter((name) => name !== '');
}
