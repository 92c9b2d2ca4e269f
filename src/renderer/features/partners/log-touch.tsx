import { Autocomplete, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../app/client.ts';
import { useToday } from '../../app/today.ts';
import { SubmitActions } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';
import { useContacts } from './contacts-card.tsx';
import type { Overview } from './overview.ts';

type LogTouchProps = { partner: Overview['partner']; onClose: () => void };

const kinds = ['Call', 'Email', 'Meeting', 'Visit', 'Event'];

/** A touch noted in under half a minute: T, the note, Ctrl+Enter. */
export function LogTouch({ partner, onClose }: LogTouchProps) {
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={`Log a touch with ${partner.name}`} size="lg">
      <LogTouchForm partner={partner} onClose={onClose} />
    </Modal>
  );
}

function LogTouchForm({ partner, onClose }: LogTouchProps) {
  const today = useToday() ?? '';
  const contacts = useContacts(partner.id);
  const create = useMutation(trpc.partners.create.mutationOptions());
  const form = useForm({
    initialValues: { note: '', on: today, kind: 'Call', contact: '' },
    validate: { on: (on) => (on === '' ? 'Say when it was.' : null) },
  });
  const submit = form.onSubmit(async ({ note, on, kind, contact }) => {
    const values = {
      partner: partner.id,
      on,
      kind,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(contact.trim() === '' ? {} : { contact: contact.trim() }),
    };
    try {
      await create.mutateAsync({ entity: 'touches', values });
      notifications.show({ message: 'Touch logged.', autoClose: 2500 });
      onClose();
    } catch {
      // Shown by the notice below; what was typed stays.
    }
  });
  const names = (contacts.data ?? []).map((row) => String(row.name ?? ''));
  return (
    <form
      onSubmit={submit}
      style={{ display: 'grid', gap: 10 }}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      <Textarea
        label="Note"
        placeholder="What was said, what comes next"
        autosize
        minRows={4}
        maxRows={12}
        data-autofocus
        {...form.getInputProps('note')}
      />
      <Group grow align="flex-start">
        <Autocomplete label="Kind" data={kinds} {...form.getInputProps('kind')} />
        <TextInput type="date" label="Date" max={today} {...form.getInputProps('on')} />
        <Autocomplete
          label="With"
          placeholder="A contact"
          data={[...new Set(names)].filter((name) => name !== '')}
          {...form.getInputProps('contact')}
        />
      </Group>
      <FailureNotice error={create.error} />
      <SubmitActions verb="Log touch" busy={create.isPending} onCancel={onClose} />
    </form>
  );
}
