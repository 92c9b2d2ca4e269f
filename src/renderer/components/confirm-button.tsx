import { Button, type ButtonProps, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

type ConfirmButtonProps = ButtonProps & {
  /** Asked as a question: "Undo this import?" */
  question: string;
  /** What will happen, and what can still be undone. */
  explanation: ReactNode;
  /** The verb on the button that does it. */
  verb: string;
  onConfirm: () => void;
  children: ReactNode;
};

/** A button that asks once, in words that say what will happen. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { question, explanation, verb, onConfirm, children, ...button } = props;
  const ask = () =>
    modals.openConfirmModal({
      title: question,
      children: <Text size="sm">{explanation}</Text>,
      labels: { confirm: verb, cancel: 'Cancel' },
      onConfirm,
    });
  return (
    <Button variant="default" {...button} onClick={ask}>
      {children}
    </Button>
  );
}

type SubmitActionsProps = {
  /** The verb on the button that does it. */
  verb: string;
  busy: boolean;
  disabled?: boolean;
  onCancel: () => void;
};

/** At the foot of a form in a dialog. */
export function SubmitActions({ verb, busy, disabled = false, onCancel }: SubmitActionsProps) {
  return (
    <FormActions>
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
      <Button type="submit" disabled={disabled} loading={busy}>
        {verb}
      </Button>
    </FormActions>
  );
}

/** Buttons at the foot of a form. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <Group justify="flex-end" gap="xs" mt="md">
      {children}
    </Group>
  );
}
