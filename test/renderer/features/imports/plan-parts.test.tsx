import { MantineProvider } from '@mantine/core';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { BucketTiles } from '../../../../src/renderer/features/imports/bucket-tiles.tsx';
import { ColumnRow } from '../../../../src/renderer/features/imports/column-row.tsx';
import { Guards } from '../../../../src/renderer/features/imports/guards.tsx';
import {
  draftOf,
  type RecipeDraft,
  recipeOf,
} from '../../../../src/renderer/features/imports/recipe-draft.ts';
import type { PlanBucket } from '../../../../src/shared/book/plan.ts';

const show = (inside: ReactNode) => render(<MantineProvider>{inside}</MantineProvider>);

const counts = {
  ...{ rows: 2627, rejected: 0, repeated: 0, conflicts: 3, new: 432 },
  ...{ changed: 42, unchanged: 2150, vanished: 179 },
};

test('each tile says its count and filters by the keyboard too', async () => {
  const onChoose = vi.fn<(bucket: PlanBucket) => void>();
  await show(<BucketTiles counts={counts} open={3} chosen="changed" onChoose={onChoose} />);
  await expect.element(page.getByRole('button')).toHaveLength(6);
  await expect
    .element(page.getByRole('button', { name: /Changed/ }))
    .toHaveAttribute('aria-pressed', 'true');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(onChoose).toHaveBeenCalledWith('new');
});

test('a guard is passed by a tick, one that stands has none', async () => {
  const onAccept = vi.fn<(names: readonly string[]) => void>();
  const guards: ComponentProps<typeof Guards>['guards'] = [
    { name: 'rejected', message: '3 rows can’t be read.', evidence: ['Line 5'], absolute: false },
    { name: 'cut', message: 'A quote is never closed.', evidence: [], absolute: true },
  ];
  await show(<Guards guards={guards} accepted={['older']} onAccept={onAccept} />);
  await expect.element(page.getByRole('checkbox')).toHaveLength(1);
  await userEvent.click(page.getByRole('checkbox', { name: 'Leave these rows out' }));
  expect(onAccept).toHaveBeenCalledWith(['older', 'rejected']);
});

function Row({ onDraft }: { onDraft: (draft: RecipeDraft) => void }) {
  const recipe = {
    entity: 'deals',
    source: 'erp',
    key: ['id'],
    columns: { id: 'externalId' },
  } as const;
  const [draft, setDraft] = useState(draftOf({ ...recipe, key: ['id'] }, ['id', 'state']));
  const choice = draft.columns[1];
  if (choice === undefined) return null;
  const change = (next: RecipeDraft) => {
    setDraft(next);
    onDraft(next);
  };
  const values = [
    { text: 'Shipped', count: 9 },
    { text: 'open', count: 2 },
  ];
  return (
    <div role="table">
      <div role="rowgroup">
        <ColumnRow
          place={0}
          top={null}
          choice={choice}
          draft={draft}
          setDraft={change}
          sample={['Shipped']}
          values={values}
        />
      </div>
    </div>
  );
}

test('a column gets a field, and its words their meaning', async () => {
  let draft: RecipeDraft | null = null;
  await show(<Row onDraft={(next) => (draft = next)} />);
  await userEvent.selectOptions(page.getByLabelText('Field of state'), 'stage');
  await userEvent.click(page.getByRole('button', { name: /words?.*, state$/ }));
  await userEvent.selectOptions(page.getByLabelText('Meaning of Shipped'), 'won');
  expect(draft).not.toBeNull();
  expect(draft === null ? null : recipeOf(draft).columns.state).toEqual({
    field: 'stage',
    values: { Shipped: 'won', open: 'open' },
  });
  await userEvent.click(page.getByLabelText('state is part of the key'));
  expect(draft === null ? null : recipeOf(draft).key).toEqual(['id', 'state']);
});
