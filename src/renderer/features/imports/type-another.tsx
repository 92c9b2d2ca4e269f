import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { NoValue } from '../../components/values.tsx';
import classes from './imports.module.css';

/** A value neither of the two says: what it is about, and how it is sent. */
export type AnotherWish = {
  /** "Amount of Birch Insurance". */
  title: string;
  mine: string | null;
  theirs: string | null;
  save: (value: string) => Promise<unknown>;
};

type TypeAnotherProps = { wish: AnotherWish | null; onClose: () => void };

/** Asks for a value of the person's own where yours and theirs are both not it. */
export function TypeAnother({ wish, onClose }: TypeAnotherProps) {
  return (
    <Modal opened={wish !== null} onClose={onClose} title={wish?.title ?? ''}>
      {wish !== null && <Form wish={wish} onClose={onClose} />}
    </Modal>
  );
}

function Form({ wish, onClose }: { wish: AnotherWish; onClose: () => void }) {
  const [text, setText] = useState('');
  const save = useMutation({ mutationFn: wish.save, onSuccess: onClose });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') save.mutate(text.trim());
      }}
    >
      <dl className={classes.facts}>
        <dt>Yours</dt>
        <dd>{wish.mine ?? <NoValue word="empty" />}</dd>
        <dt>Theirs</dt>
        <dd>{wish.theirs ?? <NoValue word="empty" />}</dd>
      </dl>
      <TextInput
        data-autofocus
        mt="sm"
        label="It is"
        description="Written as an edit of yours; the next file asks again only if it says something new."
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FailureNotice error={save.error} />
      <div className={classes.dialogFoot}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={text.trim() === ''} loading={save.isPending}>
          Use this
        </Button>
      </div>
    </form>
  );
}
