import { Button, FileButton, Group, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { entities } from '../../../shared/book/entities.ts';
import { api, trpc } from '../../app/client.ts';
import { count } from '../../app/format.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { tellUndoable } from '../../components/undoable.tsx';

/** Takes in a recipe someone saved as a file; whose it is is shown before it is kept. */
export function RecipeFileButton({ small = false }: { small?: boolean }) {
  const reset = useRef<() => void>(null);
  const navigate = useNavigate();
  const read = useMutation({
    mutationFn: async (file: File) =>
      api.recipes.read.mutate({ name: file.name, text: await file.text() }),
  });
  const keep = useMutation(trpc.recipes.keep.mutationOptions());
  const close = () => {
    reset.current?.();
    read.reset();
    keep.reset();
  };
  const recipe = read.data?.recipe;
  const save = async () => {
    if (recipe === undefined) return;
    const { change } = await keep.mutateAsync({ recipe });
    close();
    const { source, entity } = recipe;
    await navigate({ to: '/import/sources/$source', params: { source }, search: { as: entity } });
    tellUndoable(`The recipe of ${source} is kept.`, change);
  };
  return (
    <>
      <FileButton
        resetRef={reset}
        accept=".json,application/json"
        onChange={(file) => file !== null && read.mutate(file)}
      >
        {(props) => (
          <Button
            {...props}
            size={small ? 'compact-sm' : 'sm'}
            variant="default"
            loading={read.isPending}
          >
            Open a recipe
          </Button>
        )}
      </FileButton>
      <Modal
        opened={recipe !== undefined || read.isError}
        onClose={close}
        title={recipe === undefined ? 'This is no recipe' : `Keep the recipe of ${recipe.source}?`}
      >
        {recipe !== undefined && (
          <Text size="sm">
            {`It reads ${entities[recipe.entity].label.toLowerCase()} of ${recipe.source} by ${recipe.key.join(' + ')}, with ${count(Object.keys(recipe.columns).length, 'column')} of their own. It takes the place of the recipe that is kept for them, if there is one.`}
          </Text>
        )}
        <FailureNotice error={read.error ?? keep.error} />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close}>
            {recipe === undefined ? 'Close' : 'Cancel'}
          </Button>
          {recipe !== undefined && (
            <Button
              data-autofocus
              loading={keep.isPending}
              onClick={() => void save().catch(() => undefined)}
            >
              Keep it
            </Button>
          )}
        </Group>
      </Modal>
    </>
  );
}
