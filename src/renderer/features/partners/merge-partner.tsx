import { Modal, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { trpc } from '../../app/client.ts';
import { count } from '../../app/format.ts';
import { SubmitActions } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';
import classes from './partner.module.css';

type MergePartnerProps = { partner: { id: string; name: string }; onClose: () => void };

/** Into which partner this one is merged: found by name, with what would move before it does. */
export function MergePartner({ partner, onClose }: MergePartnerProps) {
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={`Merge ${partner.name} into another partner`}>
      <MergeForm partner={partner} onClose={onClose} />
    </Modal>
  );
}

function MergeForm({ partner, onClose }: MergePartnerProps) {
  const navigate = useNavigate();
  const [into, setInto] = useState<string | null>(null);
  const merge = useMutation(trpc.partners.merge.mutationOptions());
  const submit = async () => {
    if (into === null) return;
    try {
      const made = await merge.mutateAsync({ key: partner.id, into });
      onClose();
      await navigate({ to: '/partners/$partnerId', params: { partnerId: made.id } });
      tellUndoable(`${partner.name} was merged into this partner.`, made.change);
    } catch {
      // Shown by the notice below.
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className={classes.merge}
    >
      <PartnerPicker except={partner.id} value={into} onChange={setInto} />
      {into !== null && <WhatMoves from={partner.id} into={into} />}
      <FailureNotice error={merge.error} />
      <SubmitActions
        verb="Merge"
        busy={merge.isPending}
        disabled={into === null}
        onCancel={onClose}
      />
    </form>
  );
}

type PickerProps = { except: string; value: string | null; onChange: (id: string | null) => void };

const shown = 30;

function PartnerPicker({ except, value, onChange }: PickerProps) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 150);
  const found = useQuery(
    trpc.partners.list.queryOptions({ filter: { text: search }, limit: shown }),
  );
  const partners = (found.data?.rows ?? []).filter(({ id }) => id !== except);
  return (
    <Select
      label="The partner that stays"
      placeholder="Find it by name"
      description="Its own fields stay as they are."
      data={partners.map(({ id, name, key, city }) => ({
        value: id,
        label: [name, key, city].filter((part) => part !== null).join(' · '),
      }))}
      filter={({ options }) => options}
      searchable
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={found.isPending ? 'Looking…' : 'No partner of that name'}
      value={value}
      onChange={onChange}
      data-autofocus
    />
  );
}

const words: Readonly<Record<string, string>> = {
  deals: 'deal',
  quarters: 'quarterly figure',
  contacts: 'contact',
  touches: 'touch',
  certifications: 'certification',
  surveys: 'survey answer',
  campaigns: 'campaign',
  qbrs: 'QBR',
  commitments: 'commitment',
};

function WhatMoves({ from, into }: { from: string; into: string }) {
  const preview = useQuery(trpc.partners.mergePreview.queryOptions({ key: from, into }));
  if (preview.isError) return <FailureNotice error={preview.error} />;
  if (preview.data === undefined) return <p className="qd-dim">Looking what would move…</p>;
  const { moved, keys, into: stays, from: goes } = preview.data;
  const facts = moved.map(({ record, count: n }) => count(n, words[record] ?? record));
  return (
    <div className={classes.mergeMoves} role="status">
      <p>
        {facts.length === 0 ? 'No facts move' : `${facts.join(', ')} move`} to <b>{stays.name}</b>
        {keys.length === 0 ? '' : `, and ${count(keys.length, 'key')} with them`}.
      </p>
      <p className="qd-dim">
        {goes.name} is set aside. The next files may hold both: they change nothing by it. Undo
        brings both back.
      </p>
    </div>
  );
}
