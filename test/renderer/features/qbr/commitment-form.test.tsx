import '@mantine/core/styles.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createQueryClient } from '../../../../src/renderer/app/query-client.ts';
import { noCommitment } from '../../../../src/renderer/features/qbr/commitment-draft.ts';
import { CommitmentForm } from '../../../../src/renderer/features/qbr/commitment-form.tsx';

const client = createQueryClient();

/** The form by itself; nobody answers for the partner's people, and it works without them. */
function Form({ onSave }: { onSave: (valid: unknown) => Promise<unknown> }) {
  const [fields, setFields] = useState(noCommitment);
  return (
    <MantineProvider>
      <QueryClientProvider client={client}>
        <CommitmentForm
          partner="partner-1"
          fields={fields}
          onFields={setFields}
          verb="Add commitment"
          onSave={onSave}
        />
      </QueryClientProvider>
    </MantineProvider>
  );
}

const missing = ['Say what is promised.', 'Name the person who owns it.', 'Give it a deadline.'];

test('[S22] says all that is missing, each at its field, and takes back what was filled in', async () => {
  const onSave = vi.fn(async () => undefined);
  await render(<Form onSave={onSave} />);
  await userEvent.click(page.getByRole('button', { name: 'Add commitment' }));
  for (const says of missing) await expect.element(page.getByText(says)).toBeVisible();
  const text = page.getByRole('textbox', { name: 'What is promised' });
  await expect.element(text).toHaveAttribute('aria-invalid', 'true');
  await userEvent.fill(text, 'Train four of their people');
  await expect.element(page.getByText('Say what is promised.')).not.toBeInTheDocument();
  await expect.element(page.getByText('Give it a deadline.')).toBeVisible();
  expect(onSave).not.toHaveBeenCalled();
});

test('[S22] Ctrl+Enter gives the promise trimmed, with whose it is', async () => {
  const onSave = vi.fn(async () => undefined);
  await render(<Form onSave={onSave} />);
  await userEvent.fill(page.getByRole('textbox', { name: 'What is promised' }), ' Train four ');
  await userEvent.click(page.getByText('Partner', { exact: true }));
  await userEvent.fill(page.getByRole('combobox', { name: 'Person' }), 'Pat Doe ');
  await userEvent.fill(page.getByLabelText('Due'), '2027-01-10');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await vi.waitFor(() => expect(onSave).toHaveBeenCalledTimes(1));
  expect(onSave).toHaveBeenCalledWith({
    text: 'Train four',
    side: 'partner',
    person: 'Pat Doe',
    dueOn: '2027-01-10',
  });
});

test('what the book refuses is said under the form, and nothing typed is lost', async () => {
  const failure = {
    ...{ code: 'BookReadOnly', message: 'This book can only be read.' },
    hint: 'Copy it first.',
  };
  await render(<Form onSave={() => Promise.reject(failure)} />);
  await userEvent.fill(page.getByRole('textbox', { name: 'What is promised' }), 'Train four');
  await userEvent.fill(page.getByRole('combobox', { name: 'Person' }), 'Pat');
  await userEvent.fill(page.getByLabelText('Due'), '2027-01-10');
  await userEvent.click(page.getByRole('button', { name: 'Add commitment' }));
  await expect.element(page.getByText('This book can only be read.')).toBeVisible();
  await expect
    .element(page.getByRole('textbox', { name: 'What is promised' }))
    .toHaveValue('Train four');
});
