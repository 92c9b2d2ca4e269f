import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useOpenLineage } from '../../../../src/renderer/app/lineage.ts';
import { PackCard } from '../../../../src/renderer/features/qbr/pack-card.tsx';
import { fullInput } from '../../../main/deck/decks.ts';

const { pack } = fullInput();

function Opened() {
  const [target] = useOpenLineage();
  return <output>{target === null ? 'nothing' : Object.values(target).join(' ')}</output>;
}

test('[S20] every section is there, and a figure opens the rows of its partner and quarter', async () => {
  await render(
    <>
      <PackCard partner="partner-1" pack={pack} />
      <Opened />
    </>,
  );
  for (const { title } of pack.sections)
    await expect.element(page.getByRole('region', { name: title, exact: true })).toBeVisible();
  const revenue = page.getByRole('region', { name: 'Revenue performance' });
  await userEvent.click(revenue.getByRole('button', { name: '$156,400.00' }).first());
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('partner-1 revenueQuarter 2019-Q4');
});

test('[S20] what is not known is called unknown, never zero', async () => {
  const section = { id: 'engagement', title: 'Engagement' } as const;
  const known = pack.sections.flatMap(({ fields }) => fields).find(({ metric }) => metric !== null);
  if (known === undefined) throw new Error('The pack has no figure.');
  const field = { ...known, id: 'loginsPerMonth', value: null, note: null };
  const fields = [
    { ...field, label: 'Portal logins', text: 'no data' },
    { ...field, id: 'ratio', label: 'Win rate', text: 'n/a' },
  ];
  await render(<PackCard partner="p" pack={{ ...pack, sections: [{ ...section, fields }] }} />);
  await expect.element(page.getByText('unknown')).toBeVisible();
  await expect.element(page.getByText('n/a')).toBeVisible();
  expect(page.getByText('no data').elements()).toHaveLength(0);
});
