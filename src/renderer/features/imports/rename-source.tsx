import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { trpc } from '../../app/client.ts';
import { FormActions } from '../../components/confirm-button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';

/** Gives a source another name: its rows, recipes and imports follow. */
export function RenameSource({ source }: { source: string }) {
  const [name, setName] = useState<string | null>(null);
  const navigate = useNavigate();
  const rename = useMutation(trpc.recipes.rename.mutationOptions());
  const close = () => {
    rename.reset();
    setName(null);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = (name ?? '').trim();
    const { change } = await rename.mutateAsync({ source, name: wanted });
    setName(null);
    await navigate({
      to: '/import/sources/$source',
      params: { source: wanted },
      search: {},
      replace: true,
    });
    tellUndoable(`${source} is called ${wanted} now.`, change);
  };
  return (
    <>
      <Button variant="default" onClick={() => setName(source)}>
        Rename
      </Button>
      <Modal opened={name !== null} onClose={close} title={`Rename ${source}`}>
        <form onSubmit={(event) => void save(event).catch(() => undefined)}>
          <TextInput
            data-autofocus
            label="Name"
            maxLength={100}
            value={name ?? ''}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <FailureNotice error={rename.error} />
          <FormActions>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={rename.isPending}
              disabled={(name ?? '').trim() === '' || name?.trim() === source}
            >
              Rename
            </Button>
          </FormActions>
        </form>
      </Modal>
    </>
  );
}
