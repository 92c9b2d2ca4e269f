import { Modal, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../app/client.ts';
import { useToday } from '../../app/today.ts';
import { SubmitActions } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useFocusBack } from '../../components/use-focus-back.ts';
import type { Overview } from './overview.ts';

type RecordSurveyProps = { partner: Overview['partner']; onClose: () => void };

/** One answer to "how likely are you to recommend us", typed by hand. */
export function RecordSurvey({ partner, onClose }: RecordSurveyProps) {
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title="Record a survey answer">
      <RecordSurveyForm partner={partner} onClose={onClose} />
    </Modal>
  );
}

function RecordSurveyForm({ partner, onClose }: RecordSurveyProps) {
  const today = useToday() ?? '';
  const create = useMutation(trpc.partners.create.mutationOptions());
  const form = useForm<{ score: number | string; on: string; person: string; comment: string }>({
    initialValues: { score: '', on: today, person: '', comment: '' },
    validate: {
      score: (score) => (typeof score === 'number' ? null : 'A whole number from 0 to 10.'),
      on: (on) => (on === '' ? 'Say when it was.' : null),
    },
  });
  const submit = form.onSubmit(async ({ score, on, person, comment }) => {
    const values = {
      partner: partner.id,
      score,
      on,
      ...(person.trim() === '' ? {} : { person: person.trim() }),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    };
    try {
      await create.mutateAsync({ entity: 'surveys', values });
      onClose();
    } catch {
      // Shown by the notice below; what was typed stays.
    }
  });
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 10 }} noValidate>
      <NumberInput
        label="How likely are they to recommend you, 0 to 10?"
        min={0}
        max={10}
        allowDecimal={false}
        required
        data-autofocus
        {...form.getInputProps('score')}
      />
      <TextInput label="Who answered" {...form.getInputProps('person')} />
      <TextInput type="date" label="Date" max={today} {...form.getInputProps('on')} />
      <Textarea label="Comment" autosize minRows={2} {...form.getInputProps('comment')} />
      <FailureNotice error={create.error} />
      <SubmitActions verb="Record" busy={create.isPending} onCancel={onClose} />
    </form>
  );
}
