import { MantineProvider } from '@mantine/core';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { type Column, DataTable } from '../../../src/renderer/components/data-table.tsx';

const columns: Column<string>[] = [
  {
    id: 'name',
    header: 'Name',
    width: '1fr',
    cell: (name) => <button type="button">{name}</button>,
  },
];

function Answered() {
  const [left, setLeft] = useState(['One', 'Two', 'Three']);
  const [said, setSaid] = useState('');
  const answer = (how: string) => (row: string) => {
    setLeft((now) => now.filter((one) => one !== row));
    setSaid((now) => `${now} ${how} ${row}`);
  };
  const keys = { m: answer('mine'), t: answer('theirs') };
  return (
    <MantineProvider>
      <DataTable label="To decide" columns={columns} rows={left} keys={keys} height={300} />
      <output>{said}</output>
    </MantineProvider>
  );
}

test('a table’s own keys act on the active row, and the next row takes its place', async () => {
  await render(<Answered />);
  await userEvent.tab();
  await expect.element(page.getByRole('grid')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}t');
  await userEvent.keyboard('{ArrowUp}M');
  await expect.element(page.getByRole('status')).toHaveTextContent('theirs Two mine One');
  await expect.element(page.getByRole('button')).toHaveLength(1);
  // In a control of the row, and with Ctrl, they are not the table's.
  await userEvent.click(page.getByRole('button', { name: 'Three' }));
  await userEvent.keyboard('m');
  await expect.element(page.getByRole('button')).toHaveLength(1);
});
