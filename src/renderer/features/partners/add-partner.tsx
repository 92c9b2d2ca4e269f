import { Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../app/client.ts';
import { SubmitActions } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';

type AddPartnerProps = { onClose: () => void };

const empty = { name: '', type: '', owner: '', city: '', country: '', domain: '' };

export function AddPartner({ onClose }: AddPartnerProps) {
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title="Add a partner">
      <AddPartnerForm onClose={onClose} />
    </Modal>
  );
}

function AddPartnerForm({ onClose }: AddPartnerProps) {
  const navigate = useNavigate();
  const create = useMutation(trpc.partners.create.mutationOptions());
  const form = useForm({
    initialValues: empty,
    validate: { name: (name) => (name.trim() === '' ? 'A partner needs a name.' : null) },
  });
  const submit = form.onSubmit(async (values) => {
    const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
    const trimmed = Object.fromEntries(given.map(([name, value]) => [name, value.trim()]));
    try {
      const made = await create.mutateAsync({ entity: 'partners', values: trimmed });
      void navigate({ to: '/partners/$partnerId', params: { partnerId: made.id } });
    } catch {
      // Shown by the notice below; what was typed stays.
    }
  });
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 10 }} noValidate>
      <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
      <TextInput label="Type" placeholder="Reseller, referral, …" {...form.getInputProps('type')} />
      <TextInput label="Owner" {...form.getInputProps('owner')} />
      <TextInput label="City" {...form.getInputProps('city')} />
      <TextInput label="Country" {...form.getInputProps('country')} />
      <TextInput label="Web domain" placeholder="example.com" {...form.getInputProps('domain')} />
      <FailureNotice error={create.error} />
      <SubmitActions verb="Add partner" busy={create.isPending} onCancel={onClose} />
    </form>
  );
}
